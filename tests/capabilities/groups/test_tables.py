"""The tables under attack with raw SQL, and every field classified."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.groups.actions import after, consulting, mapping
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.mapping import Attempt, Noted, Used
from samsyn.capabilities.groups.classification import FIELDS
from samsyn.capabilities.groups.models import Channel, LifeArea
from samsyn.foundation.units import acting
from samsyn.law import Party

from .kim import AT, TODAY, closed, reviewed, whole_way

TABLES = sorted(model._meta.db_table for model in apps.get_app_config("groups").get_models())


def everything(act, family):
    """At least one row of each table in Sara's room."""
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    consulting.write(
        actor=sara, asked=Asked(Party.POLICE, "En fråga.", "Ett råd.", TODAY), kept_why="", at=AT
    )
    tried = Attempt(Channel.TELEPHONE, "Sara", False, "Inget svar.", AT)
    mapping.note_attempt(actor=sara, group_id=group, attempt=tried, at=AT)
    said = Noted(LifeArea.FAMILY, "Mormor.", "", "", "Kim", TODAY)
    mapping.note_area(actor=sara, group_id=group, noted=said, at=AT)
    mapping.note_instrument(actor=sara, group_id=group, used=Used("ESTER", TODAY, "Akten"), at=AT)
    after.review(actor=sara, group_id=group, told=reviewed(), at=AT)
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    return sara


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_only_the_own_unit_reads_a_row_of_any_table(act, family):
    everything(act, family)
    assert [table for table in TABLES if rows(table) == 0] == []
    act("liv")
    assert [table for table in TABLES if rows(table)] == []
    acting.leave()
    assert [table for table in TABLES if rows(table)] == []


CHANGED = {
    "groups_goal": "words",
    "groups_plan": "crisis_plan",
    "groups_plancommitment": "frozen",
    "groups_groupcase": "closed_at",
    "groups_member": "ended_why",
}


@pytest.mark.django_db
def test_what_is_adopted_ended_or_written_once_is_never_changed(act, family):
    everything(act, family)
    for table in TABLES:
        column = CHANGED.get(table, "unit_id")
        with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(f"UPDATE {table} SET {column} = {column}")


def test_every_field_is_classified_and_nothing_else_is():
    classified = {(model, field) for model, fields in FIELDS.items() for field in fields}
    assert classified == {
        (model.__name__, field.name)
        for model in apps.get_app_config("groups").get_models()
        for field in model._meta.local_fields
    }
