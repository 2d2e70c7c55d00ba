"""Where the work of a case is done, beside the case's own page: a home visit, a group.

A capability registers its table when it is ready. What has a page is asked of the rows there are, and not of the
method's name: a municipality names its methods itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under


@dataclass(frozen=True)
class OwnPage:
    """A page for the work of a case: its address, as Django names it, which takes the case's id; words and a sign."""

    address: str
    words: str | Promise
    icon: str


Rows = Callable[[UUID, UUID], QuerySet[Any]]
_pages: list[tuple[OwnPage, Rows]] = []


def register(page: OwnPage, rows: Rows) -> None:
    """Add a page. `rows(unit_id, case_id)` answers those of the case, of one table, as `together` takes them."""
    _pages.append((page, rows))
    _of_case.cache_clear()


@cache
def _of_case() -> Under:
    return Under(lambda unit_id, case_id: [rows(unit_id, case_id) for _, rows in _pages])


def own_pages(*, actor: Actor, case_id: UUID) -> tuple[OwnPage, ...]:
    """The pages that the case has, in the order they were registered. One statement."""
    found = _of_case()(actor.unit_id, case_id)
    return tuple(page for (page, _), rows in zip(_pages, found, strict=True) if rows)
