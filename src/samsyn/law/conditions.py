"""The conditions of a provision as Swedish lines, and the period it holds."""

from collections.abc import Mapping

from samsyn.law.provision import Clause, Point, Provision
from samsyn.law.vocabulary import Category, Fact, Kind, Labelled, Party, Purpose

Clauses = Mapping[Fact, Clause]


def period(rule: Provision | Point) -> str:
    """From when until when, with both days."""
    start = f"från och med {rule.first_day}"
    return start if rule.last_day is None else f"{start} till och med {rule.last_day}"


def conditions(p: Provision, clauses: Clauses) -> list[str]:
    """Who, what, for what, and under which conditions; one line each."""
    return [f"- {line}" for line in (*_fits(p), *_bounds(p), *_judged(p, clauses)) if line]


def _fits(p: Provision) -> list[str]:
    return [
        f"Från: {_some(p.senders, Party)}" if p.senders else "",
        f"Till: {_some(p.recipients, Party)}" if p.recipients else "",
        f"Uppgifter: {_some(p.categories, Category)}" if p.categories else "",
        f"Ändamål: {_some(p.purposes, Purpose)}" if p.purposes else "",
        f"Ändamål när det har angetts: {_some(p.stated_purposes, Purpose)}" if p.stated_purposes else "",
    ]


def _bounds(p: Provision) -> list[str]:
    lines = []
    if p.from_age is not None:
        lines.append(f"Ålder: från {p.from_age} år")
    if p.under_age is not None:
        lines.append(f"Ålder: under {p.under_age} år")
    if p.requested is not None and p.kind is not Kind.DUTY_ON_REQUEST:
        lines.append("På begäran" if p.requested else "På eget initiativ")
    if p.unrequested_kind is not None:
        lines.append(f"Utan begäran: {p.unrequested_kind.label}")
    if p.offence is not None:
        lines.append(
            f"Brottet: minst {p.offence.min_months} månaders fängelse, och vid försök, förberedelse eller "
            f"stämpling minst {p.offence.attempt_min_months} månader"
        )
    return lines


def _judged(p: Provision, clauses: Clauses) -> list[str]:
    return [
        *(f"Krävs: {clauses[fact].when_true}" for fact in p.requires if p.kind is not Kind.BLOCK),
        *(f"Hindrar om: {clauses[fact].when_true}" for fact in p.requires if p.kind is Kind.BLOCK),
        *(f"Krävs: {clauses[fact].when_false}" for fact in p.forbids),
        *(f"Gäller inte om någon har angett att {clauses[fact].when_true}" for fact in p.unless),
        *(
            f"Prövas när någon har angett att {clauses[fact].when_true}"
            for fact in p.stated_by
            if p.stated_purposes
        ),
        *(f"Gäller oavsett ålder om {clauses[fact].when_true}" for fact in p.any_age_if),
    ]


def _some(words: frozenset[Labelled], kind: type[Labelled]) -> str:
    """The words in the order of their list; all of them, or all but a few, said so."""
    left_out = [member.label for member in kind if member not in words]
    if not left_out:
        return "alla"
    if len(left_out) <= len(kind) // 3:
        return f"alla utom {', '.join(left_out)}"
    return ", ".join(member.label for member in kind if member in words)
