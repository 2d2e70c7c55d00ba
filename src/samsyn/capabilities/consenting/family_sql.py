"""The giver's own consents, in SQL: what one was asked, signing it on a screen, saying no, and taking one's yes back.

The functions run as the owner for whoever is in a family's room. Each finds the room from the session's token, and lets
through only those consents of the unit that opened it in which this very person is a giver.
"""

from samsyn.foundation.units.acting_sql import callable_by_web

MINE = """
CREATE FUNCTION samsyn.my_consent(r family_familyroom, the_consent uuid) RETURNS consents_consentgiver
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT g.* FROM family_familyroom f
    JOIN consents_consent c ON c.unit_id = f.unit_id AND c.person_id = f.person_id AND c.origin_id = f.unit_id
    JOIN consents_consentgiver g ON g.unit_id = c.unit_id AND g.consent_id = c.id
    WHERE f.unit_id = r.unit_id AND f.id = r.id AND c.id = the_consent AND CASE
        WHEN f.guardian_id IS NULL THEN g.role = 'youth' ELSE g.guardian_id = f.guardian_id END
$$;
REVOKE ALL ON FUNCTION samsyn.my_consent(family_familyroom, uuid) FROM PUBLIC;

CREATE FUNCTION samsyn.family_room_here() RETURNS family_familyroom
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.* FROM family_familyroom r WHERE r.room_id = samsyn.current_unit()
$$;
REVOKE ALL ON FUNCTION samsyn.family_room_here() FROM PUBLIC;

CREATE FUNCTION samsyn.family_consents(on_day date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'text', c.text, 'why', c.why, 'asked_at', c.asked_at,
        'categories', c.categories, 'valid_from', c.valid_from, 'valid_to', c.valid_to,
        'state', samsyn.consent_state_in(c.unit_id, c.id, on_day), 'said', coalesce(a.said, ''),
        'answered_at', a.answered_at, 'withdrawn_at', w.withdrawn_at,
        'others', (SELECT count(*) FROM consents_consentgiver o WHERE o.unit_id = c.unit_id AND o.consent_id = c.id
                   AND o.role <> g.role AND NOT EXISTS (SELECT 1 FROM consents_consentanswer x
                       WHERE x.unit_id = o.unit_id AND x.consent_id = o.consent_id AND x.role = o.role)))
        ORDER BY c.asked_at DESC), '[]')
    FROM samsyn.family_room_here() r
    JOIN consents_consent c ON c.unit_id = r.unit_id AND c.person_id = r.person_id
    JOIN LATERAL samsyn.my_consent(r, c.id) g ON g.id IS NOT NULL
    LEFT JOIN consents_consentanswer a ON a.unit_id = c.unit_id AND a.consent_id = c.id AND a.role = g.role
    LEFT JOIN consents_consentwithdrawal w ON w.unit_id = c.unit_id AND w.consent_id = c.id
$$;
"""

ANSWERING = """
CREATE FUNCTION samsyn.tell_unit_of_answer(g consents_consentgiver, what_to_do text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c consents_consent;
    moment timestamptz := clock_timestamp();
BEGIN
    SELECT * INTO c FROM consents_consent WHERE unit_id = g.unit_id AND id = g.consent_id;
    INSERT INTO cases_task (id, unit_id, person_id, what, rule, basis, owner_name, promised_to, about_kind, about,
        starts_at, due_on, done_by, result)
    VALUES (gen_random_uuid(), c.unit_id, c.person_id, what_to_do, 'consent_answer', '', '', '', 'consent', c.id, moment,
        (moment AT TIME ZONE 'Europe/Stockholm')::date + 1, '', '');
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    VALUES (moment, c.unit_id, NULL, '', 'answer', 'consent', c.id, c.person_id, '', jsonb_build_object('role', g.role));
END $$;
REVOKE ALL ON FUNCTION samsyn.tell_unit_of_answer(consents_consentgiver, text) FROM PUBLIC;

CREATE FUNCTION samsyn.my_open_consent(the_consent uuid) RETURNS consents_consentgiver
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    g consents_consentgiver;
    today date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
BEGIN
    SELECT m.* INTO g FROM samsyn.my_consent(samsyn.family_room_here(), the_consent) m;
    IF g.id IS NULL THEN
        RAISE EXCEPTION 'Samtycket finns inte på din sida.' USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM 1 FROM consents_consent WHERE unit_id = g.unit_id AND id = g.consent_id FOR UPDATE;
    IF samsyn.consent_state_in(g.unit_id, g.consent_id, today) NOT IN ('asked', 'waiting') OR EXISTS (
        SELECT 1 FROM consents_consentanswer a
        WHERE a.unit_id = g.unit_id AND a.consent_id = g.consent_id AND a.role = g.role) THEN
        RAISE EXCEPTION 'Frågan är inte öppen längre. Ladda om sidan.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN g;
END $$;
REVOKE ALL ON FUNCTION samsyn.my_open_consent(uuid) FROM PUBLIC;

CREATE FUNCTION samsyn.family_open_signing(the_consent uuid, the_link_sha256 text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    g consents_consentgiver := samsyn.my_open_consent(the_consent);
BEGIN
    INSERT INTO consents_consentsigning (id, unit_id, consent_id, role, link_sha256, opened_by, opened_at, valid_until)
    VALUES (gen_random_uuid(), g.unit_id, g.consent_id, g.role, the_link_sha256, samsyn.current_worker(),
        clock_timestamp(), clock_timestamp() + interval '30 minutes');
END $$;

CREATE FUNCTION samsyn.family_decline_consent(the_consent uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    g consents_consentgiver := samsyn.my_open_consent(the_consent);
BEGIN
    INSERT INTO consents_consentanswer (id, unit_id, consent_id, role, said, way, signer_name, signer_key, provider,
        text_sha256, answered_at, signature)
    SELECT gen_random_uuid(), g.unit_id, g.consent_id, g.role, 'no', 'told', g.name, '', '', c.text_sha256,
        clock_timestamp(), 'På den egna sidan'
    FROM consents_consent c WHERE c.unit_id = g.unit_id AND c.id = g.consent_id;
    PERFORM samsyn.tell_unit_of_answer(g, 'Svaret på samtycket blev nej, på den egna sidan');
END $$;

CREATE FUNCTION samsyn.family_withdraw_consent(the_consent uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    r family_familyroom := samsyn.family_room_here();
    g consents_consentgiver;
    told integer;
BEGIN
    SELECT m.* INTO g FROM samsyn.my_consent(r, the_consent) m;
    IF g.id IS NULL THEN
        RAISE EXCEPTION 'Samtycket finns inte på din sida.' USING ERRCODE = 'no_data_found';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM consents_consentanswer a WHERE a.unit_id = g.unit_id AND a.consent_id = g.consent_id
                   AND a.role = g.role AND a.said = 'yes') THEN
        RAISE EXCEPTION 'Du har inte svarat ja, så det finns inget att ta tillbaka.' USING ERRCODE = 'check_violation';
    END IF;
    told := samsyn.end_consent(g.unit_id, r.id, the_consent, g.role, 'screen', '', 'På den egna sidan');
    PERFORM samsyn.tell_unit_of_answer(g, 'Ett samtycke är återkallat, på den egna sidan');
    RETURN told;
END $$;
"""

CALLABLE = (
    "family_consents(date)",
    "family_open_signing(uuid, text)",
    "family_decline_consent(uuid)",
    "family_withdraw_consent(uuid)",
)


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [MINE, ANSWERING, *callable_by_web(*CALLABLE)]
