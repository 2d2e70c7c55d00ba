"""How a birthday during the case comes to a desk in time, in SQL: at 15 and at 18 the own pages change hands.

From 15 the young person has an own page and answers alone or with the guardians; at 18 the guardians are guardians no
more (domain 4, 15.6; FB 6:2). The night's work acts for nobody and reaches every room, so the function runs as the
owner, writes its own words, and makes no more than is due: once for each birthday, and also when nights were missed.
Only where somebody of the family can have a page: at the social services, or where one is open.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

WARNED_BEFORE = 14  # days
CAUGHT_UP = 30  # days: a birthday that nobody was told of, since the nights were missed

FUNCTIONS = f"""
CREATE FUNCTION samsyn.comes_of_age(born date, years integer) RETURNS date LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog AS $$
    SELECT day + (extract(day FROM day) <> extract(day FROM born))::integer
    FROM (SELECT (born + make_interval(years => years))::date AS day) AS found
$$;
REVOKE ALL ON FUNCTION samsyn.comes_of_age(date, integer) FROM PUBLIC;

CREATE FUNCTION samsyn.remind_every_unit_of_birthdays(the_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    b record;
    task uuid;
    made integer := 0;
BEGIN
    IF the_day > (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'Dagen har inte varit än.' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('samsyn.birthdays', 0));
    FOR b IN
        SELECT DISTINCT ON (c.unit_id, c.person_id, y.years) c.unit_id, c.person_id, c.id AS case_id, y.years,
               c.responsible_id, c.responsible_name, samsyn.comes_of_age(p.birth_date, y.years) AS day
        FROM cases_case c
        JOIN people_person p ON p.unit_id = c.unit_id AND p.id = c.person_id AND p.birth_date IS NOT NULL
        JOIN units_unit u ON u.id = c.unit_id
        CROSS JOIN (VALUES (15), (18)) AS y (years)
        WHERE c.closed_at IS NULL
          AND samsyn.comes_of_age(p.birth_date, y.years) BETWEEN the_day - {CAUGHT_UP} AND the_day + {WARNED_BEFORE}
          AND (u.party = 'social_services' OR EXISTS (
              SELECT 1 FROM family_familyroom r
              WHERE r.unit_id = c.unit_id AND r.person_id = c.person_id AND r.closed_at IS NULL))
          AND NOT EXISTS (SELECT 1 FROM cases_task t WHERE t.unit_id = c.unit_id AND t.person_id = c.person_id
                          AND t.rule = 'turns_' || y.years)
        ORDER BY c.unit_id, c.person_id, y.years, c.opened_at DESC
    LOOP
        task := gen_random_uuid();
        INSERT INTO cases_task (id, unit_id, case_id, person_id, what, rule, basis, owner_id, owner_name, promised_to,
            about_kind, about, starts_at, due_on, done_by, result)
        VALUES (task, b.unit_id, b.case_id, b.person_id, CASE b.years
                WHEN 15 THEN 'Den unge fyller 15 år: hen kan få en egen sida, och svarar också själv på samtycken. '
                             || 'Gå igenom med hen vad vårdnadshavarna ser.'
                ELSE 'Den unge fyller 18 år: inget nytt går till vårdnadshavarnas sidor. '
                     || 'Fråga den unge vad som ska gälla, och stäng sidorna.' END,
            'turns_' || b.years, '', b.responsible_id, coalesce(b.responsible_name, ''), '', '', NULL, moment, b.day,
            '', '');
        INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
        VALUES (moment, b.unit_id, '', 'add', 'task', task, b.person_id, '',
                jsonb_build_object('rule', 'turns_' || b.years, 'due_on', b.day));
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
"""


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [FUNCTIONS, *callable_by_web("remind_every_unit_of_birthdays(date)")]
