"""One meeting whole, as the unit that called it sees it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.actions.inviting import TIME_RULE
from samsyn.capabilities.meetings.models import (
    AgendaItem,
    Approval,
    Attendance,
    Decision,
    FamilyNotice,
    Invited,
    Meeting,
    Minutes,
    MinutesPart,
    MinutesSent,
)
from samsyn.capabilities.meetings.rows import InvitedLine, MeetingPage, MinutesPage, reason_words
from samsyn.capabilities.meetings.vocabulary import MeetingType, Mode, Reply
from samsyn.capabilities.meetings.whom import person_of
from samsyn.capabilities.meetings.withdrawn import withdrawn
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.cases.models import Task
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.consents.models import Consent, ConsentWithdrawal
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import by_step, newest_values
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under
from samsyn.law import Party


def _querysets(unit_id: UUID, meeting_id: UUID) -> tuple[QuerySet[Any], ...]:
    mine = {"unit_id": unit_id, "meeting_id": meeting_id}
    of_minutes = {"unit_id": unit_id, "minutes__meeting_id": meeting_id}
    this = Meeting.objects.filter(unit_id=unit_id, id=meeting_id)
    taken_back = ConsentWithdrawal.objects.filter(
        unit_id=unit_id,
        consent__person__in=this.values("person"),
        withdrawn_at__gte=Subquery(this.values("called_at")),
    )
    series = this.values("series")
    return (
        AgendaItem.objects.filter(**mine).order_by("number"),
        Invited.objects.filter(**mine).order_by("other_name"),
        FamilyNotice.objects.filter(**mine).order_by("noted_at"),
        Minutes.objects.filter(**mine).order_by("number"),
        MinutesPart.objects.filter(**of_minutes).order_by("number"),
        Attendance.objects.filter(**of_minutes).order_by("number"),
        Decision.objects.filter(**of_minutes).order_by("number"),
        Approval.objects.filter(**mine),
        MinutesSent.objects.filter(**mine).order_by("other_name"),
        Meeting.objects.filter(unit_id=unit_id, series__in=series, cancelled_at=None).order_by("starts_at"),
        Meeting.objects.filter(
            unit_id=unit_id,
            case__in=this.values("case"),
            starts_at__gt=Subquery(this.values("starts_at")),
            cancelled_at=None,
        ).order_by("starts_at")[:1],
        taken_back.order_by("withdrawn_at", "id"),
        Consent.objects.filter(unit_id=unit_id, id__in=taken_back.order_by().values("consent")),
        Booking.objects.filter(unit_id=unit_id, id__in=this.values("booking_id"), about_kind="matter"),
        Task.objects.filter(unit_id=unit_id, about=meeting_id, rule=TIME_RULE, done_at=None),
        StepAnswer.objects.filter(
            unit_id=unit_id, about__in=Minutes.objects.filter(**mine).values("id")
        ).order_by("place", "id"),
    )


_under_meeting = Under(_querysets)


def meeting_page(*, actor: Actor, meeting_id: UUID, on: dt.date) -> MeetingPage:
    """All of one meeting. Raises Meeting.DoesNotExist for another unit's, Locked for one locked to others.

    Six statements, however much stands under it: the meeting, its case, what stands under it, the person with
    what belongs to one, the commitments.
    """
    row = Meeting.objects.get(unit_id=actor.unit_id, id=meeting_id)
    card = open_case(actor, row.case_id)
    note_read(actor=actor, object_kind="meeting", object_id=row.id, person_id=row.person_id)
    (
        agenda,
        invited,
        notices,
        versions,
        parts,
        present,
        decisions,
        approvals,
        sent,
        series,
        following,
        taken_back,
        consents,
        booked,
        time_tasks,
        answers,
    ) = _under_meeting(actor.unit_id, row.id)
    given = {one.id: one for one in consents}
    shown = versions[-1] if versions else None
    return MeetingPage(
        id=row.id,
        type=MeetingType(row.type),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        mode=Mode(row.mode),
        chair=row.chair,
        note_taker=row.note_taker,
        interpreter=LANGUAGES.get(row.interpreter_language, ""),
        interpreter_language=row.interpreter_language,
        series=row.series,
        booking_id=row.booking_id,
        booked_elsewhere=row.booked_elsewhere,
        reporter=(row.reporter_id, row.reporter_name) if row.reporter_id else None,
        sequence=row.sequence,
        called_at=row.called_at,
        called_by=row.called_by,
        worker_name=row.worker_name,
        cancelled_at=row.cancelled_at,
        cancelled_by=row.cancelled_by,
        cancelled_why=row.cancelled_why,
        case=card,
        person=person_of(actor=actor, person_id=row.person_id, on=on),
        agenda=tuple(agenda),
        invited=tuple(_invited(one) for one in invited),
        notices=tuple(notices),
        minutes=_minutes(shown, parts, present, decisions, answers) if shown else None,
        versions=len(versions),
        approval=approvals[0] if approvals else None,
        sent=tuple(sent),
        commitments=commitments.about(actor=actor, about=row.id, on=on),
        withdrawn=tuple(withdrawn(one, given[one.consent_id]) for one in taken_back),
        next_at=following[0].starts_at if following else None,
        matter_id=booked[0].about if booked else None,
        time_waits=bool(time_tasks),
        series_times=tuple((one.id, one.starts_at) for one in series),
    )


def _minutes(
    row: Minutes,
    parts: list[MinutesPart],
    present: list[Attendance],
    decisions: list[Decision],
    answers: list[StepAnswer],
) -> MinutesPage:
    def own(rows: list[Any]) -> tuple[Any, ...]:
        return tuple(one for one in rows if one.minutes_id == row.id)

    told = [one for one in answers if one.about == row.id]
    return MinutesPage(row, own(parts), own(present), own(decisions), by_step(told), newest_values(told))


def _invited(row: Invited) -> InvitedLine:
    return InvitedLine(
        other_id=row.other_id,
        name=row.other_name,
        party=Party(row.other_party),
        function=row.function,
        message_id=row.message_id,
        reply=Reply(row.reply) if row.reply else None,
        reason=reason_words(row.reason),
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        proposed=(row.proposed_at, row.proposed_end) if row.proposed_at and row.proposed_end else None,
    )
