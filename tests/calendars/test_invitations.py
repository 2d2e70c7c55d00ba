"""Invitations are read back by the library that everybody reads calendars with, and answered as programs answer."""

import datetime as dt
from uuid import UUID

import pytest
from icalendar import Calendar

from samsyn.foundation.calendars.invitations import (
    Address,
    Answer,
    InvitationError,
    Method,
    Time,
    answer_in,
    cancellation,
    invitation,
    read,
)
from tests.calendars.conftest import HOUR, NOW, SOON

SARAS = Address(UUID(int=1), "Barn och unga, Åkerö")
POLICE = Address(UUID(int=2), "Lokalpolisområde Åkerö")
LIVS = Address(UUID(int=4), "Barn och unga, Norrvik")
TIME = Time(UUID(int=9), 0, SOON, SOON + HOUR, "Stadshuset")
MOVED = Time(TIME.id, 1, SOON + dt.timedelta(days=1), SOON + dt.timedelta(days=1, hours=1), "Stadshuset")
PERS = "per.ekdahl@polisen.example"


def invite(time=TIME, invited=POLICE, **more):
    return invitation(time, organiser=SARAS, invited=invited, at=NOW, **more)


def program_answers(content, answer, mail=""):
    """What a calendar program writes when its user answers: the same event, its method, one attendee and a word."""
    calendar = Calendar.from_ical(content)
    calendar["METHOD"] = "REPLY"
    (event,) = calendar.walk("VEVENT")
    if mail:
        address = type(event["ATTENDEE"])(f"MAILTO:{mail}")
        address.params = event["ATTENDEE"].params
        event["ATTENDEE"] = address
    event["ATTENDEE"].params["PARTSTAT"] = answer
    return calendar.to_ical()


def event_of(content):
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_an_invitation_asks_the_unit_and_names_no_person():
    calendar, event = Calendar.from_ical(invite()), event_of(invite())
    assert (str(calendar["METHOD"]), str(event["SUMMARY"])) == ("REQUEST", "Möte")
    assert (str(event["LOCATION"]), event["DTSTART"].dt) == ("Stadshuset", SOON)
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert str(calendar.walk("VTIMEZONE")[0]["TZID"]) == "Europe/Stockholm"
    assert read(invite()).answers == {f"urn:uuid:{POLICE.unit_id}": Answer.NEEDS_ACTION}
    assert "LOCATION" not in event_of(invite(Time(TIME.id, 0, SOON, SOON + HOUR, "")))


def test_a_time_that_is_answered_says_so_and_asks_no_more():
    attendee = event_of(invite(answer=Answer.ACCEPTED))["ATTENDEE"]
    assert attendee.params["PARTSTAT"] == "ACCEPTED"
    assert "RSVP" not in attendee.params


@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE])
@pytest.mark.parametrize("mail", ["", PERS, PERS.upper()])
def test_an_invited_unit_answers_from_its_own_address_or_its_workers(answer, mail):
    content = program_answers(invite(), answer, mail)
    assert answer_in(content, times=[TIME], by=POLICE, mail=PERS) == (TIME.id, answer)


def test_a_moved_meeting_is_the_same_one_and_an_answer_to_the_old_time_is_not_counted():
    old, new = invite(), invite(MOVED)
    assert (read(old).uid, read(old).sequence, read(new).sequence) == (read(new).uid, 0, 1)
    with pytest.raises(InvitationError, match="har flyttats"):
        answer_in(program_answers(old, "ACCEPTED"), times=[MOVED], by=POLICE)


def test_a_cancellation_is_a_change_more_and_says_so():
    content = cancellation(MOVED, organiser=SARAS, invited=POLICE, at=NOW)
    event = event_of(content)
    assert (read(content).method, str(event["STATUS"]), event["SEQUENCE"]) == (Method.CANCEL, "CANCELLED", 2)
    assert read(content).uid == read(invite()).uid


@pytest.mark.parametrize("mail", ["", "liv@norrvik.example"])
def test_an_answer_by_somebody_who_was_not_invited_is_told_and_not_counted(mail):
    forged = program_answers(invite(invited=LIVS), "ACCEPTED", mail)
    with pytest.raises(InvitationError, match="inte är inbjuden") as refused:
        answer_in(forged, times=[TIME], by=POLICE, mail=PERS)
    assert (mail.lower() or str(LIVS.unit_id)) in str(refused.value).lower()


def test_an_answer_to_another_meeting_is_refused():
    other = invite(Time(UUID(int=10), 0, SOON, SOON + HOUR, ""))
    with pytest.raises(InvitationError, match="hör inte till"):
        answer_in(program_answers(other, "ACCEPTED"), times=[TIME], by=POLICE)


def test_an_invitation_is_no_answer():
    with pytest.raises(InvitationError, match="inget svar"):
        answer_in(invite(), times=[TIME], by=POLICE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hej",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"\xff\xfe",
        invite().replace(b"UID", b"DIU"),
        invite().replace(b"REQUEST", b"COUNTER"),
        program_answers(invite(), "DELEGATED"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(content):
    with pytest.raises(InvitationError, match="går inte att läsa"):
        read(content)
