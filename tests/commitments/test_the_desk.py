"""What another is late with, or cannot do, comes to the desk of who leads: once, and goes when it moves on."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from samsyn.foundation.cases.models import Task
from samsyn.foundation.commitments import desk, tasks
from samsyn.foundation.commitments.actions import Said, Sender, commit, receive, say, take_in
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.law import Party

from .conftest import AT, TODAY, case, day, facts

pytestmark = pytest.mark.django_db
BEFORE = AT - dt.timedelta(days=20)
CANNOT = Said(Step.CANNOT, hindrance=Hindrance.NO_MEANS)


def late(actor, **more):
    """What somebody took on twenty days ago, to be done five days ago."""
    told = {"due_in": -5, "unit": None, "who": "Kim Åberg", "party": Party.YOUTH} | more
    return commit(actor=actor, case_id=case(actor), facts=facts(**told), at=BEFORE)


def waiting(actor, rule=desk.LATE):
    rows = Task.objects.filter(unit_id=actor.unit_id, rule=rule, done_at=None)
    return [(row.about, row.what, row.due_on) for row in rows]


def by_night():
    """What the queue does: in the web's role, with nobody acting."""
    tasks.remind(timestamp=int(timezone.now().timestamp()))


def says(sara, made, ruts, said, message=None):
    row = Commitment.objects.get(id=made)
    told = {"by": "Rut Berg", "message_id": message or uuid4(), "sender_id": ruts, "at": timezone.now()}
    return take_in(actor=sara, common_id=row.common_id, said=said, **told)


def test_the_night_puts_what_another_is_late_with_on_the_desk_once(act, ruts):
    sara = act("sara")
    made = late(sara, unit=ruts, unit_name="Lindskolan", who="Rut Berg", party=Party.SCHOOL_MUNICIPAL)
    for _times in range(2):
        by_night()
    said = "Försenat åtagande: Ordna en mentor (Rut Berg, Lindskolan)"
    assert waiting(act("sara")) == [(made, said, TODAY)]


def test_what_the_young_person_took_on_is_told_of_too_and_what_the_own_unit_did_has_its_own_task(act):
    sara = act("sara")
    youths = late(sara)
    late(sara, unit=sara.unit_id, party=Party.SOCIAL_SERVICES)
    by_night()
    assert [about for about, _, _ in waiting(act("sara"))] == [youths]


def test_who_reads_english_leaves_swedish_on_the_task_that_is_done(act):
    sara = act("sara")
    made = late(sara, unit=sara.unit_id, party=Party.SOCIAL_SERVICES)
    with translation.override("en"):
        say(actor=sara, commitment_id=made, said=Said(Step.DONE), at=AT)
    assert Task.objects.get(about=made, rule=desk.TASK).result == str(Step.DONE.label) == "Klart"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (Said(Step.BEGUN), 1),
        (Said(Step.MOVED, new_due_on=day(3)), 0),
        (Said(Step.DONE), 0),
        (Said(Step.DROPPED, note="Behövs inte."), 0),
    ],
)
def test_it_goes_when_it_moves_on(act, said, left):
    made = late(act("sara"))
    by_night()
    sara = act("sara")
    say(actor=sara, commitment_id=made, said=said, at=timezone.now())
    assert len(waiting(sara)) == left
    by_night()
    assert len(waiting(act("sara"))) == left


def test_one_that_is_ticked_off_stays_away_and_a_second_day_that_passes_is_told_of(act):
    made = late(act("sara"), due_in=-15)
    assert desk.remind_every_unit(on=day(-10)) == 1
    sara = act("sara")
    Task.objects.filter(about=made).update(done_at=AT, done_by="Sara")
    assert desk.remind_every_unit(on=day(-9)) == 0
    moved = Said(Step.MOVED, new_due_on=day(-4))
    say(actor=sara, commitment_id=made, said=moved, at=AT - dt.timedelta(days=8))
    assert desk.remind_every_unit(on=day(-4)) == 0
    by_night()
    assert [about for about, _, _ in waiting(act("sara"))] == [made]


def test_a_received_one_a_closed_case_and_a_day_to_come_are_left(act, ruts):
    sara = act("sara")
    sender = Sender(ruts, "Lindskolan", uuid4())
    told = facts(due_in=-5, unit=sara.unit_id)
    receive(actor=sara, case_id=case(sara), facts=told, common_id=uuid4(), sender=sender, at=BEFORE)
    commit(actor=sara, case_id=case(sara), facts=facts(due_in=0, unit=ruts), at=AT)
    by_night()
    assert waiting(act("sara")) == []
    with pytest.raises(DatabaseError, match="har inte varit"), transaction.atomic():
        desk.remind_every_unit(on=day(1))


def test_a_hindrance_that_another_tells_of_is_told_once_and_goes_when_it_begins(mentor, ruts):
    sara, made = mentor
    for _times in range(2):
        says(sara, made, ruts, CANNOT)
    assert waiting(sara, desk.HINDERED) == [(made, "Hindrat åtagande: Ordna en mentor (Rut Berg)", TODAY)]
    says(sara, made, ruts, Said(Step.BEGUN))
    assert waiting(sara, desk.HINDERED) == []
    says(sara, made, ruts, CANNOT)
    assert len(waiting(sara, desk.HINDERED)) == 1


def test_a_hindrance_takes_the_place_of_being_late(act, ruts):
    made = late(act("sara"), unit=ruts)
    by_night()
    sara = act("sara")
    says(sara, made, ruts, CANNOT)
    by_night()
    sara = act("sara")
    assert (waiting(sara), len(waiting(sara, desk.HINDERED))) == ([], 1)


def test_what_the_own_worker_says_of_a_hindrance_is_known_already(mentor):
    sara, made = mentor
    say(actor=sara, commitment_id=made, said=CANNOT, at=timezone.now())
    assert waiting(sara, desk.HINDERED) == []


def test_a_case_that_ends_leaves_nothing_on_the_desk(act, ruts):
    sara = act("sara")
    made = late(sara, unit=ruts)
    by_night()
    sara = act("sara")
    case_id = Commitment.objects.get(id=made).case_id
    desk.let_go(actor=sara, case_id=case_id, at=AT, result="Avslutat")
    assert waiting(sara) == []


def test_another_municipality_sees_no_task_of_it(act, ruts):
    late(act("sara"), unit=ruts)
    by_night()
    act("liv")
    assert not Task.objects.filter(rule=desk.LATE).exists()
    act("sara")
    assert Task.objects.filter(rule=desk.LATE).exists()


def test_the_queue_knows_it_and_runs_it_every_night():
    assert any(one.task.name == "commitments.remind" for one in app.periodic_registry.periodic_tasks.values())
