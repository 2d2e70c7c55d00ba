"""Calling a meeting, or a series of them, and changing its agenda. Nobody is invited by that."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings import agendas
from samsyn.capabilities.meetings.access import held_meeting, open_case
from samsyn.capabilities.meetings.models import AgendaItem, Meeting
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.vocabulary import BookingKind
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.naming import named_in
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import swedish
from samsyn.law import Category

Time = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class MeetingFacts:
    """What is decided when a meeting is called."""

    type: MeetingType
    place: str
    mode: Mode
    chair: str
    note_taker: str = ""
    interpreter_language: str = ""


@transaction.atomic
def call(
    *, actor: Actor, case_id: UUID, facts: MeetingFacts, times: Sequence[Time], at: dt.datetime
) -> tuple[UUID, ...]:
    """Call one meeting, or several in a series, and book them in the unit's calendar. Returns their ids in order.

    Raises MeetingRefused for a closed case, a time that has been or a place that names somebody, and BookingError.
    """
    card = open_case(actor, case_id)
    if card.closed_at:
        raise MeetingRefused(_("Ärendet är avslutat. Öppna ett nytt om ni behöver ses."))
    if any(starts_at <= at for starts_at, _ends_at in times):
        raise MeetingRefused(_("Tiden har redan varit. Välj en tid som kommer."))
    check_place(actor, facts.place)
    series = uuid4() if len(times) > 1 else None
    lines = _agenda_to_begin_with(actor, card, facts.type)
    return tuple(_call_one(actor, card, facts, time, series, lines, at).id for time in times)


@transaction.atomic
def call_from_booking(*, actor: Actor, booked: BookingLine, facts: MeetingFacts, at: dt.datetime) -> UUID:
    """The meeting of a time that is booked in the reception, as a report meeting is. The same one when it is there.

    A meeting of a time that was booked before, and that nobody has written about, is off.
    """
    if booked.case_id is None:
        raise Meeting.DoesNotExist
    card = open_case(actor, booked.case_id)
    found = Meeting.objects.filter(unit_id=actor.unit_id, booking_id=booked.id).first()
    if found:
        return found.id
    _drop_former(actor, card.id, at)
    time = (booked.starts_at, booked.ends_at)
    return _call_one(
        actor, card, facts, time, None, agendas.begin_with(actor, facts.type, card), at, booked=booked
    ).id


def _drop_former(actor: Actor, case_id: UUID, at: dt.datetime) -> None:
    former = Meeting.objects.filter(
        unit_id=actor.unit_id, case_id=case_id, booked_elsewhere=True, minutes=None, cancelled_at=None
    )
    for row in former:
        row.cancelled_at, row.cancelled_by, row.cancelled_why = at, actor.signature, gettext_noop("Ny tid")
        row.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])


def _reporter(actor: Actor, booked: BookingLine) -> dict[str, Any]:
    """The unit that reported, by the name that stands in the booking."""
    units = assessing.recipients(actor=actor)
    found = next((one for one in units if booked.with_whom and one.name == booked.with_whom), None)
    return {"reporter_id": found.unit_id, "reporter_name": found.name} if found else {}


def check_place(actor: Actor, place: str) -> None:
    """Raises MeetingRefused for a place that names somebody: it stands in the invitation and in calendars."""
    named = named_in(actor=actor, texts=(place,)).certain
    if named:
        raise MeetingRefused(
            _("Platsen står i inbjudan och får inte nämna någon. Ta bort: %(who)s.")
            % {"who": ", ".join(named)}
        )


def _call_one(
    actor: Actor,
    card: CaseCard,
    facts: MeetingFacts,
    time: Time,
    series: UUID | None,
    lines: Sequence[agendas.Line],
    at: dt.datetime,
    booked: BookingLine | None = None,
) -> Meeting:
    meeting_id = uuid4()
    if card.person_id is None:
        raise Meeting.DoesNotExist
    row = Meeting.objects.create(
        id=meeting_id,
        unit_id=actor.unit_id,
        case_id=card.id,
        person_id=card.person_id,
        type=facts.type,
        series=series,
        starts_at=time[0],
        ends_at=time[1],
        place=facts.place,
        mode=facts.mode,
        chair=facts.chair,
        note_taker=facts.note_taker,
        interpreter_language=facts.interpreter_language,
        booking_id=booked.id if booked else _book(actor, card, facts, time, meeting_id),
        booked_elsewhere=booked is not None,
        called_at=at,
        called_by=actor.signature,
        worker_id=actor.worker_id,
        worker_name=actor.name,
        **(_reporter(actor, booked) if booked else {}),
    )
    _write_agenda(row, lines)
    record(actor=actor, verb="call", object_kind="meeting", object_id=row.id, person_id=row.person_id)
    return row


def _book(actor: Actor, card: CaseCard, facts: MeetingFacts, time: Time, meeting_id: UUID) -> UUID:
    """Put it in the calendar; no name stands in what is booked."""
    return calendars.book(
        actor=actor,
        what=swedish(facts.type.label),
        kind=BookingKind.MEETING,
        starts_at=time[0],
        ends_at=time[1],
        place=facts.place,
        place_is_public=facts.mode == Mode.ON_SITE,
        case_id=card.id,
        about_kind="meeting",
        about=meeting_id,
    )


@transaction.atomic
def change_agenda(*, actor: Actor, meeting_id: UUID, lines: Sequence[agendas.Line], at: dt.datetime) -> None:
    """Write the agenda anew. Raises MeetingRefused for an empty one, and when the minutes are approved."""
    meeting = held_meeting(actor, meeting_id)
    if not lines:
        raise MeetingRefused(_("Dagordningen är tom. Skriv minst en punkt."))
    AgendaItem.objects.filter(unit_id=actor.unit_id, meeting=meeting).delete()
    _write_agenda(meeting, lines)
    record(
        actor=actor,
        verb="change",
        object_kind="meeting",
        object_id=meeting.id,
        person_id=meeting.person_id,
        agenda=len(lines),
    )


def _write_agenda(meeting: Meeting, lines: Sequence[agendas.Line]) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(
            unit_id=meeting.unit_id,
            meeting=meeting,
            number=number,
            kind=line.kind,
            heading=line.heading,
            category=line.category.value,
            without_police=line.without_police,
        )
        for number, line in enumerate(lines, 1)
    )


def _agenda_to_begin_with(actor: Actor, card: CaseCard, kind: MeetingType) -> tuple[agendas.Line, ...]:
    """As last time in the same case, or as its method or the type of meeting has it."""
    last = (
        Meeting.objects.filter(unit_id=actor.unit_id, case_id=card.id, type=kind)
        .order_by("-called_at")
        .values_list("id", flat=True)
        .first()
    )
    if last is None:
        return agendas.begin_with(actor, kind, card)
    rows = AgendaItem.objects.filter(unit_id=actor.unit_id, meeting_id=last).order_by("number")
    return tuple(
        agendas.Line(row.heading, Category(row.category), Kind(row.kind), row.without_police) for row in rows
    )
