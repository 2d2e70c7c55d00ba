"""The whole body of rules as read from the files, and the way to those that a question concerns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from samsyn.law import parsing
from samsyn.law.loading import tables
from samsyn.law.provision import DECIDING, Clause, Point, Provision
from samsyn.law.vocabulary import Category, Fact, Kind, Party, Purpose

FOLDER = Path(__file__).parent / "provisions"
APART = ("groups.toml", "questions.toml", "points.toml")
KINDS_OF_TABLE = ("provision", "deadline", "retention", "preservation")


class Entry(NamedTuple):
    """A provision on a route. `stated_only`: weighed only when its circumstance has been stated."""

    provision: Provision
    stated_only: bool
    points: tuple[Point, ...]
    stated_by: frozenset[Fact]
    head: str
    not_stated: str


class Route(NamedTuple):
    """What can matter from one party to another about one category for one purpose, strongest first."""

    grounds: tuple[Entry, ...]
    blocks: tuple[Provision, ...]


@dataclass(frozen=True)
class Book:
    """Provisions, unsettled points and the words of the facts. Routes are found once and kept."""

    provisions: tuple[Provision, ...]
    points: tuple[Point, ...]
    clauses: dict[Fact, Clause]
    _routes: dict[tuple[Party, Party, Category, Purpose], Route] = field(default_factory=dict, compare=False)

    def route(self, sender: Party, recipient: Party, category: Category, purpose: Purpose) -> Route:
        """The grounds and blocks of a route."""
        key = (sender, recipient, category, purpose)
        found = self._routes.get(key)
        if found is None:
            found = self._routes[key] = self._find(*key)
        return found

    def in_force(self, on: date) -> list[Provision]:
        """Every provision that holds on a day."""
        return [p for p in self.provisions if p.in_force(on)]

    def _find(self, sender: Party, recipient: Party, category: Category, purpose: Purpose) -> Route:
        fits = [
            p
            for p in self.provisions
            if sender in p.senders
            and recipient in p.recipients
            and category in p.categories
            and (purpose in p.purposes or purpose in p.stated_purposes)
        ]
        points = [point for point in self.points if _meets(point, sender, recipient, category, purpose)]
        grounds = [self._entry(p, purpose, points) for p in fits if p.kind in DECIDING]
        return Route(tuple(grounds), tuple(p for p in fits if p.kind is Kind.BLOCK))

    def _entry(self, p: Provision, purpose: Purpose, points: list[Point]) -> Entry:
        stated = " eller ".join(self.clauses[fact].when_true for fact in p.stated_by)
        return Entry(
            provision=p,
            stated_only=purpose not in p.purposes,
            points=tuple(point for point in points if {p.id, p.kind} & point.touches),
            stated_by=frozenset(p.stated_by),
            head=p.head,
            not_stated=f"{p.citation} har inte åberopats. Den prövas bara om någon har angett att {stated}.",
        )


def _meets(point: Point, sender: Party, recipient: Party, category: Category, purpose: Purpose) -> bool:
    """Whether a point lies on a route; one that names no senders concerns them all, and so on."""
    return (
        (not point.senders or sender in point.senders)
        and (not point.recipients or recipient in point.recipients)
        and (not point.categories or category in point.categories)
        and (not point.purposes or purpose in point.purposes)
    )


@cache
def the_book() -> Book:
    """The body of rules that comes with the package."""
    return load(FOLDER)


def load(folder: Path) -> Book:
    """Read and check every file of a folder. Raises `LawDataError`, which names file, provision and key."""
    groups = parsing.groups(folder / "groups.toml")
    clauses = parsing.clauses(folder / "questions.toml")
    files = sorted(path for path in folder.glob("*.toml") if path.name not in APART)
    provisions = [
        parsing.provision(row, groups) for path in files for row in tables(path, "provision", KINDS_OF_TABLE)
    ]
    points = [parsing.point(row, groups) for row in tables(folder / "points.toml", "point", ("point",))]
    parsing.check_together(provisions, points)
    return bind(provisions, points, clauses)


def bind(provisions: Iterable[Provision], points: Iterable[Point], clauses: dict[Fact, Clause]) -> Book:
    """A book, strongest provision first, whatever order they come in."""
    return Book(tuple(sorted(provisions, key=rank)), tuple(sorted(points, key=lambda p: p.id)), clauses)


def rank(provision: Provision) -> tuple[int, int, str, int]:
    """A duty before a permission, the specific before the general; then by id and day, always the same."""
    strength = {Kind.DUTY: 0, Kind.DUTY_ON_REQUEST: 1}.get(provision.kind, 2)
    return strength, provision.order, provision.id, provision.first_day.toordinal()
