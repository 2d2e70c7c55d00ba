"""A hand-over's day comes by itself in the night; until then, who made it can withdraw it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from samsyn.capabilities.handover import tasks
from samsyn.capabilities.handover.actions import acknowledge
from samsyn.capabilities.handover.effect import take_effect, take_effect_everywhere, withdraw
from samsyn.capabilities.handover.models import HandOver
from samsyn.capabilities.handover.queries import unacknowledged
from samsyn.capabilities.handover.refusals import HandOverRefused
from samsyn.foundation.cases import queries
from samsyn.foundation.cases.models import Case, CaseWorker, Entry, Task
from samsyn.foundation.units import acting
from tests.cases.rooms import NOW, case, day, task

from .rooms import give

pytestmark = pytest.mark.django_db
WHY = "Sara stannar kvar."


def places(case_id):
    """Who has a place in the case that has not ended and will not."""
    rows = CaseWorker.objects.filter(case_id=case_id, until_at__isnull=True).order_by("worker_name")
    return [row.worker_name for row in rows]


def whose(case_id):
    return Case.objects.get(id=case_id).responsible_name


def test_the_night_lets_it_take_effect_though_nobody_opens_a_desk(act, cast):
    sara = act("sara")
    theirs = case(sara)
    due = task(sara, theirs)
    give(sara, sara, cast["samir"][0], [theirs], from_on=day(0), at=NOW - dt.timedelta(days=1))
    assert whose(theirs) == "Sara Lindqvist"
    act("liv")  # somebody in another unit: the night acts for nobody, and reaches every room
    assert take_effect_everywhere(on=timezone.localdate()) == 1
    assert take_effect_everywhere(on=timezone.localdate()) == 0
    act("samir")
    assert whose(theirs) == "Samir Haddad"
    assert Task.objects.get(id=due).owner_name == "Samir Haddad"
    assert places(theirs) == ["Samir Haddad"]


def test_the_nights_work_stands_in_the_queue():
    planned = {one.task.name: one.cron for one in app.periodic_registry.periodic_tasks.values()}
    assert planned[tasks.take_effect.name] == "40 3 * * *"


def test_a_day_to_come_is_refused_and_nobody_reaches_another_room(act):
    act("liv")
    with pytest.raises(DatabaseError, match="har inte varit"), transaction.atomic():
        take_effect_everywhere(on=timezone.localdate() + dt.timedelta(days=1))
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT samsyn.handovers_take_effect(gen_random_uuid(), current_date, now())")


def test_who_made_it_takes_it_back_and_everything_is_as_before(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    task(sara, locked)
    made = give(sara, sara, cast["samir"][0], [locked], from_on=day(5))
    with pytest.raises(HandOverRefused, match="Skriv varför"):
        withdraw(actor=sara, handover_id=made, why=" ", at=NOW)
    withdraw(actor=sara, handover_id=made, why=WHY, at=NOW)
    assert places(locked) == ["Sara Lindqvist"]
    assert Entry.objects.filter(case_id=locked, text__contains=WHY).count() == 1
    samir = act("samir")
    assert not queries.case_card(actor=samir, case_id=locked).openable
    (told,) = Task.objects.filter(owner_id=samir.worker_id, done_at=None)
    assert told.what == "Överlämningen från Sara Lindqvist blir inte av: läs varför"
    with pytest.raises(HandOverRefused, match="återtagen"):
        acknowledge(actor=samir, handover_id=made, note="", at=NOW)
    assert take_effect(actor=samir, at=NOW + dt.timedelta(days=9)) == 0
    assert whose(locked) == "Sara Lindqvist"
    assert unacknowledged(actor=act("siv")) == ()


def test_a_place_from_before_stays_with_the_receiver(act, cast):
    sara = act("sara")
    theirs = case(sara)
    give(sara, sara, cast["samir"][0], [theirs])
    samir = act("samir")
    made = give(samir, samir, cast["siv"][0], [theirs], from_on=day(5))
    withdraw(actor=samir, handover_id=made, why=WHY, at=NOW)
    assert places(theirs) == ["Samir Haddad"]


def test_nobody_else_takes_it_back_and_not_once_it_holds(act, cast):
    sara = act("sara")
    theirs, other = case(sara), case(sara, name="Kim")
    coming = give(sara, sara, cast["samir"][0], [theirs], from_on=day(5))
    held = give(sara, sara, cast["samir"][0], [other])
    with pytest.raises(HandOverRefused, match="gäller redan"):
        withdraw(actor=sara, handover_id=held, why=WHY, at=NOW)
    samir = act("samir")
    with pytest.raises(HandOverRefused, match="Bara Sara Lindqvist"):
        withdraw(actor=samir, handover_id=coming, why=WHY, at=NOW)
    with pytest.raises(DatabaseError, match="Bara den som gjorde"), transaction.atomic():
        HandOver.objects.filter(id=coming).update(withdrawn_at=NOW, withdrawn_why=WHY)
    act("sara")
    with pytest.raises(DatabaseError, match="gäller redan"), transaction.atomic():
        HandOver.objects.filter(id=held).update(withdrawn_at=NOW, withdrawn_why=WHY)
    with pytest.raises(HandOver.DoesNotExist):
        withdraw(actor=act("liv"), handover_id=coming, why=WHY, at=NOW)
    sara = act("sara")
    withdraw(actor=sara, handover_id=coming, why=WHY, at=NOW)
    with pytest.raises(HandOverRefused, match="redan återtagen"):
        withdraw(actor=sara, handover_id=coming, why=WHY, at=NOW)


def test_who_reads_english_leaves_swedish_behind_when_it_is_taken_back(act, cast):
    sara = act("sara")
    made = give(sara, sara, cast["samir"][0], [case(sara)], from_on=day(5))
    with translation.override("en"):
        withdraw(actor=sara, handover_id=made, why=WHY, at=NOW)
    ended = Task.objects.filter(about=made, done_at__isnull=False)
    assert set(ended.values_list("result", flat=True)) == {"Överlämningen är återtagen"}


def test_it_is_taken_back_from_its_page_and_the_receiver_reads_why(act, cast, enter_as):
    sara = act("sara")
    theirs = case(sara)
    made = give(sara, sara, cast["samir"][0], [theirs], from_on=day(5))
    acting.leave()
    client, samir = enter_as("sara"), enter_as("samir")
    assert "Återta överlämningen" in client.get(f"/overlamning/{made}/").content.decode()
    assert "Återta överlämningen" not in samir.get(f"/overlamning/{made}/").content.decode()
    empty = client.post(f"/overlamning/{made}/aterta/", {"why": ""})
    assert empty.status_code == 422
    done = client.post(f"/overlamning/{made}/aterta/", {"why": WHY}, follow=True).content.decode()
    assert "Återtagen. Ärendena ligger kvar som förut." in done
    assert "blir inte av: läs varför" in samir.get("/").content.decode()
    assert WHY in samir.get(f"/overlamning/{made}/").content.decode()
    assert "blir inte av: läs varför" not in samir.get("/").content.decode()
    assert "Jag har tagit över" not in samir.get(f"/overlamning/{made}/").content.decode()
