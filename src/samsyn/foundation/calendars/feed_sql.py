"""What a calendar program may fetch with a secret, in SQL, and how a changed booking is numbered.

`calendar_feed` runs as the owner and is called with nobody logged in. It answers only with columns that tell
nothing about a person, and only for a worker who still works with cases in the unit. Each fetch is logged, with no
address of whoever fetched.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

WORKS_CASES = ("reception", "handler", "coordinator", "manager")

FUNCTIONS = """
CREATE FUNCTION samsyn.number_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sequence := OLD.sequence + 1;
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER booking_numbered BEFORE UPDATE ON calendars_booking FOR EACH ROW
WHEN ((OLD.starts_at, OLD.ends_at, OLD.place, OLD.cancelled_at) IS DISTINCT FROM
      (NEW.starts_at, NEW.ends_at, NEW.place, NEW.cancelled_at))
EXECUTE FUNCTION samsyn.number_booking();

CREATE FUNCTION samsyn.bookings_of_feed(the_unit uuid, the_worker uuid, the_scope text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', b.id, 'kind', b.kind, 'starts_at', b.starts_at, 'ends_at', b.ends_at, 'sequence', b.sequence,
        'changed_at', b.changed_at, 'cancelled', b.cancelled_at IS NOT NULL,
        'place', CASE WHEN b.place_is_public AND b.kind <> 'visit' THEN b.place ELSE '' END,
        'case_number', CASE WHEN p.shows_case_number AND NOT k.locked THEN k.number ELSE '' END)
        ORDER BY b.starts_at, b.id), '[]')
    FROM calendars_booking b
    LEFT JOIN cases_case k ON k.unit_id = b.unit_id AND k.id = b.case_id
    LEFT JOIN calendars_feedpolicy p ON p.unit_id = b.unit_id
    WHERE b.unit_id = the_unit AND b.starts_at BETWEEN now() - interval '30 days' AND now() + interval '400 days'
      AND (b.worker_id = the_worker OR (the_scope = 'unit' AND NOT coalesce(k.locked, false)))
$$;
REVOKE ALL ON FUNCTION samsyn.bookings_of_feed(uuid, uuid, text) FROM PUBLIC;

CREATE FUNCTION samsyn.calendar_feed(the_hash bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    feed calendars_feed;
    moment timestamptz := clock_timestamp();
    today date := (moment AT TIME ZONE 'Europe/Stockholm')::date;
BEGIN
    SELECT f.* INTO feed FROM calendars_feed f
    JOIN units_worker w ON w.id = f.worker_id
    JOIN units_account a ON a.id = w.account_id AND a.is_active
    JOIN units_membership m ON m.unit_id = f.unit_id AND m.worker_id = f.worker_id
    WHERE f.secret_hash = the_hash AND f.revoked_at IS NULL
      AND m.from_on <= today AND (m.to_on IS NULL OR m.to_on > today)
      AND m.roles ?| ARRAY['reception', 'handler', 'coordinator', 'manager'];
    IF NOT FOUND THEN RETURN NULL; END IF;
    UPDATE calendars_feed SET last_fetched_on = today
    WHERE unit_id = feed.unit_id AND id = feed.id AND last_fetched_on IS DISTINCT FROM today;
    INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, object_id, reason, details)
    VALUES (moment, feed.unit_id, feed.worker_id, feed.worker_name, 'read', 'calendar_feed', feed.id, '',
            jsonb_build_object('scope', feed.scope));
    RETURN jsonb_build_object('scope', feed.scope,
                              'bookings', samsyn.bookings_of_feed(feed.unit_id, feed.worker_id, feed.scope));
END $$;
"""
SERIES_KEY = """
CREATE INDEX "calendars_booking_series_id_room" ON "calendars_booking" (unit_id, "series_id");
ALTER TABLE "calendars_booking" ADD CONSTRAINT "calendars_booking_series_id_same_room"
FOREIGN KEY (unit_id, "series_id") REFERENCES "calendars_series" (unit_id, id) DEFERRABLE INITIALLY DEFERRED;
"""
KINDS = """
ALTER TABLE calendars_booking DISABLE TRIGGER calendars_booking_frozen;
UPDATE calendars_booking SET kind = CASE about_kind WHEN 'home_visit' THEN 'visit' ELSE 'talk' END
WHERE about_kind IN ('home_visit', 'talk');
ALTER TABLE calendars_booking ENABLE TRIGGER calendars_booking_frozen;
"""
SHOWN = "id, unit_id, worker_id, worker_name, scope, made_at, last_fetched_on, revoked_at, revoked_by_name"


def statements() -> list[str]:
    """Everything the tables of feeds and series need after they are locked."""
    web = settings.SAMSYN_WEB_ROLE
    return [
        KINDS,
        SERIES_KEY,
        f'GRANT UPDATE (cancelled_by, cancelled_by_name) ON calendars_booking TO "{web}"',
        f'REVOKE SELECT ON calendars_feed FROM "{web}"',
        f'GRANT SELECT ({SHOWN}) ON calendars_feed TO "{web}"',
        (
            f'CREATE POLICY own_feed ON calendars_feed AS RESTRICTIVE FOR INSERT TO "{web}" '
            "WITH CHECK (worker_id = (SELECT samsyn.current_worker()))"
        ),
        FUNCTIONS,
        *callable_by_web("calendar_feed(bytea)"),
    ]
