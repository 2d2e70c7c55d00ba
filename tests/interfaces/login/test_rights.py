"""What the web's role may do with logins, tried as raw SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


def refused(statement):
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE units_account SET is_superuser = true",
        "UPDATE units_account SET is_active = true",
        "UPDATE units_account SET username = 'annan'",
        "UPDATE units_account SET email = 'annan@example.se'",
        "INSERT INTO units_account (username) VALUES ('ny')",
        "DELETE FROM units_account",
        "TRUNCATE units_account CASCADE",
        "UPDATE units_worker SET account_id = 1",
        "INSERT INTO units_membership (id) VALUES (gen_random_uuid())",
        "INSERT INTO auth_group (name) VALUES ('chefer')",
        "INSERT INTO units_account_user_permissions (account_id, permission_id) VALUES (1, 1)",
        "INSERT INTO socialaccount_socialaccount (provider, uid, user_id) VALUES ('x', 'y', 1)",
        "INSERT INTO socialaccount_socialapp (provider, name) VALUES ('x', 'y')",
        "INSERT INTO account_emailaddress (email, verified, user_id) VALUES ('a@b.se', true, 1)",
        "DELETE FROM django_migrations",
    ],
)
def test_the_web_role_cannot_make_change_or_raise_an_account(statement):
    refused(statement)


def test_the_web_role_can_write_what_a_login_needs_and_no_more():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.attname FROM pg_attribute a WHERE a.attrelid = 'units_account'::regclass AND a.attnum > 0 "
            "AND NOT a.attisdropped AND has_column_privilege('units_account', a.attname, 'UPDATE') ORDER BY 1"
        )
        assert [name for (name,) in cursor.fetchall()] == ["last_login", "password"]


def test_every_table_of_login_is_one_whose_rights_were_thought_of():
    writable = (
        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace "
        "AND (c.relname ~ '^(units|auth|account|mfa|socialaccount|django|login)_') "
        "AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE') ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(writable)
        assert [name for (name,) in cursor.fetchall()] == [
            "django_session",
            "login_attempts",
            "mfa_authenticator",
        ]


def test_other_workers_tokens_and_places_stay_out_of_reach(act, cast):
    act("liv")
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_array_length(samsyn.own_places()), samsyn.own_places()->0->>'key'")
        assert cursor.fetchone() == (1, "norrvik-barn-unga")
        cursor.execute("SELECT set_config('samsyn.token', '', true), samsyn.own_places()::text")
        assert cursor.fetchone()[1] == "[]"
    refused("SELECT * FROM samsyn.acting")
