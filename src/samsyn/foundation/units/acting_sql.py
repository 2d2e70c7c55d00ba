"""The SQL by which the database knows who acts and for which unit.

A worker's token is opened only with a signature that the web process makes with a key that its database role
cannot read, so an SQL injection can neither name a unit nor open a token for another worker. The tables of this
schema are not visible to the web's role at all; it may only call the functions.
"""

from django.conf import settings

SCHEMA = """
CREATE SCHEMA IF NOT EXISTS samsyn;

CREATE TABLE samsyn.signing_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64)
);

CREATE TABLE samsyn.acting (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    worker_id uuid NOT NULL,
    unit_id uuid,
    opened_at timestamptz NOT NULL DEFAULT now(),
    valid_until timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX acting_worker ON samsyn.acting (worker_id);

CREATE FUNCTION samsyn.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Raden i % är låst och kan varken ändras eller tas bort. Skriv en ny rad som rättar den.',
        TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION samsyn.token_hash() RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(nullif(current_setting('samsyn.token', true), ''), 'UTF8'))
$$;

CREATE FUNCTION samsyn.current_unit() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    token text := nullif(current_setting('samsyn.token', true), '');
BEGIN
    IF token IS NULL THEN RETURN NULL; END IF;
    RETURN (SELECT unit_id FROM samsyn.acting
            WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND ended_at IS NULL AND valid_until > now());
END $$;

CREATE FUNCTION samsyn.current_worker() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    token text := nullif(current_setting('samsyn.token', true), '');
BEGIN
    IF token IS NULL THEN RETURN NULL; END IF;
    RETURN (SELECT worker_id FROM samsyn.acting
            WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND ended_at IS NULL AND valid_until > now());
END $$;

CREATE FUNCTION samsyn.is_member(the_worker uuid, the_unit uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM units_membership
        WHERE worker_id = the_worker AND unit_id = the_unit
          AND from_on <= current_date AND (to_on IS NULL OR to_on > current_date))
$$;

CREATE FUNCTION samsyn.open_acting(the_worker uuid, the_hash bytea, issued_at timestamptz, lifetime interval,
                                   signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    key samsyn.signing_key;
    said bytea := convert_to(
        the_worker::text || '|' || encode(the_hash, 'hex') || '|' || extract(epoch FROM issued_at)::bigint::text
        || '|' || extract(epoch FROM lifetime)::bigint::text, 'UTF8');
BEGIN
    SELECT * INTO key FROM samsyn.signing_key;
    IF key IS NULL OR sha256(key.outer_pad || sha256(key.inner_pad || said)) IS DISTINCT FROM signature THEN
        RAISE EXCEPTION 'Inloggningen kunde inte styrkas.' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    IF abs(extract(epoch FROM clock_timestamp() - issued_at)) > 60 OR lifetime > interval '12 hours' THEN
        RAISE EXCEPTION 'Inloggningen är för gammal.' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO samsyn.acting (token_hash, worker_id, valid_until)
    VALUES (the_hash, the_worker, clock_timestamp() + lifetime);
END $$;

CREATE FUNCTION samsyn.choose_unit(the_unit uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT samsyn.is_member(samsyn.current_worker(), the_unit) THEN RETURN false; END IF;
    UPDATE samsyn.acting SET unit_id = the_unit
    WHERE token_hash = samsyn.token_hash() AND ended_at IS NULL AND valid_until > now();
    RETURN FOUND;
END $$;

CREATE FUNCTION samsyn.end_acting() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE samsyn.acting SET ended_at = clock_timestamp()
    WHERE token_hash = samsyn.token_hash() AND ended_at IS NULL
$$;

CREATE FUNCTION samsyn.worker_of_account(the_account bigint) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT id FROM units_worker WHERE account_id = the_account
$$;

CREATE FUNCTION samsyn.end_acting_of_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE samsyn.acting SET unit_id = NULL WHERE worker_id = OLD.worker_id AND unit_id = OLD.unit_id;
    RETURN NULL;
END $$;
CREATE TRIGGER membership_ends_acting AFTER UPDATE OR DELETE ON units_membership
FOR EACH ROW EXECUTE FUNCTION samsyn.end_acting_of_member();
"""

# A worker's token, and no family member's. Later migrations put this function in anew, always as it stands here.
ENTER = """
CREATE OR REPLACE FUNCTION samsyn.enter(token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    acting samsyn.acting;
    answer jsonb;
BEGIN
    SELECT * INTO acting FROM samsyn.acting
    WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND worker_id IS NOT NULL AND ended_at IS NULL
      AND valid_until > now();
    IF acting IS NULL THEN
        PERFORM set_config('samsyn.token', '', true);
        RETURN NULL;
    END IF;
    IF acting.unit_id IS NOT NULL AND NOT samsyn.is_member(acting.worker_id, acting.unit_id) THEN
        UPDATE samsyn.acting a SET unit_id = NULL WHERE a.token_hash = acting.token_hash;
        acting.unit_id := NULL;
    END IF;
    PERFORM set_config('samsyn.token', token, true);
    SELECT jsonb_build_object(
        'worker_id', w.id, 'account_id', w.account_id, 'name', w.name,
        'qualified', w.qualified_for_child_cases, 'valid_until', acting.valid_until,
        'places', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('unit_id', p.id, 'name', p.name, 'party', p.party)
                             ORDER BY p.name), '[]')
            FROM units_membership pm JOIN units_unit p ON p.id = pm.unit_id
            WHERE pm.worker_id = w.id AND pm.from_on <= current_date
              AND (pm.to_on IS NULL OR pm.to_on > current_date)),
        'unit', CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object(
            'id', u.id, 'key', u.key, 'name', u.name, 'party', u.party, 'secrecy_domain', u.secrecy_domain,
            'organisation', o.name, 'title', m.title, 'team', m.team, 'roles', m.roles,
            'receives_tips', u.receives_tips, 'receives_concern_reports', u.receives_concern_reports,
            'municipalities', (SELECT coalesce(jsonb_agg(um.municipality_id ORDER BY um.municipality_id), '[]')
                               FROM units_unit_municipalities um WHERE um.unit_id = u.id)) END)
    INTO answer
    FROM units_worker w
    LEFT JOIN units_unit u ON u.id = acting.unit_id
    LEFT JOIN units_organisation o ON o.id = u.organisation_id
    LEFT JOIN units_membership m ON m.unit_id = u.id AND m.worker_id = w.id
    WHERE w.id = acting.worker_id;
    RETURN answer;
END $$;
"""

CALLABLE = (
    "current_unit()",
    "current_worker()",
    "open_acting(uuid, bytea, timestamptz, interval, bytea)",
    "choose_unit(uuid)",
    "end_acting()",
    "enter(text)",
    "worker_of_account(bigint)",
)


def callable_by_web(*functions: str) -> list[str]:
    """Statements that let the web's role, and nobody else, call these functions of the schema."""
    web = settings.SAMSYN_WEB_ROLE
    statements = [f'GRANT USAGE ON SCHEMA samsyn TO "{web}"']
    for function in functions:
        statements += [
            f"REVOKE ALL ON FUNCTION samsyn.{function} FROM PUBLIC",
            f'GRANT EXECUTE ON FUNCTION samsyn.{function} TO "{web}"',
        ]
    return statements


def schema() -> list[str]:
    return [SCHEMA, ENTER, *callable_by_web(*CALLABLE)]
