"""Invitations are read back by the library that everybody reads calendars with."""

import datetime as dt
from uuid import UUID

import pytest
from icalendar import Calendar

from samsyn.foundation.calendars.invitations import (
    Address,
    Answer,
    InvitationError,
    Method,
    answer_in,
    cancellation,
    invitation,
    read,
    reply,
)
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.vocabulary import BookingKind
from tests.calendars.conftest import HOUR, NOW, SOON

SARAS = Address(UUID(int=1), "Barn och unga, Åkerö")
POLICE = Address(UUID(int=2), "Lokalpolisområde Åkerö")
SCHOOL = Address(UUID(int=3), "Lindskolan")
LIVS = Address(UUID(int=4), "Barn och unga, Norrvik")


def booking(sequence=0, **more):
    told = {
        "id": UUID(int=9),
        "what": "SIG-möte om Kim Åberg",
        "starts_at": SOON,
        "ends_at": SOON + HOUR,
        "place": "Ekvägen 3",
        "with_whom": "Mona Åberg",
        "worker_id": UUID(int=8),
        "worker_name": "Sara Lindqvist",
        "case_id": None,
        "about_kind": "",
        "about": None,
        "cancelled_at": None,
        "cancelled_why": "Jens är sjuk",
        "kind": BookingKind.MEETING,
        "sequence": sequence,
    }
    return BookingLine(**(told | more))


def invite(sequence=0, **more):
    return invitation(booking(sequence, **more), organiser=SARAS, invited=[POLICE, SCHOOL], at=NOW)


def test_an_invitation_asks_each_unit_and_names_no_person():
    content = invite()
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(event["SUMMARY"])) == ("REQUEST", "Möte")
    assert [one.params["RSVP"] for one in event["ATTENDEE"]] == ["TRUE", "TRUE"]
    assert event["DTSTART"].dt == SOON
    assert str(calendar.walk("VTIMEZONE")[0]["TZID"]) == "Europe/Stockholm"
    text = content.decode().replace("\r\n ", "")
    assert [name for name in ("Kim", "Mona", "Jens", "Sara", "Ekvägen") if name in text] == []
    assert read(content).answers == {POLICE.unit_id: Answer.NEEDS_ACTION, SCHOOL.unit_id: Answer.NEEDS_ACTION}


def test_a_public_place_is_told():
    (event,) = Calendar.from_ical(invite(place="Stadshuset", place_is_public=True)).walk("VEVENT")
    assert str(event["LOCATION"]) == "Stadshuset"


@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE])
def test_an_invited_unit_answers(answer):
    content = reply(invite(), by=POLICE, answer=answer, at=NOW)
    assert str(Calendar.from_ical(content)["METHOD"]) == "REPLY"
    assert answer_in(content, invitation=invite()) == (POLICE.unit_id, answer)


def test_a_moved_meeting_is_the_same_one_and_an_answer_to_the_old_time_is_not_counted():
    old, new = (
        invite(),
        invite(1, starts_at=SOON + dt.timedelta(days=1), ends_at=SOON + dt.timedelta(days=1, hours=1)),
    )
    assert (read(old).uid, read(old).sequence, read(new).sequence) == (read(new).uid, 0, 1)
    answer = reply(old, by=POLICE, answer=Answer.ACCEPTED, at=NOW)
    with pytest.raises(InvitationError, match="har flyttats"):
        answer_in(answer, invitation=new)


def test_a_cancellation_says_so_and_gives_no_reason():
    content = cancellation(booking(2), organiser=SARAS, invited=[POLICE], at=NOW)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert (read(content).method, str(event["STATUS"]), event["SEQUENCE"]) == (Method.CANCEL, "CANCELLED", 2)
    assert "sjuk" not in content.decode()


def test_a_unit_that_was_not_invited_cannot_answer():
    with pytest.raises(InvitationError, match="inte inbjuden"):
        reply(invite(), by=LIVS, answer=Answer.ACCEPTED, at=NOW)
    forged = invitation(booking(), organiser=SARAS, invited=[LIVS], at=NOW)
    with pytest.raises(InvitationError, match="inte inbjuden"):
        answer_in(reply(forged, by=LIVS, answer=Answer.ACCEPTED, at=NOW), invitation=invite())


def test_an_answer_to_another_meeting_is_refused():
    other = invitation(booking(id=UUID(int=10)), organiser=SARAS, invited=[POLICE], at=NOW)
    with pytest.raises(InvitationError, match="hör inte till"):
        answer_in(reply(other, by=POLICE, answer=Answer.ACCEPTED, at=NOW), invitation=invite())


@pytest.mark.parametrize(
    "content",
    [b"", b"hej", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\xff\xfe", invite().replace(b"UID", b"DIU")],
)
def test_what_is_no_invitation_is_refused_in_words(content):
    with pytest.raises(InvitationError, match="går inte att läsa"):
        read(content)


def test_a_cancellation_is_nothing_to_answer():
    content = cancellation(booking(2), organiser=SARAS, invited=[POLICE], at=NOW)
    with pytest.raises(InvitationError, match="ingen inbjudan"):
        reply(content, by=POLICE, answer=Answer.ACCEPTED, at=NOW)
