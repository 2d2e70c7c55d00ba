"""A meeting as iCalendar objects, for the calendar program of a unit that is invited by message (RFC 5546).

The unit takes the invitation and the cancellation home as files, and may hand in the answer that its own calendar
program wrote. An address is a unit's, never a person's; the summary is the kind of booking, never who it is about.
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
from .vocabulary import BookingKind

SCHEME, MAIL = "urn:uuid:", "mailto:"


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
class Time:
    """One time to meet, at a place for anybody to see. `id` stays when it is moved, and `sequence` rises."""

    id: UUID
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str


@dataclass(frozen=True)
class Told:
    """What an object says when it is read back. The addresses stand as they are written."""

    method: Method
    uid: str
    sequence: int
    answers: dict[str, Answer]


def invitation(
    time: Time, *, organiser: Address, invited: Address, answer: Answer = Answer.NEEDS_ACTION, at: dt.datetime
) -> bytes:
    """An invitation to a time, with what the unit has answered; a moved one has the same UID, a higher SEQUENCE."""
    event = _event(time, time.sequence, organiser, at)
    event.add("ATTENDEE", _attendee(invited, answer), encode=False)
    event.add("STATUS", "CONFIRMED")
    return _object(Method.REQUEST, event)


def cancellation(time: Time, *, organiser: Address, invited: Address, at: dt.datetime) -> bytes:
    """What takes a time that is off out of a calendar. No reason stands in it; calling off is a change more."""
    event = _event(time, time.sequence + 1, organiser, at)
    event.add("ATTENDEE", _attendee(invited, Answer.NEEDS_ACTION), encode=False)
    event.add("STATUS", "CANCELLED")
    return _object(Method.CANCEL, event)


def answer_in(content: bytes, *, times: Iterable[Time], by: Address, mail: str = "") -> tuple[UUID, Answer]:
    """What a unit's calendar program answered to one of the times that it was invited to: the time's id, and what.

    The answer is the unit's own when it comes from the unit's address, or from `mail`, the address of the worker who
    hands it in. Raises InvitationError for what is no answer, for another time, for one that has been moved since, and
    for an answer by somebody who was not invited.
    """
    told = read(content)
    if told.method is not Method.REPLY or len(told.answers) != 1:
        raise InvitationError(
            _("Filen är inget svar på en inbjudan. Spara svaret i kalendern, och välj den filen.")
        )
    time = next((one for one in times if uid_of(one.id) == told.uid), None)
    if time is None:
        raise InvitationError(
            _("Svaret hör inte till den här inbjudan. Välj en annan fil, eller svara här på sidan.")
        )
    if told.sequence < time.sequence:
        raise InvitationError(
            _("Svaret gäller en tid som har flyttats. Svara på den nya tiden här på sidan.")
        )
    ((address, answer),) = told.answers.items()
    own = {f"{SCHEME}{by.unit_id}"} | ({f"{MAIL}{mail}".lower()} if mail else set())
    if address.lower() not in own:
        raise InvitationError(
            _(
                "Svaret kommer från någon som inte är inbjuden (%(who)s), så det har inte räknats. Svara här på sidan."
            )
            % {"who": address.rpartition(":")[2][:80]}
        )
    return time.id, answer


def read(content: bytes) -> Told:
    """An object in plain values; InvitationError when it is none that has to do with an invitation of ours."""
    try:
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        return Told(
            method=Method(str(calendar["METHOD"]).upper()),
            uid=str(event["UID"]),
            sequence=int(event.get("SEQUENCE", 0)),
            answers={str(one): Answer(str(one.params["PARTSTAT"]).upper()) for one in _attendees(event)},
        )
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise InvitationError(_("Filen går inte att läsa som ett svar på en inbjudan.")) from error


def _event(time: Time, sequence: int, organiser: Address, at: dt.datetime) -> Event:
    event = Event()
    event.add("UID", uid_of(time.id))
    event.add("DTSTAMP", at.astimezone(dt.UTC))
    event.add("SEQUENCE", sequence)
    event.add("DTSTART", time.starts_at.astimezone(ZONE))
    event.add("DTEND", time.ends_at.astimezone(ZONE))
    event.add("SUMMARY", str(BookingKind.MEETING.label))
    if time.place:
        event.add("LOCATION", time.place)
    event.add("CLASS", "PRIVATE")
    event.add("ORGANIZER", _calendar_address(organiser), encode=False)
    return event


def _calendar_address(of: Address) -> vCalAddress:
    address = vCalAddress(f"{SCHEME}{of.unit_id}")
    address.params["CN"] = of.unit_name
    return address


def _attendee(of: Address, answer: Answer) -> vCalAddress:
    address = _calendar_address(of)
    address.params["CUTYPE"] = "GROUP"
    address.params["PARTSTAT"] = answer.value
    if answer is Answer.NEEDS_ACTION:
        address.params["RSVP"] = "TRUE"
    return address


def _object(method: Method, event: Event) -> bytes:
    calendar = new_calendar(method.value)
    calendar.add_component(event)
    return with_time_zone(calendar)


def _attendees(event: Any) -> list[vCalAddress]:
    found = event.get("ATTENDEE", [])
    return found if isinstance(found, list) else [found]
