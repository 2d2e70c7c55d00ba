"""The tables themselves: classified, locked to their room, and unchangeable once signed."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.home_visits.classification import FIELDS

from .kim import plan
from .test_the_rules import held

pytestmark = pytest.mark.django_db

TABLES = sorted(model._meta.db_table for model in apps.get_app_config("home_visits").get_models())
FROZEN = (
    "home_visits_visitrecord",
    "home_visits_visitpresence",
    "home_visits_entryconsent",
    "home_visits_informationgiven",
    "home_visits_supportoffered",
    "home_visits_commitment",
    "home_visits_targetanswer",
)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def test_every_field_is_classified():
    for model in apps.get_app_config("home_visits").get_models():
        names = {field.name for field in model._meta.local_fields}
        assert set(FIELDS[model.__name__]) == names, model.__name__


@pytest.mark.parametrize("table", TABLES)
def test_row_security_is_forced(act, table):
    act("sara")
    rows = sql("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table)
    assert rows == [(True, True)]


@pytest.mark.parametrize("name", ["liv", "rut", "per", "faruk"])
def test_no_other_unit_reads_a_row_of_a_visit_that_was_held(act, name):
    held(act)
    filled = [table for table in TABLES if sql(f"SELECT 1 FROM {table} LIMIT 1")]
    assert set(FROZEN) <= set(filled)
    mine = {table: sql(f"SELECT unit_id FROM {table} LIMIT 1")[0][0] for table in filled}
    act(name)
    for table, unit in mine.items():
        assert sql(f"SELECT count(*) FROM {table} WHERE unit_id = %s", unit) == [(0,)]


@pytest.mark.parametrize("table", FROZEN)
def test_what_was_signed_is_never_changed_or_removed(act, table):
    held(act)
    for statement in (f"UPDATE {table} SET unit_id = unit_id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            sql(statement)


def test_a_plan_can_be_changed_until_it_is_proposed_and_no_longer(act):
    sara, visit = held(act)
    with pytest.raises(Exception, match="Det går inte längre"):
        plan(sara, visit)
