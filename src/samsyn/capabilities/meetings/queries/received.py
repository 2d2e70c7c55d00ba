"""The invited unit's side: an invitation with its times as they stand now, and minutes that have come."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.meetings.kinds import INVITATION, MINUTES, MeetingInvitation
from samsyn.capabilities.meetings.models import Invitation
from samsyn.capabilities.meetings.vocabulary import Reply
from samsyn.foundation.calendars.invitations import Address, invitation
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.vocabulary import BookingKind
from samsyn.foundation.cases.queries import case_of_cooperation, tasks_about
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor


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


@dataclass(frozen=True)
class InvitationPage:
    """An invitation that this unit was sent."""

    message: OpenedMessage
    times: tuple[Time, ...]

    def waiting(self, at: dt.datetime) -> tuple[Time, ...]:
        """The times that can still be answered."""
        return tuple(one for one in self.times if not one.cancelled and one.ends_at > at)

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
    taken_on: bool


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


def calendar_file(*, actor: Actor, page: InvitationPage, meeting_id: UUID, at: dt.datetime) -> bytes | None:
    """One of the times as iCalendar, with the kind of booking for a summary; None for one not in the invitation."""
    time = next((one for one in page.times if one.meeting_id == meeting_id), None)
    if time is None or page.message.other_id is None:
        return None
    booked = BookingLine(
        id=time.booking_id,
        what="",
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        place=time.place,
        with_whom="",
        worker_id=None,
        worker_name="",
        case_id=None,
        about_kind="",
        about=None,
        cancelled_at=None,
        cancelled_why="",
        kind=BookingKind.MEETING,
        place_is_public=True,
        sequence=time.sequence,
    )
    return invitation(
        booked,
        organiser=Address(page.message.other_id, page.message.other_name),
        invited=[Address(actor.unit_id, actor.unit_name)],
        at=at,
    )


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
    if not message.payload or not message.payload.promises:
        return ReceivedMinutes(message, case_id, taken_on=True)
    wanted = {one.common_id for one in message.payload.promises}
    held = commitments.of_case(actor=actor, case_id=case_id, on=on) if case_id else ()
    known = wanted <= {one.common_id for one in held}
    return ReceivedMinutes(
        message, case_id, taken_on=known or bool(tasks_about(actor=actor, about=message.id))
    )
