"""What a consent is on a day, in SQL: the one place where it is computed, for the pages and for the only door.

The order of the tests is the order in which one would read the papers. A copy is what its origin is, so that a
change of custody or a withdrawal in the unit that asked holds for everybody at once.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
ALTER TABLE consents_consent
    ADD CONSTRAINT consent_of_twelve_months CHECK (valid_to <= valid_from + interval '12 months'),
    ADD CONSTRAINT consent_text_is_the_hashed_one
        CHECK (text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'));

CREATE FUNCTION samsyn.age_on(born date, on_day date) RETURNS integer LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog AS $$
    SELECT (extract(year FROM on_day) - extract(year FROM born))::integer
         - ((extract(month FROM on_day), extract(day FROM on_day))
            < (extract(month FROM born), extract(day FROM born)))::integer
$$;

CREATE FUNCTION samsyn.custody_of(the_unit uuid, the_person uuid, on_day date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(jsonb_agg(g.id::text ORDER BY g.id::text), '[]') FROM people_guardian g
    WHERE g.unit_id = the_unit AND g.youth_id = the_person AND g.custody IN ('joint', 'sole')
      AND (g.ended_on IS NULL OR g.ended_on > on_day)
$$;
REVOKE ALL ON FUNCTION samsyn.custody_of(uuid, uuid, date) FROM PUBLIC;

CREATE FUNCTION samsyn.consent_answers_of(the_unit uuid, the_consent uuid, age integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH asked AS (
        SELECT g.role, a.said FROM consents_consentgiver g
        LEFT JOIN consents_consentanswer a
            ON a.unit_id = g.unit_id AND a.consent_id = g.consent_id AND a.role = g.role
        WHERE g.unit_id = the_unit AND g.consent_id = the_consent)
    SELECT CASE
        WHEN coalesce(bool_or(said = 'no'), false) THEN 'declined'
        WHEN age >= 18 AND NOT coalesce(bool_or(role = 'youth'), false) THEN 'turned_18'
        WHEN age >= 15 AND NOT coalesce(bool_or(role = 'youth'), false) THEN 'turned_15'
        WHEN age < 18 AND count(*) FILTER (WHERE role <> 'youth') <> (
            SELECT greatest(c.custody, 1) FROM consents_consent c
            WHERE c.unit_id = the_unit AND c.id = the_consent) THEN 'custody_changed'
        WHEN count(*) FILTER (WHERE said = 'yes') = 0 THEN 'asked'
        WHEN count(*) FILTER (WHERE said IS NULL AND (age < 18 OR role = 'youth')) > 0 THEN 'waiting'
        ELSE 'answered' END
    FROM asked
$$;
REVOKE ALL ON FUNCTION samsyn.consent_answers_of(uuid, uuid, integer) FROM PUBLIC;

CREATE FUNCTION samsyn.consent_state_in(the_unit uuid, the_consent uuid, on_day date) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c consents_consent;
    age integer;
    answers text;
BEGIN
    SELECT * INTO c FROM consents_consent WHERE unit_id = the_unit AND id = the_consent;
    IF c.id IS NULL THEN RETURN NULL; END IF;
    IF EXISTS (SELECT 1 FROM consents_consentwithdrawal w WHERE w.unit_id = the_unit AND w.consent_id = c.id) THEN
        RETURN 'withdrawn';
    END IF;
    IF c.origin_id <> the_unit THEN
        RETURN coalesce(samsyn.consent_state_in(c.origin_id, the_consent, on_day), 'withdrawn');
    END IF;
    age := samsyn.age_on(coalesce((SELECT p.birth_date FROM people_person p
        WHERE p.unit_id = the_unit AND p.id = c.person_id), c.born), on_day);
    answers := samsyn.consent_answers_of(the_unit, c.id, age);
    IF answers = 'declined' THEN RETURN answers; END IF;
    IF on_day >= c.valid_to THEN RETURN 'expired'; END IF;
    IF answers IN ('turned_15', 'turned_18') THEN RETURN answers; END IF;
    IF age < 18 AND c.custody_ids <> samsyn.custody_of(the_unit, c.person_id, on_day) THEN
        RETURN 'custody_changed';
    END IF;
    IF answers <> 'answered' THEN RETURN answers; END IF;
    RETURN CASE WHEN on_day < c.valid_from THEN 'not_begun' ELSE 'in_force' END;
END $$;
REVOKE ALL ON FUNCTION samsyn.consent_state_in(uuid, uuid, date) FROM PUBLIC;

CREATE FUNCTION samsyn.consent_states(the_person uuid, on_day date) RETURNS TABLE (consent uuid, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.id, samsyn.consent_state_in(c.unit_id, c.id, on_day) FROM consents_consent c
    WHERE c.unit_id = samsyn.current_unit() AND c.person_id = the_person
$$;

CREATE FUNCTION samsyn.consent_state(the_consent uuid, on_day date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT samsyn.consent_state_in(samsyn.current_unit(), the_consent, on_day)
$$;

CREATE FUNCTION samsyn.consent_covers(the_unit uuid, the_consent uuid, the_person uuid, recipient uuid,
                                      category text, purpose text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM consents_consent c, units_unit s, units_unit r
        WHERE c.unit_id = the_unit AND c.id = the_consent AND c.person_id = the_person
          AND s.id = the_unit AND r.id = recipient AND c.categories ? category AND c.purposes ? purpose
          AND EXISTS (SELECT 1 FROM consents_consentparty p WHERE p.unit_id = c.unit_id AND p.consent_id = c.id
                      AND p.gives AND p.party = s.party AND (p.named_id IS NULL OR p.named_id = s.id))
          AND EXISTS (SELECT 1 FROM consents_consentparty p WHERE p.unit_id = c.unit_id AND p.consent_id = c.id
                      AND p.receives AND p.party = r.party AND (p.named_id IS NULL OR p.named_id = r.id)))
$$;
REVOKE ALL ON FUNCTION samsyn.consent_covers(uuid, uuid, uuid, uuid, text, text) FROM PUBLIC;
"""

GUARDS = """
CREATE FUNCTION samsyn.guard_consent() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.unit_id = samsyn.current_unit() AND NEW.origin_id <> NEW.unit_id THEN
        RAISE EXCEPTION 'En kopia av ett samtycke kommer bara med ett meddelande.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guarded BEFORE INSERT ON consents_consent
FOR EACH ROW EXECUTE FUNCTION samsyn.guard_consent();

CREATE FUNCTION samsyn.guard_consent_answer() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c consents_consent;
BEGIN
    SELECT * INTO c FROM consents_consent WHERE unit_id = NEW.unit_id AND id = NEW.consent_id;
    IF NEW.text_sha256 IS DISTINCT FROM c.text_sha256 THEN
        RAISE EXCEPTION 'Svaret gäller en annan text än den som samtycket har.' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM consents_consentgiver g WHERE g.unit_id = NEW.unit_id
                   AND g.consent_id = NEW.consent_id AND g.role = NEW.role) THEN
        RAISE EXCEPTION 'Den personen är inte tillfrågad.' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.said = 'yes' AND NEW.unit_id = samsyn.current_unit() THEN
        IF NEW.way <> 'paper' OR NOT EXISTS (
            SELECT 1 FROM consents_consentscan s JOIN consents_consentlook l
                ON l.unit_id = s.unit_id AND l.scan_id = s.id
            WHERE s.unit_id = NEW.unit_id AND s.id = NEW.scan_id AND s.consent_id = NEW.consent_id
              AND s.roles ? NEW.role AND l.confirmed AND l.looked_by <> s.uploaded_by) THEN
            RAISE EXCEPTION 'En underskrift på papper räknas först när en annan medarbetare har tittat på den.'
                USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_answer_guarded BEFORE INSERT ON consents_consentanswer
FOR EACH ROW EXECUTE FUNCTION samsyn.guard_consent_answer();

CREATE FUNCTION samsyn.stamp_consent_worker() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    said uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
    IF NEW.unit_id = samsyn.current_unit() AND said IS DISTINCT FROM samsyn.current_worker() THEN
        RAISE EXCEPTION 'Ingen kan titta eller lägga in i någon annans namn.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_scan_by_oneself BEFORE INSERT ON consents_consentscan
FOR EACH ROW EXECUTE FUNCTION samsyn.stamp_consent_worker('uploaded_by');
CREATE TRIGGER consent_look_by_oneself BEFORE INSERT ON consents_consentlook
FOR EACH ROW EXECUTE FUNCTION samsyn.stamp_consent_worker('looked_by');
"""

CALLABLE = ("consent_states(uuid, date)", "consent_state(uuid, date)")
INTERNAL = ("guard_consent()", "guard_consent_answer()", "stamp_consent_worker()", "age_on(date, date)")


def statements() -> list[str]:
    """Everything the consents' tables need beside the locks of their rooms."""
    return [
        FUNCTIONS,
        GUARDS,
        *(f"REVOKE ALL ON FUNCTION samsyn.{name} FROM PUBLIC" for name in INTERNAL),
        *callable_by_web(*CALLABLE),
    ]
