"""What the web's role may do with the tables of login: no more than logging in needs.

Django and django-allauth bring their own tables; without these statements the web's role could change any of them.
"""

from samsyn.foundation.units.acting_sql import callable_by_web
from samsyn.foundation.units.rooms import grants

READ_ONLY = (
    "units_account_groups",
    "units_account_user_permissions",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "account_emailaddress",
    "account_emailconfirmation",
    "socialaccount_socialaccount",
    "socialaccount_socialapp",
    "socialaccount_socialtoken",
)

# Attempts are counted in the database, so that several processes count together. Keys are digests (limits.py).
ATTEMPTS = """
CREATE TABLE login_attempts (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX login_attempts_expires ON login_attempts (expires);
"""

FUNCTIONS = """
CREATE FUNCTION samsyn.end_acting_elsewhere() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE samsyn.acting SET ended_at = clock_timestamp()
    WHERE worker_id = samsyn.current_worker() AND token_hash <> samsyn.token_hash() AND ended_at IS NULL
$$;

CREATE FUNCTION samsyn.own_places() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('unit_id', u.id, 'key', u.key, 'roles', m.roles)), '[]')
    FROM units_membership m JOIN units_unit u ON u.id = m.unit_id
    WHERE m.worker_id = samsyn.current_worker() AND m.from_on <= current_date
      AND (m.to_on IS NULL OR m.to_on > current_date)
$$;
"""


def statements(web: str) -> list[str]:
    """Everything the migration runs; `web` is the name of the serving role."""
    return [
        ATTEMPTS,
        FUNCTIONS,
        *callable_by_web("end_acting_elsewhere()", "own_places()"),
        *(line for table in READ_ONLY for line in grants(table, "SELECT", web)),
        *grants("units_account", "SELECT, UPDATE (password, last_login)", web),
        *grants("mfa_authenticator", "SELECT, INSERT, UPDATE, DELETE", web),
        *grants("login_attempts", "SELECT, INSERT, UPDATE, DELETE", web),
    ]
