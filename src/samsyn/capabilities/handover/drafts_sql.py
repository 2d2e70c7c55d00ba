"""What somebody had begun to write when the cases changed hands, shown by the database to the one who took them over.

Nobody else sees a worker's drafts. The receiver sees that there are some, once the hand-over holds, and the content of
one only with a reason, which the function itself writes in the log: no log, no data. Only drafts about what was
handed over count, or all where everything was; and none that was saved afterwards.
"""

from samsyn.foundation.cases.standing_in_sql import by_oneself_or_a_manager
from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.drafts_left(the_handover uuid)
RETURNS TABLE (id uuid, form varchar, about uuid, saved_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH taken AS (
        SELECT h.* FROM handover_handover h
        WHERE h.id = the_handover AND h.unit_id = samsyn.current_unit()
          AND h.receiver_id = samsyn.current_worker() AND h.in_effect_at IS NOT NULL),
    known AS (
        SELECT c.id, c.person_id, c.cooperation_id FROM taken h
        JOIN handover_handedcase g ON g.unit_id = h.unit_id AND g.handover_id = h.id
        JOIN cases_case c ON c.unit_id = g.unit_id AND c.id = g.case_id),
    abouts AS (
        SELECT id FROM known UNION SELECT person_id FROM known
        UNION SELECT t.about FROM cases_task t JOIN taken h ON h.unit_id = t.unit_id
              WHERE t.case_id IN (SELECT k.id FROM known k)
        UNION SELECT b.about FROM calendars_booking b JOIN taken h ON h.unit_id = b.unit_id
              WHERE b.case_id IN (SELECT k.id FROM known k)
        UNION SELECT m.id FROM letters_receivedmessage m JOIN taken h ON h.unit_id = m.unit_id
              WHERE m.cooperation_id IN (SELECT k.cooperation_id FROM known k))
    SELECT d.id, d.form, d.about, d.saved_at
    FROM taken h JOIN drafts_draft d ON d.unit_id = h.unit_id AND d.worker_id = h.giver_id
    WHERE d.saved_at <= h.in_effect_at AND (h.everything OR d.about IN (SELECT a.id FROM abouts a))
    ORDER BY d.saved_at DESC
$$;

CREATE FUNCTION samsyn.draft_left(the_handover uuid, the_draft uuid, the_reason text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    found drafts_draft;
BEGIN
    SELECT d.* INTO found FROM drafts_draft d
    WHERE d.unit_id = samsyn.current_unit() AND d.id = the_draft
      AND d.id IN (SELECT l.id FROM samsyn.drafts_left(the_handover) l);
    IF found IS NULL THEN RETURN NULL; END IF;
    IF btrim(coalesce(the_reason, '')) = '' THEN
        RAISE EXCEPTION 'Skriv varför du behöver läsa utkastet.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO audit_auditinbox
        (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, reason, details)
    SELECT clock_timestamp(), h.unit_id, h.receiver_id, h.receiver_name, 'read', 'draft', the_draft, the_reason,
           jsonb_build_object('form', found.form, 'written_by', h.giver_name)
    FROM handover_handover h WHERE h.unit_id = samsyn.current_unit() AND h.id = the_handover;
    RETURN jsonb_build_object('form', found.form, 'data', found.data, 'saved_at', found.saved_at);
END $$;
"""


def statements() -> list[str]:
    return [
        FUNCTIONS,
        *callable_by_web("drafts_left(uuid)", "draft_left(uuid, uuid, text)"),
        by_oneself_or_a_manager("handover_handover", "giver_id"),
    ]
