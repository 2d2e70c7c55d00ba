"""Giving each unit its part of the approved minutes, and taking on what one's own unit promised in somebody else's."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.kinds import MINUTES, Promised
from samsyn.capabilities.meetings.models import Meeting, MinutesSent
from samsyn.capabilities.meetings.parcels import Distributing
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.queries import case_of_cooperation
from samsyn.foundation.commitments.actions import CommitmentFacts, Sender, receive
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor

from .sending import send_each


@transaction.atomic
def distribute(
    *, actor: Actor, meeting_id: UUID, parcel: Distributing, matrix: Matrix, why: str, at: dt.datetime
) -> tuple[UUID, ...]:
    """Send each unit its part, once. Returns the messages' ids.

    Raises MeetingRefused before the approval, for a unit that has its part, or when nothing may go to anybody.
    """
    meeting = Meeting.objects.select_for_update().get(unit_id=actor.unit_id, id=meeting_id)
    open_case(actor, meeting.case_id)
    if meeting.approved_at is None:
        raise MeetingRefused(_("Protokollet är inte godkänt än. Godkänn det först."))
    wanted = [one.unit_id for one in matrix.recipients]
    had = MinutesSent.objects.filter(unit_id=actor.unit_id, meeting=meeting, other_id__in=wanted).first()
    if had:
        raise MeetingRefused(_("%(who)s har redan fått sin del.") % {"who": had.other_name})
    rows = [
        MinutesSent(
            unit_id=actor.unit_id,
            meeting=meeting,
            other_id=to.unit_id,
            other_name=to.name,
            message_id=message_id,
            sent_at=at,
        )
        for to, message_id in send_each(actor, meeting, parcel, matrix, why, at)
    ]
    if not rows:
        raise MeetingRefused(_("Lagen öppnar inte för någon av dem. Ingenting har skickats."))
    MinutesSent.objects.bulk_create(rows)
    record(
        actor=actor,
        verb="distribute",
        object_kind="meeting_minutes",
        object_id=meeting.id,
        person_id=meeting.person_id,
        messages=[str(row.message_id) for row in rows],
    )
    return tuple(row.message_id for row in rows)


@transaction.atomic
def take_on(*, actor: Actor, message_id: UUID, at: dt.datetime) -> int:
    """Put what the own unit took on at the meeting on its desk; says how many. A second time changes nothing.

    They are commitments with their progress, in the own case of the same cooperation where there is one.
    Raises Meeting.DoesNotExist for what this unit was not sent.
    """
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind != MINUTES or message.payload is None or message.other_id is None:
        raise Meeting.DoesNotExist
    case_id = _own_case(actor, message)
    sender = Sender(message.other_id, message.other_name, message.id)
    for one in message.payload.promises:
        receive(
            actor=actor,
            case_id=case_id,
            facts=_facts(actor, one),
            common_id=one.common_id,
            sender=sender,
            at=at,
            about_kind="meeting",
        )
    record(
        actor=actor, verb="take_on", object_kind="message", object_id=message.id, person_id=message.person_id
    )
    return len(message.payload.promises)


def _own_case(actor: Actor, message: OpenedMessage) -> UUID | None:
    if message.cooperation_id is None:
        return None
    return case_of_cooperation(actor=actor, cooperation_id=message.cooperation_id)


def _facts(actor: Actor, one: Promised) -> CommitmentFacts:
    return CommitmentFacts(
        what=one.what,
        who=one.who,
        party=actor.party,
        due_on=one.due_on,
        sign_of_done=one.sign_of_done,
        unit_id=actor.unit_id,
        unit_name=actor.unit_name,
    )
