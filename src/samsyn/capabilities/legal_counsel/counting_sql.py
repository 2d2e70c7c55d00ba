"""Counts of assessments for a municipality's lawyer, and nothing but counts.

The function runs as the owner and looks into every room of the municipality, so it asks the session's token who
acts, takes no argument that could narrow what is counted, and keeps back every number under the floor. Where just one
of a month's lines is under it, the smallest of the others is kept back too, or the sum would tell it. A crossing
is counted for a municipality when both units take part in its cooperation.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

FLOOR = 5
KEPT_BACK = -1  # five or more, but it would tell the one that is fewer

FUNCTION = f"""
CREATE FUNCTION samsyn.assessment_counts() RETURNS TABLE (month date, what text, word text, how_many integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    place uuid := samsyn.current_unit();
BEGIN
    IF place IS NULL OR NOT samsyn.advises_law(samsyn.current_worker(), place) THEN
        RAISE EXCEPTION 'Bara en kommuns jurist får se siffrorna.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
    WITH ours AS (
        SELECT um.municipality_id FROM units_unit_municipalities um WHERE um.unit_id = place
    ), inside AS (
        SELECT DISTINCT um.unit_id FROM units_unit_municipalities um JOIN ours USING (municipality_id)
    ), counted AS (
        SELECT a.unit_id, a.id, a.refrained,
               date_trunc('month', a.made_at AT TIME ZONE 'Europe/Stockholm')::date AS month
        FROM letters_assessment a
        WHERE a.unit_id IN (SELECT i.unit_id FROM inside i) AND a.recipient_id IN (SELECT i.unit_id FROM inside i)
          AND a.made_at >= date_trunc('month', now() AT TIME ZONE 'Europe/Stockholm') - interval '11 months'
    ), said AS (
        SELECT c.month, CASE WHEN c.refrained THEN 'refrained' ELSE 'sent' END AS what, '' AS word, c.id FROM counted c
        UNION ALL
        SELECT c.month, 'outcome', i.outcome, c.id FROM counted c
        JOIN letters_assessmentitem i ON i.unit_id = c.unit_id AND i.assessment_id = c.id
        UNION ALL
        SELECT c.month, 'ground', g.word, c.id FROM counted c
        JOIN letters_assessmentitem i ON i.unit_id = c.unit_id AND i.assessment_id = c.id
        CROSS JOIN LATERAL jsonb_array_elements_text(i.grounds) AS g (word)
        UNION ALL
        SELECT c.month, 'point', p.word, c.id FROM counted c
        JOIN letters_assessmentitem i ON i.unit_id = c.unit_id AND i.assessment_id = c.id
        CROSS JOIN LATERAL jsonb_array_elements_text(i.points) AS p (word)
    ), tallied AS (
        SELECT s.month, s.what::text, s.word::text, count(DISTINCT s.id)::integer AS n
        FROM said s GROUP BY s.month, s.what, s.word
    ), weighed AS (
        SELECT t.*, count(*) FILTER (WHERE t.n < {FLOOR}) OVER (PARTITION BY t.month, t.what) AS small,
               row_number() OVER (PARTITION BY t.month, t.what, t.n >= {FLOOR} ORDER BY t.n, t.word) AS place
        FROM tallied t
    )
    SELECT w.month, w.what, w.word,
           CASE WHEN w.n < {FLOOR} THEN NULL WHEN w.small = 1 AND w.place = 1 THEN {KEPT_BACK} ELSE w.n END
    FROM weighed w ORDER BY w.month DESC, w.what, w.word;
END $$;
"""


def statements() -> list[str]:
    return [FUNCTION, *callable_by_web("assessment_counts()")]
