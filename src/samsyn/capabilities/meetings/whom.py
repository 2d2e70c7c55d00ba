"""The young person as the law and a message need it, and the family as it is told of a meeting."""

import datetime as dt
from uuid import UUID

from samsyn.foundation.messages import assessing
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor

from .kinds import About


def person_of(*, actor: Actor, person_id: UUID, on: dt.date) -> PersonPage:
    """One of the unit's own persons, logged as read."""
    return person_page(actor=actor, person_id=person_id, on=on)


def as_law_asks(person: PersonPage, on: dt.date) -> assessing.About:
    """The birth date or the ages told, and whether the identity is protected."""
    person_id, protected = person.line.person_id, person.line.protected
    if person.line.birth_date:
        return assessing.About.born_on(person_id, person.line.birth_date, protected=protected)
    if person.ages_told:
        return assessing.About.aged(person_id, person.ages_told, on, protected=protected)
    return assessing.About(person_id, (), protected)


def as_named(person: PersonPage) -> About:
    """What a message says of who it is."""
    born = person.line.birth_date
    return About(person.given_name, person.family_name, born, () if born else person.ages_told or ())


def family_of(person: PersonPage) -> tuple[str, ...]:
    """The young person and each guardian with custody, by name."""
    return (person.line.name, *(one.name for one in person.guardians_with_custody))
