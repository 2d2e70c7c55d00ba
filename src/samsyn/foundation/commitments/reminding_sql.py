"""How a commitment of somebody else's whose day has passed comes to the desk of the one who leads, in SQL.

The night's work acts for nobody and reaches every room, so the function runs as the owner and makes no more than is due.
Late is what `status.status` calls late; the own unit's commitments have a task of their own with their day.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.remind_every_unit_of_commitments(the_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    c record;
    task uuid;
    made integer := 0;
BEGIN
    IF the_day > (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'Dagen har inte varit än.' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('samsyn.remind_of_commitments', 0));
    FOR c IN
        SELECT k.unit_id, k.id, k.case_id, k.person_id, k.what, k.who, k.owner_unit_name, held.due_on,
               a.responsible_id, a.responsible_name
        FROM commitments_commitment k
        JOIN cases_case a ON a.unit_id = k.unit_id AND a.id = k.case_id AND a.closed_at IS NULL
        CROSS JOIN LATERAL (
            SELECT coalesce((array_agg(p.new_due_on ORDER BY p.at DESC, p.id DESC)
                             FILTER (WHERE p.new_due_on IS NOT NULL))[1], k.due_on) AS due_on,
                   coalesce(bool_or(p.step IN ('done', 'dropped')), false) AS ended,
                   (array_agg(p.step ORDER BY p.at DESC, p.id DESC))[1] AS said_last
            FROM commitments_progress p WHERE p.unit_id = k.unit_id AND p.commitment_id = k.id) AS held
        WHERE k.from_unit_id IS NULL AND k.owner_unit_id IS DISTINCT FROM k.unit_id
          AND held.due_on < the_day AND NOT held.ended
          AND coalesce(held.said_last, '') NOT IN ('hindered', 'cannot')
          AND NOT EXISTS (SELECT 1 FROM cases_task t WHERE t.unit_id = k.unit_id AND t.about = k.id
                          AND t.rule = 'commitment_late' AND t.due_on > held.due_on)
        ORDER BY k.unit_id, k.id
    LOOP
        task := gen_random_uuid();
        INSERT INTO cases_task (id, unit_id, case_id, person_id, what, rule, basis, owner_id, owner_name, promised_to,
            about_kind, about, starts_at, due_on, done_by, result)
        VALUES (task, c.unit_id, c.case_id, c.person_id,
            left(format('Försenat åtagande: %s (%s)', left(c.what, 160),
                        concat_ws(', ', nullif(c.who, ''), nullif(c.owner_unit_name, ''))), 300),
            'commitment_late', '', c.responsible_id, c.responsible_name, '', 'commitment', c.id, moment, the_day, '', '');
        INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
        VALUES (moment, c.unit_id, '', 'add', 'task', task, c.person_id, '',
                jsonb_build_object('rule', 'commitment_late', 'due_on', the_day));
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
"""

CALLABLE = ("remind_every_unit_of_commitments(date)",)


def statements() -> list[str]:
    """The function, and who may call it."""
    return [FUNCTIONS, *callable_by_web(*CALLABLE)]
