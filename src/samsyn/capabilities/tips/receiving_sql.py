"""How a tip comes into a room, in SQL: receive, come back with the code, add.

The functions run as the owner and are called with nobody logged in, so each of them says itself what it lets
through. Whoever calls learns nothing but what the receipt code opens. A tip cannot be sent from a unit as a
message: it needs no secrecy assessment, and would otherwise be a way past it.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE TABLE samsyn.used_form (
    token bytea PRIMARY KEY CHECK (length(token) = 32),
    used_at timestamptz NOT NULL
);
CREATE INDEX used_form_at ON samsyn.used_form (used_at);

CREATE FUNCTION samsyn.use_form(the_token bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF random() < 0.001 THEN
        DELETE FROM samsyn.used_form WHERE used_at < now() - interval '3 days';
    END IF;
    INSERT INTO samsyn.used_form (token, used_at) VALUES (the_token, now()) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION samsyn.use_form(bytea) FROM PUBLIC;

CREATE FUNCTION samsyn.takes_tips() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    signature text;
BEGIN
    IF samsyn.current_unit() IS NULL THEN RETURN NULL; END IF;
    SELECT m.worker_name || ', ' || m.title || ', ' || u.name INTO signature
    FROM units_membership m JOIN units_unit u ON u.id = m.unit_id
    WHERE m.worker_id = samsyn.current_worker() AND m.unit_id = samsyn.current_unit()
      AND m.roles ?| ARRAY['reception', 'manager', 'tip_operator'];
    IF signature IS NULL THEN
        RAISE EXCEPTION 'Du har ingen roll som tar emot tips. Be din chef om rollen tipsmottagare.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN signature;
END $$;
REVOKE ALL ON FUNCTION samsyn.takes_tips() FROM PUBLIC;

CREATE FUNCTION samsyn.check_tip(the_payload jsonb, the_code bytea, the_pictures bytea[]) RETURNS void
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF jsonb_typeof(the_payload) IS DISTINCT FROM 'object' OR coalesce(the_payload->>'what', '') = ''
       OR octet_length(the_payload::text) > 1000000 THEN
        RAISE EXCEPTION 'Tipset är tomt eller för långt.' USING ERRCODE = 'check_violation';
    END IF;
    IF length(the_code) <> 32 THEN
        RAISE EXCEPTION 'Koden ska vara hashad.' USING ERRCODE = 'check_violation';
    END IF;
    IF cardinality(the_pictures) > 3
       OR EXISTS (SELECT 1 FROM unnest(the_pictures) AS p WHERE p IS NULL OR length(p) > 5242880) THEN
        RAISE EXCEPTION 'Högst tre bilder, högst 5 MB var.' USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION samsyn.receive_tip(the_unit uuid, the_code bytea, the_payload jsonb, the_token bytea,
                                   the_name text, the_contact text, the_pictures bytea[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    message uuid := gen_random_uuid();
    thread uuid := gen_random_uuid();
    writer text := samsyn.takes_tips();
    channel text := CASE WHEN writer IS NULL THEN 'web' ELSE the_payload->>'channel' END;
    receiver text;
BEGIN
    SELECT u.name INTO receiver FROM units_unit u WHERE u.id = the_unit AND u.receives_tips;
    IF receiver IS NULL THEN
        RAISE EXCEPTION 'Enheten tar inte emot tips.' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM samsyn.check_tip(the_payload, the_code, the_pictures);
    IF NOT samsyn.use_form(the_token) THEN RETURN false; END IF;
    INSERT INTO letters_receivedmessage (id, unit_id, kind_id, sender_name, sender_party, signature,
        categories, purpose, grounds, payload, received_at, read_by)
    VALUES (message, the_unit, 'tip/1', 'Allmänheten', 'private_person', '', '[]', '', '[]',
        the_payload || jsonb_build_object('channel', channel, 'registered_by', coalesce(writer, ''),
                                          'pictures', coalesce(cardinality(the_pictures), 0)), moment, '');
    INSERT INTO tips_tipthread (id, unit_id, message_id, code_hash, opened_at, weed_on)
    VALUES (thread, the_unit, message, the_code, moment, (moment + interval '5 years')::date);
    IF the_contact <> '' THEN
        INSERT INTO tips_reportercontact (id, unit_id, thread_id, name, contact, given_at)
        VALUES (gen_random_uuid(), the_unit, thread, coalesce(the_name, ''), the_contact, moment);
    END IF;
    INSERT INTO tips_tippicture (id, unit_id, thread_id, number, content, received_at)
    SELECT gen_random_uuid(), the_unit, thread, p.number, p.content, moment
    FROM unnest(the_pictures) WITH ORDINALITY AS p(content, number);
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, reason,
                                  details)
    VALUES (moment, the_unit, NULL, coalesce(writer, ''), 'receive', 'message', message, '',
            jsonb_build_object('kind', 'tip/1', 'channel', channel));
    IF writer IS NOT NULL THEN
        PERFORM samsyn.note_passed_on(the_unit, channel, receiver, moment);
    END IF;
    RETURN true;
END $$;

CREATE FUNCTION samsyn.note_passed_on(the_unit uuid, channel text, receiver text, moment timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    INSERT INTO tips_passedontip (id, unit_id, recipient_id, channel, passed_on_by, passed_on_at)
    VALUES (gen_random_uuid(), samsyn.current_unit(), the_unit, channel, samsyn.current_worker(), moment);
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, reason, details)
    SELECT moment, samsyn.current_unit(), w.id, w.name, 'pass_on', 'tip', '',
           jsonb_build_object('to', receiver, 'channel', channel)
    FROM units_worker w WHERE w.id = samsyn.current_worker()
$$;
REVOKE ALL ON FUNCTION samsyn.note_passed_on(uuid, text, text, timestamptz) FROM PUBLIC;

CREATE FUNCTION samsyn.tip_thread(the_code bytea) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT jsonb_build_object(
        'unit', u.name, 'party', u.party, 'telephone', u.telephone, 'opened_at', t.opened_at,
        'read_at', m.read_at,
        'letters', (
            SELECT coalesce(
                jsonb_agg(jsonb_build_object('mine', l.mine, 'text', l.text, 'at', l.at) ORDER BY l.at), '[]')
            FROM (SELECT false AS mine, a.text, a.answered_at AS at FROM tips_tipanswer a
                  WHERE a.unit_id = t.unit_id AND a.thread_id = t.id
                  UNION ALL
                  SELECT true, r.payload->>'text', b.added_at FROM tips_tipaddition b
                  JOIN letters_receivedmessage r ON r.unit_id = b.unit_id AND r.id = b.message_id
                  WHERE b.unit_id = t.unit_id AND b.thread_id = t.id) AS l))
    FROM tips_tipthread t
    JOIN letters_receivedmessage m ON m.unit_id = t.unit_id AND m.id = t.message_id
    JOIN units_unit u ON u.id = t.unit_id
    WHERE t.code_hash = the_code
$$;

CREATE FUNCTION samsyn.add_to_tip(the_code bytea, the_text text, the_token bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    message uuid := gen_random_uuid();
    t tips_tipthread;
    person uuid;
BEGIN
    SELECT * INTO t FROM tips_tipthread WHERE code_hash = the_code FOR UPDATE;
    IF t.id IS NULL THEN RETURN NULL; END IF;
    IF coalesce(the_text, '') = '' OR char_length(the_text) > 100000 THEN
        RAISE EXCEPTION 'Texten är tom eller för lång.' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM tips_tipaddition a WHERE a.unit_id = t.unit_id AND a.thread_id = t.id) >= 50 THEN
        RAISE EXCEPTION 'Det går inte att lägga till mer till det här tipset. Lämna ett nytt, eller ring.'
            USING ERRCODE = 'program_limit_exceeded';
    END IF;
    IF NOT samsyn.use_form(the_token) THEN RETURN false; END IF;
    SELECT person_id INTO person FROM letters_receivedmessage WHERE unit_id = t.unit_id AND id = t.message_id;
    INSERT INTO letters_receivedmessage (id, unit_id, kind_id, sender_name, sender_party, signature,
        in_reply_to, categories, purpose, grounds, payload, received_at, read_by, person_id)
    VALUES (message, t.unit_id, 'tip_addition/1', 'Allmänheten', 'private_person', '', t.message_id,
        '[]', '', '[]', jsonb_build_object('text', the_text), moment, '', person);
    INSERT INTO tips_tipaddition (id, unit_id, thread_id, message_id, added_at)
    VALUES (gen_random_uuid(), t.unit_id, t.id, message, moment);
    INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, object_id, reason, details)
    VALUES (moment, t.unit_id, '', 'receive', 'message', message, '', '{"kind": "tip_addition/1"}');
    RETURN true;
END $$;

CREATE FUNCTION samsyn.may_know_reporters() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM units_membership
                   WHERE worker_id = samsyn.current_worker() AND unit_id = samsyn.current_unit()
                     AND roles ?| ARRAY['reception', 'manager'])
$$;

CREATE FUNCTION samsyn.refuse_sending_tips() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Ett tips kommer från allmänheten och kan inte skickas från en enhet.'
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER tips_come_from_the_public BEFORE INSERT ON letters_sentmessage
FOR EACH ROW WHEN (NEW.kind_id IN ('tip/1', 'tip_addition/1')) EXECUTE FUNCTION samsyn.refuse_sending_tips();
"""

TRUSTED = """
CREATE POLICY trusted_with_reporters ON tips_reportercontact AS RESTRICTIVE FOR SELECT TO "{web}"
USING ((SELECT samsyn.may_know_reporters()))
"""

CALLABLE = (
    "receive_tip(uuid, bytea, jsonb, bytea, text, text, bytea[])",
    "tip_thread(bytea)",
    "add_to_tip(bytea, text, bytea)",
    "may_know_reporters()",
)


def statements() -> list[str]:
    """Everything the tips' tables need beside the locks of their rooms."""
    return [
        FUNCTIONS,
        *callable_by_web(*CALLABLE),
        TRUSTED.format(web=settings.SAMSYN_WEB_ROLE),
    ]
