"""How a report's files come into the recipient's room, in SQL: after the message, and only those that it lists.

A file holds what somebody wrote about a child, so it crosses as the message does: in the same transaction, on the
same assessment, as the recipient's own copy. What was sent is never changed, and goes when the message is withdrawn.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.deliver_attachments(the_message uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_sentmessage;
    listed jsonb;
    moved integer;
BEGIN
    SELECT * INTO m FROM letters_sentmessage
    WHERE unit_id = samsyn.current_unit() AND id = the_message AND kind_id LIKE 'concern_report/%';
    IF m.id IS NULL OR m.written_by IS DISTINCT FROM samsyn.current_worker() THEN
        RAISE EXCEPTION 'Bara den som skickat anmälan kan skicka filerna.' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM letters_receivedmessage r
                   WHERE r.unit_id = m.recipient_id AND r.id = m.id AND r.withdrawn_at IS NULL) THEN
        RAISE EXCEPTION 'Anmälan är inte levererad.' USING ERRCODE = 'check_violation';
    END IF;
    listed := coalesce(m.payload->'attachments', '[]');
    IF jsonb_array_length(listed) > 10 THEN
        RAISE EXCEPTION 'Högst tio filer får plats i en anmälan.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO intake_reportattachment (id, unit_id, message_id, number, name, kind, content, size, sha256, added_at)
    SELECT gen_random_uuid(), m.recipient_id, m.id, l.number, l.name, l.kind, a.content, l.size, l.sha256,
           clock_timestamp()
    FROM jsonb_to_recordset(listed) AS l(number integer, name text, kind text, size integer, sha256 text)
    JOIN intake_reportattachment a ON a.unit_id = m.unit_id AND a.message_id = m.id AND a.number = l.number
    WHERE l.kind IN ('pdf', 'jpeg') AND length(a.content) = l.size AND l.size <= 10485760
      AND encode(sha256(a.content), 'hex') = l.sha256;
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved <> jsonb_array_length(listed) THEN
        RAISE EXCEPTION 'Filerna är inte de som står i anmälan.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN moved;
END $$;

CREATE FUNCTION samsyn.guard_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.message_id IS NULL OR current_user <> '{web}' THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF OLD.message_id IS NULL THEN RETURN NEW; END IF;
    ELSIF OLD.message_id IS NULL OR (current_user <> '{web}' AND EXISTS (
            SELECT 1 FROM letters_receivedmessage r
            WHERE r.unit_id = OLD.unit_id AND r.id = OLD.message_id AND r.withdrawn_at IS NOT NULL)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'En fil som är skickad kan varken läggas till, ändras eller tas bort.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER attachment_guarded BEFORE INSERT OR UPDATE OR DELETE ON intake_reportattachment
FOR EACH ROW EXECUTE FUNCTION samsyn.guard_attachment();

CREATE FUNCTION samsyn.withdraw_attachments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    DELETE FROM intake_reportattachment WHERE unit_id = NEW.unit_id AND message_id = NEW.id;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION samsyn.withdraw_attachments() FROM PUBLIC;
CREATE TRIGGER attachments_withdrawn AFTER UPDATE OF withdrawn_at ON letters_receivedmessage
FOR EACH ROW WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
                   AND NEW.kind_id LIKE 'concern_report/%')
EXECUTE FUNCTION samsyn.withdraw_attachments();
"""


def statements() -> list[str]:
    """Everything the files need beside the lock of their room."""
    return [
        FUNCTIONS.replace("{web}", settings.SAMSYN_WEB_ROLE),
        *callable_by_web("deliver_attachments(uuid)"),
    ]
