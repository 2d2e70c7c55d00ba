"""The rooms of meetings, attacked with raw SQL as the role that serves the pages."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.meetings.actions.answering import Answer, answer
from samsyn.capabilities.meetings.actions.inviting import note_family_told
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.vocabulary import News, Reply, Way
from samsyn.law import Party

from .conftest import NOW, decision, distribute, held, invite, sql
from .test_the_family import opened

pytestmark = pytest.mark.django_db
TABLES = [model._meta.db_table for model in apps.get_app_config("meetings").get_models()]
ONLY_AT_THE_GUEST = {"meetings_invitation"}


def rows():
    return {table for table in TABLES if sql(f'SELECT 1 FROM "{table}" LIMIT 1')}


@pytest.fixture
def told(called, act):
    """A row in every table: invited, answered, told the family, written, approved, given out."""
    sara = act("sara")
    opened(sara, called)
    (message,) = invite(sara, called.id, Party.POLICE)
    note_family_told(
        actor=sara,
        meeting_id=called.id,
        whom="Kim Åberg",
        news=News.INVITED,
        way=Way.LETTER,
        told_on=NOW.date(),
        at=NOW,
    )
    answer(actor=act("per"), message_id=message, said=Answer(Reply.ACCEPTED, (called.id,)), at=NOW)
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    held(sara, called.id, decision("Ringa"))
    distribute(sara, called.id)
    return called


def test_another_unit_sees_and_changes_no_row(told, act):
    act("sara")
    assert rows() == set(TABLES) - ONLY_AT_THE_GUEST
    act("per")
    assert rows() == ONLY_AT_THE_GUEST
    act("liv")
    assert rows() == set()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_meeting SET place = 'annan'")
        assert cursor.rowcount == 0


def test_nobody_writes_into_another_units_meeting(told, act):
    unit = act("sara").unit_id
    act("liv")
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(
            "INSERT INTO meetings_takenin (id, unit_id, message_id, at, refused) "
            "VALUES (gen_random_uuid(), %s, gen_random_uuid(), now(), false)",
            unit,
        )


def test_what_was_signed_is_neither_changed_nor_removed(told, act):
    act("sara")
    grows_only = (
        "minutes",
        "minutespart",
        "attendance",
        "decision",
        "approval",
        "minutessent",
        "familynotice",
    )
    for table in grows_only:
        for statement in ("DELETE FROM meetings_{}", "UPDATE meetings_{} SET id = gen_random_uuid()"):
            with pytest.raises(DatabaseError), transaction.atomic():
                sql(statement.format(table))
