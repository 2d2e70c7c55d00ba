"""What changes between two days, paragraph by paragraph, in plain Swedish."""

from collections.abc import Iterable
from datetime import date

from samsyn.law.book import Book
from samsyn.law.conditions import Clauses, conditions
from samsyn.law.deadlines import catalogue
from samsyn.law.provision import Point, Provision


def difference(book: Book, first: date, second: date) -> str:
    """What holds on the second day and not on the first, and the other way round, as Markdown."""
    before = {p.paragraph: p for p in book.in_force(first)}
    after = {p.paragraph: p for p in book.in_force(second)}
    found = [
        *_provisions(before, after, book.clauses),
        *_points(book.points, first, second),
        *_limits(first, second),
    ]
    head = f"# Vad som ändras från {first} till {second}"
    return "\n\n".join([head, "\n".join(found) or "Inget ändras."]) + "\n"


def _provisions(before: dict[str, Provision], after: dict[str, Provision], clauses: Clauses) -> Iterable[str]:
    for paragraph in sorted(before.keys() | after.keys()):
        if paragraph not in after:
            old = before[paragraph]
            yield f"- Upphör: {old.citation} (`{old.id}`): {old.wording}"
        elif paragraph not in before:
            new = after[paragraph]
            yield f"- Ny: {new.citation} (`{new.id}`): {new.wording}"
        elif before[paragraph] is not after[paragraph]:
            yield f"- Ny lydelse: {after[paragraph].citation} (`{after[paragraph].id}`)"
            yield from _between(_says(before[paragraph], clauses), _says(after[paragraph], clauses))


def _says(p: Provision, clauses: Clauses) -> list[str]:
    return [f"- {p.wording}", *conditions(p, clauses)]


def _between(old: list[str], new: list[str]) -> Iterable[str]:
    yield from (f"  - före: {line[2:]}" for line in old if line not in new)
    yield from (f"  - efter: {line[2:]}" for line in new if line not in old)


def _points(points: Iterable[Point], first: date, second: date) -> Iterable[str]:
    for point in points:
        if point.in_force(first) is not point.in_force(second):
            news = "Ny oklar punkt" if point.in_force(second) else "Inte längre oklart"
            yield f"- {news}: `{point.id}`: {point.why}"


def _limits(first: date, second: date) -> Iterable[str]:
    for limit in catalogue():
        if limit.in_force(first) is not limit.in_force(second):
            news = "Ny tidsgräns" if limit.in_force(second) else "Tidsgräns som upphör"
            yield f"- {news}: {limit.name} ({limit.basis}): {limit.wording}"
