"""The catalogue of the database: no table, column or function can be forgotten."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from samsyn.foundation.units.classification import Classified
from samsyn.foundation.units.rooms import RoomKey, RoomRow

pytestmark = pytest.mark.django_db

OURS = [
    model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("samsyn.")
]
# Tables of ours without row security, each with the reason
COMMONS = {
    "units_account": "a login: the web's role must find it before anybody has logged in",
    "units_account_groups": "Django's own, unused",
    "units_account_user_permissions": "Django's own, unused",
    "units_municipality": "directory",
    "units_organisation": "directory",
    "units_unit": "directory; a family's room has a random key and no name",
    "units_unit_municipalities": "directory",
    "letters_messagekind": "kinds of message, from the code",
    "audit_auditroot": "hashes only",
}


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def test_every_table_of_ours_is_locked_to_its_room_or_named_as_commons():
    locked = {
        name
        for (name,) in sql(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'own_room'"
        )
    }
    tables = {model._meta.db_table for model in OURS}
    assert tables - locked == set(COMMONS)


def test_every_policy_that_opens_everything_is_the_owners():
    assert (
        sql(
            "SELECT tablename, policyname FROM pg_policies WHERE qual = 'true' AND policyname <> 'owner_all' "
            "AND tablename <> 'audit_auditinbox'"
        )
        == []
    )
    (owners,) = sql("SELECT array_agg(DISTINCT roles::text) FROM pg_policies WHERE policyname = 'owner_all'")
    assert owners[0] == ["{samsyn_owner}"]


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, RoomRow)], ids=lambda m: m._meta.label)
def test_the_unit_leads_every_key_of_a_room(model):
    table = model._meta.db_table
    keys = sql(
        "SELECT contype::text, conname, (SELECT array_agg(a.attname::text ORDER BY k.n) "
        "FROM unnest(conkey) WITH ORDINALITY k(num, n) "
        "JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.num) "
        "FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u')",
        table,
    )
    assert [columns for kind, _, columns in keys if kind == "p"] == [["unit_id", "id"]]
    assert [name for _, name, columns in keys if columns[0] != "unit_id"] == []
    unique = sql(
        "SELECT indexdef FROM pg_indexes WHERE tablename = %s AND indexdef LIKE 'CREATE UNIQUE%%'", table
    )
    assert [line for (line,) in unique if "(unit_id" not in line] == []


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, RoomRow)], ids=lambda m: m._meta.label)
def test_every_reference_inside_a_room_is_held_by_the_database_with_the_unit(model):
    held = {
        columns[1]
        for (columns,) in sql(
            "SELECT (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(conkey) WITH ORDINALITY k(num, n) "
            "JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.num) "
            "FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f' AND cardinality(conkey) = 2",
            model._meta.db_table,
        )
        if columns[0] == "unit_id"
    }
    assert held == {field.column for field in model._meta.local_fields if isinstance(field, RoomKey)}
    crossing = [
        field.name
        for field in model._meta.local_fields
        if field.is_relation and not isinstance(field, RoomKey) and issubclass(field.related_model, RoomRow)
    ]
    assert crossing == []


def test_the_web_role_may_change_nothing_of_the_directory_and_call_only_what_is_named():
    for table in (
        "units_unit",
        "units_worker",
        "units_membership",
        "units_organisation",
        "letters_messagekind",
    ):
        assert sql(
            "SELECT has_table_privilege(current_user, %s, 'INSERT, UPDATE, DELETE, TRUNCATE')", table
        ) == [(False,)]
    callable_by_web = {
        name
        for (name,) in sql(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE n.nspname = 'samsyn' AND has_function_privilege(p.oid, 'EXECUTE')"
        )
    }
    assert callable_by_web == {
        "add_to_tip",
        "deliver_attachments",
        "assessment_counts",
        "ask_for_log_review",
        "calendar_feed",
        "choose_unit",
        "consent_state",
        "consent_states",
        "copy_consent",
        "current_unit",
        "current_worker",
        "deliver",
        "draft_left",
        "drafts_left",
        "drop_method_draft",
        "end_acting",
        "enter",
        "log_review_hash",
        "make_log_reviews",
        "manages_unit",
        "mark_read",
        "may_know_reporters",
        "may_review_logs",
        "end_acting_elsewhere",
        "legal_offices",
        "open_acting",
        "own_places",
        "publish_method",
        "receive_tip",
        "save_method_draft",
        "seal_audit",
        "sign_consent",
        "signing_page",
        "own_handovers_take_effect",
        "every_units_handovers_take_effect",
        "remind_every_unit_of_birthdays",
        "remind_every_unit_of_commitments",
        "remind_every_unit_of_consents",
        "remind_own_unit_of_consents",
        "settle",
        "tip_thread",
        "withdraw",
        "withdraw_consent",
        "withdraw_method",
        "worker_of_account",
        "choose_family_room",
        "close_family_room",
        "end_family_codes",
        "enter_family",
        "enter_with_e_identity",
        "enter_with_family_code",
        "family_rooms_of",
        "family_withdraw_consent",
        "family_decline_consent",
        "family_open_signing",
        "family_consents",
        "open_family_room",
        "withheld_here",
    }


def test_no_function_outside_our_schema_runs_as_the_owner():
    assert (
        sql(
            "SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE p.prosecdef AND n.nspname NOT IN ('samsyn', 'pg_catalog')"
        )
        == []
    )


def test_every_function_that_runs_as_the_owner_pins_its_search_path():
    assert (
        sql(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'samsyn' "
            "AND p.prosecdef AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%%')"
        )
        == []
    )


@pytest.mark.parametrize("model", [m for m in OURS if not m._meta.auto_created], ids=lambda m: m._meta.label)
def test_every_field_is_classified(model):
    app = apps.get_app_config(model._meta.app_label).name
    fields = import_module(f"{app}.classification").FIELDS.get(model.__name__, {})
    own = {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}
    assert set(fields) == own
    assert all(isinstance(value, Classified) for value in fields.values())


def test_the_web_role_is_the_one_that_serves():
    assert sql("SELECT current_user") == [(settings.SAMSYN_WEB_ROLE,)]
