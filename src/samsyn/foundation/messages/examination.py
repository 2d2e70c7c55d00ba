"""What the law answers about a message that would cross: about whom, to whom, and for each kind of information."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.law import Category, Fact, Outcome, Party, Purpose
from samsyn.law.answer import Ask

NO_BOUNDARY = "no_boundary"
OUTCOME_ORDER = (Outcome.DUTY, Outcome.DUTY_ON_REQUEST, Outcome.PERMITTED)


@dataclass(frozen=True)
class About:
    """The person a message is about, as far as the law asks. `born` lists the birth dates that are possible."""

    person_id: UUID | None
    born: tuple[dt.date, ...]
    protected_identity: bool = False

    @classmethod
    def born_on(cls, person_id: UUID | None, born: dt.date, *, protected: bool = False) -> "About":
        return cls(person_id, (born,), protected)

    @classmethod
    def aged(
        cls, person_id: UUID | None, ages: tuple[int, int], on: dt.date, *, protected: bool = False
    ) -> "About":
        """Somebody whose age is guessed: the youngest and the oldest that it can mean, both have to be open."""
        youngest = on - dt.timedelta(days=365 * ages[0])
        oldest = on - dt.timedelta(days=366 * (ages[1] + 1) - 2)
        return cls(person_id, (oldest, youngest), protected)


@dataclass(frozen=True)
class Recipient:
    """The unit a message is meant for, as the law and the page need it."""

    unit_id: UUID
    name: str
    party: Party
    secrecy_domain: str


@dataclass(frozen=True)
class Item:
    """The answer for one kind of information."""

    category: Category
    outcome: str
    grounds: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    reasons: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    nearest: str = ""
    consents: tuple[UUID, ...] = ()
    points: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    settlements: tuple[UUID, ...] = ()

    @property
    def open(self) -> bool:
        return self.outcome in (*OUTCOME_ORDER, NO_BOUNDARY)

    @property
    def label(self) -> str | Promise:
        return _("ingen sekretessgräns") if self.outcome == NO_BOUNDARY else Outcome(self.outcome).label


@dataclass(frozen=True)
class Examination:
    """What the law answers for everything a message would carry, before anything is recorded."""

    about: About
    recipient: Recipient
    purpose: Purpose
    on: dt.date
    items: tuple[Item, ...]
    facts: Mapping[Fact, bool | int] = field(default_factory=dict)
    requested: bool = False

    @property
    def open(self) -> bool:
        """Whether everything may cross."""
        return bool(self.items) and all(item.open for item in self.items)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each question a human still has to answer, once."""
        return tuple({ask.fact: ask for item in self.items for ask in item.asks}.values())

    @property
    def closed(self) -> tuple[Item, ...]:
        """What may not cross, whatever is answered."""
        return tuple(item for item in self.items if not item.open and not item.asks)

    def only_open(self) -> "Examination":
        """The same with just what may cross, to be recorded with a message that leaves the rest out."""
        return replace(self, items=tuple(item for item in self.items if item.open))
