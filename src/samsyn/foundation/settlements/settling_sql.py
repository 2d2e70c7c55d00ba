"""The SQL by which a lawyer settles a point: the only way a row comes in, and who may read it.

`samsyn.settle` asks the session's token who acts and for which unit, and writes the name itself.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web
from samsyn.foundation.units.rooms import grants, row_security

TABLE = "settlements_localsettlement"
OWN_MUNICIPALITIES = (
    "municipality_id IN (SELECT um.municipality_id FROM units_unit_municipalities um "
    "WHERE um.unit_id = (SELECT samsyn.current_unit()))"
)

FUNCTIONS = """
CREATE FUNCTION samsyn.advises_law(the_worker uuid, the_unit uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM units_membership
        WHERE worker_id = the_worker AND unit_id = the_unit AND roles ? 'lawyer'
          AND from_on <= current_date AND (to_on IS NULL OR to_on > current_date))
$$;

CREATE FUNCTION samsyn.settle(the_id uuid, the_municipality text, the_point text, the_decision text, from_day date,
                              to_day date, the_reasons text, replaced uuid) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who uuid := samsyn.current_worker();
    place uuid := samsyn.current_unit();
    moment timestamptz := clock_timestamp();
    newest uuid;
BEGIN
    IF who IS NULL OR place IS NULL OR NOT samsyn.advises_law(who, place) THEN
        RAISE EXCEPTION 'Bara en kommuns jurist kan avgöra en oklar punkt.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM units_unit_municipalities um
                   WHERE um.unit_id = place AND um.municipality_id = the_municipality) THEN
        RAISE EXCEPTION 'Du kan bara avgöra för din egen kommun.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF from_day < (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'Ett avgörande kan inte gälla bakåt. Välj i dag eller en senare dag.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF length(btrim(the_reasons)) < 10 THEN
        RAISE EXCEPTION 'Skriv skälen, så att den som läser avgörandet kan följa dem.' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('samsyn.settle|' || the_municipality || '|' || the_point, 0));
    SELECT s.id INTO newest FROM settlements_localsettlement s
    WHERE s.municipality_id = the_municipality AND s.point = the_point ORDER BY s.made_at DESC, s.id LIMIT 1;
    IF newest IS DISTINCT FROM replaced THEN
        RAISE EXCEPTION 'Någon annan har avgjort punkten under tiden. Läs det nya avgörandet och gör om.'
            USING ERRCODE = 'serialization_failure';
    END IF;
    IF the_decision = 'unsettled' AND newest IS NULL THEN
        RAISE EXCEPTION 'Punkten är inte avgjord, så det finns inget att upphäva.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO settlements_localsettlement (id, municipality_id, point, decision, from_on, to_on, reasons, replaces_id,
                                             made_by, made_by_name, signature, made_at)
    SELECT the_id, the_municipality, the_point, the_decision, from_day, to_day, the_reasons, replaced,
           who, w.name, w.name || ', ' || m.title || ', ' || u.name, moment
    FROM units_worker w JOIN units_membership m ON m.worker_id = w.id AND m.unit_id = place
    JOIN units_unit u ON u.id = place WHERE w.id = who;
    RETURN moment;
END $$;

CREATE FUNCTION samsyn.legal_offices() RETURNS TABLE (unit_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT theirs.unit_id
    FROM units_unit_municipalities ours
    JOIN units_unit_municipalities theirs ON theirs.municipality_id = ours.municipality_id
    JOIN units_membership m ON m.unit_id = theirs.unit_id
    WHERE ours.unit_id = samsyn.current_unit() AND m.roles ? 'lawyer'
      AND m.from_on <= current_date AND (m.to_on IS NULL OR m.to_on > current_date)
$$;
"""

APPEND_ONLY = f"""
CREATE TRIGGER settlements_frozen BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_change()
"""

CALLABLE = ("settle(uuid, text, text, text, date, date, text, uuid)", "legal_offices()")


def statements() -> list[str]:
    """Everything the table needs: who reads, that nothing changes, and the one way in."""
    return [
        FUNCTIONS,
        APPEND_ONLY,
        "REVOKE ALL ON FUNCTION samsyn.advises_law(uuid, uuid) FROM PUBLIC",
        *grants(TABLE, "SELECT", settings.SAMSYN_WEB_ROLE),
        *row_security(TABLE, OWN_MUNICIPALITIES),
        *callable_by_web(*CALLABLE),
    ]
