"""Questions about persons: who may this be, who is found by name or number, and what is known of one.

What a query answers is logged as read in the same transaction (design, guarantee 5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from samsyn.foundation.audit import log
from samsyn.foundation.people.candidates import candidates, close_look, wide_look
from samsyn.foundation.people.identity_numbers import IdentityKind, IdentityNumberError, mask, parse
from samsyn.foundation.people.likeness import Nearness, Sought, most_alike
from samsyn.foundation.people.models import Person, ProtectedIdentity
from samsyn.foundation.people.names import fold
from samsyn.foundation.units.acting import Actor

WEAK = 60.0  # when the best of the close look is below this, the wider look is worth its time
MOST_FOUND = 20
MOST_WORDS = 4
SHORTEST_SEARCH = 2
LONGEST_LOGGED = 80
SHOWN = (
    "given_name",
    "family_name",
    "identity_kind",
    "identity_number",
    "birth_date",
    "protected_identity",
)
AFTER_ALL_LETTERS = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as a list shows one: the number masked, nothing of address or need (SoLPuL 7 a §)."""

    person_id: UUID
    name: str
    masked_number: str
    birth_date: date | None
    protected: bool


@dataclass(frozen=True, slots=True)
class Likely:
    """A person that a report may be about, and why. How near is told in words, never as a figure."""

    person: PersonLine
    nearness: Nearness
    reasons: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, in Swedish order; `more` says that there were others besides."""

    persons: tuple[PersonLine, ...]
    more: bool


def likely_persons(*, actor: Actor, sought: Sought, at_most: int = 5) -> list[Likely]:
    """Those of the unit's own persons whom a report may be about, nearest first; a human decides.

    Three or four statements: a close look by number, date and sound, a wider one only where the close one
    found nobody alike, the lines to show, and the log.
    """
    known = candidates(actor.unit_id, close_look(sought))
    found = most_alike(sought, known, at_most=at_most)
    if not found or found[0].closeness < WEAK:
        known = list({*known, *candidates(actor.unit_id, wide_look(sought))})
        found = most_alike(sought, known, at_most=at_most)
    persons = Person.objects.filter(unit_id=actor.unit_id).only(*SHOWN)
    shown = persons.in_bulk([one.known.person_id for one in found])
    lines = {person_id: line_of(person) for person_id, person in shown.items()}
    _log(actor, lines.values())
    return [Likely(lines[one.known.person_id], one.nearness, one.reasons) for one in found]


def search_persons(*, actor: Actor, text: str, on: date) -> Found:
    """The unit's persons by number or by the start of a name, in either order; nothing else is searched.

    SoLPuF 15 § lets social services search by name, number or case only, and the rule serves every unit.
    `on` is today, for the century of a ten-digit number. That nobody was found is logged with what was sought, since
    who is looked for tells as much as who is read. Two statements and the log.
    """
    condition = _number_condition(text, on) or _name_condition(text)
    if condition is None:
        return Found((), more=False)
    persons = Person.objects.filter(condition, unit_id=actor.unit_id).only(*SHOWN).order_by("sort_key", "id")
    lines = [line_of(person) for person in persons[: MOST_FOUND + 1]]
    _log(actor, lines[:MOST_FOUND])
    if not lines:
        log.record(actor=actor, verb="search", object_kind="person", reason=text.strip()[:LONGEST_LOGGED])
    return Found(tuple(lines[:MOST_FOUND]), more=len(lines) > MOST_FOUND)


def _number_condition(text: str, on: date) -> Q | None:
    try:
        return Q(identity_number=parse(text, on=on).value)
    except IdentityNumberError:
        compact = "".join(text.split()).upper()
        has_digits = any(sign.isdigit() for sign in compact)
        return Q(identity_kind=IdentityKind.RESERVE, identity_number=compact) if has_digits else None


def _name_condition(text: str) -> Q | None:
    """The words as the start of a family name or a given name, or split into the two, in either order."""
    words = fold(text).split()[:MOST_WORDS]
    whole = " ".join(words)
    if len(whole) < SHORTEST_SEARCH:
        return None
    condition = _starts("folded_family", whole) | _starts("folded_given", whole)
    for cut in range(1, len(words)):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        condition |= _starts("folded_given", first) & _starts("folded_family", last)
        condition |= _starts("folded_family", first) & _starts("folded_given", last)
    return condition


def _starts(column: str, start: str) -> Q:
    """As a range: unlike LIKE it may use the index beside row-level security."""
    return Q(**{f"{column}__gte": start, f"{column}__lt": start + AFTER_ALL_LETTERS})


def line_of(person: Person) -> PersonLine:
    """A person's row as a line to show."""
    number = person.identity_number
    return PersonLine(
        person_id=person.id,
        name=f"{person.given_name} {person.family_name}".strip(),
        masked_number=mask(number, IdentityKind(person.identity_kind)) if number else "",
        birth_date=person.birth_date,
        protected=person.protected_identity != ProtectedIdentity.NONE,
    )


def _log(actor: Actor, lines: Iterable[PersonLine]) -> None:
    for line in lines:
        log.note_read(
            actor=actor, object_kind="listed_person", object_id=line.person_id, person_id=line.person_id
        )
