"""The lot and the rules of a review, in one statement: a month of a hundred thousand look-ups never leaves the database.

An *opening* (`opened`) is a logged read about a person; several in a minute are one *visit*. A name shown in a list
of hits is no opening, nor is what a reviewer reads here. No rule weighs workers against each other: each says what
was opened, when and why it stands here (SoLPuL 10 §).
"""

from . import holidays_sql

NOT_OPENED = ("listed_person", "log_review")
MOST_ROWS = 200  # of one rule; what is above is drawn by lot, and the review tells how many there were

NAMES = """
CREATE OR REPLACE FUNCTION samsyn.folded(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT btrim(regexp_replace(lower(translate(
        regexp_replace(normalize(coalesce(words, ''), NFKD), '[\\u0300-\\u036f]', '', 'g'),
        'æøœđðþłıÆØŒĐÐÞŁ''`´’‘ʼ', 'aooddtliaooddtl')), '[-[:space:]_.,;:/()"]+', ' ', 'g'))
$$;

CREATE OR REPLACE FUNCTION samsyn.name_parts(folded_names text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(part), '{}') FROM regexp_split_to_table(folded_names, ' ') AS part
    WHERE length(part) > 2 AND part NOT IN ('von', 'van', 'der', 'del', 'dos', 'bin', 'ben', 'abu', 'ibn')
$$;

CREATE OR REPLACE FUNCTION samsyn.after_first(folded_names text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN position(' ' IN folded_names) = 0 THEN '' ELSE
        substr(folded_names, position(' ' IN folded_names) + 1) END
$$;

CREATE OR REPLACE FUNCTION samsyn.postcode(folded_address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_to_string(regexp_match(folded_address, '\\m(\\d{3}) ?(\\d{2})\\M'), ''), '')
$$;
"""

OPENINGS = f"""
    seen AS MATERIALIZED (
        SELECT l.sequence, l.at, l.at AT TIME ZONE 'Europe/Stockholm' AS local, l.worker_id, l.worker_name, l.verb,
               l.object_kind, l.object_id, l.person_id, l.reason
        FROM audit_auditlink l
        WHERE l.unit_id = the_unit AND l.at >= starts AND l.at < ends AND l.worker_id IS NOT NULL),
    opened AS MATERIALIZED (
        SELECT * FROM seen WHERE verb = 'read' AND person_id IS NOT NULL AND object_kind NOT IN {NOT_OPENED!r}),
    visits AS MATERIALIZED (
        SELECT DISTINCT ON (worker_id, person_id, date_trunc('minute', at))
               worker_id, worker_name, person_id, at, local, sequence, object_kind, object_id
        FROM opened ORDER BY worker_id, person_id, date_trunc('minute', at), sequence),
    pairs AS MATERIALIZED (
        SELECT worker_id, min(worker_name) AS worker_name, person_id, (array_agg(object_kind ORDER BY sequence))[1] AS object_kind,
               (array_agg(object_id ORDER BY sequence))[1] AS object_id, min(sequence) AS sequence,
               min(at) AS first_at, max(at) AS last_at, count(*) AS times
        FROM visits GROUP BY worker_id, person_id)"""

AROUND = """
    staff AS MATERIALIZED (
        SELECT m.worker_id, m.team, m.roles ? 'manager' AS leads, samsyn.folded(m.worker_name) AS whole,
               samsyn.name_parts(samsyn.after_first(samsyn.folded(m.worker_name)) || ' ' || coalesce(f.other_names, '')) AS families,
               coalesce(f.street, '') AS street, coalesce(f.postcode, '') AS postcode
        FROM units_membership m
        LEFT JOIN log_review_workerfacts f ON f.unit_id = m.unit_id AND f.worker_id = m.worker_id
        WHERE m.unit_id = the_unit),
    known AS MATERIALIZED (
        SELECT p.* FROM people_person p WHERE p.unit_id = the_unit AND p.id IN (SELECT person_id FROM pairs)),
    kin AS MATERIALIZED (
        SELECT k.person_id, k.whole, samsyn.name_parts(k.family) AS families, k.address, samsyn.postcode(k.address) AS postcode
        FROM (
            SELECT id AS person_id, folded_given || ' ' || folded_family AS whole, folded_family AS family,
                   samsyn.folded(address) AS address
            FROM known
            UNION ALL
            SELECT g.youth_id, coalesce(q.folded_given || ' ' || q.folded_family, samsyn.folded(g.name)),
                   coalesce(q.folded_family, samsyn.after_first(samsyn.folded(g.name))),
                   samsyn.folded(g.address || ' ' || coalesce(q.address, ''))
            FROM people_guardian g
            LEFT JOIN people_person q ON q.unit_id = g.unit_id AND q.id = g.person_id
            WHERE g.unit_id = the_unit AND g.youth_id IN (SELECT id FROM known)
              AND (g.ended_on IS NULL OR g.ended_on > review.from_on)) AS k),
    worked AS MATERIALIZED (
        SELECT w.worker_id, c.person_id FROM cases_case c
        JOIN cases_caseworker w ON w.unit_id = c.unit_id AND w.case_id = c.id AND w.named
        WHERE c.unit_id = the_unit AND c.person_id IS NOT NULL
        UNION SELECT responsible_id, person_id FROM cases_case WHERE unit_id = the_unit AND person_id IS NOT NULL
        UNION SELECT opened_by, person_id FROM cases_case WHERE unit_id = the_unit AND person_id IS NOT NULL
        UNION SELECT worker_id, person_id FROM audit_auditlink
              WHERE unit_id = the_unit AND at >= starts - interval '90 days' AND at < ends
                AND person_id IS NOT NULL AND verb NOT IN ('read', 'open_with_reason')),
    mine AS MATERIALIZED (
        SELECT worker_id, person_id FROM worked
        UNION SELECT w.worker_id, g.person_id FROM worked w
              JOIN people_guardian g ON g.unit_id = the_unit AND g.youth_id = w.person_id AND g.person_id IS NOT NULL),
    matters AS MATERIALIZED (
        SELECT c.person_id, coalesce(s.team, '') AS team FROM cases_case c
        LEFT JOIN staff s ON s.worker_id = c.responsible_id
        WHERE c.unit_id = the_unit AND c.person_id IS NOT NULL
        UNION SELECT g.person_id, coalesce(s.team, '') FROM cases_case c
        JOIN people_guardian g ON g.unit_id = the_unit AND g.youth_id = c.person_id AND g.person_id IS NOT NULL
        LEFT JOIN staff s ON s.worker_id = c.responsible_id WHERE c.unit_id = the_unit),
    locked AS MATERIALIZED (
        SELECT s.*, c.person_id AS about FROM seen s
        LEFT JOIN cases_case c ON c.unit_id = the_unit AND c.id = s.object_id
        WHERE s.verb = 'open_with_reason'),
    foreign_pairs AS MATERIALIZED (
        SELECT p.* FROM pairs p
        WHERE NOT EXISTS (SELECT 1 FROM mine m WHERE m.worker_id = p.worker_id AND m.person_id = p.person_id)
          AND NOT EXISTS (SELECT 1 FROM locked l WHERE l.worker_id = p.worker_id AND l.about = p.person_id))"""

DAYS = """
    days AS MATERIALIZED (
        SELECT worker_id, local::date AS day, min(worker_name) AS worker_name, count(DISTINCT person_id) AS persons,
               min(sequence) AS sequence, min(at) AS first_at, max(at) AS last_at
        FROM visits GROUP BY worker_id, local::date),
    middle AS MATERIALIZED (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY persons) AS usual FROM days),
    around_middle AS MATERIALIZED (
        SELECT m.usual, percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(d.persons - m.usual)) AS spread
        FROM days d CROSS JOIN middle m GROUP BY m.usual),
    touched AS MATERIALIZED (
        SELECT DISTINCT worker_id, local::date AS day, person_id FROM seen
        WHERE person_id IS NOT NULL AND object_kind <> 'listed_person'),
    registered AS MATERIALIZED (
        SELECT DISTINCT worker_id, local::date AS day FROM seen WHERE verb IN ('registered', 'link')),
    drawn AS MATERIALIZED (
        SELECT worker_id FROM (SELECT DISTINCT worker_id FROM visits) AS w
        ORDER BY md5(review.seed::text || worker_id::text)
        LIMIT (SELECT ceil(count(DISTINCT worker_id) * review.sampled_percent / 100.0)::bigint FROM visits)),
    lot AS MATERIALIZED (
        SELECT v.*, row_number() OVER (PARTITION BY v.worker_id
                                       ORDER BY md5(review.seed::text || v.sequence::text)) AS place
        FROM visits v JOIN drawn USING (worker_id))"""

PAIR = "p.worker_id, p.worker_name, p.person_id, p.object_kind, p.object_id, p.sequence, p.first_at, p.last_at, p.times, ''"
NOBODY = "NULL::uuid, 'person', NULL::uuid"

FOUND = f"""
    found AS (
        SELECT 'sample' AS rule, v.worker_id, v.worker_name, v.person_id, v.object_kind, v.object_id, v.sequence,
               v.at AS first_at, v.at AS last_at, 1::bigint AS times, '' AS reason
        FROM lot v WHERE v.place <= review.accesses_each
        UNION ALL
        SELECT 'against_need_to_know', worker_id, worker_name, about, object_kind, object_id, sequence, at, at, 1, reason
        FROM locked
        UNION ALL
        SELECT 'protected_person', {PAIR} FROM pairs p JOIN known k ON k.id = p.person_id
        WHERE k.protected_identity <> 'none'
        UNION ALL
        SELECT DISTINCT 'own_family_name', {PAIR} FROM pairs p JOIN staff s USING (worker_id)
        JOIN kin k ON k.person_id = p.person_id WHERE k.families && s.families
        UNION ALL
        SELECT DISTINCT 'neighbour', {PAIR} FROM pairs p JOIN staff s ON s.worker_id = p.worker_id AND s.street <> ''
        JOIN kin k ON k.person_id = p.person_id
        WHERE position(' ' || s.street || ' ' IN ' ' || k.address || ' ') > 0
          AND (s.postcode = '' OR k.postcode = '' OR s.postcode = k.postcode)
        UNION ALL
        SELECT DISTINCT 'colleague', {PAIR} FROM pairs p JOIN kin k ON k.person_id = p.person_id
        JOIN staff s ON s.whole = k.whole
        WHERE s.street = '' OR k.address = '' OR position(' ' || s.street || ' ' IN ' ' || k.address || ' ') > 0
        UNION ALL
        SELECT 'no_case', {PAIR} FROM foreign_pairs p
        WHERE NOT EXISTS (SELECT 1 FROM matters m WHERE m.person_id = p.person_id)
        UNION ALL
        SELECT 'other_team', {PAIR} FROM foreign_pairs p LEFT JOIN staff s USING (worker_id)
        WHERE NOT coalesce(s.leads, false) AND EXISTS (SELECT 1 FROM matters m WHERE m.person_id = p.person_id)
          AND NOT EXISTS (SELECT 1 FROM matters m WHERE m.person_id = p.person_id AND m.team = coalesce(s.team, ''))
        UNION ALL
        SELECT 'many_lookups', worker_id, worker_name, {NOBODY}, sequence, first_at, last_at, persons, ''
        FROM days CROSS JOIN around_middle a
        WHERE persons > review.most_a_day AND persons > a.usual + 3 * a.spread
        UNION ALL
        SELECT 'outside_hours', worker_id, min(worker_name), {NOBODY}, min(sequence), min(at), max(at),
               count(DISTINCT person_id), ''
        FROM visits
        WHERE extract(hour FROM local) < review.work_starts OR extract(hour FROM local) >= review.work_ends
           OR (NOT review.works_weekends AND local::date IN (
               SELECT d::date FROM generate_series(review.from_on, review.until_on, interval '1 day') AS d
               WHERE samsyn.office_closed(d::date)))
        GROUP BY worker_id, local::date
        UNION ALL
        SELECT 'search_only', h.worker_id, min(h.worker_name), {NOBODY}, min(h.sequence), min(h.at), max(h.at),
               count(DISTINCT h.person_id) + count(*) FILTER (WHERE h.verb = 'search'), ''
        FROM seen h
        LEFT JOIN touched t ON t.worker_id = h.worker_id AND t.day = h.local::date AND t.person_id = h.person_id
        LEFT JOIN registered r ON r.worker_id = h.worker_id AND r.day = h.local::date
        WHERE h.object_kind = 'listed_person' OR h.verb = 'search'
        GROUP BY h.worker_id, h.local::date
        HAVING count(t.person_id) = 0 AND count(r.day) = 0)"""

KEPT = """
    placed AS (
        SELECT f.*, count(*) OVER (PARTITION BY f.rule) AS of_rule,
               row_number() OVER (PARTITION BY f.rule
                                  ORDER BY md5(review.seed::text || f.sequence::text || f.worker_id::text)) AS place
        FROM found f)"""

# Everything is joined in bulk: with nested loops a table without fresh statistics takes ten times as long.
FUNCTION = f"""
CREATE OR REPLACE FUNCTION samsyn.find_for_log_review(the_unit uuid, the_review uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_nestloop = off AS $$
DECLARE
    review log_review_review;
    starts timestamptz;
    ends timestamptz;
BEGIN
    SELECT * INTO STRICT review FROM log_review_review WHERE unit_id = the_unit AND id = the_review;
    starts := samsyn.swedish_midnight(review.from_on);
    ends := least(samsyn.swedish_midnight(review.until_on), review.made_at);
    WITH {OPENINGS},{AROUND},{DAYS},{FOUND},{KEPT},
    kept AS (
        INSERT INTO log_review_row (id, unit_id, review_id, rule, worker_id, worker_name, person_id, object_kind,
                                    object_id, sequence, first_at, last_at, times, reason)
        SELECT gen_random_uuid(), the_unit, the_review, rule, worker_id, worker_name, person_id, object_kind,
               object_id, sequence, first_at, last_at, times, reason
        FROM placed WHERE place <= {MOST_ROWS} OR rule = 'against_need_to_know')
    UPDATE log_review_review r
    SET accesses = (SELECT count(*) FROM visits), workers = (SELECT count(DISTINCT worker_id) FROM visits),
        sampled_workers = (SELECT count(*) FROM drawn), usual = (SELECT usual FROM around_middle),
        spread = (SELECT spread FROM around_middle),
        found = coalesce((SELECT jsonb_object_agg(rule, of_rule) FROM (SELECT DISTINCT rule, of_rule FROM placed) AS n), '{{}}')
    WHERE r.unit_id = the_unit AND r.id = the_review;
END $$;
"""


def statements() -> list[str]:
    return [holidays_sql.FUNCTIONS, NAMES, FUNCTION]
