"""What the pages of a log review show, as frozen rows."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from .words import ABOUT_A_DAY, EXPLAINED, Outcome, Rule


@dataclass(frozen=True)
class ReviewLine:
    """A review in a list. `until_on` is the first day after it; `asked_signature` is empty for a month by itself."""

    id: UUID
    from_on: dt.date
    until_on: dt.date
    made_at: dt.datetime
    due_on: dt.date
    asked_signature: str
    asked_why: str
    accesses: int
    workers: int
    rows: int
    waiting: int
    signed_at: dt.datetime | None
    signature: str

    @property
    def last_on(self) -> dt.date:
        return self.until_on - dt.timedelta(days=1)

    @property
    def by_itself(self) -> bool:
        return not self.asked_signature

    @property
    def judged(self) -> int:
        return self.rows - self.waiting


@dataclass(frozen=True)
class JudgementLine:
    """The judgement that holds."""

    outcome: Outcome
    words: str
    reported_to: str
    at: dt.datetime
    signature: str

    @property
    def tone(self) -> str:
        return {"in_order": "success", "needs_talk": "warning", "not_in_order": "danger"}[self.outcome.value]


@dataclass(frozen=True)
class RowLine:
    """A row to judge. `own` says that it is the reader's own look-up, which another reviewer judges."""

    id: UUID
    rule: Rule
    worker_id: UUID
    worker_name: str
    own: bool
    person_name: str
    protected: bool
    object_kind: str
    case_number: str
    first_at: dt.datetime
    last_at: dt.datetime
    times: int
    reason: str
    judgement: JudgementLine | None

    @property
    def about_a_day(self) -> bool:
        return self.rule in ABOUT_A_DAY


@dataclass(frozen=True)
class RuleRows:
    """The rows of one rule, with what the rule means."""

    rule: Rule
    rows: tuple[RowLine, ...]

    @property
    def explained(self) -> Promise:
        return EXPLAINED[self.rule]


@dataclass(frozen=True)
class ReviewPage:
    """A review with the rows asked for. `usual` is the unit's median of persons opened in a worker's day."""

    line: ReviewLine
    seed: UUID
    sampled_percent: int
    accesses_each: int
    sampled_workers: int
    most_a_day: int
    work_starts: int
    work_ends: int
    works_weekends: bool
    usual: float | None
    words: str
    hash: str
    holds: bool
    groups: tuple[RuleRows, ...]
    more: bool
    own_waiting: int
    other_reviewers: tuple[str, ...]

    @property
    def may_be_signed(self) -> bool:
        return self.line.signed_at is None and not self.line.waiting


@dataclass(frozen=True)
class RuleCount:
    """How many rows of one rule, and what they were judged to be."""

    rule: Rule
    rows: int
    in_order: int
    needs_talk: int
    not_in_order: int

    @property
    def waiting(self) -> int:
        return self.rows - self.in_order - self.needs_talk - self.not_in_order


@dataclass(frozen=True)
class Numbers:
    """The statistics of one review: counts only."""

    line: ReviewLine
    sampled_workers: int
    rules: tuple[RuleCount, ...]
    days_to_sign: int | None

    @property
    def total(self) -> dict[str, int]:
        names = ("rows", "waiting", "in_order", "needs_talk", "not_in_order")
        return {name: sum(getattr(rule, name) for rule in self.rules) for name in names}


@dataclass(frozen=True)
class Opening:
    """Somebody opened a locked case with a reason; `answered` is what a manager said."""

    id: UUID
    case_id: UUID
    case_number: str
    locked_why: str
    worker_name: str
    own: bool
    at: dt.datetime
    why: str
    answered: JudgementLine | None


@dataclass(frozen=True)
class Colleague:
    """A worker of the unit and what is told for the rules, for the reviewer's form and the worker's own."""

    worker_id: UUID
    name: str
    title: str
    address: str
    postcode: str
    other_names: str
    told_at: dt.datetime | None
    signature: str


@dataclass(frozen=True)
class OwnLookup:
    """One of the worker's own log rows: what and when; no name, so that reading it again opens nobody."""

    at: dt.datetime
    verb: str
    object_kind: str
    reason: str
    person_id: UUID | None
