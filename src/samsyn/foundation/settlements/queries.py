"""Questions about what is settled: now, between two units, and as it has been."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law.book import the_book
from samsyn.law.provision import Settlement

from .decision import Decision
from .models import LocalSettlement

Settled = dict[str, "Decided"]


@dataclass(frozen=True)
class Decided:
    """One decision on one point. `to_on` is the first day it no longer holds."""

    ids: tuple[UUID, ...]
    municipality: str
    point: str
    decision: Decision
    from_on: dt.date
    to_on: dt.date | None
    reasons: str
    by: str
    signature: str
    made_at: dt.datetime

    @property
    def law(self) -> Settlement:
        """As the law engine takes it."""
        return Settlement(self.point, self.decision is Decision.OPENS, self.from_on, self.by, self.reasons)

    def holds(self, on: dt.date) -> bool:
        """Whether the point is settled by it on the day."""
        return (
            self.decision is not Decision.UNSETTLED
            and self.from_on <= on
            and (self.to_on is None or on < self.to_on)
        )


def present(*, actor: Actor, on: dt.date) -> dict[str, Settled]:
    """What holds on a day, by municipality and point. One statement."""
    newest: dict[tuple[str, str], Decided] = {}
    for one in _all(settleable()):
        if one.from_on <= on:
            newest[one.municipality, one.point] = one
    found: dict[str, Settled] = {code: {} for code in actor.municipalities}
    for (code, point), one in newest.items():
        if one.holds(on):
            found.setdefault(code, {})[point] = one
    return found


def settled_between(*, actor: Actor, recipients: Iterable[UUID], on: dt.date) -> dict[UUID, Settled]:
    """What is settled for the municipalities that the actor's unit shares with each recipient.

    Where they share several, a point is settled only when all of them say the same. At most two statements.
    """
    units = list(recipients)
    held = present(actor=actor, on=on)
    shared = _shared(actor, units) if any(held.values()) else {}
    return {unit: _agreed([held.get(code, {}) for code in shared.get(unit, ())]) for unit in units}


def history(*, actor: Actor, points: Iterable[str] = ()) -> tuple[Decided, ...]:
    """Every decision of the actor's municipalities, newest first; of these points, or of all. One statement."""
    return tuple(reversed(_all(list(points) or settleable())))


def told(ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Decisions by their id, as a message carries them to its recipient. One statement, none without ids."""
    wanted = set(ids)
    rows = LocalSettlement.objects.filter(id__in=wanted) if wanted else ()
    return {
        str(row.id): {
            "point": row.point,
            "opens": row.decision == Decision.OPENS,
            "by": row.made_by_name,
            "from_on": row.from_on.isoformat(),
            "reasons": row.reasons,
        }
        for row in rows
    }


def legal_offices() -> tuple[UUID, ...]:
    """The units where a lawyer advises the municipalities of the session's unit. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit_id FROM samsyn.legal_offices()")
        return tuple(row[0] for row in cursor.fetchall())


def settleable() -> list[str]:
    """The points that a municipality's lawyer may settle. One that the law no longer has is nobody's."""
    return [point.id for point in the_book().points if point.settleable]


def _all(points: list[str]) -> list[Decided]:
    rows = LocalSettlement.objects.filter(point__in=points).order_by("made_at", "id")
    return [
        Decided(
            (row.id,),
            row.municipality_id,
            row.point,
            Decision(row.decision),
            row.from_on,
            row.to_on,
            row.reasons,
            row.made_by_name,
            row.signature,
            row.made_at,
        )
        for row in rows
    ]


def _shared(actor: Actor, units: list[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """The municipalities in common; the actor's own where there are none."""
    if len(actor.municipalities) == 1:
        return dict.fromkeys(units, actor.municipalities)
    theirs: dict[UUID, list[str]] = {}
    rows = Unit.municipalities.through.objects.filter(
        unit_id__in=units, municipality_id__in=actor.municipalities
    )
    for unit_id, code in rows.values_list("unit_id", "municipality_id").order_by("municipality_id"):
        theirs.setdefault(unit_id, []).append(code)
    return {unit: tuple(theirs.get(unit, actor.municipalities)) for unit in units}


def _agreed(by_municipality: list[Settled]) -> Settled:
    """What all say alike, in the names of all."""
    if len(by_municipality) == 1:
        return by_municipality[0]
    agreed = {}
    for point in set.intersection(*(set(one) for one in by_municipality)) if by_municipality else ():
        said = [one[point] for one in by_municipality]
        if len({one.decision for one in said}) == 1:
            agreed[point] = _together(said)
    return agreed


def _together(said: list[Decided]) -> Decided:
    ends = [one.to_on for one in said if one.to_on]
    return Decided(
        tuple(id_ for one in said for id_ in one.ids),
        said[0].municipality,
        said[0].point,
        said[0].decision,
        max(one.from_on for one in said),
        min(ends) if ends else None,
        " ".join(one.reasons for one in said),
        " och ".join(one.by for one in said),
        "; ".join(one.signature for one in said),
        max(one.made_at for one in said),
    )
