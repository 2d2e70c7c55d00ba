"""The family's rooms in SQL: opening and closing one, and whether it is open to its family on a day.

A room is opened and closed only here, by a worker who has a place in the unit that knows the young person.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

LAWFUL = """
CREATE FUNCTION samsyn.family_room_shut(r family_familyroom, on_day date) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    p people_person;
    g people_guardian;
BEGIN
    IF r.closed_at IS NOT NULL THEN RETURN 'closed'; END IF;
    SELECT * INTO p FROM people_person WHERE unit_id = r.unit_id AND id = r.person_id;
    IF p.protected_identity <> 'none' AND r.why = '' THEN RETURN 'protected'; END IF;
    IF r.guardian_id IS NULL THEN
        IF p.birth_date IS NULL THEN RETURN 'age_unknown'; END IF;
        RETURN CASE WHEN samsyn.age_on(p.birth_date, on_day) < 15 THEN 'under_15' END;
    END IF;
    SELECT * INTO g FROM people_guardian
    WHERE unit_id = r.unit_id AND id = r.guardian_id AND youth_id = r.person_id;
    RETURN CASE WHEN g.id IS NULL OR g.custody NOT IN ('joint', 'sole') OR g.ended_on <= on_day THEN 'no_custody' END;
END $$;
REVOKE ALL ON FUNCTION samsyn.family_room_shut(family_familyroom, date) FROM PUBLIC;

CREATE FUNCTION samsyn.family_came_of_age(r family_familyroom, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.guardian_id IS NOT NULL AND coalesce(samsyn.age_on(p.birth_date, on_day) >= 18, false)
    FROM people_person p WHERE p.unit_id = r.unit_id AND p.id = r.person_id
$$;
REVOKE ALL ON FUNCTION samsyn.family_came_of_age(family_familyroom, date) FROM PUBLIC;

CREATE FUNCTION samsyn.family_rooms_of(the_person uuid, on_day date)
RETURNS TABLE (family_room uuid, shut text, of_age boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.id, samsyn.family_room_shut(r, on_day), samsyn.family_came_of_age(r, on_day)
    FROM family_familyroom r WHERE r.unit_id = samsyn.current_unit() AND r.person_id = the_person
$$;
"""

OPENING = """
CREATE FUNCTION samsyn.refuse_family_room(said text) RETURNS void LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '%', CASE said
        WHEN 'closed' THEN 'Den egna sidan är stängd.'
        WHEN 'protected' THEN 'Den unge har skyddade personuppgifter. En namngiven medarbetare behöver först besluta om en egen sida, med skäl.'
        WHEN 'age_unknown' THEN 'Födelsedatum saknas, så det går inte att veta om den unge har fyllt 15 år. Skriv det hos den unge först.'
        WHEN 'under_15' THEN 'Den unge har inte fyllt 15 år. Till dess är det vårdnadshavaren som kan få en egen sida.'
        ELSE 'Personen är inte vårdnadshavare. Skriv vem som har vårdnaden hos den unge först.' END
        USING ERRCODE = 'check_violation';
END $$;
REVOKE ALL ON FUNCTION samsyn.refuse_family_room(text) FROM PUBLIC;

CREATE FUNCTION samsyn.open_family_room(the_person uuid, the_guardian uuid, the_why text, signed text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    here uuid := samsyn.current_unit();
    worker uuid := samsyn.current_worker();
    today date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
    families uuid;
    r family_familyroom;
    said text;
BEGIN
    IF NOT samsyn.is_member(worker, here) OR NOT EXISTS (
        SELECT 1 FROM people_person WHERE unit_id = here AND id = the_person) THEN
        RAISE EXCEPTION 'Personen finns inte i enheten.' USING ERRCODE = 'no_data_found';
    END IF;
    IF EXISTS (SELECT 1 FROM family_familyroom f WHERE f.unit_id = here AND f.person_id = the_person
               AND f.guardian_id IS NOT DISTINCT FROM the_guardian AND f.closed_at IS NULL) THEN
        RAISE EXCEPTION 'Det finns redan en egen sida. Gör en ny kod i stället.' USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO units_organisation (id, key, name, registration_number)
    VALUES (gen_random_uuid(), 'familjer', 'Familjer', '') ON CONFLICT (key) DO NOTHING;
    SELECT id INTO families FROM units_organisation WHERE key = 'familjer';
    r.id := gen_random_uuid();
    r.room_id := gen_random_uuid();
    INSERT INTO units_unit (id, key, organisation_id, name, party, secrecy_domain, receives_tips,
        receives_concern_reports, telephone, visiting_place)
    VALUES (r.room_id, 'familj-' || r.room_id, families,
        CASE WHEN the_guardian IS NULL THEN 'Den unges egen sida' ELSE 'Vårdnadshavarens egen sida' END,
        CASE WHEN the_guardian IS NULL THEN 'youth' ELSE 'guardian' END, 'familj-' || r.room_id, false, false, '', '');
    INSERT INTO family_familyroom (id, unit_id, person_id, guardian_id, room_id, why, opened_at, opened_by, signature,
        closed_why, closed_signature)
    VALUES (r.id, here, the_person, the_guardian, r.room_id, btrim(the_why), clock_timestamp(), worker, signed, '', '')
    RETURNING * INTO r;
    said := samsyn.family_room_shut(r, today);
    IF said IS NOT NULL THEN PERFORM samsyn.refuse_family_room(said); END IF;
    IF samsyn.family_came_of_age(r, today) THEN
        RAISE EXCEPTION 'Den unge har fyllt 18 år och bestämmer själv. En vårdnadshavare får ingen egen sida.'
            USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    VALUES (clock_timestamp(), here, worker, signed, 'open', 'family_room', r.id, the_person, r.why,
        jsonb_build_object('guardian', the_guardian));
    RETURN r.id;
END $$;

CREATE FUNCTION samsyn.end_family_sessions(the_room uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE samsyn.acting SET ended_at = clock_timestamp()
    WHERE ended_at IS NULL AND member_id IS NOT NULL AND the_room = ANY (rooms)
$$;
REVOKE ALL ON FUNCTION samsyn.end_family_sessions(uuid) FROM PUBLIC;

CREATE FUNCTION samsyn.close_family_room(the_family_room uuid, the_why text, signed text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    here uuid := samsyn.current_unit();
    worker uuid := samsyn.current_worker();
    r family_familyroom;
BEGIN
    UPDATE family_familyroom SET closed_at = clock_timestamp(), closed_why = btrim(the_why), closed_signature = signed
    WHERE unit_id = here AND id = the_family_room AND closed_at IS NULL AND samsyn.is_member(worker, here)
    RETURNING * INTO r;
    IF r.id IS NULL THEN
        RAISE EXCEPTION 'Den egna sidan är redan stängd eller finns inte i enheten.' USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM samsyn.end_family_sessions(r.room_id);
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    VALUES (clock_timestamp(), here, worker, signed, 'close', 'family_room', r.id, r.person_id, r.closed_why, '{}');
END $$;

CREATE FUNCTION samsyn.shut_out_guardian() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM samsyn.end_family_sessions(r.room_id) FROM family_familyroom r
    WHERE r.unit_id = NEW.unit_id AND r.guardian_id = NEW.id
      AND samsyn.family_room_shut(r, (now() AT TIME ZONE 'Europe/Stockholm')::date) IS NOT NULL;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION samsyn.shut_out_guardian() FROM PUBLIC;
CREATE TRIGGER custody_opens_the_family_room AFTER UPDATE ON people_guardian
FOR EACH ROW EXECUTE FUNCTION samsyn.shut_out_guardian();
"""

CALLABLE = (
    "family_rooms_of(uuid, date)",
    "open_family_room(uuid, uuid, text, text)",
    "close_family_room(uuid, text, text)",
)


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [LAWFUL, OPENING, *callable_by_web(*CALLABLE)]
