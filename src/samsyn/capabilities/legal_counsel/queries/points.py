"""The points that the law leaves open: both sides, what is decided, what a decision would change."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from samsyn.foundation.settlements.decision import Decision
from samsyn.foundation.settlements.queries import Decided, history, present, settleable
from samsyn.foundation.units.acting import Actor
from samsyn.law.book import the_book
from samsyn.law.previewing import Changed, changed_by
from samsyn.law.provision import Point, Provision, Settlement
from samsyn.law.vocabulary import Category, Party, Purpose

from .law import Entry, entry
from .questions import AskedLine


@dataclass(frozen=True)
class PointLine:
    """One point with what is decided about it. `decisions` has every decision, newest first."""

    point: Point
    now: Decided | None
    coming: Decided | None
    newest: Decided | None
    decisions: tuple[Decided, ...]
    asked: int = 0

    @property
    def open(self) -> bool:
        return self.now is None


def points(*, actor: Actor, on: dt.date, questions: Iterable[AskedLine] = ()) -> tuple[PointLine, ...]:
    """Every point that the lawyer may settle, those that are open first. One statement."""
    decided = history(actor=actor)
    asked = Counter(line.question.point for line in questions)
    lines = [
        _line(point, tuple(one for one in decided if one.point == point.id), on, asked[point.id])
        for point in the_book().points
        if point.settleable and point.in_force(on)
    ]
    return tuple(sorted(lines, key=lambda line: not line.open))


def point_line(*, actor: Actor, point_id: str, on: dt.date) -> PointLine | None:
    """One point with its decisions; None for one that is not the lawyer's to settle. One statement."""
    if point_id not in settleable():
        return None
    (point,) = [point for point in the_book().points if point.id == point_id]
    return _line(point, history(actor=actor, points=[point_id]), on, 0)


def both_sides(point: Point, on: dt.date) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The provisions that the point touches, and those to hold against them."""
    return _entries(point.touches, on), _entries(point.beside, on)


def preview(
    *, actor: Actor, point: Point, decision: Decision, from_on: dt.date, reasons: str, on: dt.date
) -> tuple[Changed, ...]:
    """The scenarios that the decision would answer otherwise on its first day, beside what else is settled then."""
    day = max(from_on, on)
    begun = [one for one in reversed(history(actor=actor)) if one.from_on <= day]
    newest = {one.point: one for one in begun}
    before = {one.point: one.law for one in newest.values() if one.holds(day)}
    after = {point_id: law for point_id, law in before.items() if point_id != point.id}
    if decision is not Decision.UNSETTLED:
        after[point.id] = Settlement(point.id, decision is Decision.OPENS, day, actor.name, reasons)
    return changed_by(the_book(), before, after, day)


def _line(point: Point, decisions: tuple[Decided, ...], on: dt.date, asked: int) -> PointLine:
    begun = next((one for one in decisions if one.from_on <= on), None)
    newest = decisions[0] if decisions else None
    coming = newest if newest and newest.from_on > on else None
    return PointLine(point, begun if begun and begun.holds(on) else None, coming, newest, decisions, asked)


def _entries(ids: Iterable[str], on: dt.date) -> tuple[Entry, ...]:
    wanted = set(ids)
    found: list[Provision] = [p for p in the_book().in_force(on) if p.id in wanted]
    return tuple(entry(p) for p in found)


@dataclass(frozen=True)
class SettledLine:
    """A point of the law's, with what the municipality's lawyer has decided."""

    point: Point
    municipality: str
    decided: Decided


def settled_now(*, actor: Actor, on: dt.date) -> tuple[SettledLine, ...]:
    """What is settled on a day in the municipalities of the actor's unit. One statement."""
    known = {point.id: point for point in the_book().points}
    return tuple(
        SettledLine(known[point_id], code, decided)
        for code, held in present(actor=actor, on=on).items()
        for point_id, decided in held.items()
    )


def open_point(point_id: str) -> Point | None:
    """A point of the law's by its id."""
    return next((point for point in the_book().points if point.id == point_id), None)


def points_between(
    sender: Party, recipient: Party, category: Category, purpose: Purpose
) -> tuple[Point, ...]:
    """The points that a lawyer may settle on the way from one party to another."""
    found = {
        point.id: point
        for step in the_book().route(sender, recipient, category, purpose).grounds
        for point in step.points
        if point.settleable
    }
    return tuple(found.values())
