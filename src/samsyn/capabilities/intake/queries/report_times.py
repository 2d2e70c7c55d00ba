"""The times of a report meeting as the one who reported sees them: which holds, and what was answered."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.intake.kinds import MEETING_ANSWER, MEETING_INVITATION, MEETING_OFF
from samsyn.capabilities.intake.payloads import MeetingAnswer, MeetingInvitation
from samsyn.foundation.calendars import invitations
from samsyn.foundation.calendars.invitations import Address, Method
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.messages.payloads import unpack
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor

TIMES = (MEETING_INVITATION, MEETING_OFF)


@dataclass(frozen=True)
class Answered:
    """What this unit has answered last."""

    said: MeetingAnswer
    at: dt.datetime
    by: str


@dataclass(frozen=True)
class ReportTime:
    """One message of a time, among all that came about the same report.

    `number` counts them from nothing, `earlier` is when the one before was to be, `newer` the message that took its
    place, `off` says that it is called off.
    """

    message: OpenedMessage
    number: int
    earlier: dt.datetime | None
    newer: UUID | None
    off: bool
    answered: Answered | None

    def waits(self, at: dt.datetime) -> bool:
        """Whether there is something to answer: the time holds and has not been."""
        return not self.off and self.newer is None and self.message.payload.starts_at > at


def is_time(message: OpenedMessage) -> bool:
    """Whether a received message is a time of a report meeting, or that one is called off, and can be read."""
    return message.kind in TIMES and bool(message.payload) and message.in_reply_to is not None


def report_time(*, actor: Actor, message: OpenedMessage) -> ReportTime:
    """The time in a message that `is_time`. Two statements."""
    thread = list(
        ReceivedMessage.objects.filter(
            unit_id=actor.unit_id,
            in_reply_to=message.in_reply_to,
            sender_id=message.other_id,
            kind_id__in=[kind.id for kind in TIMES],
            withdrawn_at__isnull=True,
        ).order_by("received_at", "id")
    )
    number = next(index for index, row in enumerate(thread) if row.id == message.id)
    following = thread[number + 1 :]
    before = thread[number - 1] if number else None
    asked_before = before is not None and before.kind_id == MEETING_INVITATION.id
    return ReportTime(
        message=message,
        number=number,
        earlier=unpack(MeetingInvitation, before.payload).starts_at if before and asked_before else None,
        newer=next((row.id for row in reversed(following) if row.kind_id == MEETING_INVITATION.id), None),
        off=message.kind == MEETING_OFF or (bool(following) and following[-1].kind_id == MEETING_OFF.id),
        answered=_answered(actor, message.id),
    )


def _answered(actor: Actor, message_id: UUID) -> Answered | None:
    rows = SentMessage.objects.filter(
        unit_id=actor.unit_id, in_reply_to=message_id, kind_id=MEETING_ANSWER.id
    )
    row = rows.order_by("-sent_at").first()
    return Answered(unpack(MeetingAnswer, row.payload), row.sent_at, row.signature) if row else None


def calendar_file(*, actor: Actor, time: ReportTime, at: dt.datetime) -> tuple[bytes, Method] | None:
    """The time for the own calendar program, or what takes it out again. It names nobody.

    None for one that was declined or has got a newer one: that one carries the same id and takes its place.
    """
    told, asked_by = time.message.payload, time.message.other_id
    declined = time.answered is not None and not time.answered.said.comes
    if asked_by is None or time.newer or (declined and not time.off):
        return None
    organiser = Address(asked_by, time.message.other_name)
    own = Address(actor.unit_id, actor.unit_name)
    called = invitations.Time(told.report_id, time.number, told.starts_at, told.ends_at, told.place)
    if time.off:
        return invitations.cancellation(called, organiser=organiser, invited=own, at=at), Method.CANCEL
    answer = invitations.Answer.ACCEPTED if time.answered else invitations.Answer.NEEDS_ACTION
    made = invitations.invitation(called, organiser=organiser, invited=own, answer=answer, at=at)
    return made, Method.REQUEST
