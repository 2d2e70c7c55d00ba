"""Everything the unit has written about one person, and the whereabouts that a protected identity hides.

What is answered is logged as read in the same transaction (design, guarantee 5).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.foundation.audit import log
from samsyn.foundation.people.facts import Whereabouts
from samsyn.foundation.people.identity_numbers import IdentityKind, parse, written
from samsyn.foundation.people.models import (
    Custody,
    Guardian,
    Person,
    ProtectedIdentity,
    Relation,
    RelationKind,
    Sex,
)
from samsyn.foundation.people.queries import PersonLine, line_of
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under
from samsyn.law.consent import ALONE_FROM
from samsyn.law.question import age_on


@dataclass(frozen=True, slots=True)
class GuardianLine:
    """A guardian; `person_id` is set where the unit has the guardian as a person too."""

    guardian_id: UUID
    person_id: UUID | None
    name: str
    custody: Custody
    lives_with: bool | None
    reachable: bool | None
    language: str
    whereabouts: Whereabouts
    informed_on: date | None
    not_informed_because: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """Somebody else around the person."""

    relation_id: UUID
    person_id: UUID | None
    name: str
    kind: RelationKind
    note: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What the unit has written about one person.

    `hidden` says that whereabouts were left out; `birth_date_differs` that the number tells another date.
    """

    line: PersonLine
    given_name: str
    family_name: str
    identity_kind: IdentityKind
    written_number: str
    birth_date_differs: bool
    age: int | None
    ages_told: tuple[int, int] | None
    age_told_on: date | None
    sex: Sex | None
    protected_identity: ProtectedIdentity
    interpreter_language: str
    whereabouts: Whereabouts
    hidden: bool
    registered_at: datetime
    version: int
    guardians: tuple[GuardianLine, ...]
    relations: tuple[RelationLine, ...]

    @property
    def of_age(self) -> bool:
        """Whether the person is known to have turned 18: nobody has custody any more (FB 6:2)."""
        return self.age is not None and self.age >= ALONE_FROM

    @property
    def guardians_with_custody(self) -> tuple[GuardianLine, ...]:
        """Those whose consent is asked while the person is under 18 (domain 14.2); none after that."""
        if self.of_age:
            return ()
        return tuple(one for one in self.guardians if one.custody in {Custody.JOINT, Custody.SOLE})


def _wanted(unit_id: UUID, person_id: UUID) -> tuple[QuerySet[Any], ...]:
    """The guardians, the relations, and the registered persons that these are."""
    guardians = Guardian.objects.filter(unit_id=unit_id, youth_id=person_id)
    relations = Relation.objects.filter(unit_id=unit_id, person_id=person_id)
    named = Q(id__in=guardians.values("person_id")) | Q(id__in=relations.values("other_id"))
    order = ("registered_at", "id")
    return (
        guardians.order_by(*order),
        relations.order_by(*order),
        Person.objects.filter(named, unit_id=unit_id),
    )


_of_person = Under(_wanted)


def person_page(*, actor: Actor, person_id: UUID, on: date) -> PersonPage:
    """All about one person as it stands on `on`. Two statements and the log.

    Raises Person.DoesNotExist, alike for nobody and for a person of another unit.
    """
    person = Person.objects.get(id=person_id, unit_id=actor.unit_id)
    hidden = _protected(person)
    guardian_rows, relation_rows = _family(person)
    guardians = _guardians(person, guardian_rows, on)
    relations = _relations(relation_rows, on)
    log.note_read(actor=actor, object_kind="person", object_id=person.id, person_id=person.id)
    return _page(person, on, guardians=guardians, relations=relations, hidden=hidden)


def whereabouts(*, actor: Actor, person_id: UUID, reason: str) -> Whereabouts:
    """Where a person with protected identity is found; the reason is logged.

    Raises PersonRefused without a reason, and Person.DoesNotExist as person_page.
    """
    if not reason.strip():
        raise PersonRefused(
            _("Skriv varför du behöver se var personen finns. Det du skriver sparas i loggen.")
        )
    person = Person.objects.get(id=person_id, unit_id=actor.unit_id)
    log.note_read(
        actor=actor, object_kind="whereabouts", object_id=person.id, person_id=person.id, reason=reason
    )
    return _whereabouts(person)


def _page(
    person: Person,
    on: date,
    *,
    guardians: tuple[GuardianLine, ...],
    relations: tuple[RelationLine, ...],
    hidden: bool,
) -> PersonPage:
    kind = IdentityKind(person.identity_kind)
    return PersonPage(
        line=line_of(person),
        given_name=person.given_name,
        family_name=person.family_name,
        identity_kind=kind,
        written_number=written(person.identity_number, kind) if person.identity_number else "",
        birth_date_differs=_differs(person, kind, on),
        age=age_on(person.birth_date, on) if person.birth_date else None,
        ages_told=_ages_told(person),
        age_told_on=person.age_told_on,
        sex=Sex(person.sex) if person.sex else None,
        protected_identity=ProtectedIdentity(person.protected_identity),
        interpreter_language=person.interpreter_language,
        whereabouts=Whereabouts() if hidden else _whereabouts(person),
        hidden=hidden,
        registered_at=person.registered_at,
        version=person.version,
        guardians=guardians,
        relations=relations,
    )


def _differs(person: Person, kind: IdentityKind, on: date) -> bool:
    if not person.identity_number or not person.birth_date:
        return False
    told = parse(person.identity_number, on=on, kind=kind).birth_date
    return told is not None and told != person.birth_date


def _protected(person: Person) -> bool:
    return person.protected_identity != ProtectedIdentity.NONE


def _ages_told(person: Person) -> tuple[int, int] | None:
    if person.age_from is None or person.age_to is None:
        return None
    return person.age_from, person.age_to


def _whereabouts(person: Person) -> Whereabouts:
    return Whereabouts(person.address, person.telephone, person.school, person.home_municipality)


def _family(person: Person) -> tuple[list[Guardian], list[Relation]]:
    """The rows of guardians and of relations, each with the person it is about where that is registered."""
    guardians, relations, persons = _of_person(person.unit_id, person.id)
    known = {row.id: row for row in persons}
    for row in guardians:
        row.person = known.get(row.person_id)
    for row in relations:
        row.other = known.get(row.other_id)
    return guardians, relations


def _guardians(youth: Person, rows: list[Guardian], on: date) -> tuple[GuardianLine, ...]:
    return tuple(_guardian_line(row, youth) for row in rows if _holds(row.ended_on, on))


def _guardian_line(row: Guardian, youth: Person) -> GuardianLine:
    """Where the young person is protected the guardian's address would tell it, so that is hidden as well."""
    person = row.person
    hidden = _protected(youth) or (person is not None and _protected(person))
    own = Whereabouts(row.address, row.telephone)
    return GuardianLine(
        guardian_id=row.id,
        person_id=row.person_id,
        name=line_of(person).name if person else row.name,
        custody=Custody(row.custody),
        lives_with=row.lives_with,
        reachable=row.reachable,
        language=row.language,
        whereabouts=Whereabouts() if hidden else own,
        informed_on=row.informed_on,
        not_informed_because=row.not_informed_because,
    )


def _relations(rows: list[Relation], on: date) -> tuple[RelationLine, ...]:
    return tuple(
        RelationLine(
            relation_id=row.id,
            person_id=row.other_id,
            name=line_of(row.other).name if row.other else row.name,
            kind=RelationKind(row.kind),
            note=row.note,
        )
        for row in rows
        if _holds(row.ended_on, on)
    )


def _holds(ended_on: date | None, on: date) -> bool:
    return ended_on is None or ended_on > on
