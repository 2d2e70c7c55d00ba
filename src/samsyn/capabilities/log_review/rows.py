"""What the pages of a log review show, as frozen rows."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from .words import ABOUT_A_DAY, EXPLAINED, Outcome, Rule


@dataclass(frozen=True)
class Counts:
    """How many rows, and what they were judged to be."""

    rows: int
    waiting: int
    in_order: int
    needs_talk: int
    not_in_order: int


@dataclass(frozen=True)
class ReviewLine:
    """A review in a list. `until_on` is the first day after it; `asked_signature` is empty for a month by itself."""

    id: UUID
    from_on: dt.date
    until_on: dt.date
    made_at: dt.datetime
    due_on: dt.date
    asked_signature: str
    accesses: int
    workers: int
    signed_at: dt.datetime | None
    signature: str
    counts: Counts

    @property
    def last_on(self) -> dt.date:
        return self.until_on - dt.timedelta(days=1)

    @property
    def whole_month(self) -> bool:
        return not self.asked_signature

    @property
    def days_to_sign(self) -> int | None:
        return (self.signed_at - self.made_at).days if self.signed_at else None


@dataclass(frozen=True)
class RuleCounts:
    """One rule's rows in counts. `own` are the reader's own look-ups that nobody has judged.

    `found` is how many the rule found; where it is more than the rows, the rows were drawn by lot among them.
    """

    rule: Rule
    counts: Counts
    own: int
    found: int

    @property
    def explained(self) -> Promise:
        return EXPLAINED[self.rule]


@dataclass(frozen=True)
class Overview:
    """A whole review in counts, how it was made, and whether it still is what was signed.

    `usual` is the unit's median of persons opened in a worker's day. `holds` is False when the rows and judgements are
    no longer those whose hash was signed.
    """

    line: ReviewLine
    asked_why: str
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
    rules: tuple[RuleCounts, ...]
    other_reviewers: tuple[str, ...]

    @property
    def own_waiting(self) -> int:
        return sum(rule.own for rule in self.rules)

    @property
    def first_waiting(self) -> Rule | None:
        """Where to begin: the first rule with something that the reader may judge."""
        return next((rule.rule for rule in self.rules if rule.counts.waiting > rule.own), None)


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
class RulePage:
    """The rows of one rule in one review, those that nobody has judged first.

    `following` is where the next page begins, or None.
    """

    line: ReviewLine
    rule: Rule
    usual: float | None
    rows: tuple[RowLine, ...]
    following: int | None

    @property
    def explained(self) -> Promise:
        return EXPLAINED[self.rule]


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
