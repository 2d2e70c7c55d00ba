"""The matrix of a compose page: kinds of information by recipients, each cell open, to be judged or closed.

The law is asked by `assessing`; here its answers are put side by side, so that every page shows them alike.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Outcome, Purpose
from samsyn.law import instead as ways
from samsyn.law.answer import Ask

from .assessing import NO_BOUNDARY, About, Examination, Item, Recipient, cited, examine_for_all

MOST_RECIPIENTS = 8
MOST_ROUNDS = 6  # an answer may lead to another question, and so on; the law's longest chain is shorter


class State(StrEnum):
    """What a cell says: in a word, with a sign and a tone, so that no colour stands alone."""

    OPEN = "open"
    JUDGE = "judge"
    LAWYER = "lawyer"
    CLOSED = "closed"

    @property
    def sign(self) -> str:
        """The name of its icon."""
        return {"open": "check", "judge": "help-circle", "lawyer": "scale", "closed": "x"}[self.value]

    @property
    def tone(self) -> str:
        return {"open": "success", "judge": "warning", "lawyer": "info", "closed": "danger"}[self.value]


WORDS: dict[str, str | Promise] = {
    NO_BOUNDARY: _("Ingen gräns"),
    Outcome.DUTY.value: _("Ska lämnas"),
    Outcome.DUTY_ON_REQUEST.value: _("Ska lämnas, de frågar"),
    Outcome.PERMITTED.value: _("Får lämnas"),
    Outcome.NEEDS_JUDGEMENT.value: _("Behöver bedömas"),
    Outcome.ESCALATE.value: _("Fråga jurist"),
    Outcome.REFUSED.value: _("Får inte lämnas"),
}
NOT_INVOKED = (
    "har inte åberopats"  # how the law says of a provision for special circumstances that nobody named it
)
# what can be done instead, by the law's own words; a page knows where each leads
WAYS = {
    ways.CONSENT: "consent",
    ways.CONCERN: "concern_report",
    ways.NO_NAMES: "no_names",
    ways.LAWYER: "lawyer",
    ways.LEADER: "leader",
}


@dataclass(frozen=True)
class Way:
    """Something to do instead; `leads` names the kind of page it leads to."""

    words: str
    leads: str


@dataclass(frozen=True)
class Cell:
    """What the law answers about one kind of information to one recipient."""

    recipient: Recipient
    item: Item

    @property
    def state(self) -> State:
        if self.item.open:
            return State.OPEN
        if self.item.asks:
            return State.JUDGE
        return State.LAWYER if self.item.outcome == Outcome.ESCALATE else State.CLOSED

    @property
    def word(self) -> str | Promise:
        """The answer in a word or three."""
        return WORDS[self.item.outcome]

    @property
    def nearest(self) -> str:
        """The provision that failed on least, as it is cited."""
        return cited(self.item.nearest) if self.item.nearest and not self.item.open else ""

    @property
    def weighed(self) -> tuple[str, ...]:
        """The reasons that decided."""
        return weighed(self.item)

    @property
    def not_invoked(self) -> tuple[str, ...]:
        """What the law has for special circumstances that nobody has named."""
        return not_invoked(self.item)

    @property
    def instead(self) -> tuple[Way, ...]:
        return ways_of((self.item,))


@dataclass(frozen=True)
class Row:
    """One kind of information and its cell for each recipient, in the recipients' order."""

    category: Category
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """The answers for all recipients. Rows are kinds of information, columns recipients."""

    examinations: tuple[Examination, ...]

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(one.recipient for one in self.examinations)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The cells, row by row."""
        by_item = zip(*(one.items for one in self.examinations), strict=True)
        return tuple(
            Row(
                items[0].category,
                tuple(Cell(to, item) for to, item in zip(self.recipients, items, strict=True)),
            )
            for items in by_item
        )

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each question that a human still has to answer, once for all cells."""
        return tuple({ask.fact: ask for one in self.examinations for ask in one.asks}.values())

    @property
    def any_closed(self) -> bool:
        return any(one.closed for one in self.examinations)

    @property
    def instead(self) -> tuple[Way, ...]:
        """What can be done instead of what is closed, each once."""
        return ways_of(tuple(item for one in self.examinations for item in one.closed))

    def open_for(self, unit_id: UUID) -> tuple[Category, ...]:
        """What one recipient may be given."""
        found = next(one for one in self.examinations if one.recipient.unit_id == unit_id)
        return tuple(item.category for item in found.items if item.open)


def weighed(item: Item) -> tuple[str, ...]:
    """The reasons of what was weighed."""
    return tuple(str(reason) for reason in item.reasons if NOT_INVOKED not in str(reason))


def not_invoked(item: Item) -> tuple[str, ...]:
    """The reasons of what was not invoked."""
    return tuple(str(reason) for reason in item.reasons if NOT_INVOKED in str(reason))


def ways_of(items: Collection[Item]) -> tuple[Way, ...]:
    """What can be done instead, each once, most useful first."""
    said = dict.fromkeys(str(words) for item in items for words in item.instead)
    return tuple(Way(words, WAYS.get(words, "")) for words in said)


def of_one(examination: Examination) -> Matrix:
    """The matrix of a page with one recipient."""
    return Matrix((examination,))


def examine_all(
    *,
    actor: Actor,
    about: About,
    recipients: Iterable[Recipient],
    categories: Iterable[Category],
    purpose: Purpose,
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
    asked_for: Collection[Category] = (),
) -> Matrix:
    """Ask the law about every cell. Nothing is stored; what is read is read once for all cells."""
    return Matrix(
        examine_for_all(
            actor=actor,
            about=about,
            recipients=recipients,
            categories=categories,
            purpose=purpose,
            on=on,
            facts=facts,
            asked_for=asked_for,
        )
    )
