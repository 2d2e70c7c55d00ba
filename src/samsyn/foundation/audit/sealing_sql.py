"""The SQL that fills in who wrote an audit row, keeps the log append-only, and seals it into chains."""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web
from samsyn.foundation.units.rooms import grants, row_security

FUNCTIONS = """
CREATE FUNCTION samsyn.stamp_audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        NEW.at := clock_timestamp();
        NEW.unit_id := samsyn.current_unit();
        NEW.worker_id := samsyn.current_worker();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_inbox_stamp BEFORE INSERT ON audit_auditinbox
FOR EACH ROW EXECUTE FUNCTION samsyn.stamp_audit_row();
CREATE TRIGGER audit_inbox_frozen BEFORE UPDATE ON audit_auditinbox
FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_change();
CREATE TRIGGER audit_link_frozen BEFORE UPDATE OR DELETE ON audit_auditlink
FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_change();
CREATE TRIGGER audit_root_frozen BEFORE UPDATE OR DELETE ON audit_auditroot
FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_change();

CREATE FUNCTION samsyn.canonical(VARIADIC fields text[]) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT convert_to(string_agg(
        CASE WHEN f IS NULL THEN '-' ELSE octet_length(convert_to(f, 'UTF8'))::text || ':' || f END,
        ',' ORDER BY n), 'UTF8')
    FROM unnest(fields) WITH ORDINALITY AS t(f, n)
$$;

CREATE FUNCTION samsyn.utc_text(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION samsyn.seal_audit(at_most integer DEFAULT 10000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    picked bigint[];
    entry record;
    chain uuid;
    place bigint;
    link bytea;
    before bytea;
    heads jsonb := '{}';
BEGIN
    PERFORM pg_advisory_xact_lock(7261951);
    picked := ARRAY(SELECT id FROM audit_auditinbox ORDER BY id LIMIT at_most);
    IF cardinality(picked) = 0 THEN RETURN 0; END IF;
    FOR entry IN
        SELECT *, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) AS chain_of
        FROM audit_auditinbox WHERE id = ANY (picked) ORDER BY chain_of, id
    LOOP
        IF chain IS DISTINCT FROM entry.chain_of THEN
            chain := entry.chain_of;
            place := 0;
            link := '';
            SELECT l.sequence, l.hash INTO place, link FROM audit_auditlink l
            WHERE l.chain_id = chain ORDER BY l.sequence DESC LIMIT 1;
            place := coalesce(place, 0);
            link := coalesce(link, '');
        END IF;
        place := place + 1;
        before := link;
        link := sha256(before || samsyn.canonical(
            chain::text, place::text, samsyn.utc_text(entry.at), entry.unit_id::text, entry.worker_id::text,
            entry.worker_name, entry.verb, entry.object_kind, entry.object_id::text, entry.person_id::text,
            entry.reason, entry.details::text));
        INSERT INTO audit_auditlink (chain_id, sequence, at, unit_id, worker_id, worker_name, verb, object_kind,
                                     object_id, person_id, reason, details, previous, hash)
        VALUES (chain, place, entry.at, entry.unit_id, entry.worker_id, entry.worker_name, entry.verb,
                entry.object_kind, entry.object_id, entry.person_id, entry.reason, entry.details, before, link);
        heads := heads || jsonb_build_object(chain::text, jsonb_build_array(place, encode(link, 'hex')));
    END LOOP;
    DELETE FROM audit_auditinbox WHERE id = ANY (picked);
    INSERT INTO audit_auditroot (sealed_at, rows, heads, root)
    VALUES (clock_timestamp(), cardinality(picked), heads, sha256(convert_to(heads::text, 'UTF8')));
    RETURN cardinality(picked);
END $$;
"""


def statements() -> list[str]:
    """Everything the audit tables need after they are created."""
    web = settings.SAMSYN_WEB_ROLE
    return [
        FUNCTIONS,
        *grants("audit_auditinbox", "INSERT", web),
        f'GRANT USAGE ON SEQUENCE audit_auditinbox_id_seq TO "{web}"',
        *grants("audit_auditlink", "SELECT", web),
        *grants("audit_auditroot", "SELECT", web),
        *row_security("audit_auditinbox", "true"),
        *row_security("audit_auditlink"),
        *callable_by_web("seal_audit(integer)"),
    ]
