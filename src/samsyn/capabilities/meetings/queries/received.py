"""The invited unit's side: an invitation with its times as they stand now, and minutes that have come."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.kinds import INVITATION, MINUTES, MeetingInvitation, Promised
from samsyn.capabilities.meetings.models import Invitation
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Reply
from samsyn.foundation.calendars import invitations
from samsyn.foundation.calendars.invitations import Address
from samsyn.foundation.cases.queries import case_of_cooperation
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor

PARTSTAT = {
    Reply.ACCEPTED: invitations.Answer.ACCEPTED,
    Reply.DECLINED: invitations.Answer.DECLINED,
    Reply.OTHER_TIME: invitations.Answer.TENTATIVE,
}


@dataclass(frozen=True)
class Time:
    """One of the times, as it stands after every change that has come."""

    meeting_id: UUID
    booking_id: UUID
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    reply: Reply | None
    answered_by: str
    cancelled: bool
    changed: bool

    @property
    def for_calendar(self) -> bool:
        """Whether a calendar program has something to put in or take out: not what was declined."""
        return self.reply is not Reply.DECLINED

    @property
    def as_invited(self) -> invitations.Time:
        """The time as a calendar program is told of it."""
        return invitations.Time(self.booking_id, self.sequence, self.starts_at, self.ends_at, self.place)


@dataclass(frozen=True)
class CalendarFile:
    """A file for a calendar program, and what it is for."""

    content: bytes
    method: invitations.Method


@dataclass(frozen=True)
class InvitationPage:
    """An invitation that this unit was sent."""

    message: OpenedMessage
    times: tuple[Time, ...]

    def waiting(self, at: dt.datetime) -> tuple[Time, ...]:
        """The times that can still be answered, or whose answer can be changed."""
        return tuple(one for one in self.times if not one.cancelled and one.ends_at > at)

    def unanswered(self, at: dt.datetime) -> tuple[Time, ...]:
        """Those of them that nobody has answered."""
        return tuple(one for one in self.waiting(at) if not one.reply)

    @property
    def answered(self) -> Time | None:
        """A time that has its answer, when every one that is left has one."""
        left = [one for one in self.times if not one.cancelled]
        return left[0] if left and all(one.reply for one in left) else None


@dataclass(frozen=True)
class ReceivedMinutes:
    """This unit's part of the minutes from a meeting that another unit called."""

    message: OpenedMessage
    case_id: UUID | None
    promised: tuple[Promised, ...]
    held: tuple[CommitmentLine, ...]

    @property
    def promises(self) -> tuple[tuple[Promised, CommitmentLine | None], ...]:
        """What this unit took on, each with its own commitment once that lies on the desk."""
        by_id = {one.common_id: one for one in self.held}
        return tuple((one, by_id.get(one.common_id)) for one in self.promised)

    @property
    def taken_on(self) -> bool:
        """Whether all of it lies on the desk; so it does where there is nothing."""
        return all(line for _one, line in self.promises)


def invitation_page(*, actor: Actor, message_id: UUID) -> InvitationPage | None:
    """An invitation, read and logged; None where this unit was not sent it. Four statements."""
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind != INVITATION:
        return None
    if message.payload is None:
        return InvitationPage(message, ())
    kept = {
        row.meeting_id: row for row in Invitation.objects.filter(unit_id=actor.unit_id, message_id=message_id)
    }
    told: MeetingInvitation = message.payload
    times = [
        _time(kept.get(one.meeting_id), one.meeting_id, one.booking_id, told, index)
        for index, one in enumerate(told.times)
    ]
    return InvitationPage(message, tuple(sorted(times, key=lambda one: one.starts_at)))


def _time(
    row: Invitation | None, meeting_id: UUID, booking_id: UUID, told: MeetingInvitation, index: int
) -> Time:
    if row is None:
        first = told.times[index]
        return Time(
            meeting_id,
            booking_id,
            first.sequence,
            first.starts_at,
            first.ends_at,
            told.place,
            None,
            "",
            cancelled=False,
            changed=False,
        )
    return Time(
        meeting_id,
        booking_id,
        row.sequence,
        row.starts_at,
        row.ends_at,
        row.place,
        Reply(row.reply) if row.reply else None,
        row.answered_by,
        cancelled=row.cancelled_at is not None,
        changed=row.changed_by is not None,
    )


def calendar_file(
    *, actor: Actor, page: InvitationPage, meeting_id: UUID, at: dt.datetime
) -> CalendarFile | None:
    """One of the times as iCalendar: the invitation with the own answer, or what takes a time that is off away.

    Its summary is the kind of booking, so it names nobody. None for a time that is not in the invitation.
    """
    time = next((one for one in page.times if one.meeting_id == meeting_id), None)
    if time is None or page.message.other_id is None:
        return None
    organiser = Address(page.message.other_id, page.message.other_name)
    own = Address(actor.unit_id, actor.unit_name)
    if time.cancelled:
        made = invitations.cancellation(time.as_invited, organiser=organiser, invited=own, at=at)
        return CalendarFile(made, invitations.Method.CANCEL)
    answer = PARTSTAT[time.reply] if time.reply else invitations.Answer.NEEDS_ACTION
    made = invitations.invitation(time.as_invited, organiser=organiser, invited=own, answer=answer, at=at)
    return CalendarFile(made, invitations.Method.REQUEST)


def answer_in_file(
    *, actor: Actor, page: InvitationPage, content: bytes, mail: str, at: dt.datetime
) -> Answer:
    """What the unit's own calendar program answered, as this unit's answer; `mail` is the worker's own address.

    Raises MeetingRefused for what is no answer to one of the times that wait, and for one by somebody not invited.
    """
    waiting = {one.booking_id: one.meeting_id for one in page.waiting(at)}
    times = [one.as_invited for one in page.times if one.booking_id in waiting]
    own = Address(actor.unit_id, actor.unit_name)
    try:
        booking_id, said = invitations.answer_in(content, times=times, by=own, mail=mail)
    except invitations.InvitationError as error:
        raise MeetingRefused(error) from error
    meeting_id = waiting[booking_id]
    if said is invitations.Answer.ACCEPTED:
        return Answer(Reply.ACCEPTED, (meeting_id,), only=meeting_id)
    if said is invitations.Answer.DECLINED:
        return Answer(Reply.DECLINED, only=meeting_id)
    raise MeetingRefused(_("Svaret i kalendern är varken ja eller nej. Svara här på sidan i stället."))


def received_minutes(*, actor: Actor, message_id: UUID, on: dt.date) -> ReceivedMinutes | None:
    """This unit's part of minutes, read and logged; None where it was sent none. At most six statements."""
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind != MINUTES:
        return None
    case_id = (
        case_of_cooperation(actor=actor, cooperation_id=message.cooperation_id)
        if message.cooperation_id
        else None
    )
    promised = message.payload.promises if message.payload else ()
    held = commitments.of_message(actor=actor, message_id=message.id, on=on) if promised else ()
    return ReceivedMinutes(message, case_id, promised, held)
