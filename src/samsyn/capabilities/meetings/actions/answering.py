"""The invited unit's side: keep the invitation, answer it, and let the answer stand in the own calendar."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings.kinds import (
    ANSWER,
    INVITATION,
    AnsweredTime,
    MeetingAnswer,
    MeetingInvitation,
    ProposedTime,
)
from samsyn.capabilities.meetings.models import Invitation
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import DeclineReason, Reply
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.calendars.vocabulary import BookingKind
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.queries import case_of_cooperation
from samsyn.foundation.messages import reading, sending
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import swedish

MOVED_RULE = "meeting_moved"
CHANGED_MIND = gettext_noop("Ni har svarat att ni inte kommer")
NEW_TIME, CALLED_OFF = gettext_noop("Ny tid"), gettext_noop("Inställt")


@dataclass(frozen=True)
class Answer:
    """What a worker answers; with yes, `meetings` are the times that suit and the others are declined.

    `only` is the one time that is answered, where the others wait still. `again` changes what was answered before.
    """

    reply: Reply
    meetings: Collection[UUID] = ()
    reason: DeclineReason | None = None
    proposed: tuple[dt.datetime, dt.datetime] | None = None
    only: UUID | None = None
    again: bool = False


def opened(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """A received invitation, read and logged; None for another unit's, and for another kind of message."""
    message = reading.open_message(actor=actor, message_id=message_id)
    return message if message and message.kind == INVITATION else None


@transaction.atomic
def answer(*, actor: Actor, message_id: UUID, said: Answer, at: dt.datetime) -> None:
    """Answer an invitation once; a colleague who was first stands, until somebody changes the answer.

    Raises Invitation.DoesNotExist for one that this unit was not sent, MeetingRefused, and NotDelivered for one
    taken back.
    """
    message = opened(actor=actor, message_id=message_id)
    if message is None or message.other_id is None or message.payload is None:
        raise Invitation.DoesNotExist
    told: MeetingInvitation = message.payload
    rows = keep_times(actor, message.id, message.other_id, message.other_name, told)
    waiting = [row for row in rows if _open_to(row, said, at)]
    _check(said, [row for row in rows if said.only in (None, row.meeting_id)], waiting)
    sent = _send(actor, message, said, waiting, at)
    for row in waiting:
        _settle(actor, row, message, said, at)
    if not any(_open_to(row, Answer(said.reply), at) for row in rows):
        cases.finish_tasks_about(actor=actor, about=message.id, rule=MOVED_RULE, at=at)
    record(
        actor=actor,
        verb="answer",
        object_kind="meeting_invitation",
        object_id=message.id,
        person_id=message.person_id,
        reply=said.reply.value,
        answer=str(sent),
    )


def _open_to(row: Invitation, said: Answer, at: dt.datetime) -> bool:
    """Whether the answer is for this time, and may change what stands."""
    to_come = row.cancelled_at is None and row.ends_at > at
    return to_come and said.only in (None, row.meeting_id) and (said.again or not row.reply)


def _check(said: Answer, rows: Sequence[Invitation], waiting: Sequence[Invitation]) -> None:
    answered = next((row for row in rows if row.reply and not row.cancelled_at), None)
    if answered and not waiting and not said.again:
        raise MeetingRefused(
            _("%(who)s har redan svarat: %(what)s. Ditt svar har inte skickats.")
            % {"who": answered.answered_by, "what": Reply(answered.reply).label}
        )
    if not waiting:
        raise MeetingRefused(_("Mötet är inställt eller har redan varit, så det går inte att svara."))
    if said.reply is Reply.ACCEPTED and not set(said.meetings) & {row.meeting_id for row in waiting}:
        raise MeetingRefused(_("Välj minst en av tiderna, eller svara att ni inte kan."))


def keep_times(
    actor: Actor, message_id: UUID, from_id: UUID, from_name: str, told: MeetingInvitation
) -> list[Invitation]:
    """The unit's own row for each time in an invitation, held for this transaction; the same ones each time."""
    Invitation.objects.bulk_create(
        [
            Invitation(
                unit_id=actor.unit_id,
                message_id=message_id,
                meeting_id=time.meeting_id,
                from_id=from_id,
                from_name=from_name,
                type=told.type,
                starts_at=time.starts_at,
                ends_at=time.ends_at,
                place=told.place,
                sequence=time.sequence,
            )
            for time in told.times
        ],
        ignore_conflicts=True,
    )
    rows = Invitation.objects.select_for_update().filter(unit_id=actor.unit_id, message_id=message_id)
    return list(rows.order_by("starts_at"))


def _send(
    actor: Actor, message: OpenedMessage, said: Answer, waiting: Sequence[Invitation], at: dt.datetime
) -> UUID:
    if message.other_id is None:
        raise Invitation.DoesNotExist
    times = tuple(
        AnsweredTime(
            row.meeting_id, row.sequence, said.reply is not Reply.ACCEPTED or row.meeting_id in said.meetings
        )
        for row in waiting
    )
    return sending.send(
        actor=actor,
        kind=ANSWER,
        payload=MeetingAnswer(
            reply=said.reply,
            times=times,
            contact_function=actor.title,
            contact_telephone=telephone_of(actor),
            reason=said.reason,
            proposed=ProposedTime(*said.proposed) if said.proposed else None,
        ),
        recipient_id=message.other_id,
        in_reply_to=message.id,
        cooperation_id=message.cooperation_id,
        at=at,
    )


def _settle(actor: Actor, row: Invitation, message: OpenedMessage, said: Answer, at: dt.datetime) -> None:
    reply = said.reply
    if reply is Reply.ACCEPTED and row.meeting_id not in said.meetings:
        reply = Reply.DECLINED
    row.reply, row.answered_at, row.answered_by = reply, at, actor.signature
    if reply is not Reply.ACCEPTED:
        unbook(actor, row, CHANGED_MIND, at)
    elif not row.booking_id:
        row.booking_id = _book(actor, row, message)
    row.save(update_fields=["reply", "answered_at", "answered_by", "booking_id"])


def _book(actor: Actor, row: Invitation, message: OpenedMessage) -> UUID:
    """In the own calendar, in the own case of the same cooperation where there is one; no name stands in it."""
    case_id = (
        case_of_cooperation(actor=actor, cooperation_id=message.cooperation_id)
        if message.cooperation_id
        else None
    )
    return calendars.book(
        actor=actor,
        what=swedish(message.payload.type.label),
        kind=BookingKind.MEETING,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        place_is_public=True,
        with_whom=row.from_name,
        case_id=case_id,
        about_kind="meeting_invitation",
        about=row.message_id,
        came_of=row.message_id,
    )


def unbook(actor: Actor, row: Invitation, why: str, at: dt.datetime) -> None:
    """Take the time out of the own calendar, where it stood."""
    if row.booking_id:
        calendars.cancel(actor=actor, booking_id=row.booking_id, why=why, at=at)
        row.booking_id = None
