"""The tables of persons under attack with raw SQL, and every field classified."""

import pytest
from django.apps import apps
from django.db import connection

from samsyn.foundation.people.actions import add_guardian, add_relation
from samsyn.foundation.people.classification import FIELDS
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.units import acting
from tests.people.conftest import NOW

TABLES = ["people_person", "people_matchkey", "people_guardian", "people_relation"]


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_only_the_own_unit_sees_anything_of_kim(act, known, table):
    sara = act("sara")
    kim = known(sara)
    add_guardian(actor=sara, youth_id=kim.id, facts=GuardianFacts(name="Mona"), at=NOW)
    add_relation(actor=sara, person_id=kim.id, kind="coach", name="Faruk", at=NOW)
    assert rows(table) > 0
    act("liv")
    assert rows(table) == 0
    acting.leave()
    assert rows(table) == 0


def test_these_are_all_the_tables():
    assert [model._meta.db_table for model in apps.get_app_config("people").get_models()] == TABLES


def test_every_field_is_classified_and_nothing_else_is():
    classified = {(model, field) for model, fields in FIELDS.items() for field in fields}
    assert classified == {
        (model.__name__, field.name)
        for model in apps.get_app_config("people").get_models()
        for field in model._meta.local_fields
    }
