"""How a giver signs on a screen, in SQL: what the link shows, and the signature of an identified person.

The functions run as the owner and are called with nobody logged in, so each of them says itself what it lets
through: one text to one person, for a short while. Who signed is vouched for by the web process with a key that its
database role cannot read, so an SQL injection can sign for nobody.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.open_signing(link text) RETURNS consents_consentsigning
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT s.* FROM consents_consentsigning s
    WHERE s.link_sha256 = encode(sha256(convert_to(link, 'UTF8')), 'hex')
      AND s.valid_until > now() AND s.used_at IS NULL
      AND samsyn.consent_state_in(s.unit_id, s.consent_id, (now() AT TIME ZONE 'Europe/Stockholm')::date)
          IN ('asked', 'waiting')
      AND NOT EXISTS (SELECT 1 FROM consents_consentanswer a
                      WHERE a.unit_id = s.unit_id AND a.consent_id = s.consent_id AND a.role = s.role)
$$;
REVOKE ALL ON FUNCTION samsyn.open_signing(text) FROM PUBLIC;

CREATE FUNCTION samsyn.signing_page(link text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT jsonb_build_object('consent', c.id, 'text', c.text, 'text_sha256', c.text_sha256, 'name', g.name,
        'role', g.role, 'unit', u.name, 'telephone', u.telephone, 'valid_until', s.valid_until)
    FROM samsyn.open_signing(link) s
    JOIN consents_consent c ON c.unit_id = s.unit_id AND c.id = s.consent_id
    JOIN consents_consentgiver g ON g.unit_id = s.unit_id AND g.consent_id = s.consent_id AND g.role = s.role
    JOIN units_unit u ON u.id = s.unit_id
$$;

CREATE FUNCTION samsyn.same_name(one text, other text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT a[1] = b[1] AND a[cardinality(a)] = b[cardinality(b)]
    FROM (SELECT regexp_split_to_array(lower(btrim(one)), '\\s+') AS a,
                 regexp_split_to_array(lower(btrim(other)), '\\s+') AS b) AS names
    WHERE cardinality(a) > 1 AND cardinality(b) > 1
$$;

CREATE FUNCTION samsyn.number_of_giver(s consents_consentsigning) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.identity_number FROM people_person p WHERE p.unit_id = s.unit_id AND p.id = CASE
        WHEN s.role = 'youth' THEN (SELECT c.person_id FROM consents_consent c
                                    WHERE c.unit_id = s.unit_id AND c.id = s.consent_id)
        ELSE (SELECT k.person_id FROM consents_consentgiver g
              JOIN people_guardian k ON k.unit_id = g.unit_id AND k.id = g.guardian_id
              WHERE g.unit_id = s.unit_id AND g.consent_id = s.consent_id AND g.role = s.role) END
$$;
REVOKE ALL ON FUNCTION samsyn.number_of_giver(consents_consentsigning) FROM PUBLIC;

CREATE FUNCTION samsyn.sign_consent(link text, the_key text, signer text, number text, by_provider text,
                                    text_hash text, issued bigint, signature bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    key samsyn.signing_key;
    s consents_consentsigning;
    g consents_consentgiver;
    said bytea := convert_to(concat_ws('|', 'consent', encode(sha256(convert_to(link, 'UTF8')), 'hex'), the_key, signer,
        number, by_provider, text_hash, issued), 'UTF8');
    token text := current_setting('samsyn.token', true);
    known text;
BEGIN
    SELECT * INTO key FROM samsyn.signing_key;
    IF key IS NULL OR sha256(key.outer_pad || sha256(key.inner_pad || said)) IS DISTINCT FROM signature
       OR abs(extract(epoch FROM clock_timestamp()) - issued) > 60 THEN
        RAISE EXCEPTION 'E-legitimeringen kunde inte styrkas. Börja om.' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    PERFORM 1 FROM consents_consent c JOIN samsyn.open_signing(link) o ON o.unit_id = c.unit_id AND o.consent_id = c.id
    FOR UPDATE OF c;
    SELECT * INTO s FROM samsyn.open_signing(link);
    IF s.id IS NULL THEN
        RAISE EXCEPTION 'Länken gäller inte längre. Be den som frågade om en ny.' USING ERRCODE = 'no_data_found';
    END IF;
    SELECT * INTO g FROM consents_consentgiver WHERE unit_id = s.unit_id AND consent_id = s.consent_id AND role = s.role;
    known := samsyn.number_of_giver(s);
    IF (CASE WHEN known IS NOT NULL AND number <> '' THEN known <> number
             ELSE samsyn.same_name(g.name, signer) IS NOT TRUE END) THEN
        RAISE EXCEPTION 'E-legitimationen tillhör någon annan än den som ska skriva under.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM consents_consentanswer a WHERE a.unit_id = s.unit_id AND a.consent_id = s.consent_id
               AND a.signer_key = the_key) THEN
        RAISE EXCEPTION 'Den här e-legitimationen har redan skrivit under. Var och en skriver under med sin egen.'
            USING ERRCODE = 'unique_violation';
    END IF;
    PERFORM set_config('samsyn.token', '', true);
    INSERT INTO consents_consentanswer (id, unit_id, consent_id, role, said, way, signer_name, signer_key, provider,
        text_sha256, answered_at, signature)
    VALUES (gen_random_uuid(), s.unit_id, s.consent_id, s.role, 'yes', 'e_identity', signer, the_key, by_provider,
        text_hash, clock_timestamp(), '');
    UPDATE consents_consentsigning SET used_at = clock_timestamp() WHERE unit_id = s.unit_id AND id = s.id;
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    SELECT clock_timestamp(), s.unit_id, NULL, '', 'sign', 'consent', s.consent_id, c.person_id, '',
        jsonb_build_object('role', s.role, 'provider', by_provider)
    FROM consents_consent c WHERE c.unit_id = s.unit_id AND c.id = s.consent_id;
    PERFORM set_config('samsyn.token', coalesce(token, ''), true);
    RETURN s.consent_id;
END $$;
REVOKE ALL ON FUNCTION samsyn.same_name(text, text) FROM PUBLIC;
"""

CALLABLE = (
    "signing_page(text)",
    "sign_consent(text, text, text, text, text, text, bigint, bytea)",
)


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [FUNCTIONS, *callable_by_web(*CALLABLE)]
