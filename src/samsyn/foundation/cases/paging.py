"""A time line in pages: newest first, and from which moment the older begins. Nothing lies between two pages."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateparse import parse_datetime

if TYPE_CHECKING:
    from .queries import TimelineRow


ROWS = 30  # of a time line at once: more takes longer to draw than anybody reads


def moment_of(text: str) -> dt.datetime | None:
    """The moment that an address carries; None for none, and for what is not a moment."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Some rows, newest first. `older` is what to ask with as `before` for those that follow; None after the last."""

    rows: tuple["TimelineRow", ...]
    older: dt.datetime | None


def newest_of(rows: Iterable["TimelineRow"], limit: int) -> TimelinePage:
    """The newest `limit` rows of at least `limit + 1` from each source.

    What has happened at one moment stands on one page, so that a page can begin where the one before ended.
    """
    ordered = sorted(rows, key=lambda row: row.at, reverse=True)
    if len(ordered) <= limit:
        return TimelinePage(tuple(ordered), None)
    shown = [row for row in ordered if row.at > ordered[limit].at] or ordered[:limit]
    return TimelinePage(tuple(shown), shown[-1].at)
