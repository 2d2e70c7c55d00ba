"""How a consent's copy and its withdrawal come into other rooms, in SQL: all of it or nothing.

The functions run as the owner, find everything themselves, and act only for the unit of the session's token. A
withdrawal reaches every room that holds the consent or was told something under it, in one transaction: nobody can
use it a minute longer because somebody else's post is slow.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

COPY = """
CREATE FUNCTION samsyn.copy_consent(the_message uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    m letters_sentmessage;
    c consents_consent;
    today date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
BEGIN
    SELECT * INTO m FROM letters_sentmessage
    WHERE unit_id = samsyn.current_unit() AND id = the_message AND kind_id = 'consent_copy/1'
      AND written_by = samsyn.current_worker();
    SELECT * INTO c FROM consents_consent
    WHERE unit_id = m.unit_id AND id = (m.payload ->> 'consent')::uuid FOR SHARE;
    IF m.id IS NULL OR c.id IS NULL OR NOT EXISTS (
        SELECT 1 FROM letters_receipt r WHERE r.unit_id = m.unit_id AND r.message_id = m.id AND r.what = 'delivered') THEN
        RAISE EXCEPTION 'Det finns ingen skickad kopia av samtycket.' USING ERRCODE = 'no_data_found';
    END IF;
    IF samsyn.consent_state_in(m.unit_id, c.id, today) IS DISTINCT FROM 'in_force' OR c.person_id IS DISTINCT FROM m.person_id
       OR NOT samsyn.consent_covers(m.unit_id, c.id, m.person_id, m.recipient_id, 'identity', 'support') THEN
        RAISE EXCEPTION 'Samtycket gäller inte den här mottagaren.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM consents_consent o WHERE o.unit_id = m.recipient_id AND o.id = c.id) THEN
        RAISE EXCEPTION 'Mottagaren har redan en kopia av samtycket.' USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO consents_consent (id, unit_id, person_id, origin_id, purposes, why, categories, valid_from, valid_to,
        special_limits, language, interpreter, explained_by, explained_on, born, custody, custody_ids, youth_mature,
        maturity, text, text_sha256, asked_at, asked_by, signature, came_with)
    VALUES (c.id, m.recipient_id, NULL, c.origin_id, c.purposes, c.why, c.categories, c.valid_from, c.valid_to,
        c.special_limits, c.language, '', c.explained_by, c.explained_on, c.born, c.custody, '[]', c.youth_mature,
        '', c.text, c.text_sha256, c.asked_at, c.asked_by, c.signature, m.id);
    INSERT INTO consents_consentparty (id, unit_id, consent_id, party, named_id, gives, receives)
    SELECT gen_random_uuid(), m.recipient_id, c.id, p.party, p.named_id, p.gives, p.receives
    FROM consents_consentparty p WHERE p.unit_id = c.unit_id AND p.consent_id = c.id;
    INSERT INTO consents_consentgiver (id, unit_id, consent_id, role, guardian_id, name)
    SELECT gen_random_uuid(), m.recipient_id, c.id, g.role, NULL, g.name
    FROM consents_consentgiver g WHERE g.unit_id = c.unit_id AND g.consent_id = c.id;
    INSERT INTO consents_consentanswer (id, unit_id, consent_id, role, said, way, scan_id, signer_name, signer_key,
        provider, text_sha256, answered_at, recorded_by, signature)
    SELECT gen_random_uuid(), m.recipient_id, c.id, a.role, a.said, a.way, NULL, a.signer_name,
        CASE WHEN a.signer_key = '' THEN '' ELSE encode(sha256(convert_to(a.signer_key || m.recipient_id, 'UTF8')), 'hex') END,
        a.provider, a.text_sha256, a.answered_at, NULL, ''
    FROM consents_consentanswer a WHERE a.unit_id = c.unit_id AND a.consent_id = c.id;
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    VALUES (clock_timestamp(), m.recipient_id, NULL, '', 'receive', 'consent', c.id, NULL, '', '{}');
END $$;
"""

TOLD_UNDER = """
CREATE FUNCTION samsyn.told_under_consent(the_consent uuid)
RETURNS TABLE (from_unit uuid, to_unit uuid, message uuid, written_by uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT m.unit_id, m.recipient_id, m.id, m.written_by
    FROM consents_consent c
    JOIN letters_assessmentitem i ON i.unit_id = c.unit_id AND i.consents ? c.id::text
    JOIN letters_sentmessage m ON m.unit_id = i.unit_id AND m.assessment_id = i.assessment_id
    WHERE c.id = the_consent
    GROUP BY 1, 2, 3, 4
$$;
REVOKE ALL ON FUNCTION samsyn.told_under_consent(uuid) FROM PUBLIC;
"""

# A later migration puts this function in anew, as it stands here.
RAISE_BOOKINGS = """
CREATE OR REPLACE FUNCTION samsyn.raise_bookings(the_consent uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    WITH told AS (
        SELECT DISTINCT message FROM samsyn.told_under_consent(the_consent)
    ), stands AS (
        SELECT b.*, NULL::uuid AS whose, true AS known FROM calendars_booking b JOIN told ON told.message = b.came_of
        UNION ALL
        SELECT b.*, k.person_id, false FROM consents_consent c
        JOIN cases_case k ON k.unit_id = c.unit_id AND k.person_id = c.person_id AND k.closed_at IS NULL
        JOIN calendars_booking b ON b.unit_id = k.unit_id AND b.case_id = k.id
        WHERE c.id = the_consent AND b.came_of IS NULL AND b.with_whom <> ''
    )
    INSERT INTO cases_task (id, unit_id, case_id, person_id, what, rule, basis, owner_id, owner_name, promised_to,
        about_kind, about, starts_at, due_on, done_by, result)
    SELECT gen_random_uuid(), s.unit_id, s.case_id,
        coalesce(s.whose, (SELECT k.person_id FROM cases_case k WHERE k.unit_id = s.unit_id AND k.id = s.case_id)),
        CASE WHEN s.known THEN 'Samtycke återkallat: det bokade vilade på det, ' ELSE
            'Samtycke återkallat: se om det bokade vilade på det, ' END
            || to_char(s.starts_at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD'),
        CASE WHEN s.known THEN 'consent_withdrawn' ELSE 'consent_perhaps' END, '12 kap. 2 § OSL',
        s.worker_id, s.worker_name, '', 'booking', s.id, moment,
        least((moment AT TIME ZONE 'Europe/Stockholm')::date + 3, (s.starts_at AT TIME ZONE 'Europe/Stockholm')::date),
        '', ''
    FROM stands s WHERE s.cancelled_at IS NULL AND s.starts_at > moment;
END $$;
REVOKE ALL ON FUNCTION samsyn.raise_bookings(uuid, timestamptz) FROM PUBLIC;
"""

WITHDRAW = """
CREATE FUNCTION samsyn.tell_of_withdrawal(the_consent uuid, from_unit uuid, to_unit uuid, writer uuid, signed text,
                                          moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    told uuid := gen_random_uuid();
    content jsonb := jsonb_build_object('consent', the_consent);
    today date := (moment AT TIME ZONE 'Europe/Stockholm')::date;
    theirs uuid := coalesce(
        (SELECT person_id FROM consents_consent WHERE unit_id = to_unit AND id = the_consent),
        (SELECT r.person_id FROM letters_receivedmessage r JOIN letters_closeduse u ON u.unit_id = r.unit_id
            AND u.message_id = r.id WHERE r.unit_id = to_unit AND u.consent_id = the_consent
            AND r.person_id IS NOT NULL LIMIT 1));
BEGIN
    INSERT INTO letters_sentmessage (id, unit_id, kind_id, person_id, recipient_id, recipient_name, categories, purpose,
        payload, written_by, signature, sent_at)
    SELECT told, from_unit, 'consent_withdrawn/1',
        (SELECT person_id FROM consents_consent WHERE unit_id = from_unit AND id = the_consent),
        u.id, u.name, '[]', '', content, writer, signed, moment FROM units_unit u WHERE u.id = to_unit;
    INSERT INTO letters_receivedmessage (id, unit_id, kind_id, sender_id, sender_name, sender_party, signature, categories,
        purpose, grounds, payload, received_at, read_by, person_id)
    SELECT told, to_unit, 'consent_withdrawn/1', u.id, u.name, u.party, signed, '[]', '', '[]', content, moment, '', theirs
    FROM units_unit u WHERE u.id = from_unit;
    INSERT INTO letters_receipt (id, unit_id, message_id, what, at)
    VALUES (gen_random_uuid(), from_unit, told, 'delivered', moment);
    INSERT INTO cases_task (id, unit_id, person_id, what, rule, basis, owner_name, promised_to, about_kind, about,
        starts_at, due_on, done_by, result)
    VALUES (gen_random_uuid(), to_unit, theirs, 'Samtycke återkallat: pröva det ni fått med stöd av det',
        'consent_withdrawn', '12 kap. 2 § OSL', '', '', 'consent_withdrawn', told, moment, today + 3, '', '');
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    VALUES (moment, to_unit, NULL, '', 'receive', 'message', told, theirs, '', '{"kind": "consent_withdrawn/1"}');
END $$;
REVOKE ALL ON FUNCTION samsyn.tell_of_withdrawal(uuid, uuid, uuid, uuid, text, timestamptz) FROM PUBLIC;

CREATE FUNCTION samsyn.tell_everybody(the_consent uuid, here uuid, writer uuid, signed text, moment timestamptz)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    pair record;
    told integer := 0;
BEGIN
    FOR pair IN
        SELECT DISTINCT ON (to_unit) from_unit, to_unit, author FROM (
            SELECT 1 AS rank, here AS from_unit, c.origin_id AS to_unit, writer AS author
            FROM consents_consent c WHERE c.unit_id = here AND c.id = the_consent
            UNION ALL
            SELECT 2, m.unit_id, c.unit_id, m.written_by
            FROM consents_consent c JOIN letters_receivedmessage r ON r.unit_id = c.unit_id AND r.id = c.came_with
            JOIN letters_sentmessage m ON m.unit_id = r.sender_id AND m.id = r.id WHERE c.id = the_consent
            UNION ALL
            SELECT 3, t.from_unit, t.to_unit, t.written_by FROM samsyn.told_under_consent(the_consent) t
        ) AS pairs WHERE to_unit <> here ORDER BY to_unit, (from_unit <> here), rank
    LOOP
        PERFORM samsyn.tell_of_withdrawal(the_consent, pair.from_unit, pair.to_unit,
            CASE WHEN pair.from_unit = here THEN writer ELSE pair.author END,
            CASE WHEN pair.from_unit = here THEN signed ELSE '' END, moment);
        told := told + 1;
    END LOOP;
    RETURN told;
END $$;
REVOKE ALL ON FUNCTION samsyn.tell_everybody(uuid, uuid, uuid, text, timestamptz) FROM PUBLIC;
"""

# Later migrations put these in anew, always as they stand here.
ENDING = """
CREATE OR REPLACE FUNCTION samsyn.end_consent(here uuid, writer uuid, the_consent uuid, the_role text, the_way text,
                                              what_was_said text, signed text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    moment timestamptz := clock_timestamp();
BEGIN
    PERFORM 1 FROM consents_consent WHERE unit_id = here AND id = the_consent;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Samtycket finns inte i enheten.' USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM 1 FROM consents_consent WHERE id = the_consent ORDER BY unit_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM consents_consentwithdrawal w WHERE w.unit_id = here AND w.consent_id = the_consent) THEN
        RAISE EXCEPTION 'Samtycket är redan återkallat. Ingenting mer behöver göras.' USING ERRCODE = 'unique_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM consents_consentgiver g
                   WHERE g.unit_id = here AND g.consent_id = the_consent AND g.role = the_role) THEN
        RAISE EXCEPTION 'Välj vem av dem som samtyckte som tar tillbaka det.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO consents_consentwithdrawal (id, unit_id, consent_id, role, way, said, withdrawn_at, recorded_by, signature)
    SELECT gen_random_uuid(), c.unit_id, c.id, the_role, the_way, CASE WHEN c.unit_id = here THEN what_was_said ELSE '' END,
        moment, CASE WHEN c.unit_id = here THEN writer END, CASE WHEN c.unit_id = here THEN signed ELSE '' END
    FROM consents_consent c WHERE c.id = the_consent;
    INSERT INTO letters_closeduse (id, unit_id, message_id, consent_id, closed_at)
    SELECT gen_random_uuid(), t.to_unit, t.message, the_consent, moment FROM samsyn.told_under_consent(the_consent) t
    JOIN letters_receivedmessage r ON r.unit_id = t.to_unit AND r.id = t.message AND r.withdrawn_at IS NULL
    WHERE r.kind_id <> 'consent_copy/1'
    ON CONFLICT (unit_id, message_id) DO NOTHING;
    PERFORM samsyn.raise_bookings(the_consent, moment);
    RETURN samsyn.tell_everybody(the_consent, here, writer, signed, moment);
END $$;
REVOKE ALL ON FUNCTION samsyn.end_consent(uuid, uuid, uuid, text, text, text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION samsyn.withdraw_consent(the_consent uuid, the_role text, the_way text, what_was_said text,
                                                   signed text) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT samsyn.end_consent(samsyn.current_unit(), samsyn.current_worker(), the_consent, the_role, the_way,
        what_was_said, signed)
$$;
"""

CALLABLE = ("copy_consent(uuid)", "withdraw_consent(uuid, text, text, text, text)")


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [COPY, TOLD_UNDER, RAISE_BOOKINGS, WITHDRAW, ENDING, *callable_by_web(*CALLABLE)]
