"""The kinds of message about meetings: the invitation and its answer, what changed, and each one's part of the minutes.

An answer and a change hold no word about anybody: a message's id, times, and how to reach the one who sent it.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from .vocabulary import Change, DeclineReason, MeetingType, Mode, News, Reply


@dataclass(frozen=True)
class CalledTime:
    """One time: the meeting's and the booking's ids in the inviting unit, so that a later change is known again."""

    meeting_id: UUID
    booking_id: UUID
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True)
class About:
    """The young person as a message names one. Never the identity number or an address."""

    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]


@dataclass(frozen=True)
class MeetingInvitation:
    """An invitation to one meeting, or to a series of them. `why` is left out where it may not be told."""

    type: MeetingType
    about: About
    times: tuple[CalledTime, ...]
    place: str
    mode: Mode
    agenda: tuple[str, ...]
    function: str
    why: str
    contact_function: str
    contact_telephone: str

    @property
    def type_words(self) -> str | Promise:
        return self.type.label

    @property
    def mode_words(self) -> str | Promise:
        return self.mode.label


@dataclass(frozen=True)
class ProposedTime:
    """Another time that an invited unit proposes."""

    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True)
class AnsweredTime:
    """One of the times in an invitation, as it stood when it was answered, and whether the answer is meant for it."""

    meeting_id: UUID
    sequence: int
    chosen: bool


@dataclass(frozen=True)
class MeetingAnswer:
    """Yes, no or another time, for the times in an invitation. No free text, so nothing about anybody."""

    reply: Reply
    times: tuple[AnsweredTime, ...]
    contact_function: str
    contact_telephone: str
    reason: DeclineReason | None = None
    proposed: ProposedTime | None = None

    @property
    def reply_words(self) -> str | Promise:
        return self.reply.label


@dataclass(frozen=True)
class MeetingChange:
    """That meetings in an invitation were moved or cancelled. The reason is not told."""

    invitation_id: UUID
    change: Change
    times: tuple[CalledTime, ...]
    place: str
    contact_function: str
    contact_telephone: str

    @property
    def change_words(self) -> str | Promise:
        return self.change.label


@dataclass(frozen=True)
class Told:
    """One part of the minutes."""

    category: Category
    heading: str
    text: str


@dataclass(frozen=True)
class Promised:
    """What the receiving unit took on, and nobody else's. `common_id` is the commitment's in both rooms."""

    common_id: UUID
    what: str
    who: str
    due_on: dt.date
    sign_of_done: str


@dataclass(frozen=True)
class MeetingMinutes:
    """One unit's part of the approved minutes: what may be told to it, and its own commitments."""

    meeting_id: UUID
    type: MeetingType
    about: About
    began_at: dt.datetime
    ended_at: dt.datetime
    present: tuple[str, ...]
    parts: tuple[Told, ...]
    promises: tuple[Promised, ...]
    next_at: dt.datetime | None
    contact_function: str
    contact_telephone: str

    @property
    def type_words(self) -> str | Promise:
        return self.type.label


@dataclass(frozen=True)
class FamilyMeeting:
    """A meeting as the young person or a guardian is told of it on the own page: invited, moved or cancelled."""

    meeting_id: UUID
    news: News
    type: MeetingType
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    mode: Mode
    chair: str
    interpreter: str
    agenda: tuple[str, ...]
    invited: tuple[str, ...]
    contact_name: str
    contact_telephone: str

    @property
    def is_report(self) -> bool:
        return self.type is MeetingType.REPORT

    @property
    def mode_words(self) -> str | Promise:
        return self.mode.label


@dataclass(frozen=True)
class Agreed:
    """What somebody took on at a meeting, as the family reads it."""

    what: str
    who: str
    due_on: dt.date


@dataclass(frozen=True)
class FamilyMinutes:
    """What a meeting came to, for the own page: the parts of the minutes for the young person alone."""

    meeting_id: UUID
    type: MeetingType
    began_at: dt.datetime
    ended_at: dt.datetime
    parts: tuple[Told, ...]
    agreed: tuple[Agreed, ...]
    next_at: dt.datetime | None
    contact_name: str
    contact_telephone: str

    @property
    def type_words(self) -> str | Promise:
        return self.type.label


INVITATION = Kind(
    key="group_meeting_invitation",
    version=1,
    name=_("Inbjudan till möte"),
    payload=MeetingInvitation,
    template="meetings/messages/invitation.html",
    categories=(Category.IDENTITY, Category.MEETING),
    purpose=Purpose.SUPPORT,
)
ANSWER = Kind(
    key="group_meeting_answer",
    version=1,
    name=_("Svar på inbjudan till möte"),
    payload=MeetingAnswer,
    template="meetings/messages/answer.html",
    needs_assessment=False,
)
CHANGE = Kind(
    key="group_meeting_change",
    version=1,
    name=_("Ändrat möte"),
    payload=MeetingChange,
    template="meetings/messages/change.html",
    needs_assessment=False,
)
MINUTES = Kind(
    key="group_meeting_minutes",
    version=1,
    name=_("Protokoll från möte"),
    payload=MeetingMinutes,
    template="meetings/messages/minutes.html",
    categories=(Category.IDENTITY, Category.MEETING),
    purpose=Purpose.SUPPORT,
)
FAMILY_MEETING = Kind(
    key="family_meeting",
    version=1,
    name=_("Tid för ett möte"),
    payload=FamilyMeeting,
    template="meetings/messages/family_meeting.html",
    categories=(Category.MEETING,),
    purpose=Purpose.SUPPORT,
)
FAMILY_MINUTES = Kind(
    key="family_minutes",
    version=1,
    name=_("Vad mötet kom fram till"),
    payload=FamilyMinutes,
    template="meetings/messages/family_minutes.html",
    categories=(Category.MEETING,),
    purpose=Purpose.SUPPORT,
)
ALL = (INVITATION, ANSWER, CHANGE, MINUTES, FAMILY_MEETING, FAMILY_MINUTES)


def register_all() -> None:
    """Make them known, once the apps are ready."""
    for kind in ALL:
        register(kind)
