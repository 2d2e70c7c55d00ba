"""How a family member comes in, in SQL: the worker's token mechanism, with a member in the worker's place (ADR 13).

A token belongs to a worker or to a member, never both. A worker's functions answer nothing to a member's token, and a
member's nothing to a worker's; the policies look at the unit alone, and a member's unit is the family's own room.
"""

from samsyn.foundation.units.acting_sql import ENTER, callable_by_web

SESSIONS = """
ALTER TABLE samsyn.acting
    ALTER COLUMN worker_id DROP NOT NULL,
    ADD COLUMN member_id uuid,
    ADD COLUMN rooms uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN way text NOT NULL DEFAULT '',
    ADD CONSTRAINT acting_worker_or_member CHECK (num_nonnulls(worker_id, member_id) = 1);

CREATE OR REPLACE FUNCTION samsyn.current_worker() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    token text := nullif(current_setting('samsyn.token', true), '');
BEGIN
    IF token IS NULL THEN RETURN NULL; END IF;
    RETURN (SELECT coalesce(worker_id, member_id) FROM samsyn.acting
            WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND ended_at IS NULL AND valid_until > now());
END $$;
"""

ENTERING = """
CREATE FUNCTION samsyn.family_today() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT (now() AT TIME ZONE 'Europe/Stockholm')::date
$$;
REVOKE ALL ON FUNCTION samsyn.family_today() FROM PUBLIC;

CREATE FUNCTION samsyn.begin_family_session(the_hash bytea, the_rooms uuid[], the_way text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    r family_familyroom;
BEGIN
    SELECT * INTO r FROM family_familyroom WHERE room_id = the_rooms[1];
    INSERT INTO samsyn.acting (token_hash, member_id, unit_id, rooms, way, valid_until)
    VALUES (the_hash, r.id, r.room_id, the_rooms, the_way, clock_timestamp() + interval '2 hours');
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, details)
    SELECT clock_timestamp(), f.unit_id, NULL, '', 'enter', 'family_room', f.id, f.person_id, '',
        jsonb_build_object('way', the_way)
    FROM family_familyroom f WHERE f.room_id = ANY (the_rooms);
END $$;
REVOKE ALL ON FUNCTION samsyn.begin_family_session(bytea, uuid[], text) FROM PUBLIC;

CREATE FUNCTION samsyn.enter_with_family_code(the_digest text, born date, the_hash bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    c family_familycode;
    r family_familyroom;
BEGIN
    SELECT * INTO c FROM family_familycode WHERE digest = the_digest FOR UPDATE;
    IF c.id IS NULL THEN RETURN 'unknown'; END IF;
    IF c.used_at IS NOT NULL THEN RETURN 'used'; END IF;
    IF c.valid_until <= now() THEN RETURN 'old'; END IF;
    IF c.tries >= 5 THEN RETURN 'spent'; END IF;
    SELECT * INTO r FROM family_familyroom WHERE unit_id = c.unit_id AND id = c.room_id;
    IF samsyn.family_room_shut(r, samsyn.family_today()) IS NOT NULL THEN RETURN 'shut'; END IF;
    IF (SELECT p.birth_date FROM people_person p WHERE p.unit_id = r.unit_id AND p.id = r.person_id)
        IS DISTINCT FROM born THEN
        UPDATE family_familycode SET tries = tries + 1 WHERE unit_id = c.unit_id AND id = c.id;
        RETURN 'wrong';
    END IF;
    UPDATE family_familycode SET used_at = clock_timestamp() WHERE unit_id = c.unit_id AND id = c.id;
    PERFORM samsyn.begin_family_session(the_hash, ARRAY[r.room_id], 'code');
    RETURN 'entered';
END $$;

CREATE FUNCTION samsyn.end_family_codes(the_family_room uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE family_familycode SET valid_until = now()
    WHERE unit_id = samsyn.current_unit() AND room_id = the_family_room AND used_at IS NULL AND valid_until > now()
$$;

CREATE FUNCTION samsyn.enter_with_e_identity(number text, the_hash bytea, issued bigint, signature bytea) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    key samsyn.signing_key;
    said bytea := convert_to(concat_ws('|', 'family', number, encode(the_hash, 'hex'), issued), 'UTF8');
    found uuid[];
BEGIN
    SELECT * INTO key FROM samsyn.signing_key;
    IF key IS NULL OR sha256(key.outer_pad || sha256(key.inner_pad || said)) IS DISTINCT FROM signature
       OR abs(extract(epoch FROM clock_timestamp()) - issued) > 60 OR coalesce(number, '') = '' THEN
        RAISE EXCEPTION 'E-legitimeringen kunde inte styrkas. Börja om.' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    SELECT array_agg(r.room_id ORDER BY (r.guardian_id IS NOT NULL), r.opened_at, r.id) INTO found
    FROM family_familyroom r
    LEFT JOIN people_guardian g ON g.unit_id = r.unit_id AND g.id = r.guardian_id
    JOIN people_person p ON p.unit_id = r.unit_id
        AND p.id = CASE WHEN r.guardian_id IS NULL THEN r.person_id ELSE g.person_id END
    WHERE p.identity_number = number AND samsyn.family_room_shut(r, samsyn.family_today()) IS NULL;
    IF found IS NULL THEN RETURN 0; END IF;
    PERFORM samsyn.begin_family_session(the_hash, found, 'e_identity');
    RETURN cardinality(found);
END $$;

CREATE FUNCTION samsyn.family_place(r family_familyroom) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT jsonb_build_object('room', r.room_id, 'member', r.id, 'unit', u.id, 'unit_name', u.name,
        'unit_party', u.party, 'telephone', u.telephone, 'guardian', r.guardian_id IS NOT NULL, 'youth', p.given_name,
        'name', CASE WHEN r.guardian_id IS NULL THEN btrim(p.given_name || ' ' || p.family_name)
                     ELSE coalesce(nullif(btrim(coalesce(gp.given_name, '') || ' ' || coalesce(gp.family_name, '')), ''), g.name) END,
        'of_age', samsyn.age_on(p.birth_date, samsyn.family_today()) >= 18)
    FROM units_unit u
    JOIN people_person p ON p.unit_id = u.id AND p.id = r.person_id
    LEFT JOIN people_guardian g ON g.unit_id = u.id AND g.id = r.guardian_id
    LEFT JOIN people_person gp ON gp.unit_id = u.id AND gp.id = g.person_id
    WHERE u.id = r.unit_id
$$;
REVOKE ALL ON FUNCTION samsyn.family_place(family_familyroom) FROM PUBLIC;

CREATE FUNCTION samsyn.enter_family(token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    acting samsyn.acting;
    r family_familyroom;
BEGIN
    PERFORM set_config('samsyn.token', '', true);
    SELECT * INTO acting FROM samsyn.acting
    WHERE token_hash = sha256(convert_to(token, 'UTF8')) AND member_id IS NOT NULL AND ended_at IS NULL AND valid_until > now();
    IF acting IS NULL THEN RETURN NULL; END IF;
    SELECT * INTO r FROM family_familyroom WHERE room_id = acting.unit_id AND id = acting.member_id;
    IF r.id IS NULL OR samsyn.family_room_shut(r, samsyn.family_today()) IS NOT NULL THEN
        UPDATE samsyn.acting a SET ended_at = clock_timestamp() WHERE a.token_hash = acting.token_hash;
        RETURN NULL;
    END IF;
    PERFORM set_config('samsyn.token', token, true);
    RETURN jsonb_build_object('way', acting.way, 'here', samsyn.family_place(r), 'places', (
        SELECT coalesce(jsonb_agg(samsyn.family_place(f) ORDER BY f.opened_at, f.id), '[]') FROM family_familyroom f
        WHERE f.room_id = ANY (acting.rooms) AND samsyn.family_room_shut(f, samsyn.family_today()) IS NULL));
END $$;

CREATE FUNCTION samsyn.choose_family_room(the_room uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    r family_familyroom;
BEGIN
    SELECT * INTO r FROM family_familyroom WHERE room_id = the_room;
    IF r.id IS NULL OR samsyn.family_room_shut(r, samsyn.family_today()) IS NOT NULL THEN RETURN false; END IF;
    UPDATE samsyn.acting SET unit_id = the_room, member_id = r.id
    WHERE token_hash = samsyn.token_hash() AND member_id IS NOT NULL AND the_room = ANY (rooms)
      AND ended_at IS NULL AND valid_until > now();
    RETURN FOUND;
END $$;
"""

CALLABLE = (
    "end_family_codes(uuid)",
    "enter_with_family_code(text, date, bytea)",
    "enter_with_e_identity(text, bytea, bigint, bytea)",
    "enter_family(text)",
    "choose_family_room(uuid)",
)


def sessions() -> list[str]:
    """The token's table, and who acts. Comes first: what closes a room ends its tokens."""
    return [SESSIONS, ENTER]


def statements() -> list[str]:
    """The functions, and who may call them."""
    return [ENTERING, *callable_by_web(*CALLABLE)]
