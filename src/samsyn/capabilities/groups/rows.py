"""What the pages of groups and plans are made from: frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.cases.queries import CaseCard, TaskLine
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.commitments.status import Status
from samsyn.foundation.consents.states import State
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.step_answers.queries import StepAnswers
from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind

from .cover import Covered
from .models import (
    AfterCheck,
    ContactAttempt,
    CriterionAnswer,
    Enrolment,
    Goal,
    GroupCase,
    GroupClosing,
    Instrument,
    LifeArea,
    MappingNote,
    Member,
    PlaceGiven,
    Plan,
    PlanSending,
    PlanSignature,
    Review,
    Selection,
)
from .ratings import Run
from .stages import Stage
from .the_method import asked_steps, by_kind
from .way import WayStep, also, next_step, way

Words = str | Promise


@dataclass(frozen=True)
class MemberLine:
    """A unit: what it is covered for, whether it was asked and what it answered."""

    covered: Covered
    member: Member | None

    @property
    def asked(self) -> bool:
        return self.member is not None


@dataclass(frozen=True)
class PartyGlance:
    """What one party has taken on, counted by status."""

    whose: str
    lines: tuple[CommitmentLine, ...]

    def _count(self, *wanted: Status) -> int:
        return sum(one.status in wanted for one in self.lines)

    @property
    def done(self) -> int:
        return self._count(Status.DONE)

    @property
    def late(self) -> int:
        return self._count(Status.LATE)

    @property
    def hindered(self) -> int:
        return self._count(Status.HINDERED)

    @property
    def going(self) -> int:
        return self._count(Status.UNDER_WAY, Status.NOT_BEGUN)

    @property
    def undone(self) -> int:
        """What was not done, where the work has ended."""
        return self.late + self.hindered + self.going


@dataclass(frozen=True)
class AreaNotes:
    """What is written of one area of life, newest first."""

    area: LifeArea
    notes: tuple[MappingNote, ...]


@dataclass(frozen=True)
class GroupPage:
    """Everything of one group that its unit may see."""

    group: GroupCase
    stage: Stage
    case: CaseCard
    person: PersonPage
    method: Method
    consent: State | None
    members: tuple[MemberLine, ...]
    answers: tuple[CriterionAnswer, ...]
    selection: Selection | None
    place: PlaceGiven | None
    attempts: tuple[ContactAttempt, ...]
    mapping: tuple[AreaNotes, ...]
    instruments: tuple[Instrument, ...]
    enrolment: Enrolment | None
    plans: tuple[Plan, ...]
    commitments: tuple[CommitmentLine, ...]
    reviews: tuple[Review, ...]
    closing: GroupClosing | None
    checks: tuple[AfterCheck, ...]
    tasks: tuple[TaskLine, ...]
    extra: tuple[StepAnswers, ...] = ()
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left: tuple[Member, ...] = ()
    closed_messages: frozenset[UUID] = frozenset()

    @property
    def id(self) -> UUID:
        return self.group.id

    @property
    def extra_of(self) -> dict[str, tuple[StepAnswers, ...]]:
        """What was answered to the method's own fields, by the kind of step they belong to."""
        return by_kind(self.method, self.extra)

    @property
    def way(self) -> tuple[WayStep, ...]:
        """The method's steps in its order, with what is done."""
        done = {
            StepKind.NOTICE: True,
            StepKind.CONSULTATION: self.group.consultation_id is not None or not self.has(StepKind.NOTICE),
            StepKind.SELECTION: self.group.selected is not None,
            StepKind.FIRST_CONTACT: self.reach_told,
            StepKind.CONSENT: self.consent is State.IN_FORCE or self._worked_with_consent,
            StepKind.MAPPING: bool(self.mapping),
            StepKind.ENROLMENT: self.enrolment is not None,
            StepKind.PLAN: self.adopted is not None,
            StepKind.REVIEW: bool(self.reviews),
            StepKind.CLOSING: self.group.closed_at is not None,
        }
        return way(self.method, self.group.track, done)

    @property
    def _worked_with_consent(self) -> bool:
        """Whether the work is over that a consent let begin: that it has run out since is no step left to take."""
        return self.group.closed_at is not None and self.group.enrolled_on is not None

    @property
    def next(self) -> WayStep | None:
        """What the page puts first: the first of the method's steps that is not done."""
        begun = self.group.place_at and not self.group.closed_at
        return next_step(self.way) if begun else None

    @property
    def also(self) -> tuple[WayStep, ...]:
        """What else can be done now."""
        return also(self.way)

    def has(self, kind: StepKind) -> bool:
        """Whether the method has a step of a kind: what it leaves out is not offered."""
        return any(one.kind is kind for one in self.method.steps)

    @property
    def maps(self) -> bool:
        return self.has(StepKind.MAPPING) or bool(self.mapping)

    @property
    def contacts(self) -> bool:
        return self.has(StepKind.FIRST_CONTACT) or bool(self.attempts)

    @property
    def reviewed(self) -> bool:
        return self.has(StepKind.REVIEW)

    def asks(self, kind: StepKind) -> tuple[Step, ...]:
        """The steps whose own fields the page of a kind asks."""
        return asked_steps(self.method, kind, self.group.track)

    @property
    def leads(self) -> bool:
        return self.group.side == "lead"

    @property
    def adopted(self) -> Plan | None:
        """The newest version in force."""
        return next((one for one in self.plans if one.adopted_at), None)

    @property
    def draft(self) -> Plan | None:
        return next((one for one in self.plans if not one.adopted_at), None)

    @property
    def track(self) -> str:
        return next((one.name for one in self.method.tracks if one.key == self.group.track), "")

    @property
    def glance(self) -> tuple[PartyGlance, ...]:
        """What each has taken on, by party, those with something late or hindered first."""
        by: dict[str, list[CommitmentLine]] = {}
        for one in self.commitments:
            if one.status is not Status.DROPPED:
                by.setdefault(one.whose, []).append(one)
        found = [PartyGlance(whose, tuple(lines)) for whose, lines in by.items()]
        return tuple(sorted(found, key=lambda one: (-(one.late + one.hindered), one.whose)))

    @property
    def frozen(self) -> bool:
        """Whether the work together stands still, since no consent is in force."""
        working = self.group.enrolled_on is not None and self.group.closed_at is None
        return self.leads and working and self.consent is not State.IN_FORCE

    @property
    def outcome(self) -> str:
        """How it ended, in the method's words."""
        reason = self.closing.reason if self.closing else ""
        return next((one.label for one in self.method.outcomes if one.key == reason), reason)

    @property
    def reach_told(self) -> bool:
        return any(one.reached for one in self.attempts)


@dataclass(frozen=True)
class GoalLine:
    """A goal with the young person's own numbers, and whether it is new or changed since the version before."""

    goal: Goal
    rating: Run
    new: bool
    changed: bool

    @property
    def area(self) -> Words:
        return LifeArea(self.goal.area).label


@dataclass(frozen=True)
class Difference:
    """What is different from the version before, in words."""

    added: tuple[str, ...]
    done: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def any(self) -> bool:
        return bool(self.added or self.done or self.removed or self.changed)


@dataclass(frozen=True)
class PlanPage:
    """One version in full."""

    plan: Plan
    group: GroupCase
    case: CaseCard
    person: PersonPage
    method: Method
    goals: tuple[GoalLine, ...]
    commitments: tuple[CommitmentLine, ...]
    signatures: tuple[PlanSignature, ...]
    sendings: tuple[PlanSending, ...]
    versions: tuple[Plan, ...]
    members: tuple[Member, ...]
    difference: Difference | None
    extra: tuple[StepAnswers, ...] = ()

    @property
    def id(self) -> UUID:
        return self.plan.id

    @property
    def is_draft(self) -> bool:
        return self.plan.adopted_at is None

    @property
    def newest(self) -> bool:
        return self.versions[0].id == self.plan.id
