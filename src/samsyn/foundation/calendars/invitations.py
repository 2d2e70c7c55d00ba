"""Invitations and answers as iCalendar objects, for what a message carries between units (RFC 5546).

An address is a unit's, never a person's; the summary is the kind of booking, never who it is about.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from .icalendar_text import ZONE, new_calendar, uid_of, with_time_zone
from .rows import BookingLine

SCHEME = "urn:uuid:"


class Method(StrEnum):
    """What an object is for."""

    REQUEST = "REQUEST"
    REPLY = "REPLY"
    CANCEL = "CANCEL"


class Answer(StrEnum):
    """What an invited unit says."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


class InvitationError(ValueError):
    """An object that cannot be read, or an answer by somebody who was not invited, in words."""


@dataclass(frozen=True)
class Address:
    """A unit as organiser or invited."""

    unit_id: UUID
    unit_name: str


@dataclass(frozen=True)
class Invited:
    """What an object says when it is read back."""

    method: Method
    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    summary: str
    organiser: UUID
    answers: dict[UUID, Answer]


def invitation(
    booking: BookingLine, *, organiser: Address, invited: Iterable[Address], at: dt.datetime
) -> bytes:
    """An invitation to a booked time; a moved one has the same UID and a higher SEQUENCE."""
    event = _event(booking, organiser, at)
    for one in invited:
        event.add("ATTENDEE", _attendee(one, Answer.NEEDS_ACTION, rsvp=True), encode=False)
    event.add("STATUS", "CONFIRMED")
    return _object(Method.REQUEST, event)


def cancellation(
    booking: BookingLine, *, organiser: Address, invited: Iterable[Address], at: dt.datetime
) -> bytes:
    """What those who were invited are sent when the booking is cancelled; no reason stands in it."""
    event = _event(booking, organiser, at)
    for one in invited:
        event.add("ATTENDEE", _attendee(one, Answer.NEEDS_ACTION), encode=False)
    event.add("STATUS", "CANCELLED")
    return _object(Method.CANCEL, event)


def reply(content: bytes, *, by: Address, answer: Answer, at: dt.datetime) -> bytes:
    """An invited unit's answer to an invitation.

    Raises InvitationError for what is no invitation, or when the unit is not invited.
    """
    asked = read(content)
    if asked.method is not Method.REQUEST:
        raise InvitationError(_("Det här är ingen inbjudan, så den går inte att svara på."))
    _check_invited(asked, by.unit_id)
    (source,) = _events(content)
    event = Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER"):
        event.add(name, source[name], encode=False)
    event.add("DTSTAMP", at.astimezone(dt.UTC))
    event.add("ATTENDEE", _attendee(by, answer), encode=False)
    return _object(Method.REPLY, event)


def answer_in(content: bytes, *, invitation: bytes) -> tuple[UUID, Answer]:
    """Which unit answered what to the invitation that was sent.

    Raises InvitationError for an answer to something else, to an older time, or by a unit that was not invited.
    """
    asked, told = read(invitation), read(content)
    if told.method is not Method.REPLY or told.uid != asked.uid or len(told.answers) != 1:
        raise InvitationError(_("Svaret hör inte till den här inbjudan."))
    if told.sequence < asked.sequence:
        raise InvitationError(_("Svaret gäller en tid som har flyttats. Be om ett nytt svar."))
    ((unit_id, answer),) = told.answers.items()
    _check_invited(asked, unit_id)
    return unit_id, answer


def read(content: bytes) -> Invited:
    """An object of ours in plain values; InvitationError when it is none."""
    try:
        calendar = Calendar.from_ical(content)
        (event,) = _events(content)
        return Invited(
            method=Method(str(calendar["METHOD"])),
            uid=str(event["UID"]),
            sequence=int(event["SEQUENCE"]),
            starts_at=event["DTSTART"].dt,
            ends_at=event["DTEND"].dt,
            summary=str(event["SUMMARY"]),
            organiser=_unit_of(event["ORGANIZER"]),
            answers={_unit_of(one): Answer(str(one.params["PARTSTAT"])) for one in _attendees(event)},
        )
    except (ValueError, KeyError, AttributeError) as error:
        raise InvitationError(_("Filen går inte att läsa som en inbjudan från Samsyn.")) from error


def _event(booking: BookingLine, organiser: Address, at: dt.datetime) -> Event:
    event = Event()
    event.add("UID", uid_of(booking.id))
    event.add("DTSTAMP", at.astimezone(dt.UTC))
    event.add("SEQUENCE", booking.sequence)
    event.add("DTSTART", booking.starts_at.astimezone(ZONE))
    event.add("DTEND", booking.ends_at.astimezone(ZONE))
    event.add("SUMMARY", str(booking.kind.label))
    if booking.place and booking.place_is_public:
        event.add("LOCATION", booking.place)
    event.add("CLASS", "PRIVATE")
    event.add("ORGANIZER", _calendar_address(organiser), encode=False)
    return event


def _calendar_address(of: Address) -> vCalAddress:
    address = vCalAddress(f"{SCHEME}{of.unit_id}")
    address.params["CN"] = of.unit_name
    return address


def _attendee(of: Address, answer: Answer, *, rsvp: bool = False) -> vCalAddress:
    address = _calendar_address(of)
    address.params["CUTYPE"] = "GROUP"
    address.params["PARTSTAT"] = answer.value
    if rsvp:
        address.params["RSVP"] = "TRUE"
    return address


def _object(method: Method, event: Event) -> bytes:
    calendar = new_calendar(method.value)
    calendar.add_component(event)
    return with_time_zone(calendar)


def _events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def _attendees(event: Any) -> list[vCalAddress]:
    found = event.get("ATTENDEE", [])
    return found if isinstance(found, list) else [found]


def _unit_of(address: vCalAddress) -> UUID:
    return UUID(str(address).removeprefix(SCHEME))


def _check_invited(asked: Invited, unit_id: UUID) -> None:
    if unit_id not in asked.answers:
        raise InvitationError(_("Enheten som svarade är inte inbjuden. Svaret har inte räknats."))
