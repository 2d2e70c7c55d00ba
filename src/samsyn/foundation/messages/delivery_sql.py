"""The one door between rooms, in SQL: deliver, read, withdraw (design, guarantee 3).

The functions run as the owner. They take only a message's id, find everything else themselves, and act only for
the unit of the session's token.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web
from samsyn.foundation.units.rooms import grants

# Later migrations put these two in anew, always as they stand here.
CHECK_CROSSING = """
CREATE OR REPLACE FUNCTION samsyn.check_crossing(m letters_sentmessage) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    k letters_messagekind;
    a letters_assessment;
    missing text;
BEGIN
    SELECT * INTO k FROM letters_messagekind WHERE id = m.kind_id;
    IF NOT k.needs_assessment THEN
        IF jsonb_array_length(m.categories) > 0 THEN
            RAISE EXCEPTION 'Den här sortens meddelande får inte innehålla uppgifter om en person.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN;
    END IF;
    SELECT * INTO a FROM letters_assessment WHERE unit_id = m.unit_id AND id = m.assessment_id;
    IF a.id IS NULL THEN
        RAISE EXCEPTION 'Meddelandet saknar sekretessprövning.' USING ERRCODE = 'check_violation';
    END IF;
    IF a.recipient_id <> m.recipient_id THEN
        RAISE EXCEPTION 'Sekretessprövningen gäller en annan mottagare.' USING ERRCODE = 'check_violation';
    END IF;
    IF a.person_id IS DISTINCT FROM m.person_id THEN
        RAISE EXCEPTION 'Sekretessprövningen gäller en annan person.' USING ERRCODE = 'check_violation';
    END IF;
    IF a.purpose <> m.purpose OR m.purpose = '' OR (k.purpose <> '' AND k.purpose <> m.purpose) THEN
        RAISE EXCEPTION 'Sekretessprövningen gäller ett annat ändamål.' USING ERRCODE = 'check_violation';
    END IF;
    IF a.valid_until <= now() OR a.refrained THEN
        RAISE EXCEPTION 'Sekretessprövningen gäller inte längre. Gör en ny.' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM units_membership p WHERE p.worker_id = a.made_by AND p.unit_id = a.unit_id) THEN
        RAISE EXCEPTION 'Sekretessprövningen är inte gjord av någon i enheten.' USING ERRCODE = 'check_violation';
    END IF;
    SELECT string_agg(c, ', ') INTO missing
    FROM (SELECT jsonb_array_elements_text(k.categories || m.categories) AS c) AS carried
    WHERE NOT EXISTS (
        SELECT 1 FROM letters_assessmentitem i
        WHERE i.unit_id = m.unit_id AND i.assessment_id = a.id AND i.category = carried.c
          AND i.outcome IN ('duty', 'duty_on_request', 'permitted', 'no_boundary')
          AND jsonb_array_length(i.asks) = 0);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'Sekretessprövningen öppnar inte för: %.', missing USING ERRCODE = 'check_violation';
    END IF;
END $$;
"""

DELIVER = """
CREATE OR REPLACE FUNCTION samsyn.settlements_told(the_ids jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('point', s.point, 'opens', s.decision = 'opens',
                'by', s.made_by_name, 'from_on', s.from_on, 'reasons', s.reasons) ORDER BY s.made_at), '[]')
            FROM settlements_localsettlement s WHERE the_ids ? s.id::text);
END $$;
REVOKE ALL ON FUNCTION samsyn.settlements_told(jsonb) FROM PUBLIC;

CREATE OR REPLACE FUNCTION samsyn.deliver(the_message uuid) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_sentmessage;
    question letters_receivedmessage;
    sender record;
    moment timestamptz := clock_timestamp();
BEGIN
    SELECT * INTO m FROM letters_sentmessage WHERE unit_id = samsyn.current_unit() AND id = the_message;
    IF m.id IS NULL THEN
        RAISE EXCEPTION 'Meddelandet finns inte i enheten.' USING ERRCODE = 'no_data_found';
    END IF;
    IF m.written_by IS DISTINCT FROM samsyn.current_worker() THEN
        RAISE EXCEPTION 'Bara den som skrivit meddelandet kan skicka det.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM letters_receipt r WHERE r.unit_id = m.unit_id AND r.message_id = m.id) THEN
        RAISE EXCEPTION 'Meddelandet är redan skickat.' USING ERRCODE = 'unique_violation';
    END IF;
    PERFORM samsyn.check_crossing(m);
    PERFORM samsyn.check_same_domain(m);
    IF m.in_reply_to IS NOT NULL THEN
        SELECT * INTO question FROM letters_receivedmessage
        WHERE unit_id = m.unit_id AND id = m.in_reply_to AND sender_id = m.recipient_id FOR SHARE;
        IF question.id IS NULL THEN
            RAISE EXCEPTION 'Det som besvaras kom inte från mottagaren.' USING ERRCODE = 'check_violation';
        END IF;
        IF question.withdrawn_at IS NOT NULL THEN
            RAISE EXCEPTION 'Meddelandet har återkallats av avsändaren och kan inte längre besvaras.'
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        INSERT INTO letters_receipt (id, unit_id, message_id, what, at)
        VALUES (gen_random_uuid(), m.recipient_id, m.in_reply_to, 'answered', moment) ON CONFLICT DO NOTHING;
    END IF;
    SELECT u.name, u.party INTO sender FROM units_unit u WHERE u.id = m.unit_id;
    INSERT INTO letters_receivedmessage (id, unit_id, kind_id, sender_id, sender_name, sender_party, signature,
        cooperation_id, in_reply_to, categories, purpose, grounds, payload, received_at, read_by)
    VALUES (m.id, m.recipient_id, m.kind_id, m.unit_id, sender.name, sender.party, m.signature,
        m.cooperation_id, m.in_reply_to,
        (SELECT coalesce(jsonb_agg(DISTINCT c), '[]') FROM letters_messagekind k,
            LATERAL jsonb_array_elements_text(k.categories || m.categories) AS c WHERE k.id = m.kind_id),
        m.purpose,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('category', i.category, 'outcome', i.outcome,
            'grounds', i.grounds, 'citations', i.citations, 'settled', samsyn.settlements_told(i.settlements))
            ORDER BY i.category), '[]')
         FROM letters_assessmentitem i WHERE i.unit_id = m.unit_id AND i.assessment_id = m.assessment_id),
        m.payload, moment, '');
    INSERT INTO letters_receipt (id, unit_id, message_id, what, at)
    VALUES (gen_random_uuid(), m.unit_id, m.id, 'delivered', moment);
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id,
                                  reason, details)
    VALUES (moment, m.unit_id, m.written_by, m.signature, 'send', 'message', m.id, m.person_id, '',
            jsonb_build_object('kind', m.kind_id, 'to', m.recipient_name, 'assessment', m.assessment_id)),
           (moment, m.recipient_id, NULL, '', 'receive', 'message', m.id, NULL, '',
            jsonb_build_object('kind', m.kind_id, 'from', sender.name));
    RETURN moment;
END $$;
"""

FUNCTIONS = """
CREATE FUNCTION samsyn.check_same_domain(m letters_sentmessage) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM letters_assessmentitem i
               WHERE i.unit_id = m.unit_id AND i.assessment_id = m.assessment_id AND i.outcome = 'no_boundary')
       AND (SELECT s.secrecy_domain <> r.secrecy_domain FROM units_unit s, units_unit r
            WHERE s.id = m.unit_id AND r.id = m.recipient_id) THEN
        RAISE EXCEPTION 'Mottagaren har en annan sekretess.' USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION samsyn.mark_read(the_message uuid, reader text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_receivedmessage;
BEGIN
    SELECT * INTO m FROM letters_receivedmessage
    WHERE unit_id = samsyn.current_unit() AND id = the_message FOR UPDATE;
    IF m.id IS NULL OR m.read_at IS NOT NULL OR m.withdrawn_at IS NOT NULL THEN RETURN m.read_at; END IF;
    UPDATE letters_receivedmessage SET read_at = clock_timestamp(), read_by = reader
    WHERE unit_id = m.unit_id AND id = m.id;
    IF m.sender_id IS NOT NULL THEN
        INSERT INTO letters_receipt (id, unit_id, message_id, what, at)
        VALUES (gen_random_uuid(), m.sender_id, m.id, 'read', clock_timestamp()) ON CONFLICT DO NOTHING;
    END IF;
    RETURN clock_timestamp();
END $$;

CREATE FUNCTION samsyn.withdraw(the_message uuid) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_sentmessage;
    copy letters_receivedmessage;
    moment timestamptz := clock_timestamp();
BEGIN
    SELECT * INTO m FROM letters_sentmessage WHERE unit_id = samsyn.current_unit() AND id = the_message;
    IF m.id IS NULL THEN
        RAISE EXCEPTION 'Meddelandet finns inte i enheten.' USING ERRCODE = 'no_data_found';
    END IF;
    SELECT * INTO copy FROM letters_receivedmessage WHERE unit_id = m.recipient_id AND id = m.id FOR UPDATE;
    IF copy.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'Meddelandet är redan återkallat.' USING ERRCODE = 'unique_violation';
    END IF;
    IF copy.read_at IS NOT NULL THEN
        RAISE EXCEPTION 'Meddelandet har redan lästs och kan inte återkallas. Skriv ett nytt som rättar det.'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    UPDATE letters_receivedmessage SET withdrawn_at = moment, payload = '{}', signature = ''
    WHERE unit_id = copy.unit_id AND id = copy.id;
    INSERT INTO letters_receipt (id, unit_id, message_id, what, at)
    VALUES (gen_random_uuid(), m.unit_id, m.id, 'withdrawn', moment);
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id,
                                  reason, details)
    VALUES (moment, m.unit_id, samsyn.current_worker(), '', 'withdraw', 'message', m.id, m.person_id, '', '{}'),
           (moment, m.recipient_id, NULL, '', 'withdrawn', 'message', m.id, NULL, '', '{}');
    RETURN moment;
END $$;

CREATE FUNCTION samsyn.guard_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND ROW(NEW.id, NEW.unit_id, NEW.kind_id, NEW.sender_id, NEW.sender_name, NEW.sender_party,
            NEW.cooperation_id, NEW.in_reply_to, NEW.categories, NEW.purpose, NEW.grounds, NEW.received_at)
        IS NOT DISTINCT FROM ROW(OLD.id, OLD.unit_id, OLD.kind_id, OLD.sender_id, OLD.sender_name, OLD.sender_party,
            OLD.cooperation_id, OLD.in_reply_to, OLD.categories, OLD.purpose, OLD.grounds, OLD.received_at)
       AND (NEW.payload = OLD.payload AND NEW.signature = OLD.signature
            OR (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND OLD.read_at IS NULL))
       AND (OLD.read_at IS NULL OR NEW.read_at = OLD.read_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Ett mottaget meddelande kan varken ändras eller tas bort.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER received_guarded BEFORE UPDATE OR DELETE ON letters_receivedmessage
FOR EACH ROW EXECUTE FUNCTION samsyn.guard_received();
"""

CALLABLE = ("deliver(uuid)", "mark_read(uuid, text)", "withdraw(uuid)")


def statements() -> list[str]:
    """Everything the message tables need beside the locks of their rooms."""
    return [
        CHECK_CROSSING,
        DELIVER,
        FUNCTIONS,
        *grants("letters_messagekind", "SELECT", settings.SAMSYN_WEB_ROLE),
        *callable_by_web(*CALLABLE),
    ]
