"""From the 18th birthday nobody but the young person answers or takes back a consent (OSL 12:2), in SQL.

Held where the answer is kept, so that it is so by every way in: on paper, on a screen, on the own page, by a worker. What
a guardian answered or signed on paper before that day stands as it was, and a copy is what its origin is.
"""

FUNCTIONS = """
CREATE FUNCTION samsyn.refuse_former_guardian(the_unit uuid, the_consent uuid, on_day date) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    born date := (
        SELECT coalesce(p.birth_date, c.born) FROM consents_consent c
        LEFT JOIN people_person p ON p.unit_id = c.unit_id AND p.id = c.person_id
        WHERE c.unit_id = the_unit AND c.id = the_consent AND c.origin_id = the_unit);
BEGIN
    IF samsyn.age_on(born, on_day) >= 18 THEN
        RAISE EXCEPTION 'Den unge har fyllt 18 år. Bara den unge själv svarar på samtycket och tar tillbaka det.'
            USING ERRCODE = 'check_violation';
    END IF;
END $$;
REVOKE ALL ON FUNCTION samsyn.refuse_former_guardian(uuid, uuid, date) FROM PUBLIC;

CREATE FUNCTION samsyn.guardian_answers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM samsyn.refuse_former_guardian(NEW.unit_id, NEW.consent_id, coalesce(
        (SELECT s.signed_on FROM consents_consentscan s WHERE s.unit_id = NEW.unit_id AND s.id = NEW.scan_id),
        (NEW.answered_at AT TIME ZONE 'Europe/Stockholm')::date));
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION samsyn.guardian_answers() FROM PUBLIC;
CREATE TRIGGER answered_by_who_may BEFORE INSERT ON consents_consentanswer
FOR EACH ROW WHEN (NEW.role <> 'youth') EXECUTE FUNCTION samsyn.guardian_answers();

CREATE FUNCTION samsyn.guardian_withdraws() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM samsyn.refuse_former_guardian(
        NEW.unit_id, NEW.consent_id, (NEW.withdrawn_at AT TIME ZONE 'Europe/Stockholm')::date);
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION samsyn.guardian_withdraws() FROM PUBLIC;
CREATE TRIGGER withdrawn_by_who_may BEFORE INSERT ON consents_consentwithdrawal
FOR EACH ROW WHEN (NEW.role <> 'youth') EXECUTE FUNCTION samsyn.guardian_withdraws();
"""


def statements() -> list[str]:
    """The functions and the two triggers."""
    return [FUNCTIONS]
