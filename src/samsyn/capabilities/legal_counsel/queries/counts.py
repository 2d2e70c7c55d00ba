"""How assessments come out in the municipality, in counts."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.legal_counsel.counting_sql import KEPT_BACK
from samsyn.foundation.units.acting import Actor
from samsyn.law import Outcome
from samsyn.law.book import the_book

MONTHS = 6
OTHER_WORDS: dict[str, str | Promise] = {
    "no_boundary": _("ingen sekretessgräns"),
    "sent": _("Prövningar som öppnade"),
    "refrained": _("Prövningar där man avstod"),
}


@dataclass(frozen=True)
class CountRow:
    """One line: `cells` has, by month, a number, "few" below the floor, "kept_back" for what would tell it, or None."""

    label: str | Promise
    cells: tuple[int | str | None, ...]


@dataclass(frozen=True)
class Counts:
    """Three tables over the same months, the newest first."""

    months: tuple[dt.date, ...]
    all: tuple[CountRow, ...]
    outcomes: tuple[CountRow, ...]
    grounds: tuple[CountRow, ...]
    points: dict[str, tuple[int | str | None, ...]]


def counts(*, actor: Actor, on: dt.date) -> Counts:
    """The last six months. The database answers only a lawyer, and only with numbers from five. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT month, what, word, how_many FROM samsyn.assessment_counts()")
        found = {(what, word, month): how_many for month, what, word, how_many in cursor.fetchall()}
    months = tuple(_months(on))
    cited = {p.id: p.citation for p in the_book().provisions}

    def rows(kind: str) -> dict[str, tuple[int | str | None, ...]]:
        words = dict.fromkeys(word for what, word, _month in sorted(found, key=str) if what == kind)
        return {word: tuple(_cell(found, kind, word, month) for month in months) for word in words}

    return Counts(
        months,
        tuple(
            CountRow(OTHER_WORDS[kind], cells)
            for kind in ("sent", "refrained")
            for cells in rows(kind).values()
        ),
        tuple(CountRow(_outcome(word), cells) for word, cells in rows("outcome").items()),
        tuple(CountRow(cited.get(word, word), cells) for word, cells in rows("ground").items()),
        rows("point"),
    )


def _cell(
    found: dict[tuple[str, str, dt.date], int | None], kind: str, word: str, month: dt.date
) -> int | str | None:
    if (kind, word, month) not in found:
        return None
    how_many = found[kind, word, month]
    return "few" if how_many is None else "kept_back" if how_many == KEPT_BACK else how_many


def _outcome(word: str) -> str | Promise:
    return OTHER_WORDS.get(word) or Outcome(word).label


def _months(on: dt.date) -> list[dt.date]:
    months = [on.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    return months
