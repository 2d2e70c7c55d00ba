"""The part of the only door that asks for consents: what rests on one crosses only while it holds (OSL 12:2).

Each consent is locked while its message is delivered, so that a withdrawal comes either before, and then nothing
crosses, or after, and then it finds the message.
"""

import json

from .assessing import consent_grounds

CHECK = """
CREATE FUNCTION samsyn.check_consents(m letters_sentmessage) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    today date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
    item record;
BEGIN
    IF m.assessment_id IS NULL THEN RETURN; END IF;
    PERFORM 1 FROM consents_consent c
    WHERE c.unit_id = m.unit_id AND c.id::text IN (
        SELECT jsonb_array_elements_text(i.consents) FROM letters_assessmentitem i
        WHERE i.unit_id = m.unit_id AND i.assessment_id = m.assessment_id)
    ORDER BY c.id FOR SHARE;
    FOR item IN
        SELECT i.category, i.consents, i.grounds FROM letters_assessmentitem i
        WHERE i.unit_id = m.unit_id AND i.assessment_id = m.assessment_id
          AND (i.consents <> '[]' OR (i.grounds <> '[]' AND i.grounds <@ '%(grounds)s'))
    LOOP
        IF item.consents = '[]' THEN
            RAISE EXCEPTION 'Prövningen bygger på samtycke men säger inte på vilket. Gör en ny prövning.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT 1 FROM jsonb_array_elements_text(item.consents) AS c
            WHERE samsyn.consent_state_in(m.unit_id, c::uuid, today) IS DISTINCT FROM 'in_force') THEN
            RAISE EXCEPTION 'Samtycket som prövningen bygger på gäller inte längre. Gör en ny prövning.'
                USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT 1 FROM jsonb_array_elements_text(item.consents) AS c
            WHERE NOT samsyn.consent_covers(m.unit_id, c::uuid, m.person_id, m.recipient_id, item.category, m.purpose)) THEN
            RAISE EXCEPTION 'Samtycket gäller inte den här mottagaren, personen, uppgiften eller det här ändamålet.'
                USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION samsyn.check_consents(letters_sentmessage) FROM PUBLIC;

CREATE FUNCTION samsyn.check_consents_of_copy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_sentmessage;
BEGIN
    SELECT * INTO m FROM letters_sentmessage WHERE unit_id = NEW.sender_id AND id = NEW.id;
    PERFORM samsyn.check_consents(m);
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION samsyn.check_consents_of_copy() FROM PUBLIC;
CREATE TRIGGER received_under_consent BEFORE INSERT ON letters_receivedmessage
FOR EACH ROW WHEN (NEW.sender_id IS NOT NULL) EXECUTE FUNCTION samsyn.check_consents_of_copy();
"""


def statements() -> list[str]:
    """The check, made whenever a copy is written into a recipient's room."""
    return [CHECK % {"grounds": json.dumps(sorted(consent_grounds()))}]
