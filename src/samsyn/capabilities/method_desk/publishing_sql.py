"""The SQL by which a municipality's methods are changed and published: the only way a row comes in.

Each function asks the session's token who acts and for which unit: a coordinator or manager of a unit that leads the
method, in the municipality that it is for. Every unit of the municipality may read.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web
from samsyn.foundation.units.rooms import grants, row_security

DRAFTS = "method_desk_methoddraft"
VERSIONS = "method_desk_methodversion"
OWN_MUNICIPALITIES = (
    "municipality_id IN (SELECT um.municipality_id FROM units_unit_municipalities um "
    "WHERE um.unit_id = (SELECT samsyn.current_unit()))"
)

FUNCTIONS = """
CREATE FUNCTION samsyn.keeper_of_methods(the_municipality text, the_key text, the_lead text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who text;
    ours text;
BEGIN
    SELECT w.name, u.party INTO who, ours
    FROM units_membership m
    JOIN units_worker w ON w.id = m.worker_id
    JOIN units_unit u ON u.id = m.unit_id
    JOIN units_unit_municipalities um ON um.unit_id = u.id AND um.municipality_id = the_municipality
    WHERE m.worker_id = samsyn.current_worker() AND m.unit_id = samsyn.current_unit()
      AND m.roles ?| ARRAY['coordinator', 'manager']
      AND m.from_on <= current_date AND (m.to_on IS NULL OR m.to_on > current_date);
    IF who IS NULL THEN
        RAISE EXCEPTION 'Bara en samordnare eller enhetschef i kommunen kan ändra en metod.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF ours <> the_lead OR EXISTS (
            SELECT 1 FROM method_desk_methodversion v WHERE v.municipality_id = the_municipality
            AND v.key = the_key AND v.withdrawn_at IS NULL AND v.lead_party <> ours)
        OR EXISTS (SELECT 1 FROM method_desk_methoddraft d WHERE d.municipality_id = the_municipality
            AND d.key = the_key AND d.lead_party <> ours) THEN
        RAISE EXCEPTION 'Bara den verksamhet som leder metoden kan ändra den.' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN who;
END $$;

CREATE FUNCTION samsyn.save_method_draft(the_municipality text, the_key text, the_origin text, the_lead text,
                                         the_text text, read_revision integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who text := samsyn.keeper_of_methods(the_municipality, the_key, the_lead);
    saved integer;
BEGIN
    IF length(the_text) > 500000 THEN
        RAISE EXCEPTION 'Metoden är för stor för att sparas.' USING ERRCODE = 'check_violation';
    END IF;
    IF read_revision = 0 THEN
        INSERT INTO method_desk_methoddraft (id, municipality_id, key, origin_key, lead_party, text, revision, edited_by,
                                             edited_by_name, edited_at)
        VALUES (gen_random_uuid(), the_municipality, the_key, the_origin, the_lead, the_text, 1, samsyn.current_worker(),
                who, clock_timestamp())
        ON CONFLICT (municipality_id, key) DO NOTHING RETURNING revision INTO saved;
    ELSE
        UPDATE method_desk_methoddraft SET text = the_text, revision = revision + 1, edited_by = samsyn.current_worker(),
               edited_by_name = who, edited_at = clock_timestamp()
        WHERE municipality_id = the_municipality AND key = the_key AND revision = read_revision
        RETURNING revision INTO saved;
    END IF;
    IF saved IS NULL THEN
        RAISE EXCEPTION 'Någon annan har ändrat metoden under tiden. Läs det nya och gör om din ändring.'
            USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN saved;
END $$;

CREATE FUNCTION samsyn.drop_method_draft(the_municipality text, the_key text, the_lead text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM samsyn.keeper_of_methods(the_municipality, the_key, the_lead);
    DELETE FROM method_desk_methoddraft WHERE municipality_id = the_municipality AND key = the_key;
    RETURN FOUND;
END $$;

CREATE FUNCTION samsyn.publish_method(the_id uuid, the_municipality text, the_key text, the_version integer,
                                      the_origin text, the_lead text, the_text text, from_day date, by_decision text)
RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who text := samsyn.keeper_of_methods(the_municipality, the_key, the_lead);
    moment timestamptz := clock_timestamp();
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('samsyn.publish_method|' || the_municipality || '|' || the_key, 0));
    IF from_day < (moment AT TIME ZONE 'Europe/Stockholm')::date THEN
        RAISE EXCEPTION 'En metod kan inte gälla bakåt. Välj i dag eller en senare dag.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF length(btrim(by_decision)) < 5 THEN
        RAISE EXCEPTION 'Skriv vem som har bestämt det.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM method_desk_methodversion v WHERE v.municipality_id = the_municipality AND v.key = the_key
               AND v.version >= the_version) THEN
        RAISE EXCEPTION 'Någon annan har publicerat under tiden. Läs den nya versionen och gör om.'
            USING ERRCODE = 'serialization_failure';
    END IF;
    IF EXISTS (SELECT 1 FROM method_desk_methodversion v WHERE v.municipality_id = the_municipality AND v.key = the_key
               AND v.withdrawn_at IS NULL AND v.valid_from >= from_day) THEN
        RAISE EXCEPTION 'En version är redan publicerad från den dagen eller en senare. Välj en senare dag, eller återkalla den först.'
            USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO method_desk_methodversion (id, municipality_id, key, version, origin_key, lead_party, text, valid_from,
                                           decided, published_by, published_by_name, published_at, withdrawn_by_name)
    VALUES (the_id, the_municipality, the_key, the_version, the_origin, the_lead, the_text, from_day, by_decision,
            samsyn.current_worker(), who, moment, '');
    DELETE FROM method_desk_methoddraft WHERE municipality_id = the_municipality AND key = the_key;
    RETURN moment;
END $$;

CREATE FUNCTION samsyn.withdraw_method(the_municipality text, the_key text, the_version integer, the_lead text)
RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who text := samsyn.keeper_of_methods(the_municipality, the_key, the_lead);
    moment timestamptz := clock_timestamp();
BEGIN
    UPDATE method_desk_methodversion
    SET withdrawn_at = moment, withdrawn_by = samsyn.current_worker(), withdrawn_by_name = who
    WHERE municipality_id = the_municipality AND key = the_key AND version = the_version AND withdrawn_at IS NULL
      AND valid_from > (moment AT TIME ZONE 'Europe/Stockholm')::date;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Bara det som inte har börjat gälla kan återkallas. Publicera en ny version i stället.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN moment;
END $$;
"""

APPEND_ONLY = f"""
CREATE TRIGGER method_version_stays BEFORE DELETE ON {VERSIONS}
FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_change();
CREATE TRIGGER method_version_frozen BEFORE UPDATE ON {VERSIONS}
FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL OR
    (OLD.id, OLD.municipality_id, OLD.key, OLD.version, OLD.origin_key, OLD.lead_party, OLD.text, OLD.valid_from,
     OLD.decided, OLD.published_by, OLD.published_by_name, OLD.published_at)
    IS DISTINCT FROM
    (NEW.id, NEW.municipality_id, NEW.key, NEW.version, NEW.origin_key, NEW.lead_party, NEW.text, NEW.valid_from,
     NEW.decided, NEW.published_by, NEW.published_by_name, NEW.published_at))
EXECUTE FUNCTION samsyn.refuse_change()
"""

CALLABLE = (
    "save_method_draft(text, text, text, text, text, integer)",
    "drop_method_draft(text, text, text)",
    "publish_method(uuid, text, text, integer, text, text, text, date, text)",
    "withdraw_method(text, text, integer, text)",
)


def statements() -> list[str]:
    """Everything the tables need: who reads, that nothing published changes, and the ways in."""
    return [
        FUNCTIONS,
        APPEND_ONLY,
        "REVOKE ALL ON FUNCTION samsyn.keeper_of_methods(text, text, text) FROM PUBLIC",
        *(line for table in (DRAFTS, VERSIONS) for line in grants(table, "SELECT", settings.SAMSYN_WEB_ROLE)),
        *(line for table in (DRAFTS, VERSIONS) for line in row_security(table, OWN_MUNICIPALITIES)),
        *callable_by_web(*CALLABLE),
    ]
