"""Inviting units to meetings that are called, and noting that the family was told."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings.access import held_meeting, open_case
from samsyn.capabilities.meetings.kinds import FAMILY_MEETING, FAMILY_MINUTES, FamilyMeeting, FamilyMinutes
from samsyn.capabilities.meetings.models import FamilyNotice, Invited, Meeting
from samsyn.capabilities.meetings.parcels import Inviting
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import News, Way
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import add_working_days, local_day
from samsyn.foundation.family.letters import send_to
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.messages.assessing import Examination, Recipient
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor

from .sending import send_each

ANSWER_WITHIN = 5  # working days, or the day before the meeting
ANSWER_RULE = "meeting_answer"
TIME_RULE = "meeting_time"  # another time is proposed


@transaction.atomic
def invite(
    *, actor: Actor, meeting_ids: Sequence[UUID], parcel: Inviting, matrix: Matrix, why: str, at: dt.datetime
) -> tuple[UUID, ...]:
    """Invite each unit for whom the law opens, to all of these meetings at once. Returns the messages' ids.

    Raises MeetingRefused when a meeting has been, when somebody is invited already, or when nothing may be sent to
    anybody; NotDelivered when the database refuses.
    """
    meetings = [held_meeting(actor, one) for one in meeting_ids]
    first = meetings[0]
    if any(one.starts_at <= at for one in meetings):
        raise MeetingRefused(_("Mötet har redan börjat. Bjud in till nästa i stället."))
    _check_not_invited(actor, meetings, matrix)
    sent = []
    for recipient, message_id in send_each(actor, first, parcel, matrix, why, at):
        _keep(actor, meetings, parcel, recipient, message_id, at)
        sent.append(message_id)
    if not sent:
        raise MeetingRefused(_("Lagen öppnar inte för att bjuda in någon av dem. Ingenting har skickats."))
    wait_for_answers(actor, first, at)
    record(
        actor=actor,
        verb="invite",
        object_kind="meeting",
        object_id=first.id,
        person_id=first.person_id,
        messages=[str(one) for one in sent],
    )
    return tuple(sent)


def _check_not_invited(actor: Actor, meetings: Sequence[Meeting], matrix: Matrix) -> None:
    wanted = [one.unit_id for one in matrix.recipients]
    found = Invited.objects.filter(unit_id=actor.unit_id, meeting__in=meetings, other_id__in=wanted).first()
    if found:
        raise MeetingRefused(
            _("%(who)s är redan inbjuden. Ladda om sidan och se svaret.") % {"who": found.other_name}
        )


def _keep(
    actor: Actor,
    meetings: Sequence[Meeting],
    parcel: Inviting,
    to: Recipient,
    message_id: UUID,
    at: dt.datetime,
) -> None:
    Invited.objects.bulk_create(
        Invited(
            unit_id=actor.unit_id,
            meeting=meeting,
            other_id=to.unit_id,
            other_name=to.name,
            other_party=to.party.value,
            function=parcel.functions.get(to.unit_id, ""),
            message_id=message_id,
            invited_at=at,
        )
        for meeting in meetings
    )


def wait_for_answers(actor: Actor, meeting: Meeting, at: dt.datetime) -> None:
    """A task to see that answers come, once for the meeting."""
    cases.finish_tasks_about(actor=actor, about=meeting.id, rule=ANSWER_RULE, at=at)
    day_before = local_day(meeting.starts_at) - dt.timedelta(days=1)
    cases.add_task(
        actor=actor,
        what=gettext_noop("Svar på inbjudan till mötet"),
        due_on=max(local_day(at), min(add_working_days(local_day(at), ANSWER_WITHIN), day_before)),
        starts_at=at,
        case_id=meeting.case_id,
        person_id=meeting.person_id,
        rule=ANSWER_RULE,
        owner_id=meeting.worker_id,
        owner_name=meeting.worker_name,
        about_kind="meeting",
        about=meeting.id,
    )


@transaction.atomic
def send_to_family(
    *,
    actor: Actor,
    meeting_id: UUID,
    room: Room,
    examination: Examination,
    payload: FamilyMeeting | FamilyMinutes,
    why: str,
    at: dt.datetime,
) -> UUID:
    """Send the time, that it has changed, or what it came to, to one of the own pages; it is noted as told.

    Returns the message's id. Raises FamilyRefused where the assessment is not open, and NotDelivered.
    """
    case_id = Meeting.objects.values_list("case_id", flat=True).get(unit_id=actor.unit_id, id=meeting_id)
    open_case(actor, case_id)
    message_id = send_to(
        actor=actor,
        room=room,
        examination=examination,
        kind=FAMILY_MEETING if isinstance(payload, FamilyMeeting) else FAMILY_MINUTES,
        payload=payload,
        at=at,
        why=why,
    )
    note_family_told(
        actor=actor,
        meeting_id=meeting_id,
        whom=room.name,
        news=payload.news if isinstance(payload, FamilyMeeting) else News.MINUTES,
        way=Way.OWN_PAGE,
        told_on=local_day(at),
        at=at,
    )
    return message_id


@transaction.atomic
def note_family_told(
    *,
    actor: Actor,
    meeting_id: UUID,
    whom: str,
    news: News,
    way: Way,
    told_on: dt.date,
    at: dt.datetime,
) -> None:
    """Note that the young person or a guardian was told. Raises MeetingRefused for a day that has not come."""
    meeting = Meeting.objects.get(unit_id=actor.unit_id, id=meeting_id)
    if told_on > local_day(at):
        raise MeetingRefused(_("Dagen har inte varit än. Skriv den dag då ni berättade."))
    row = FamilyNotice.objects.create(
        unit_id=actor.unit_id,
        meeting=meeting,
        whom=whom,
        news=news,
        way=way,
        told_on=told_on,
        signature=actor.signature,
        noted_at=at,
    )
    cases.finish_tasks_about(actor=actor, about=meeting.id, rule=f"meeting_family_{news}", at=at)
    record(
        actor=actor,
        verb="tell",
        object_kind="meeting",
        object_id=row.meeting_id,
        person_id=meeting.person_id,
        news=news,
    )
