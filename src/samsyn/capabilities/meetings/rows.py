"""What the pages are told of meetings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.step_answers.queries import StepAnswers
from samsyn.law import Category, Party

from .models import (
    AgendaItem,
    Approval,
    Attendance,
    Decision,
    FamilyNotice,
    Minutes,
    MinutesPart,
    MinutesSent,
)
from .vocabulary import DeclineReason, MeetingType, Mode, Reply
from .withdrawn import Withdrawn

Words = str | Promise


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list; nothing about the young person (SoLPuL 7 a §)."""

    id: UUID
    type: MeetingType
    case_number: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    waiting: int
    coming: int
    invited: int
    written: bool
    cancelled: bool = False
    approved_at: dt.datetime | None = None


@dataclass(frozen=True)
class MeetingList:
    """What stands on the page of meetings."""

    coming: tuple[MeetingLine, ...]
    to_write: tuple[MeetingLine, ...]
    to_approve: tuple[MeetingLine, ...]
    done: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class InvitedLine:
    """An invited unit and its answer."""

    other_id: UUID
    name: str
    party: Party
    function: str
    message_id: UUID
    reply: Reply | None
    reason: Words
    answered_at: dt.datetime | None
    answered_by: str
    proposed: tuple[dt.datetime, dt.datetime] | None

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        tones = {Reply.ACCEPTED: "success", Reply.DECLINED: "warning", Reply.OTHER_TIME: "info"}
        return tones[self.reply] if self.reply else "neutral"

    @property
    def label(self) -> Words:
        return self.reply.label if self.reply else _("Har inte svarat")


@dataclass(frozen=True)
class MinutesPage:
    """One version of the minutes with all that stands in it.

    `extra` is what was answered to what the method asks of its own, `known` the same by step and field, as it is kept.
    """

    row: Minutes
    parts: tuple[MinutesPart, ...]
    present: tuple[Attendance, ...]
    decisions: tuple[Decision, ...]
    extra: tuple[StepAnswers, ...] = ()
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class MeetingPage:
    """All of one meeting, as the unit that called it sees it."""

    id: UUID
    type: MeetingType
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    mode: Mode
    chair: str
    note_taker: str
    interpreter: Words
    interpreter_language: str
    series: UUID | None
    booking_id: UUID
    booked_elsewhere: bool
    reporter: tuple[UUID, str] | None
    sequence: int
    called_at: dt.datetime
    called_by: str
    worker_name: str
    cancelled_at: dt.datetime | None
    cancelled_by: str
    cancelled_why: str
    case: CaseCard
    person: PersonPage
    agenda: tuple[AgendaItem, ...]
    invited: tuple[InvitedLine, ...]
    notices: tuple[FamilyNotice, ...]
    minutes: MinutesPage | None
    versions: int
    approval: Approval | None
    sent: tuple[MinutesSent, ...]
    commitments: tuple[CommitmentLine, ...]
    withdrawn: tuple[Withdrawn, ...]
    next_at: dt.datetime | None
    matter_id: UUID | None  # what a report meeting was booked in, in the reception
    time_waits: bool  # another time is proposed, and nobody has chosen yet
    series_times: tuple[tuple[UUID, dt.datetime], ...]

    @property
    def label(self) -> Words:
        return self.type.label

    @property
    def is_report(self) -> bool:
        return self.type is MeetingType.REPORT

    @property
    def open(self) -> bool:
        """Whether anything may still be changed."""
        return self.cancelled_at is None and self.approval is None

    @property
    def closed_categories(self) -> frozenset[Category]:
        """The kinds of information that a withdrawn consent had opened."""
        return frozenset(category for one in self.withdrawn for category in one.categories)

    @property
    def unsent(self) -> tuple[InvitedLine, ...]:
        """The invited units that have not got their part of the minutes."""
        had = {one.other_id for one in self.sent}
        return tuple(one for one in self.invited if one.other_id not in had)

    @property
    def to_tell(self) -> bool:
        """Whether somebody has still not got a part of the minutes."""
        had = {one.other_id for one in self.sent}
        return bool(self.unsent) or (self.reporter is not None and self.reporter[0] not in had)


def reason_words(code: str) -> Words:
    """Why a unit cannot come, in words."""
    return DeclineReason(code).label if code else ""
