"""The whole body of rules as read from the files, and the way to those that a question concerns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from samsyn.law.errors import LawDataError
from samsyn.law.loading import Groups, Table, read, tables
from samsyn.law.provision import DECIDING, Clause, Point, Provision, Threshold
from samsyn.law.vocabulary import Category, Fact, Kind, Party, Purpose

FOLDER = Path(__file__).parent / "provisions"
APART = ("groups.toml", "questions.toml", "points.toml")
PROVISION_KEYS = frozenset(
    "id kind citation paragraph first_day last_day wording source confidence record senders senders_except recipients "
    "recipients_except categories categories_except purposes purposes_except stated_purposes stated_by from_age "
    "under_age any_age_if requested unrequested_kind requires forbids unless offence asked_of cleared_by order note".split()
)
POINT_KEYS = frozenset(
    "id why first_day last_day settleable touches senders recipients categories purposes from_age protected below".split()
)
CLAUSE_KEYS = frozenset("fact judgement question when_true when_false".split())
CONFIDENCE = ("H", "M", "A", "U")


class Entry(NamedTuple):
    """A provision on a route. `stated_only`: weighed only when its circumstance has been stated."""

    provision: Provision
    stated_only: bool
    points: tuple[Point, ...]


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

    def _find(self, sender: Party, recipient: Party, category: Category, purpose: Purpose) -> Route:
        fits = [
            p
            for p in self.provisions
            if sender in p.senders
            and recipient in p.recipients
            and category in p.categories
            and (purpose in p.purposes or purpose in p.stated_purposes)
        ]
        points = [
            point
            for point in self.points
            if (not point.senders or sender in point.senders)
            and (not point.recipients or recipient in point.recipients)
            and (not point.categories or category in point.categories)
            and (not point.purposes or purpose in point.purposes)
        ]
        grounds = tuple(
            Entry(p, purpose not in p.purposes, tuple(point for point in points if {p.id, p.kind} & point.touches))
            for p in fits
            if p.kind in DECIDING
        )
        return Route(grounds, tuple(p for p in fits if p.kind is Kind.BLOCK))

    def provision(self, id: str) -> Provision:
        """The newest wording under an id. Raises `KeyError` for one that does not exist."""
        return {p.id: p for p in sorted(self.provisions, key=lambda p: p.first_day)}[id]


@cache
def the_book() -> Book:
    """The body of rules that comes with the package."""
    return load(FOLDER)


def load(folder: Path) -> Book:
    """Read and check every file of a folder. Raises `LawDataError`, which names file, provision and key."""
    groups = _groups(folder / "groups.toml")
    clauses = _clauses(folder / "questions.toml")
    files = sorted(path for path in folder.glob("*.toml") if path.name not in APART)
    provisions = [_provision(row, groups) for path in files for row in tables(path, "provision")]
    points = [_point(row, groups) for row in tables(folder / "points.toml", "point")]
    _check_overlaps(provisions)
    _check_touches(points, provisions)
    return bind(provisions, points, clauses)


def bind(provisions: Iterable[Provision], points: Iterable[Point], clauses: dict[Fact, Clause]) -> Book:
    """A book, strongest provision first, whatever order they come in."""
    return Book(tuple(sorted(provisions, key=rank)), tuple(sorted(points, key=lambda p: p.id)), clauses)


def rank(provision: Provision) -> tuple[int, int, str, int]:
    """A duty before a permission, the specific before the general; then by id and day, so that it is always the same."""
    strength = {Kind.DUTY: 0, Kind.DUTY_ON_REQUEST: 1}.get(provision.kind, 2)
    return strength, provision.order, provision.id, provision.first_day.toordinal()


def _groups(path: Path) -> Groups:
    rows = [(row, row.only(frozenset({"id", "members"}))) for row in tables(path, "group")]
    return {row.text("id"): frozenset(row.texts("members")) for row, _ in rows}


def _clauses(path: Path) -> dict[Fact, Clause]:
    found: dict[Fact, Clause] = {}
    for values in read(path).get("question", []):
        row = Table(path.name, str(values.get("fact")), values)
        row.only(CLAUSE_KEYS)
        fact = row.word("fact", Fact)
        if fact in found:
            raise row.error("fact", "har redan en fråga.")
        judged = bool(row.truth("judgement"))
        found[fact] = Clause(fact, judged, row.text("question"), row.text("when_true"), row.text("when_false"))
    for fact in Fact:
        if fact not in found:
            raise LawDataError(path.name, fact, "question", "frågan saknas.")
    return found


def _provision(row: Table, groups: Groups) -> Provision:
    row.only(PROVISION_KEYS)
    first_day = row.day("first_day")
    if first_day is None:
        raise row.error("first_day", "saknas.")
    provision = Provision(
        id=row.text("id"),
        kind=row.word("kind", Kind),
        citation=row.text("citation"),
        paragraph=row.text("paragraph"),
        first_day=first_day,
        last_day=row.day("last_day"),
        wording=row.text("wording"),
        source=row.text("source"),
        confidence=row.text("confidence"),
        record=row.texts("record"),
        file=row.file,
        senders=row.set_of("senders", Party, groups),
        recipients=row.set_of("recipients", Party, groups),
        categories=row.set_of("categories", Category, groups),
        purposes=row.set_of("purposes", Purpose, groups),
        stated_purposes=row.set_of("stated_purposes", Purpose, groups) - row.set_of("purposes", Purpose, groups),
        stated_by=row.words("stated_by", Fact),
        from_age=row.number("from_age"),
        under_age=row.number("under_age"),
        any_age_if=row.words("any_age_if", Fact),
        requested=row.truth("requested"),
        unrequested_kind=row.word("unrequested_kind", Kind) if "unrequested_kind" in row.values else None,
        requires=row.words("requires", Fact),
        forbids=row.words("forbids", Fact),
        unless=row.words("unless", Fact),
        offence=_threshold(row, "offence"),
        asked_of=row.set_of("asked_of", Party, groups),
        cleared_by=frozenset(row.texts("cleared_by")),
        order=50 if (order := row.number("order")) is None else order,
        note=row.text("note", default=""),
    )
    _check(row, provision)
    return provision


def _threshold(row: Table, key: str) -> Threshold | None:
    if key not in row.values:
        return None
    values = row.values[key]
    if not isinstance(values, dict) or set(values) != {"min_months", "attempt_min_months"}:
        raise row.error(key, "ska ha min_months och attempt_min_months.")
    inner = Table(row.file, row.id, values)
    return Threshold(inner.number("min_months") or 0, inner.number("attempt_min_months") or 0)


def _check(row: Table, p: Provision) -> None:
    if p.confidence not in CONFIDENCE:
        raise row.error("confidence", f"ska vara en av {', '.join(CONFIDENCE)}.")
    if p.last_day is not None and p.last_day < p.first_day:
        raise row.error("last_day", "ligger före first_day.")
    if not p.record:
        raise row.error("record", "saknas. Skriv vad som ska antecknas.")
    if p.stated_purposes and not p.stated_by:
        raise row.error("stated_by", "saknas. stated_purposes behöver en omständighet som kan anges.")
    if p.kind in DECIDING or p.kind is Kind.BLOCK:
        for key in ("senders", "categories"):
            if not getattr(p, key):
                raise row.error(key, "saknas.")
        if not p.purposes and not p.stated_purposes:
            raise row.error("purposes", "saknas.")
    if set(p.requires) & set(p.forbids):
        raise row.error("forbids", "samma omständighet både krävs och hindrar.")


def _check_overlaps(provisions: list[Provision]) -> None:
    """Two wordings of one paragraph never hold on the same day."""
    by_day = sorted(provisions, key=lambda p: (p.paragraph, p.first_day))
    for older, newer in pairwise(by_day):
        if older.paragraph == newer.paragraph and older.in_force(newer.first_day):
            message = f"börjar gälla {newer.first_day}, när {older.id} ännu gäller för {older.paragraph}."
            raise LawDataError(newer.file, newer.id, "first_day", message)


def _check_touches(points: list[Point], provisions: list[Provision]) -> None:
    known = {p.id for p in provisions} | {str(kind) for kind in DECIDING}
    for point in points:
        for touched in sorted(point.touches - known):
            raise LawDataError(point.file, point.id, "touches", f"okänd bestämmelse {touched!r}.")


def _point(row: Table, groups: Groups) -> Point:
    row.only(POINT_KEYS)
    first_day = row.day("first_day")
    if first_day is None:
        raise row.error("first_day", "saknas.")
    return Point(
        id=row.text("id"),
        why=row.text("why"),
        first_day=first_day,
        last_day=row.day("last_day"),
        file=row.file,
        settleable=bool(row.truth("settleable")),
        touches=frozenset(row.texts("touches")),
        senders=row.set_of("senders", Party, groups),
        recipients=row.set_of("recipients", Party, groups),
        categories=row.set_of("categories", Category, groups),
        purposes=row.set_of("purposes", Purpose, groups),
        from_age=row.number("from_age"),
        protected=bool(row.truth("protected")),
        below=_threshold(row, "below"),
    )
