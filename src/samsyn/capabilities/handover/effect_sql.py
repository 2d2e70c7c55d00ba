"""A hand-over's day, in SQL: who is responsible, whose the tasks are, whose places end.

The night's work acts for nobody and reaches every room, so the function runs as the owner, does no more than what has
been decided, and writes the log itself. A worker who opens the desk has the own unit's done, should the night have
been missed. What is withdrawn never takes effect, and only who made a hand-over withdraws it, before its day.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.handovers_take_effect(the_unit uuid, the_day date, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    h handover_handover;
    the_case uuid;
    done integer := 0;
    me uuid := samsyn.current_worker();
    my_name varchar := coalesce((SELECT max(m.worker_name) FROM units_membership m
                                 WHERE m.unit_id = the_unit AND m.worker_id = samsyn.current_worker()), '');
BEGIN
    FOR h IN  -- the newest first: a case that was handed on meanwhile stays where it was handed last
        SELECT x.* FROM handover_handover x
        WHERE x.unit_id = the_unit AND x.in_effect_at IS NULL AND x.withdrawn_at IS NULL AND x.from_on <= the_day
        ORDER BY x.made_at DESC FOR UPDATE
    LOOP
        UPDATE cases_case c SET responsible_id = h.receiver_id, responsible_name = h.receiver_name
        FROM handover_handedcase g
        WHERE g.unit_id = h.unit_id AND g.handover_id = h.id AND c.unit_id = g.unit_id AND c.id = g.case_id
          AND c.closed_at IS NULL AND c.responsible_id = h.giver_id;
        UPDATE cases_task t SET owner_id = d.to_id, owner_name = d.to_name
        FROM handover_handedtask d
        WHERE d.unit_id = h.unit_id AND d.handover_id = h.id AND t.unit_id = d.unit_id AND t.id = d.task_id
          AND t.owner_id = h.giver_id AND t.done_at IS NULL;
        FOR the_case IN
            UPDATE cases_caseworker w SET until_at = moment FROM handover_handedcase g
            WHERE g.unit_id = h.unit_id AND g.handover_id = h.id AND w.unit_id = g.unit_id AND w.case_id = g.case_id
              AND w.worker_id = h.giver_id AND w.deputyship_id IS NULL
              AND (w.until_at IS NULL OR w.until_at > now())
            RETURNING w.case_id
        LOOP
            INSERT INTO audit_auditinbox
                (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, reason, details)
            VALUES (clock_timestamp(), the_unit, me, my_name, 'end_place', 'case', the_case, '',
                    jsonb_build_object('worker', h.giver_id, 'until', moment));
        END LOOP;
        UPDATE handover_handover x SET in_effect_at = moment WHERE x.unit_id = h.unit_id AND x.id = h.id;
        INSERT INTO audit_auditinbox
            (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, reason, details)
        VALUES (clock_timestamp(), the_unit, me, my_name, 'take_effect', 'handover', h.id, '', '{}');
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;
REVOKE ALL ON FUNCTION samsyn.handovers_take_effect(uuid, date, timestamptz) FROM PUBLIC;

CREATE FUNCTION samsyn.own_handovers_take_effect(the_day date, moment timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT samsyn.handovers_take_effect(samsyn.current_unit(), the_day, moment)
    WHERE samsyn.current_unit() IS NOT NULL
$$;

CREATE FUNCTION samsyn.every_units_handovers_take_effect(the_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
BEGIN
    IF the_day > (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'Dagen har inte varit än.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN (SELECT coalesce(sum(samsyn.handovers_take_effect(u.unit_id, the_day, moment)), 0) FROM (
        SELECT DISTINCT h.unit_id FROM handover_handover h
        WHERE h.in_effect_at IS NULL AND h.withdrawn_at IS NULL AND h.from_on <= the_day ORDER BY h.unit_id) AS u);
END $$;
"""
WITHDRAWAL = """
CREATE FUNCTION samsyn.guard_handover_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.in_effect_at IS NOT NULL THEN
        RAISE EXCEPTION 'Överlämningen gäller redan. Lämna över ärendena på nytt i stället.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.made_by IS DISTINCT FROM samsyn.current_worker() THEN
        RAISE EXCEPTION 'Bara den som gjorde överlämningen kan återta den.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER handover_withdrawal BEFORE UPDATE ON handover_handover FOR EACH ROW
    WHEN (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at OR NEW.withdrawn_why IS DISTINCT FROM OLD.withdrawn_why)
    EXECUTE FUNCTION samsyn.guard_handover_withdrawal();
DROP TRIGGER handover_handover_frozen ON handover_handover;
CREATE TRIGGER handover_handover_frozen BEFORE UPDATE OR DELETE ON handover_handover FOR EACH ROW
    WHEN (OLD.withdrawn_at IS NOT NULL OR (OLD.in_effect_at IS NOT NULL AND OLD.acknowledged_at IS NOT NULL))
    EXECUTE FUNCTION samsyn.refuse_change();
"""
CALLABLE = ("own_handovers_take_effect(date, timestamptz)", "every_units_handovers_take_effect(date)")


def statements() -> list[str]:
    """The functions and who may call them, and what holds a withdrawal."""
    grant = f'GRANT UPDATE (withdrawn_at, withdrawn_why) ON handover_handover TO "{settings.SAMSYN_WEB_ROLE}"'
    return [FUNCTIONS, *callable_by_web(*CALLABLE), WITHDRAWAL, grant]
