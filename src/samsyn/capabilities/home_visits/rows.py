"""What the pages of a visit are made from: frozen rows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from samsyn.foundation.cases.queries import CaseCard, TaskLine
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.step_answers.queries import StepAnswers
from samsyn.methods.model import Method

from .forms.fields import Words


@dataclass(frozen=True)
class VisitLine:
    """A visit in a list: case number, state, time, the other unit; no name (SoLPuL 7 a §)."""

    id: UUID
    number: str
    state: str
    label: Words
    other_name: str
    starts_at: dt.datetime | None
    started_at: dt.datetime
    worker_name: str


@dataclass(frozen=True)
class TimeLine:
    starts_at: dt.datetime
    ends_at: dt.datetime
    chosen: bool


@dataclass(frozen=True)
class ProposalLine:
    """A proposal that was sent or received, and the answer."""

    message_id: UUID
    received: bool
    state: str
    label: Words
    at: dt.datetime
    answered_at: dt.datetime | None
    answered_by: str
    reason: Words
    times: tuple[TimeLine, ...]


@dataclass(frozen=True)
class OwnAnswer:
    """What the own unit has answered, by whom, and the own visit when there is one."""

    label: Words
    by: str
    visit_id: UUID | None


@dataclass(frozen=True)
class DecisionLine:
    """What a manager was asked, and the answer."""

    id: UUID
    label: Words
    asked_why: str
    asked_by: str
    approved: bool | None
    why: str
    decided_by: str


@dataclass(frozen=True)
class AnswerLine:
    """A question about the target group, as answered."""

    question: str
    answer: bool | None
    age: int | None
    in_the_way: bool
    reason: str


@dataclass(frozen=True)
class PlanRow:
    """The plan, with its codes in words."""

    purpose: str
    concern: str
    may_tell: str
    leader: Words
    interpreter: Words
    siblings: str
    two_homes: str
    staff_safety: str
    place: Words
    address: str
    announced: bool
    guardian_answer: str
    planned_by: str


@dataclass(frozen=True)
class PromiseLine:
    what: str
    who: Words
    due_on: dt.date
    done_at: dt.datetime | None
    mine: bool


@dataclass(frozen=True)
class RecordRow:
    """The signed record, with its codes in words."""

    came_at: dt.datetime | None
    left_at: dt.datetime | None
    minutes: int
    place: Words
    present: tuple[Words, ...]
    consents: tuple[tuple[str, Words, bool], ...]
    information: tuple[Words, ...]
    youth_voice: str
    guardian_voice: str
    support: tuple[tuple[Words, Words], ...]
    promises: tuple[PromiseLine, ...]
    outcome: Words
    outcome_why: str
    signed_by: str
    signed_at: dt.datetime


@dataclass(frozen=True)
class TalkLine:
    id: UUID
    number: int
    starts_at: dt.datetime
    place: str
    state: str
    label: Words
    moved: bool
    note: str


@dataclass(frozen=True)
class FollowUpLine:
    id: UUID
    step_key: str
    name: str
    due_on: dt.date
    done_at: dt.datetime | None
    done_by: str
    reached: bool | None
    result: str
    wishes: str


@dataclass(frozen=True)
class VisitPage:
    """Everything of one visit that its unit may see; drug screening has a page of its own."""

    id: UUID
    state: str
    label: Words
    track: str
    case: CaseCard
    person: PersonPage
    method: Method
    other_name: str
    other_telephone: str
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    worker_name: str
    stopped_at: dt.datetime | None
    stop_reason: Words
    outcome: Words
    outcome_why: str
    told_of_closing: str
    closed_by: str
    answers: tuple[AnswerLine, ...]
    decisions: tuple[DecisionLine, ...]
    plan: PlanRow | None
    proposals: tuple[ProposalLine, ...]
    record: RecordRow | None
    talks: tuple[TalkLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    tasks: tuple[TaskLine, ...]
    extra: tuple[StepAnswers, ...] = ()
    known: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def waiting(self) -> ProposalLine | None:
        """The proposal of the other unit that waits for this one's answer."""
        return next((one for one in self.proposals if one.received and one.state == "waiting"), None)

    @property
    def undecided(self) -> bool:
        return any(one.approved is None for one in self.decisions)


@dataclass(frozen=True)
class ConsentLine:
    id: UUID
    who: Words
    agreed: bool
    withdrawn_at: dt.datetime | None


@dataclass(frozen=True)
class ScreeningPage:
    """A drug screening, for the worker who offered it."""

    answer: Words
    state: str
    label: str
    preliminary: bool
    offered_at: dt.datetime
    consents: tuple[ConsentLine, ...]
    steps: tuple[tuple[str, dt.datetime], ...]
    lab_reference: str
    lab_answered_at: dt.datetime | None
    told_at: dt.datetime | None
    closed: bool
    answer_is_yes: bool
    may_ask_again: bool
