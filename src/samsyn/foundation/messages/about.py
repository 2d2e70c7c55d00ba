"""Whom a message is about, as the law asks: made from the unit's own person."""

import datetime as dt
from uuid import UUID

from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor

from .examination import About


def about(person: PersonPage) -> About:
    """The birth date or the ages told, and whether the identity is protected."""
    person_id, protected = person.line.person_id, person.line.protected
    if person.line.birth_date:
        return About.born_on(person_id, person.line.birth_date, protected=protected)
    if person.ages_told:
        told_on = person.age_told_on or person.registered_at.date()
        return About.aged(person_id, person.ages_told, told_on, protected=protected)
    return About(person_id, (), protected)


def of(actor: Actor, person_id: UUID, on: dt.date) -> PersonPage:
    """The unit's own person, logged as read. Raises Person.DoesNotExist."""
    return person_page(actor=actor, person_id=person_id, on=on)
