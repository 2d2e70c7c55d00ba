"""What a case is told by in short: why it was opened, and the young person's own words, wherever these were written.

A capability that writes either registers a part when it is ready: which rows it needs of a case, and how it puts
them. All parts are asked in one statement.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under


@dataclass(frozen=True)
class Concern:
    """Why the case was opened, as it was put. `at` is None for what is as old as the case itself."""

    text: str
    at: dt.datetime | None
    source: str | Promise


@dataclass(frozen=True)
class OwnWords:
    """Words of the young person's, the day they were said and where."""

    text: str
    said_on: dt.date
    source: str | Promise


@dataclass(frozen=True)
class InShort:
    """What the capabilities tell of a case, the newest first."""

    concerns: tuple[Concern, ...]
    words: tuple[OwnWords, ...]


Wanted = Callable[[UUID, UUID], Sequence[QuerySet[Any]]]
Put = Callable[..., Iterable[Concern | OwnWords]]
_parts: list[tuple[Wanted, Put]] = []


def register(wanted: Wanted, put: Put) -> None:
    """Add a part.

    `wanted(unit_id, case_id)` answers querysets of one table each, as `together` takes them; `put(actor, *rows)` makes
    of their rows what is told.
    """
    _parts.append((wanted, put))
    _of_case.cache_clear()


@cache
def _of_case() -> Under:
    return Under(lambda unit_id, case_id: [rows for wanted, _ in _parts for rows in wanted(unit_id, case_id)])


def in_short(*, actor: Actor, case_id: UUID) -> InShort:
    """What all parts tell of a case. One statement."""
    rows = iter(_of_case()(actor.unit_id, case_id))
    told: list[Concern | OwnWords] = []
    for wanted, put in _parts:
        own = [next(rows) for _ in wanted(actor.unit_id, case_id)]
        told += [one for one in put(actor, *own) if one.text.strip()]
    concerns = [one for one in told if isinstance(one, Concern)]
    words = [one for one in told if isinstance(one, OwnWords)]
    return InShort(
        tuple(sorted(concerns, key=lambda one: one.at.timestamp() if one.at else 0, reverse=True)),
        tuple(sorted(words, key=lambda one: one.said_on, reverse=True)),
    )
