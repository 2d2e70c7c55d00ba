"""A time line: its rows, and its pages, newest first. Nothing lies between two pages."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise

from samsyn.law import Party

ROWS = 30  # of a time line at once: more takes longer to draw than anybody reads


def moment_of(text: str) -> dt.datetime | None:
    """The moment that an address carries; None for none, and for what is not a moment."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@dataclass(frozen=True)
class Carried:
    """That an entry stands in the case system too: under which number, since when and by whom."""

    system_number: str
    at: dt.datetime
    by: str


@dataclass(frozen=True)
class TimelineRow:
    """One thing on a time line, with the unit it came from and the ground on which it was received."""

    at: dt.datetime
    kind: str
    title: str | Promise
    text: str
    unit_name: str
    party: Party | None
    signature: str
    citations: tuple[str, ...] = ()
    message_id: UUID | None = None
    received: bool = False
    case_number: str = ""
    receipts: dict[str, dt.datetime] = field(default_factory=dict)
    entry_id: UUID | None = None
    carried: Carried | None = None
    closed_message: UUID | None = None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Some rows, newest first. `older` is what to ask with as `before` for those that follow; None after the last."""

    rows: tuple[TimelineRow, ...]
    older: dt.datetime | None


def newest_of(rows: Iterable[TimelineRow], limit: int) -> TimelinePage:
    """The newest `limit` rows of at least `limit + 1` from each source.

    What has happened at one moment stands on one page, so that a page can begin where the one before ended.
    """
    ordered = sorted(rows, key=lambda row: row.at, reverse=True)
    if len(ordered) <= limit:
        return TimelinePage(tuple(ordered), None)
    shown = [row for row in ordered if row.at > ordered[limit].at] or ordered[:limit]
    return TimelinePage(tuple(shown), shown[-1].at)
