"""Cases change hands: on the day, with what matters most, and never without somebody who knows of it."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from samsyn.capabilities.handover.actions import acknowledge, hand_over, take_booking
from samsyn.capabilities.handover.effect import take_effect
from samsyn.capabilities.handover.models import HandedCase, HandOver
from samsyn.capabilities.handover.queries import handover_page, handovers, unacknowledged
from samsyn.capabilities.handover.refusals import HandOverRefused
from samsyn.foundation.calendars.actions import book
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import queries
from samsyn.foundation.cases.models import Case, CaseWorker, Entry, Task
from tests.cases.rooms import NOW, TODAY, case, day, task

from .rooms import IMPORTANT, facts, give

pytestmark = pytest.mark.django_db


def responsible(case_id):
    return Case.objects.get(id=case_id).responsible_name


def test_the_case_changes_hands_and_its_history_is_kept(act, cast):
    sara = act("sara")
    theirs = case(sara)
    give(sara, sara, cast["samir"][0], [theirs])
    assert responsible(theirs) == "Samir Haddad"
    places = CaseWorker.objects.filter(case_id=theirs).order_by("worker_name")
    assert [(row.worker_name, row.until_at is None) for row in places] == [
        ("Samir Haddad", True),
        ("Sara Lindqvist", False),
    ]
    text = Entry.objects.get(case_id=theirs).text
    assert text.startswith("Ärendet lämnas över från Sara Lindqvist till Samir Haddad från och med ")
    assert "Anledning: Slutar här" in text
    assert IMPORTANT in text


def test_a_locked_case_closes_to_the_giver_and_opens_to_the_receiver(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    give(sara, sara, cast["samir"][0], [locked])
    assert not queries.case_card(actor=act("sara"), case_id=locked).openable
    assert queries.case_card(actor=act("samir"), case_id=locked).openable


def test_the_day_decides_and_the_receiver_can_read_at_once(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    due = task(sara, locked, due=9)
    give(sara, sara, cast["samir"][0], [locked], from_on=day(5))
    assert responsible(locked) == "Sara Lindqvist"
    assert queries.case_card(actor=sara, case_id=locked).openable
    samir = act("samir")
    assert queries.case_card(actor=samir, case_id=locked).openable
    assert take_effect(actor=samir, at=NOW + dt.timedelta(days=4)) == 0
    assert take_effect(actor=samir, at=NOW + dt.timedelta(days=5)) == 1
    assert take_effect(actor=samir, at=NOW + dt.timedelta(days=6)) == 0
    assert responsible(locked) == "Samir Haddad"
    assert Task.objects.get(id=due).owner_name == "Samir Haddad"


def test_tasks_follow_or_are_named(act, cast):
    sara = act("sara")
    theirs, other = case(sara), case(sara, name="Kim")
    follows, named, stays = task(sara, theirs), task(sara, theirs, "Skriv brevet"), task(sara, other)
    give(sara, sara, cast["samir"][0], [theirs], tasks={named: cast["siv"][0]})
    owners = {row.id: row.owner_name for row in Task.objects.filter(id__in=[follows, named, stays])}
    assert owners == {follows: "Samir Haddad", named: "Siv Adamsson", stays: "Sara Lindqvist"}


def test_what_was_done_meanwhile_stays_with_the_one_who_did_it(act, cast):
    sara = act("sara")
    theirs = case(sara)
    done = task(sara, theirs)
    give(sara, sara, cast["samir"][0], [theirs], from_on=day(2))
    cases.finish_task(actor=sara, task_id=done, at=NOW)
    take_effect(actor=sara, at=NOW + dt.timedelta(days=2))
    assert Task.objects.get(id=done).owner_name == "Sara Lindqvist"


def test_a_case_handed_on_again_stays_where_it_was_handed_last(act, cast):
    sara = act("sara")
    theirs = case(sara)
    give(sara, sara, cast["samir"][0], [theirs], from_on=day(3))
    siv = act("siv")
    later = NOW + dt.timedelta(minutes=1)
    give(siv, sara, cast["siv"][0], [theirs], at=later, from_on=day(2))
    take_effect(actor=siv, at=NOW + dt.timedelta(days=4))
    assert responsible(theirs) == "Siv Adamsson"


def test_the_receiver_acknowledges_once_and_nobody_else(act, cast):
    sara = act("sara")
    made = give(sara, sara, cast["samir"][0], [case(sara)])
    with pytest.raises(HandOverRefused, match="Bara Samir Haddad"):
        acknowledge(actor=sara, handover_id=made, note="", at=NOW)
    samir = act("samir")
    (asked,) = queries.my_tasks(actor=samir)
    assert (asked.what, asked.about, asked.by_hand) == (
        "Ta över efter Sara Lindqvist: läs och bekräfta",
        made,
        False,
    )
    acknowledge(actor=samir, handover_id=made, note="Tack. Jag ringer Kim i dag.", at=NOW)
    assert queries.my_tasks(actor=samir) == ()
    with pytest.raises(HandOverRefused, match="redan bekräftad"):
        acknowledge(actor=samir, handover_id=made, note="", at=NOW)


def test_what_is_not_acknowledged_stands_with_the_manager(act, cast):
    sara = act("sara")
    made = give(sara, sara, cast["samir"][0], [case(sara)])
    siv = act("siv")
    (line,) = unacknowledged(actor=siv)
    assert (line.id, line.cases, line.receiver_name) == (made, 1, "Samir Haddad")
    acknowledge(actor=act("samir"), handover_id=made, note="", at=NOW)
    assert unacknowledged(actor=act("siv")) == ()
    assert [line.id for line in handovers(actor=act("siv"))] == [made]


def test_only_those_it_concerns_and_a_manager_see_it(act, cast):
    sara = act("sara")
    made = give(sara, sara, cast["samir"][0], [case(sara)])
    seen = {
        name: handover_page(actor=act(name), handover_id=made, at=NOW) is not None
        for name in ("sara", "samir", "siv", "liv", "per")
    }
    assert seen == {"sara": True, "samir": True, "siv": True, "liv": False, "per": False}
    act("liv")
    assert HandOver.objects.count() == HandedCase.objects.count() == 0


def test_a_manager_hands_over_a_locked_case_without_reading_it(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    task(sara, locked, "Ring Mona på jobbet")
    siv = act("siv")
    made = give(siv, sara, cast["samir"][0], [locked])
    (line,) = handover_page(actor=siv, handover_id=made, at=NOW).cases
    assert (line.told, line.important, [one.what for one in line.tasks]) == (False, "", [""])
    (line,) = handover_page(actor=act("samir"), handover_id=made, at=NOW).cases
    assert (line.told, line.important) == (True, IMPORTANT)


def test_booked_times_are_listed_and_taken(act, cast):
    sara = act("sara")
    theirs = case(sara)
    hour = dt.timedelta(hours=1)
    times = {"starts_at": NOW + hour, "ends_at": NOW + 2 * hour}
    booked = book(actor=sara, what="Samtal", case_id=theirs, **times)
    book(actor=sara, what="Handledning", **times)
    made = give(sara, sara, cast["samir"][0], [theirs])
    samir = act("samir")
    assert [one.id for one in handover_page(actor=samir, handover_id=made, at=NOW).bookings] == [booked]
    take_booking(actor=samir, handover_id=made, booking_id=booked)
    assert Booking.objects.get(id=booked).worker_name == "Samir Haddad"
    assert handover_page(actor=samir, handover_id=made, at=NOW).bookings == ()
    with pytest.raises(HandOverRefused, match="redan någon annan"):
        take_booking(actor=samir, handover_id=made, booking_id=booked)


@pytest.mark.parametrize(
    ("by", "changed", "said"),
    [
        ("samir", {}, "bara lämna över dina egna"),
        ("sara", {"receiver_id": "sara"}, "en annan medarbetare"),
        ("sara", {"receiver_id": "per"}, "en annan medarbetare"),
        ("sara", {"receiver_id": "ada"}, "en annan medarbetare"),
        ("sara", {"from_on": day(-1)}, "redan varit"),
        ("sara", {"important": {}}, "minst ett ärende"),
        ("sara", {"important": " "}, "några rader"),
        ("sara", {"tasks": "per"}, "inte arbetar här"),
    ],
)
def test_what_cannot_be_handed_over_says_why(act, cast, by, changed, said):
    sara = act("sara")
    theirs = case(sara)
    due = task(sara, theirs)
    told = {"receiver_id": "siv", "important": {theirs: IMPORTANT}} | changed
    if told["important"] == " ":
        told["important"] = {theirs: " "}
    if "tasks" in told:
        told["tasks"] = {due: cast[told["tasks"]][0]}
    receiver = cast[told.pop("receiver_id")][0]
    with pytest.raises(HandOverRefused, match=said):
        hand_over(actor=act(by), facts=facts(sara, receiver, told.pop("important"), **told), at=NOW)
    assert HandOver.objects.count() == 0


def test_a_case_closed_or_given_meanwhile_is_not_handed_over(act, cast):
    sara = act("sara")
    theirs = case(sara)
    cases.close_case(actor=sara, case_id=theirs, outcome="", why="", at=NOW)
    with pytest.raises(HandOverRefused, match="under tiden"):
        give(sara, sara, cast["samir"][0], [theirs])


def test_the_database_lets_nobody_hand_somebody_elses_cases_to_oneself(act, cast):
    samir = act("samir")
    row = HandOver(
        unit_id=samir.unit_id,
        giver_id=cast["sara"][0],
        receiver_id=samir.worker_id,
        from_on=TODAY,
        why="leaves",
        made_at=NOW,
        made_by=samir.worker_id,
    )
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)
