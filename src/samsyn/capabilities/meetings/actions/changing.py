"""Moving and cancelling a meeting; everybody who was invited is told in the same transaction."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings.access import held_meeting
from samsyn.capabilities.meetings.kinds import CHANGE, CalledTime, MeetingChange
from samsyn.capabilities.meetings.models import FamilyNotice, Invited, Meeting
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Change, News
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import sending
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from .calling import check_place
from .inviting import TIME_RULE, wait_for_answers


@transaction.atomic
def move(
    *,
    actor: Actor,
    meeting_id: UUID,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    place: str,
    at: dt.datetime,
) -> None:
    """Give a meeting another time or place, and ask those invited again. Raises MeetingRefused, BookingError."""
    meeting = held_meeting(actor, meeting_id)
    _check_not_held(meeting, at)
    if starts_at <= at:
        raise MeetingRefused(_("Tiden har redan varit. Välj en tid som kommer."))
    if (starts_at, ends_at, place) == (meeting.starts_at, meeting.ends_at, meeting.place):
        raise MeetingRefused(_("Det är samma tid och plats som förut, så ingen har fått veta något."))
    check_place(actor, place)
    calendars.move(
        actor=actor, booking_id=meeting.booking_id, starts_at=starts_at, ends_at=ends_at, place=place
    )
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "sequence"])
    _tell(actor, [meeting], Change.MOVED, at)
    Invited.objects.filter(unit_id=actor.unit_id, meeting=meeting).update(
        reply="",
        reason="",
        answered_at=None,
        answered_by="",
        answer_id=None,
        proposed_at=None,
        proposed_end=None,
    )
    cases.finish_tasks_about(actor=actor, about=meeting.id, rule=TIME_RULE, at=at)
    if Invited.objects.filter(unit_id=actor.unit_id, meeting=meeting).exists():
        wait_for_answers(actor, meeting, at)
    record(
        actor=actor,
        verb="move",
        object_kind="meeting",
        object_id=meeting.id,
        person_id=meeting.person_id,
        starts_at=starts_at,
    )


@transaction.atomic
def keep_time(*, actor: Actor, meeting_id: UUID, at: dt.datetime) -> None:
    """Keep the time though another was proposed: what waited on the desk is done, and the answer stands as it is."""
    meeting = held_meeting(actor, meeting_id)
    cases.finish_tasks_about(
        actor=actor, about=meeting.id, rule=TIME_RULE, at=at, result=gettext_noop("Tiden behålls")
    )
    record(
        actor=actor,
        verb="change",
        object_kind="meeting",
        object_id=meeting.id,
        person_id=meeting.person_id,
        time="kept",
    )


@transaction.atomic
def cancel(*, actor: Actor, meeting_id: UUID, rest_of_series: bool, why: str, at: dt.datetime) -> int:
    """Cancel a meeting, or it and every later one of its series; says how many. The reason stays in the own unit."""
    this = held_meeting(actor, meeting_id)
    _check_not_held(this, at)
    meetings = [this, *(_later(actor, this) if rest_of_series else ())]
    for meeting in meetings:
        meeting.cancelled_at, meeting.cancelled_by, meeting.cancelled_why = at, actor.signature, why
        meeting.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
        calendars.cancel(actor=actor, booking_id=meeting.booking_id, why=why, at=at)
        cases.finish_tasks_about(
            actor=actor, about=meeting.id, at=at, result=gettext_noop("Mötet är inställt")
        )
    _tell(actor, meetings, Change.CANCELLED, at)
    record(
        actor=actor,
        verb="cancel",
        object_kind="meeting",
        object_id=this.id,
        person_id=this.person_id,
        reason=why,
        times=len(meetings),
    )
    return len(meetings)


def _check_not_held(meeting: Meeting, at: dt.datetime) -> None:
    if meeting.booked_elsewhere:
        raise MeetingRefused(_("Tiden är bokad i Inkommet. Ändra eller ställ in den där."))
    if meeting.ends_at <= at:
        raise MeetingRefused(_("Mötet har redan varit. Skriv protokollet i stället."))


def _later(actor: Actor, this: Meeting) -> list[Meeting]:
    if this.series is None:
        return []
    rows = Meeting.objects.select_for_update().filter(
        unit_id=actor.unit_id,
        series=this.series,
        starts_at__gt=this.starts_at,
        cancelled_at__isnull=True,
        approved_at__isnull=True,
    )
    return list(rows.order_by("starts_at"))


def _tell(actor: Actor, meetings: Sequence[Meeting], change: Change, at: dt.datetime) -> None:
    """One message for each invitation that one of the meetings stood in; and the family on the desk."""
    by_id = {one.id: one for one in meetings}
    letters: dict[tuple[UUID, UUID], list[Meeting]] = {}
    for row in Invited.objects.filter(unit_id=actor.unit_id, meeting__in=meetings).order_by(
        "meeting__starts_at"
    ):
        letters.setdefault((row.message_id, row.other_id), []).append(by_id[row.meeting_id])
    telephone = telephone_of(actor) if letters else ""
    for (invitation_id, other_id), told in letters.items():
        sending.send(
            actor=actor,
            kind=CHANGE,
            payload=MeetingChange(
                invitation_id, change, times_of(told), told[0].place, actor.title, telephone
            ),
            recipient_id=other_id,
            at=at,
        )
    _tell_family(actor, meetings, change, at)


def _tell_family(actor: Actor, meetings: Sequence[Meeting], change: Change, at: dt.datetime) -> None:
    """A task for each meeting that the family has been told of: paper cannot be called back."""
    news = News.MOVED if change is Change.MOVED else News.CANCELLED
    told = set(
        FamilyNotice.objects.filter(unit_id=actor.unit_id, meeting__in=meetings).values_list(
            "meeting_id", flat=True
        )
    )
    for meeting in meetings:
        if meeting.id in told:
            cases.add_task(
                actor=actor,
                what=gettext_noop("Berätta för familjen att mötet är ändrat"),
                due_on=local_day(at),
                starts_at=at,
                case_id=meeting.case_id,
                person_id=meeting.person_id,
                rule=f"meeting_family_{news}",
                owner_id=meeting.worker_id,
                owner_name=meeting.worker_name,
                about_kind="meeting",
                about=meeting.id,
            )


def times_of(meetings: Sequence[Meeting]) -> tuple[CalledTime, ...]:
    """The times as a message carries them."""
    return tuple(
        CalledTime(one.id, one.booking_id, one.sequence, one.starts_at, one.ends_at) for one in meetings
    )
