"""Make provisions, unsettled points and questions of tables, and refuse what cannot be meant."""

from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

from samsyn.law.errors import LawDataError
from samsyn.law.loading import Groups, Table, read, tables
from samsyn.law.provision import DECIDING, WEIGHED, Clause, Point, Provision, Threshold
from samsyn.law.vocabulary import Category, Fact, Kind, Party, Purpose

SETS = ("senders", "recipients", "categories", "purposes", "stated_purposes", "asked_of")
LEFT_OUT = frozenset(f"{key}_except" for key in SETS)
PROVISION_KEYS = frozenset(field.name for field in fields(Provision)) - {"file"} | LEFT_OUT
POINT_KEYS = frozenset(field.name for field in fields(Point)) - {"file"} | LEFT_OUT
CLAUSE_KEYS = frozenset(field.name for field in fields(Clause))
GROUP_KEYS = frozenset({"id", "members"})
CONFIDENCE = ("H", "M", "A", "U")
MIDDLE = 50


def groups(path: Path) -> Groups:
    """Named groups of parties."""
    found = {}
    for row in tables(path, "group", ("group",)):
        row.only(GROUP_KEYS)
        found[row.text("id")] = frozenset(row.texts("members"))
    return found


def clauses(path: Path) -> dict[Fact, Clause]:
    """The question of every fact. One that is missing, double or unknown is refused."""
    found: dict[Fact, Clause] = {}
    for values in read(path).get("question", []):
        row = Table(path.name, str(values.get("fact")), values)
        row.only(CLAUSE_KEYS)
        fact = row.word("fact", Fact)
        if fact in found:
            raise row.error("fact", "har redan en fråga.")
        found[fact] = Clause(
            fact,
            bool(row.truth("judgement")),
            row.text("question"),
            row.text("when_true"),
            row.text("when_false"),
        )
    for fact in Fact:
        if fact not in found:
            raise LawDataError(path.name, fact, "question", "frågan saknas.")
    return found


def provision(row: Table, known: Groups) -> Provision:
    """One provision, checked."""
    row.only(PROVISION_KEYS)
    purposes = row.set_of("purposes", Purpose, known)
    order = row.number("order")
    found = Provision(
        id=row.text("id"),
        kind=row.word("kind", Kind),
        citation=row.text("citation"),
        paragraph=row.text("paragraph"),
        first_day=_first_day(row),
        last_day=row.day("last_day"),
        wording=row.text("wording"),
        source=row.text("source"),
        confidence=row.text("confidence"),
        record=row.texts("record"),
        file=row.file,
        senders=row.set_of("senders", Party, known),
        recipients=row.set_of("recipients", Party, known),
        categories=row.set_of("categories", Category, known),
        purposes=purposes,
        stated_purposes=row.set_of("stated_purposes", Purpose, known) - purposes,
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
        asked_of=row.set_of("asked_of", Party, known),
        cleared_by=frozenset(row.texts("cleared_by")),
        order=MIDDLE if order is None else order,
        note=row.text("note", default=""),
    )
    _check(row, found)
    if found.kind in WEIGHED or found.kind is Kind.BLOCK:
        _check_deciding(row, found)
    return found


def point(row: Table, known: Groups) -> Point:
    """One unsettled point, checked."""
    row.only(POINT_KEYS)
    settleable = bool(row.truth("settleable"))
    both_sides = None if settleable else ""
    return Point(
        id=row.text("id"),
        why=row.text("why"),
        first_day=_first_day(row),
        last_day=row.day("last_day"),
        file=row.file,
        settleable=settleable,
        touches=frozenset(row.texts("touches")),
        senders=row.set_of("senders", Party, known),
        recipients=row.set_of("recipients", Party, known),
        categories=row.set_of("categories", Category, known),
        purposes=row.set_of("purposes", Purpose, known),
        from_age=row.number("from_age"),
        protected=bool(row.truth("protected")),
        below=_threshold(row, "below"),
        speaks_for=row.text("speaks_for", both_sides),
        speaks_against=row.text("speaks_against", both_sides),
        beside=frozenset(row.texts("beside")),
    )


def check_together(provisions: list[Provision], points: list[Point]) -> None:
    """Two wordings of one paragraph never hold on the same day, and a point touches what exists."""
    by_day = sorted(provisions, key=lambda p: (p.paragraph, p.first_day))
    for older, newer in pairwise(by_day):
        if older.paragraph == newer.paragraph and older.in_force(newer.first_day):
            message = f"börjar gälla {newer.first_day}, när {older.id} ännu gäller för {older.paragraph}."
            raise LawDataError(newer.file, newer.id, "first_day", message)
    ids = {p.id for p in provisions} | {str(kind) for kind in DECIDING}
    for found in points:
        for key, named in (("touches", found.touches), ("beside", found.beside)):
            for unknown in sorted(named - ids):
                raise LawDataError(found.file, found.id, key, f"okänd bestämmelse {unknown!r}.")
    for found_in in provisions:
        for cleared in sorted(found_in.cleared_by - ids):
            raise LawDataError(found_in.file, found_in.id, "cleared_by", f"okänd bestämmelse {cleared!r}.")


def _first_day(row: Table) -> date:
    day = row.day("first_day")
    if day is None:
        raise row.error("first_day", "saknas.")
    return day


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
    if set(p.requires) & set(p.forbids):
        raise row.error("forbids", "samma omständighet både krävs och hindrar.")


def _check_deciding(row: Table, p: Provision) -> None:
    for key in ("senders", "categories"):
        if not getattr(p, key):
            raise row.error(key, "saknas.")
    if not p.purposes and not p.stated_purposes:
        raise row.error("purposes", "saknas.")
    if bool(p.stated_purposes) is not bool(p.stated_by):
        raise row.error("stated_by", "och stated_purposes hör ihop: ange båda eller ingen.")
    if p.kind is Kind.BLOCK and len(p.requires) > 1:
        raise row.error("requires", "ett hinder prövas på högst en omständighet.")
