"""What the only door asks besides, in SQL, where a family's room is at one end of it.

Into a room comes only what the unit that opened it sends about its own young person, assessed like anything else, and
never what is withheld from that guardian. Out of it goes only what the family writes, to that unit alone.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

from . import tasks_sql

WITHHELD = """
CREATE FUNCTION samsyn.withheld_from(r family_familyroom) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT c), '{}')
    FROM family_withholding w, jsonb_array_elements_text(w.categories) AS c
    WHERE r.guardian_id IS NOT NULL AND w.unit_id = r.unit_id AND w.person_id = r.person_id AND w.lifts_id IS NULL
      AND (w.guardian_id IS NULL OR w.guardian_id = r.guardian_id)
      AND NOT EXISTS (SELECT 1 FROM family_withholding l WHERE l.unit_id = w.unit_id AND l.lifts_id = w.id)
$$;
REVOKE ALL ON FUNCTION samsyn.withheld_from(family_familyroom) FROM PUBLIC;

CREATE FUNCTION samsyn.withheld_here() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce((SELECT samsyn.withheld_from(r) FROM family_familyroom r WHERE r.room_id = samsyn.current_unit()), '{}')
$$;
"""

GUARD = """
CREATE FUNCTION samsyn.check_into_family(m letters_receivedmessage, r family_familyroom) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    today date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
    said text := samsyn.family_room_shut(r, today);
BEGIN
    IF r.unit_id IS DISTINCT FROM m.sender_id THEN
        RAISE EXCEPTION 'Bara den verksamhet som öppnade den egna sidan kan skicka dit.' USING ERRCODE = 'check_violation';
    END IF;
    IF said IS NOT NULL THEN PERFORM samsyn.refuse_family_room(said); END IF;
    IF samsyn.family_came_of_age(r, today) THEN
        RAISE EXCEPTION 'Den unge har fyllt 18 år. Inget nytt skickas till vårdnadshavaren.' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT (SELECT k.needs_assessment FROM letters_messagekind k WHERE k.id = m.kind_id) OR NOT EXISTS (
        SELECT 1 FROM letters_sentmessage s
        WHERE s.unit_id = m.sender_id AND s.id = m.id AND s.person_id = r.person_id) THEN
        RAISE EXCEPTION 'Till den egna sidan skickas bara det som är prövat och gäller just den unge.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF m.categories ?| samsyn.withheld_from(r) THEN
        RAISE EXCEPTION 'Det är beslutat att vårdnadshavaren inte ska få veta det här.' USING ERRCODE = 'check_violation';
    END IF;
END $$;
REVOKE ALL ON FUNCTION samsyn.check_into_family(letters_receivedmessage, family_familyroom) FROM PUBLIC;

CREATE FUNCTION samsyn.guard_family_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    into_room family_familyroom;
    out_of family_familyroom;
    from_family boolean := NEW.kind_id LIKE 'from\\_family\\_%';
BEGIN
    SELECT * INTO into_room FROM family_familyroom WHERE room_id = NEW.unit_id;
    SELECT * INTO out_of FROM family_familyroom WHERE room_id = NEW.sender_id;
    IF into_room.id IS NOT NULL THEN PERFORM samsyn.check_into_family(NEW, into_room); END IF;
    IF (out_of.id IS NOT NULL) <> from_family OR out_of.unit_id <> NEW.unit_id THEN
        RAISE EXCEPTION 'Från den egna sidan går bara det som familjen själv skriver, till den som öppnade den.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF out_of.id IS NOT NULL THEN NEW.person_id := out_of.person_id; END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION samsyn.guard_family_letter() FROM PUBLIC;
CREATE TRIGGER received_of_family BEFORE INSERT ON letters_receivedmessage
FOR EACH ROW EXECUTE FUNCTION samsyn.guard_family_letter();
"""

BY_ONESELF = """
CREATE TRIGGER family_code_by_oneself BEFORE INSERT ON family_familycode
FOR EACH ROW EXECUTE FUNCTION samsyn.stamp_consent_worker('made_by');
CREATE TRIGGER withholding_by_oneself BEFORE INSERT ON family_withholding
FOR EACH ROW EXECUTE FUNCTION samsyn.stamp_consent_worker('decided_by');
"""


def hidden() -> str:
    """A policy for the web's role: in a guardian's room no letter shows what has since been withheld."""
    return (
        f'CREATE POLICY not_withheld ON letters_receivedmessage AS RESTRICTIVE TO "{settings.SAMSYN_WEB_ROLE}" '
        "USING (NOT categories ?| (SELECT samsyn.withheld_here())) WITH CHECK (true)"
    )


def statements() -> list[str]:
    """The guards of the door, and the policy."""
    return [
        WITHHELD,
        GUARD,
        *tasks_sql.statements(),
        BY_ONESELF,
        *callable_by_web("withheld_here()"),
        hidden(),
    ]
