"""How a review is made, in SQL: who may ask for one, and by itself for each month that has ended.

The functions run as the owner, since the task that makes a month's review acts for nobody. Called without a worker they
make what is due and nothing else; a worker gets a review of the own unit, and only as its reviewer. The lot and the
rules are in `finding_sql`.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.swedish_midnight(the_day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT the_day::timestamp AT TIME ZONE 'Europe/Stockholm'
$$;

CREATE FUNCTION samsyn.log_policy(the_unit uuid) RETURNS log_review_policy
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    policy log_review_policy;
BEGIN
    SELECT * INTO policy FROM log_review_policy WHERE unit_id = the_unit ORDER BY set_at DESC, id LIMIT 1;
    IF NOT FOUND THEN
        policy.sampled_percent := 10;
        policy.accesses_each := 5;
        policy.most_a_day := 20;
        policy.work_starts := 6;
        policy.work_ends := 20;
        policy.works_weekends := false;
        policy.days_to_sign := 30;
    END IF;
    RETURN policy;
END $$;

CREATE FUNCTION samsyn.begin_log_review(the_unit uuid, the_from date, the_until date, moment timestamptz)
RETURNS uuid LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    policy log_review_policy := samsyn.log_policy(the_unit);
    review uuid := gen_random_uuid();
BEGIN
    INSERT INTO log_review_review (id, unit_id, from_on, until_on, made_at, asked_signature, asked_why, due_on, seed,
        sampled_percent, accesses_each, most_a_day, work_starts, work_ends, works_weekends, accesses, workers,
        sampled_workers, signature, words)
    VALUES (review, the_unit, the_from, the_until, moment, '', '',
        (moment AT TIME ZONE 'Europe/Stockholm')::date + policy.days_to_sign::integer, gen_random_uuid(),
        policy.sampled_percent, policy.accesses_each, policy.most_a_day, policy.work_starts, policy.work_ends,
        policy.works_weekends, 0, 0, 0, '', '');
    PERFORM samsyn.find_for_log_review(the_unit, review);
    RETURN review;
END $$;

CREATE FUNCTION samsyn.ask_for_log_review(the_from date, the_until date, the_why text, the_signature text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    review uuid;
BEGIN
    IF NOT samsyn.may_review_logs() THEN
        RAISE EXCEPTION 'Bara enhetens chef eller loggranskare kan be om en granskning.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF the_until <= the_from OR the_until - the_from > 92 OR samsyn.swedish_midnight(the_from) > moment THEN
        RAISE EXCEPTION 'Perioden ska ha börjat och vara högst 92 dagar.' USING ERRCODE = 'check_violation';
    END IF;
    review := samsyn.begin_log_review(samsyn.current_unit(), the_from, the_until, moment);
    UPDATE log_review_review
    SET asked_by = samsyn.current_worker(), asked_signature = the_signature, asked_why = the_why
    WHERE unit_id = samsyn.current_unit() AND id = review;
    RETURN review;
END $$;
"""

# Nobody reviews what a family reads in its own room. Later migrations put this in anew, always as it stands here.
EVERY_MONTH = """
CREATE OR REPLACE FUNCTION samsyn.make_log_reviews(the_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    today date := (moment AT TIME ZONE 'Europe/Stockholm')::date;
    until_day date := date_trunc('month', the_day)::date;
    from_day date := (until_day - interval '1 month')::date;
    room uuid;
    review uuid;
    made integer := 0;
BEGIN
    IF until_day > today THEN
        RAISE EXCEPTION 'Månaden är inte slut. Be om en granskning av en egen period i stället.'
            USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(7261952);
    FOR room IN
        SELECT u.id FROM units_unit u
        WHERE u.party NOT IN ('youth', 'guardian')
          AND EXISTS (SELECT 1 FROM audit_auditlink l WHERE l.unit_id = u.id AND l.worker_id IS NOT NULL
                      AND l.at >= samsyn.swedish_midnight(from_day) AND l.at < samsyn.swedish_midnight(until_day))
          AND NOT EXISTS (SELECT 1 FROM log_review_review r WHERE r.unit_id = u.id AND r.from_on = from_day
                          AND r.until_on = until_day AND r.asked_by IS NULL)
        ORDER BY u.id
    LOOP
        review := samsyn.begin_log_review(room, from_day, until_day, moment);
        INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, object_id, reason, details)
        VALUES (moment, room, '', 'make', 'log_review', review, '', jsonb_build_object('from', from_day, 'until', until_day));
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
"""


def statements() -> list[str]:
    return [
        FUNCTIONS,
        EVERY_MONTH,
        *callable_by_web("make_log_reviews(date)", "ask_for_log_review(date, date, text, text)"),
    ]
