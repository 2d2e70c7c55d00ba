"""A commitment: made, received, told of, and never changed."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.cases.actions import CaseClosed, close_case
from samsyn.foundation.cases.models import Task
from samsyn.foundation.commitments import desk, queries
from samsyn.foundation.commitments.actions import (
    CommitmentRefused,
    Said,
    Sender,
    commit,
    receive,
    say,
    take_in,
)
from samsyn.foundation.commitments.models import Commitment, Hindrance, Progress, Step
from samsyn.foundation.commitments.status import Status
from samsyn.law import Party

from .conftest import AT, MEETING, TODAY, case, day, facts

pytestmark = pytest.mark.django_db


def test_what_a_meeting_decided_is_found_from_the_meeting_and_from_the_case(mentor, ruts):
    sara, made = mentor
    (line,) = queries.about(actor=sara, about=MEETING, on=TODAY)
    assert (line.id, line.what, line.who, line.unit_id) == (made, "Ordna en mentor", "Rut Berg", ruts)
    assert (line.status, line.due_on, line.about_kind) == (Status.NOT_BEGUN, day(14), "meeting")
    assert queries.of_case(actor=sara, case_id=line.case_id, on=TODAY) == (line,)
    assert queries.one(actor=sara, commitment_id=made, on=TODAY) == line


def test_many_commitments_are_read_in_one_statement(act, ruts, django_assert_num_queries):
    sara = act("sara")
    own = case(sara)
    for number in (1, 3, 2):
        commit(actor=sara, case_id=own, facts=facts(due_in=number, unit=ruts), at=AT)
    with django_assert_num_queries(4):  # the rows with their steps, and three that are noted as read
        found = queries.of_case(actor=sara, case_id=own, on=TODAY)
    assert [one.due_on for one in found] == [day(1), day(2), day(3)]


def test_a_day_that_has_been_is_refused_and_nothing_is_kept(act):
    sara = act("sara")
    with pytest.raises(CommitmentRefused, match="från och med i dag"):
        commit(actor=sara, case_id=case(sara), facts=facts(due_in=-1), at=AT)
    assert not Commitment.objects.exists()


def test_nothing_is_taken_on_in_a_closed_case(act):
    sara = act("sara")
    own = case(sara)
    close_case(actor=sara, case_id=own, outcome="goals_met", why="Klart", at=AT)
    with pytest.raises(CaseClosed):
        commit(actor=sara, case_id=own, facts=facts(), at=AT)


def test_what_the_own_unit_takes_on_lies_on_the_desk_until_it_is_done(act):
    sara = act("sara")
    mine = facts(unit=sara.unit_id, worker_id=sara.worker_id, who=sara.name, party=Party.SOCIAL_SERVICES)
    made = commit(actor=sara, case_id=case(sara), facts=mine, at=AT)
    task = Task.objects.get(about=made)
    assert (task.owner_id, task.due_on, task.rule) == (sara.worker_id, day(14), desk.TASK)
    say(actor=sara, commitment_id=made, said=Said(Step.MOVED, new_due_on=day(20)), at=AT)
    assert Task.objects.get(about=made, done_at=None).due_on == day(20)
    say(actor=sara, commitment_id=made, said=Said(Step.DONE), at=AT)
    assert not Task.objects.filter(about=made, done_at=None).exists()


def test_what_another_unit_takes_on_is_no_task_here(mentor):
    _sara, made = mentor
    assert not Task.objects.filter(about=made).exists()


def test_it_is_hindered_with_why_and_then_done(mentor):
    sara, made = mentor
    hindered = Said(Step.HINDERED, note="Mentorn är sjuk", hindrance=Hindrance.WAITING)
    say(actor=sara, commitment_id=made, said=hindered, at=AT)
    line = queries.one(actor=sara, commitment_id=made, on=TODAY)
    assert (line.status, line.last.note) == (Status.HINDERED, "Mentorn är sjuk")
    say(actor=sara, commitment_id=made, said=Said(Step.DONE), at=AT)
    with pytest.raises(CommitmentRefused, match="klart"):
        say(actor=sara, commitment_id=made, said=hindered, at=AT)
    with pytest.raises(CommitmentRefused):
        say(actor=sara, commitment_id=made, said=Said(Step.DONE), at=AT)


def test_a_new_day_may_not_have_been(mentor):
    sara, made = mentor
    with pytest.raises(CommitmentRefused):
        say(actor=sara, commitment_id=made, said=Said(Step.MOVED, new_due_on=day(-1)), at=AT)


def test_the_unit_that_took_it_on_keeps_its_own_copy_once(act, mentor):
    sara, made = mentor
    common = Commitment.objects.get(id=made).common_id
    rut = act("rut")
    sender = Sender(sara.unit_id, sara.unit_name, uuid4())
    told = facts(unit=rut.unit_id)
    own = case(rut)
    first = receive(actor=rut, case_id=own, facts=told, common_id=common, sender=sender, at=AT)
    again = receive(actor=rut, case_id=own, facts=told, common_id=common, sender=sender, at=AT)
    assert first == again
    (line,) = queries.of_case(actor=rut, case_id=own, on=TODAY)
    assert (line.from_unit_name, line.common_id) == (sara.unit_name, common)
    assert Task.objects.get(about=first).what == desk.NEUTRAL


def heard(actor, made, sender_id, message=None):
    common = Commitment.objects.get(id=made).common_id
    told = {"said": Said(Step.BEGUN), "by": "Rut Berg, rektor, Lindskolan", "message_id": message or uuid4()}
    return take_in(actor=actor, common_id=common, sender_id=sender_id, at=AT, **told)


def test_what_the_other_unit_said_is_kept_once_with_its_message(mentor, ruts):
    sara, made = mentor
    message = uuid4()
    assert heard(sara, made, ruts, message)
    assert not heard(sara, made, ruts, message)
    line = queries.one(actor=sara, commitment_id=made, on=TODAY)
    assert line.status == Status.UNDER_WAY
    assert line.last.received


def test_an_answer_by_a_unit_that_was_not_asked_changes_nothing(mentor, cast):
    sara, made = mentor
    assert not heard(sara, made, cast["faruk"][1])
    assert not take_in(
        actor=sara,
        common_id=uuid4(),
        said=Said(Step.DONE),
        by="x",
        message_id=uuid4(),
        sender_id=uuid4(),
        at=AT,
    )
    assert not Progress.objects.exists()


@pytest.mark.parametrize("table", ["commitments_commitment", "commitments_progress"])
def test_only_the_own_unit_reads_it_and_nobody_changes_it(act, mentor, table):
    sara, made = mentor
    say(actor=sara, commitment_id=made, said=Said(Step.BEGUN), at=AT)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] == 1
        act("rut")
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(f"UPDATE {table} SET unit_id = unit_id")
