"""A report meeting is offered by default, and how often that is done is counted."""

import datetime as dt
import html
import re

import pytest
from django.utils import timezone

from samsyn.capabilities.intake import the_method
from samsyn.capabilities.intake.actions import persons, receiving, sorting
from samsyn.capabilities.intake.queries.meeting_counts import CountLine, Share, meeting_counts
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decliner, Offer, Sorting, UnsuitableBecause
from samsyn.capabilities.meetings.actions import approving, minuting
from samsyn.capabilities.meetings.actions.minuting import AttendanceFacts, MinutesFacts, PartFacts
from samsyn.capabilities.meetings.models import Meeting
from samsyn.capabilities.meetings.vocabulary import Kind
from samsyn.foundation.cases import clocks
from samsyn.foundation.cases.queries import entries_page, my_tasks
from samsyn.foundation.cases.report_meetings import in_force
from samsyn.law import Category
from tests.capabilities.method_desk import desk

from .conftest import assess, decide, file, now, offer, register_kim, sql
from .test_report_meeting import SOON, book

pytestmark = pytest.mark.django_db
OFFER = "Erbjud ett anmälningsmöte, eller skriv varför det inte passar"


def text(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def waiting(sara):
    return [task for task in my_tasks(actor=sara) if task.what == OFFER]


def test_every_report_from_an_authority_puts_the_offer_on_the_desk(matter, sara):
    (task,) = waiting(sara)
    assert task.due_on == clocks.add_working_days(clocks.local_day(matter.received_at), 3)  # as it is written
    assert task.due_on <= clocks.local_day(matter.received_at) + dt.timedelta(days=14)
    assert task.basis == "19 kap. 5 § SoL"


@pytest.mark.parametrize("answer", [Offer.OFFERED, Offer.ACCEPTED])
def test_the_offer_is_done_when_it_is_noted(matter, sara, answer):
    offer(sara, matter, answer)
    assert waiting(sara) == []


def test_why_it_does_not_suit_is_an_answer_too(matter, sara):
    offer(sara, matter, Offer.UNSUITABLE, unsuitable_because=UnsuitableBecause.VIOLENCE, why="Pappa slår.")
    assert waiting(sara) == []


def test_no_decision_is_made_before_the_meeting_is_offered(matter, sara):
    assess(sara, matter)
    with pytest.raises(IntakeRefused, match="Erbjud ett anmälningsmöte"):
        decide(sara, matter)
    assert len(waiting(sara)) == 1


def test_what_is_not_a_childs_concern_is_not_offered_a_meeting(matter, sara):
    last = sql("SELECT id FROM intake_sortingdecision ORDER BY signed_at DESC LIMIT 1")
    seen = last[0][0] if last else None
    sorting.sort(
        actor=sara, matter_id=matter.id, sorting=Sorting.NO_ACTION, why="Gäller ingen.", seen=seen, at=now()
    )
    assert waiting(sara) == []


def held(sara, booking):
    """The report meeting of a booked time, held and approved."""
    meeting = Meeting.objects.get(unit_id=sara.unit_id, booking_id=booking)
    after = SOON + dt.timedelta(hours=1)
    facts = MinutesFacts(
        began_at=SOON,
        ended_at=after,
        parts=[PartFacts(Kind.REPORTER, "Den som anmälde berättar", Category.CONCERN, "Kim var ute sent.")],
        present=[AttendanceFacts("Per Ekdahl", meeting.reporter_name, meeting.reporter_id)],
        feedback_agreed="Om en utredning inleds.",
    )
    minutes = minuting.write_minutes(actor=sara, meeting_id=meeting.id, facts=facts, at=after)
    approving.approve(actor=sara, meeting_id=meeting.id, minutes_id=minutes, at=after)
    return meeting


def test_a_booked_meeting_is_held_recorded_and_counted(matter, sara, act, enter_as):
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    offer(sara, matter, Offer.ACCEPTED)
    booking = book(sara, matter).booking_id
    client = enter_as("sara")
    page = client.get(f"/inkommet/arende/{matter.id}/")
    assert "Håll anmälningsmötet" in text(page)
    place = client.post(f"/moten/bokat/{booking}/")["Location"]
    assert client.post(f"/moten/bokat/{booking}/")["Location"] == place
    shown = text(client.get(place))
    assert "Polisen, lokalpolisområde Åkerö har anmält och är inbjuden från Inkommet." in shown
    assert "Flytta" not in shown
    sara = act("sara")
    meeting = held(sara, booking)
    (entry,) = [
        one for one in entries_page(actor=sara, case_id=meeting.case_id).rows if one.kind == "report_meeting"
    ]
    assert "Kim var ute sent." in entry.text
    assert "Om en utredning inleds." in entry.text
    counts = meeting_counts(actor=sara, year=timezone.localdate().year).all
    assert (counts.reports, counts.offered, counts.accepted, counts.held) == (1, 1, 1, 1)


def test_a_time_that_was_booked_anew_takes_the_old_meeting_away(matter, sara, act, enter_as):
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    offer(sara, matter, Offer.ACCEPTED)
    old = book(sara, matter).booking_id
    client = enter_as("sara")
    client.post(f"/moten/bokat/{old}/")
    sara = act("sara")
    new = book(sara, matter, starts_at=SOON + dt.timedelta(days=1)).booking_id
    client = enter_as("sara")
    assert client.post(f"/moten/bokat/{old}/").status_code == 404
    client.post(f"/moten/bokat/{new}/")
    sara = act("sara")
    states = dict(Meeting.objects.values_list("booking_id", "cancelled_why"))
    assert states == {old: "Ny tid", new: ""}


def test_the_manager_sees_counts_with_reasons_and_nobody_else_does(matter, sara, act, enter_as):
    offer(sara, matter, Offer.DECLINED, declined_by=Decliner.GUARDIAN)
    file(act("per"))
    siv = enter_as("siv")
    page = text(siv.get("/inkommet/anmalningsmoten/"))
    assert "Tackade nej: Vårdnadshavare 1 av 1" in page
    assert "Fick ett möte erbjudet 1 av 1" in page
    assert "%" not in page  # one of one is no share
    assert "Kim" not in page
    assert "Inga orosanmälningar" in text(siv.get("/inkommet/anmalningsmoten/?ar=2025"))
    assert enter_as("sara").get("/inkommet/anmalningsmoten/").status_code == 404
    assert "Hur ofta de erbjuds och hålls" in text(siv.get("/inkommet/"))


def test_counting_is_one_statement_and_sees_only_the_own_unit(matter, sara, act, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert meeting_counts(actor=sara, year=matter.received_at.year).all.nothing == 1
    liv = act("liv")
    assert meeting_counts(actor=liv, year=matter.received_at.year).all.reports == 0


@pytest.mark.parametrize(("part", "whole", "percent"), [(0, 0, None), (9, 9, None), (3, 10, 30), (2, 30, 7)])
def test_a_share_of_few_is_told_as_a_number(part, whole, percent):
    assert Share(part, whole).percent == percent


def test_held_and_declined_are_shares_of_what_was_offered():
    line = CountLine("alla", reports=40, offered=20, accepted=12, held=10, declined=5, unsuitable=4)
    shares = (line.offered_share, line.held_share, line.declined_share, line.unsuitable_share)
    assert [one.percent for one in shares] == [50, 50, 25, 10]


@pytest.mark.parametrize(("valid_from", "days"), [(desk.TODAY, 6), (desk.TODAY + desk.DAY, 3)])
def test_the_day_to_offer_by_is_as_the_version_that_held_when_the_report_came(
    act, enter_as, valid_from, days
):
    siv = enter_as("siv")
    desk.begin(siv, "report_meeting")
    assert desk.change(siv, "report_meeting", "steps.offer", time_limit__amount=days).status_code == 302
    assert desk.publish(siv, "report_meeting", valid_from).status_code == 302
    message = file(act("per"))
    sara = act("sara")
    taken_up = receiving.take_up(actor=sara, message_id=message, at=now())
    (task,) = waiting(sara)
    assert task.due_on == clocks.add_working_days(clocks.local_day(taken_up.received_at), days)


def test_an_offer_is_never_due_after_the_preliminary_assessment_and_before_any_method_only_by_it(act):
    sara, last = act("sara"), dt.date(2026, 3, 16)
    assert the_method.offer_by(actor=sara, received_on=dt.date(2026, 3, 13), last=last) == last
    earlier = dt.date(2026, 1, 14)  # the day before the method's first version
    assert in_force(sara, earlier) is None
    assert the_method.offer_by(actor=sara, received_on=earlier, last=last) == last
