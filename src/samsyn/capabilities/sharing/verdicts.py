"""The answer of "Får jag dela?": big and calm first, and under it why, what was near and what to write down."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.assessing import NO_BOUNDARY, Item
from samsyn.foundation.messages.matrix import Cell, Matrix, Way, not_invoked, weighed
from samsyn.law import Outcome
from samsyn.law.book import the_book
from samsyn.law.provision import Provision

from .words import category_words

IF_THEY_ASK = "if_they_ask"
ORDER = (
    Outcome.DUTY.value,
    Outcome.DUTY_ON_REQUEST.value,
    NO_BOUNDARY,
    Outcome.PERMITTED.value,
    IF_THEY_ASK,
    Outcome.NEEDS_JUDGEMENT.value,
    Outcome.ESCALATE.value,
    Outcome.REFUSED.value,
)
WORDS: dict[str, tuple[str | Promise, str, str]] = {  # the answer, its tone, its sign
    Outcome.DUTY.value: (_("Ja, du ska"), "success", "check"),
    Outcome.DUTY_ON_REQUEST.value: (_("Ja, du ska, eftersom de frågar"), "success", "check"),
    NO_BOUNDARY: (_("Ja, det finns ingen gräns mellan er"), "success", "check"),
    Outcome.PERMITTED.value: (_("Ja, du får"), "success", "check"),
    IF_THEY_ASK: (_("Ja, om de frågar"), "info", "help-circle"),
    Outcome.NEEDS_JUDGEMENT.value: (_("Det beror på din bedömning"), "warning", "help-circle"),
    Outcome.ESCALATE.value: (_("Fråga jurist"), "info", "scale"),
    Outcome.REFUSED.value: (_("Nej"), "danger", "x"),
}
SURE: dict[str, str | Promise] = {
    "H": _("lagtexten är läst"),
    "M": _("en god källa är läst"),
    "A": _("egen tolkning, fråga en jurist"),
    "U": _("inte kontrollerat"),
}


@dataclass(frozen=True)
class Ground:
    """A provision that the answer stands on."""

    citation: str
    wording: str
    first_day: dt.date
    last_day: dt.date | None
    source: str
    sure: str | Promise


@dataclass(frozen=True)
class Line:
    """One kind of information within an answer."""

    words: str
    item: Item
    grounds: tuple[Ground, ...]
    weighed: tuple[str, ...]
    not_invoked: tuple[str, ...]
    nearest: str
    instead: tuple[Way, ...]


@dataclass(frozen=True)
class Verdict:
    """One answer and every kind of information that it goes for."""

    key: str
    words: str | Promise
    tone: str
    sign: str
    lines: tuple[Line, ...]


def verdicts(matrix: Matrix, if_asked: Matrix) -> tuple[Verdict, ...]:
    """The answers for one recipient, from the strongest yes to no; `if_asked` is the same had it asked."""
    found: dict[str, list[Line]] = {}
    for row, other in zip(matrix.rows, if_asked.rows, strict=True):
        found.setdefault(_key(row.cells[0], other.cells[0]), []).append(_line(row.cells[0], other.cells[0]))
    return tuple(Verdict(key, *WORDS[key], tuple(found[key])) for key in ORDER if key in found)


def _key(cell: Cell, other: Cell) -> str:
    asked_for = other.item.outcome == Outcome.DUTY_ON_REQUEST
    return IF_THEY_ASK if asked_for and not cell.item.open else cell.item.outcome


def _line(cell: Cell, other: Cell) -> Line:
    item = other.item if _key(cell, other) == IF_THEY_ASK else cell.item
    provisions = {one.id: one for one in the_book().provisions}
    grounds = tuple(_ground(provisions[one]) for one in item.grounds)
    return Line(
        category_words(item.category),
        item,
        grounds,
        weighed(item),
        not_invoked(item),
        cell.nearest,
        cell.instead,
    )


def _ground(provision: Provision) -> Ground:
    return Ground(
        provision.citation,
        provision.wording,
        provision.first_day,
        provision.last_day,
        provision.source,
        SURE.get(provision.confidence, ""),
    )
