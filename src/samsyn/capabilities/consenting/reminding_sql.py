"""How a consent that ends, or has to be asked anew, comes to a desk in time, in SQL.

The night's work acts for nobody and reaches every room, so the function runs as the owner, writes its own words, and
makes no more than is due. A worker who opens the desk has the own unit's made, should the night have been missed.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

WARNED_BEFORE = 14  # days

FUNCTIONS = f"""
CREATE FUNCTION samsyn.birthday(born date, years integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT day + CASE WHEN to_char(day, 'MMDD') = to_char(born, 'MMDD') THEN 0 ELSE 1 END
    FROM (SELECT (born + make_interval(years => years))::date AS day) AS found
$$;
REVOKE ALL ON FUNCTION samsyn.birthday(date, integer) FROM PUBLIC;

CREATE FUNCTION samsyn.day_in_words(the_day date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT extract(day FROM the_day) || ' ' || (ARRAY['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli',
        'augusti', 'september', 'oktober', 'november', 'december'])[extract(month FROM the_day)::integer]
$$;
REVOKE ALL ON FUNCTION samsyn.day_in_words(date) FROM PUBLIC;

CREATE FUNCTION samsyn.remind_of_consents(the_unit uuid, the_day date, moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c record;
    day date;
    task uuid;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('samsyn.remind|' || the_unit, 0));
    FOR c IN
        SELECT k.id, k.person_id, k.asked_by, k.born, k.valid_to,
               samsyn.consent_state_in(k.unit_id, k.id, the_day + {WARNED_BEFORE}) AS becomes
        FROM consents_consent k
        WHERE k.unit_id = the_unit AND k.origin_id = k.unit_id AND k.valid_to > the_day
          AND NOT EXISTS (SELECT 1 FROM cases_task t
                          WHERE t.unit_id = k.unit_id AND t.about = k.id AND t.rule = 'consent_ends')
          AND samsyn.consent_state_in(k.unit_id, k.id, the_day) IN ('in_force', 'custody_changed')
        ORDER BY k.id
    LOOP
        CONTINUE WHEN c.becomes NOT IN ('expired', 'turned_15', 'turned_18', 'custody_changed');
        day := CASE c.becomes WHEN 'expired' THEN c.valid_to WHEN 'turned_15' THEN samsyn.birthday(c.born, 15)
                              WHEN 'turned_18' THEN samsyn.birthday(c.born, 18) ELSE the_day END;
        task := gen_random_uuid();
        INSERT INTO cases_task (id, unit_id, person_id, what, rule, basis, owner_id, owner_name, promised_to, about_kind,
            about, starts_at, due_on, done_by, result)
        VALUES (task, the_unit, c.person_id, format(CASE c.becomes
                WHEN 'expired' THEN 'Ett samtycke slutar gälla %s. Fråga på nytt om det behövs.'
                WHEN 'turned_15' THEN 'Den unge fyller 15 %s och behöver svara själv. Fråga på nytt.'
                WHEN 'turned_18' THEN 'Den unge fyller 18 %s och svarar själv. Fråga på nytt.'
                ELSE 'Vårdnaden har ändrats. Samtycket gäller inte längre, fråga på nytt.' END,
                samsyn.day_in_words(day)),
            'consent_ends', '', c.asked_by, '', '', 'consent', c.id, moment, day, '', '');
        INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
        VALUES (moment, the_unit, '', 'add', 'task', task, c.person_id, '',
                jsonb_build_object('rule', 'consent_ends', 'due_on', day));
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION samsyn.remind_of_consents(uuid, date, timestamptz) FROM PUBLIC;

CREATE FUNCTION samsyn.remind_own_unit_of_consents(the_day date, moment timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT samsyn.remind_of_consents(samsyn.current_unit(), the_day, moment) WHERE samsyn.current_unit() IS NOT NULL
$$;

CREATE FUNCTION samsyn.remind_every_unit_of_consents(the_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
BEGIN
    IF the_day > (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'Dagen har inte varit än.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN (SELECT coalesce(sum(samsyn.remind_of_consents(u.unit_id, the_day, moment)), 0) FROM (
        SELECT DISTINCT c.unit_id FROM consents_consent c WHERE c.origin_id = c.unit_id AND c.valid_to > the_day
        ORDER BY c.unit_id) AS u);
END $$;
"""

CALLABLE = (
    "remind_own_unit_of_consents(date, timestamptz)",
    "remind_every_unit_of_consents(date)",
)


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [FUNCTIONS, *callable_by_web(*CALLABLE)]
