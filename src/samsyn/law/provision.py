"""The form of a provision, and of a point that the texts do not settle."""

from dataclasses import dataclass
from datetime import date

from samsyn.law.vocabulary import Category, Fact, Kind, Party, Purpose

WEIGHED = (Kind.DUTY, Kind.DUTY_ON_REQUEST, Kind.CONSENT, Kind.PERMISSION)
DECIDING = (*WEIGHED, Kind.PROCESS)  # a way of working opens what it needs, where it names parties
GENERAL = 70  # provisions from this place in the order are asked about only when nothing more specific is


@dataclass(frozen=True, slots=True)
class Threshold:
    """How grave an offence has to be, by the least punishment in months of prison."""

    min_months: int
    attempt_min_months: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A fact in words: the question to a human, and how it reads when true and when false."""

    fact: Fact
    judgement: bool
    question: str
    when_true: str
    when_false: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One wording of one paragraph. `first_day` and `last_day` are both days on which it holds."""

    id: str
    kind: Kind
    citation: str
    paragraph: str
    first_day: date
    wording: str
    source: str
    confidence: str
    record: tuple[str, ...]
    file: str
    last_day: date | None = None
    senders: frozenset[Party] = frozenset()
    recipients: frozenset[Party] = frozenset()
    categories: frozenset[Category] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    stated_purposes: frozenset[Purpose] = frozenset()
    stated_by: tuple[Fact, ...] = ()
    from_age: int | None = None
    under_age: int | None = None
    any_age_if: tuple[Fact, ...] = ()
    requested: bool | None = None
    unrequested_kind: Kind | None = None
    requires: tuple[Fact, ...] = ()
    forbids: tuple[Fact, ...] = ()
    unless: tuple[Fact, ...] = ()
    offence: Threshold | None = None
    asked_of: frozenset[Party] = frozenset()
    cleared_by: frozenset[str] = frozenset()
    order: int = 50
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Whether this wording holds on `on`."""
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)

    @property
    def head(self) -> str:
        """How every reason begins: the citation and the sentence of the provision."""
        return f"{self.citation}: {self.wording}"


@dataclass(frozen=True, slots=True)
class Point:
    """A point the texts do not settle: where it touches a ground, a lawyer decides.

    `settleable` says whether a municipality's lawyer may settle it for that municipality. What then speaks for
    opening and against it stands in words, and `beside` names the provisions to hold against those it touches.
    """

    id: str
    why: str
    first_day: date
    file: str
    settleable: bool
    last_day: date | None = None
    touches: frozenset[str] = frozenset()
    senders: frozenset[Party] = frozenset()
    recipients: frozenset[Party] = frozenset()
    categories: frozenset[Category] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    from_age: int | None = None
    protected: bool = False
    below: Threshold | None = None
    speaks_for: str = ""
    speaks_against: str = ""
    beside: frozenset[str] = frozenset()

    def in_force(self, on: date) -> bool:
        """Whether the point is open on `on`."""
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a municipality's lawyer has settled a point, for that municipality, from a day."""

    point: str
    opens: bool
    first_day: date
    by: str
    reason: str
