"""Nobody sees or changes another unit's matters, whatever they ask the database."""

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from samsyn.capabilities.intake.classification import FIELDS

from .conftest import assess, decide, offer, sql

pytestmark = pytest.mark.django_db
TABLES = sorted(model._meta.db_table for model in apps.get_app_config("intake").get_models())


def test_every_field_is_classified():
    real = {
        model.__name__: {field.name for field in model._meta.local_fields}
        for model in apps.get_app_config("intake").get_models()
    }
    assert {name: set(fields) for name, fields in FIELDS.items()} == real


@pytest.mark.parametrize("name", ["liv", "rut", "per", "karin", "faruk", "bea"])
def test_another_unit_sees_no_row_of_the_reception(name, matter, sara, act):
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    assert sql("SELECT count(*) FROM intake_preliminarydecision") == [(1,)]
    act(name)
    own = {"intake_filedreport"} if name == "per" else set()
    assert {table for table in TABLES if sql(f"SELECT 1 FROM {table} LIMIT 1")} == own


def test_the_head_of_account_keeping_sees_no_page_of_the_reception(matter, enter_as):
    assert enter_as("ada").get("/inkommet/").status_code == 404


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_written_into_another_units_room(table, matter, sara, cast):
    columns = [
        name
        for (name,) in sql(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND column_name <> 'unit_id'",
            table,
        )
    ]
    row = f"jsonb_populate_record(NULL::{table}, jsonb_build_object('id', gen_random_uuid()))"
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        sql(
            f"INSERT INTO {table} (unit_id, {', '.join(columns)}) SELECT %s, {', '.join('r.' + c for c in columns)} "
            f"FROM {row} AS r",
            cast["liv"][1],
        )
    assert "row-level security" in str(refused.value)
