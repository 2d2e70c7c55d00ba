"""The report meeting that the family said yes to: a time, a place, the calendar, and the reporter's invitation."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from samsyn.capabilities.intake.actions import meetings, persons
from samsyn.capabilities.intake.models import ReportMeeting
from samsyn.capabilities.intake.queries.reports import filed_page
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decliner, Offer
from samsyn.foundation.calendars.queries import bookings
from samsyn.foundation.cases import queries as cases

from .conftest import now, offer, register_kim, sql
from .test_pages import text

pytestmark = pytest.mark.django_db
SOON = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + dt.timedelta(days=3)


def book(sara, matter, **changes):
    told = {"starts_at": SOON, "minutes": 60, "place": "Stadshuset, rum 4"}
    told |= {"with_child": True, "with_guardians": True, "with_reporter": True}
    return meetings.book_meeting(actor=sara, matter_id=matter.id, at=now(), **told | changes)


def in_calendar(actor):
    rows = bookings(actor=actor, starts=SOON - dt.timedelta(days=3), ends=SOON + dt.timedelta(days=9))
    return [(row.what, row.starts_at, row.place) for row in rows if not row.cancelled_at]


def test_a_meeting_is_booked_when_somebody_said_yes(matter, sara):
    for answer in (None, Offer.OFFERED):
        if answer:
            offer(sara, matter, answer)
        with pytest.raises(IntakeRefused, match="när familjen har tackat ja"):
            book(sara, matter)
    offer(sara, matter, Offer.ACCEPTED)
    book(sara, matter)
    assert in_calendar(sara) == [("Anmälningsmöte", SOON, "Stadshuset, rum 4")]


def test_the_reporter_is_told_when_and_where_and_nothing_of_the_child(matter, sara, act, filed, enter_as):
    offer(sara, matter, Offer.ACCEPTED)
    invitation = book(sara, matter).invitation_id
    per = act("per")
    ((payload,),) = sql("SELECT payload FROM letters_receivedmessage WHERE id = %s", invitation)
    assert set(json.loads(payload)) == {"report_id", "starts_at", "ends_at", "place", "telephone"}
    assert filed_page(actor=per, message_id=filed).replies[-1].payload.starts_at == SOON
    assert "Stadshuset, rum 4" in text(enter_as("per").get(f"/inkommet/meddelande/{invitation}/"))


def test_a_reporter_who_is_not_to_come_is_not_invited(matter, sara, act):
    offer(sara, matter, Offer.ACCEPTED)
    assert book(sara, matter, with_reporter=False).invitation_id is None


def test_a_new_time_calls_off_the_former(matter, sara):
    offer(sara, matter, Offer.ACCEPTED)
    book(sara, matter)
    book(sara, matter, starts_at=SOON + dt.timedelta(days=1))
    assert [starts for _, starts, _ in in_calendar(sara)] == [SOON + dt.timedelta(days=1)]
    assert ReportMeeting.objects.count() == 2


def test_a_no_after_the_booking_calls_the_meeting_off_and_takes_back_what_nobody_read(
    matter, sara, act, filed
):
    offer(sara, matter, Offer.ACCEPTED)
    book(sara, matter)
    offer(sara, matter, Offer.DECLINED, declined_by=Decliner.GUARDIAN)
    assert in_calendar(sara) == []
    assert "report_receipt" in [
        reply.kind_key for reply in filed_page(actor=act("per"), message_id=filed).replies
    ]
    ((withdrawn,),) = sql(
        "SELECT withdrawn_at IS NOT NULL FROM letters_receivedmessage WHERE kind_id = 'meeting_invitation/1'"
    )
    assert withdrawn


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"starts_at": SOON - dt.timedelta(days=9)}, "redan varit"),
        ({"place": "Hemma hos Kim Sandberg"}, "Kim Sandberg"),
    ],
)
def test_a_time_that_was_and_a_place_that_names_somebody_are_refused(matter, sara, changes, why):
    register_kim(sara)
    offer(sara, matter, Offer.ACCEPTED)
    with pytest.raises(IntakeRefused, match=why):
        book(sara, matter, **changes)


def test_the_booking_stands_on_the_time_line(matter, sara):
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    offer(sara, matter, Offer.ACCEPTED)
    book(sara, matter)
    texts = [row.text for row in cases.timeline(actor=sara, person_id=kim.id)]
    assert any("klockan 09.00, Stadshuset, rum 4. Kallade: barnet, vårdnadshavarna" in one for one in texts)


def test_booking_by_its_form(matter, sara, enter_as, act):
    offer(sara, matter, Offer.ACCEPTED)
    client, page = enter_as("sara"), f"/inkommet/arende/{matter.id}/"
    assert f"{page}boka-mote/" in text(client.get(page))
    told = {"starts_at": f"{SOON:%Y-%m-%dT%H:%M}", "minutes": "45", "place": "Stadshuset", "with_child": "on"}
    assert client.post(f"{page}boka-mote/", told).status_code == 302
    act("sara")
    row = ReportMeeting.objects.get()
    assert (row.with_child, row.with_guardians, row.with_reporter) == (True, False, False)
    assert row.ends_at - row.starts_at == dt.timedelta(minutes=45)


def test_no_other_unit_sees_or_books_it(matter, sara, act, enter_as):
    offer(sara, matter, Offer.ACCEPTED)
    book(sara, matter)
    act("liv")
    assert ReportMeeting.objects.count() == 0
    assert enter_as("liv").post(f"/inkommet/arende/{matter.id}/boka-mote/", {}).status_code == 404
