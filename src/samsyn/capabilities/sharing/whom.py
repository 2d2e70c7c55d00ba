"""Whom it is about, as the law and a message need it."""

import datetime as dt
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor


def known_person(*, actor: Actor, person_id: UUID, on: dt.date) -> PersonPage | None:
    """One of the unit's own persons, logged as read; None for nobody and for one locked to others alike."""
    if not may_know_person(actor=actor, person_id=person_id):
        return None
    try:
        return person_page(actor=actor, person_id=person_id, on=on)
    except ObjectDoesNotExist:
        return None


def about(person: PersonPage, on: dt.date) -> About:
    """The person as the law asks: birth date or the ages told, and whether the identity is protected."""
    person_id, protected = person.line.person_id, person.line.protected
    if person.line.birth_date:
        return About.born_on(person_id, person.line.birth_date, protected=protected)
    if person.ages_told:
        return About.aged(person_id, person.ages_told, on, protected=protected)
    return About(person_id, (), protected)
