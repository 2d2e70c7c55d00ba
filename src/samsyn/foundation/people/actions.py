"""Verbs about persons: registered, corrected; guardians and relations added, changed, ended."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit import log
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.match_keys import close_keys, wide_keys
from samsyn.foundation.people.models import Guardian, MatchKey, Person, Relation
from samsyn.foundation.people.names import clean
from samsyn.foundation.people.refusals import ChangedMeanwhile, NumberTaken, PersonRefused
from samsyn.foundation.units.acting import Actor


@transaction.atomic
def register_person(*, actor: Actor, facts: PersonFacts, at: datetime) -> Person:
    """Write down a person new to the unit. Raises NumberTaken.

    Whether it may be somebody already known is a question for a human, asked before with `likely_persons`.
    """
    _may_write(actor)
    person = Person(unit_id=actor.unit_id, registered_at=at, **facts.columns(timezone.localdate(at)))
    _save(person)
    _write_keys(person)
    log.record(actor=actor, verb="registered", object_kind="person", object_id=person.id, person_id=person.id)
    return person


@transaction.atomic
def correct_person(
    *, actor: Actor, person_id: UUID, seen_version: int, facts: PersonFacts, reason: str, at: datetime
) -> Person:
    """Change what is written about a person. `seen_version` is the one the worker saw.

    The log keeps which fields were changed and why, not what they were. Raises NumberTaken, ChangedMeanwhile,
    and Person.DoesNotExist for a person the unit does not have.
    """
    _may_write(actor)
    person = Person.objects.select_for_update().get(id=person_id, unit_id=actor.unit_id)
    if person.version != seen_version:
        raise ChangedMeanwhile
    changed = _set(person, _columns(person, facts, timezone.localdate(at)))
    if not changed:
        return person
    person.version += 1
    _save(person)
    MatchKey.objects.filter(unit_id=actor.unit_id, person=person).delete()
    _write_keys(person)
    log.record(
        actor=actor,
        verb="corrected",
        object_kind="person",
        object_id=person.id,
        person_id=person.id,
        reason=reason,
        fields=changed,
    )
    return person


@transaction.atomic
def add_guardian(*, actor: Actor, youth_id: UUID, facts: GuardianFacts, at: datetime) -> Guardian:
    """Write down a guardian of a young person. Raises PersonRefused when that person already is one."""
    _may_write(actor)
    youth = Person.objects.get(id=youth_id, unit_id=actor.unit_id)
    _check_guardian(youth.id, facts, besides=None)
    guardian = Guardian.objects.create(
        unit_id=actor.unit_id, youth=youth, registered_at=at, **_guardian_columns(facts)
    )
    _log_guardian(actor, "added", guardian)
    return guardian


@transaction.atomic
def correct_guardian(*, actor: Actor, guardian_id: UUID, facts: GuardianFacts) -> Guardian:
    """Change what is written about a guardian, among it whether the guardian has been informed or why not."""
    _may_write(actor)
    guardian = Guardian.objects.select_for_update().get(id=guardian_id, unit_id=actor.unit_id)
    _check_guardian(guardian.youth_id, facts, besides=guardian.id)
    changed = _set(guardian, _guardian_columns(facts))
    if changed:
        guardian.save()
        _log_guardian(actor, "corrected", guardian, fields=changed)
    return guardian


@transaction.atomic
def end_guardian(*, actor: Actor, guardian_id: UUID, on: date) -> Guardian:
    """From `on` this is no longer a guardian; the row stays, since it tells what held before."""
    _may_write(actor)
    guardian = Guardian.objects.select_for_update().get(id=guardian_id, unit_id=actor.unit_id)
    guardian.ended_on = on
    guardian.save(update_fields=["ended_on"])
    _log_guardian(actor, "ended", guardian)
    return guardian


@transaction.atomic
def add_relation(
    *,
    actor: Actor,
    person_id: UUID,
    kind: str,
    at: datetime,
    other_id: UUID | None = None,
    name: str = "",
    note: str = "",
) -> Relation:
    """Write down somebody around a young person: one of the unit's persons, or a name."""
    _may_write(actor)
    person = Person.objects.get(id=person_id, unit_id=actor.unit_id)
    if other_id == person_id:
        raise PersonRefused(_("Välj en annan person: ingen kan stå i relation till sig själv."))
    if other_id is None and not clean(name):
        raise PersonRefused(_("Skriv ett namn, eller välj en person som redan finns hos er."))
    relation = Relation.objects.create(
        unit_id=actor.unit_id,
        person=person,
        other_id=other_id,
        name=clean(name),
        kind=kind,
        note=note,
        registered_at=at,
    )
    _log_relation(actor, "added", relation)
    return relation


@transaction.atomic
def end_relation(*, actor: Actor, relation_id: UUID, on: date) -> Relation:
    """From `on` the relation no longer holds."""
    _may_write(actor)
    relation = Relation.objects.select_for_update().get(id=relation_id, unit_id=actor.unit_id)
    relation.ended_on = on
    relation.save(update_fields=["ended_on"])
    _log_relation(actor, "ended", relation)
    return relation


def _may_write(actor: Actor) -> None:
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll i enheten får inte skriva om personer. Be din chef om rätt roll."))


def _save(person: Person) -> None:
    """Save. The database alone tells whether the number is free, also when two workers write it at once."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        same = Person.objects.filter(unit_id=person.unit_id, identity_number=person.identity_number)
        taken = same.exclude(id=person.id).values_list("id", flat=True).first()
        if taken is None:
            raise
        raise NumberTaken(taken) from None


def _write_keys(person: Person) -> None:
    years = [person.birth_year] if person.birth_year else []
    names = person.given_name, person.family_name
    keys = close_keys(*names, years) | wide_keys(*names, years)
    MatchKey.objects.bulk_create(
        MatchKey(unit_id=person.unit_id, person=person, key=key) for key in sorted(keys)
    )


def _columns(person: Person, facts: PersonFacts, on: date) -> dict[str, Any]:
    """The columns to write; a guessed age that is not touched keeps the day it was guessed."""
    columns = facts.columns(on)
    if facts.ages == (person.age_from, person.age_to):
        columns["age_told_on"] = person.age_told_on
    return columns


def _set(row: models.Model, columns: dict[str, Any]) -> list[str]:
    """Put the columns on the row and tell which of them changed."""
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, columns[name])
    return changed


def _check_guardian(youth_id: UUID, facts: GuardianFacts, besides: UUID | None) -> None:
    if facts.person_id == youth_id:
        raise PersonRefused(_("Välj en annan person: ingen kan vara sin egen vårdnadshavare."))
    if facts.person_id is None and not clean(facts.name):
        raise PersonRefused(_("Skriv vårdnadshavarens namn, eller välj en person som redan finns hos er."))
    standing = Guardian.objects.filter(youth_id=youth_id, ended_on__isnull=True)
    others = {guardian.person_id for guardian in standing if guardian.id != besides}
    if facts.person_id and facts.person_id in others:
        raise PersonRefused(_("Personen står redan som vårdnadshavare. Ändra den raden i stället."))


def _guardian_columns(facts: GuardianFacts) -> dict[str, Any]:
    return asdict(facts) | {"name": clean(facts.name), "address": clean(facts.address)}


def _log_guardian(actor: Actor, verb: str, guardian: Guardian, fields: Sequence[str] = ()) -> None:
    log.record(
        actor=actor,
        verb=verb,
        object_kind="guardian",
        object_id=guardian.id,
        person_id=guardian.youth_id,
        fields=list(fields),
    )


def _log_relation(actor: Actor, verb: str, relation: Relation) -> None:
    log.record(
        actor=actor,
        verb=verb,
        object_kind="relation",
        object_id=relation.id,
        person_id=relation.person_id,
    )
