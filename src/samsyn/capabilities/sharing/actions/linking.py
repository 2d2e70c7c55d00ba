"""Saying whom a received message is about."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from samsyn.capabilities.sharing.kinds import Information, InformationRequest
from samsyn.foundation.messages import reading
from samsyn.foundation.people import actions as people
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.units.acting import Actor


@transaction.atomic
def link(*, actor: Actor, message_id: UUID, person_id: UUID) -> None:
    """Say that a message is about one of the unit's own persons; a human has decided."""
    reading.link_person(actor=actor, message_id=message_id, person_id=person_id)


@transaction.atomic
def register_and_link(
    *, actor: Actor, message_id: UUID, told: Information | InformationRequest, at: dt.datetime
) -> UUID:
    """Register the young person as new to the unit, with what the message told and no more. Returns the id."""
    facts = PersonFacts(
        given_name=told.given_name,
        family_name=told.family_name,
        birth_date=told.birth_date,
        ages=(told.ages[0], told.ages[-1]) if told.ages and not told.birth_date else None,
    )
    person_id: UUID = people.register_person(actor=actor, facts=facts, at=at).id
    reading.link_person(actor=actor, message_id=message_id, person_id=person_id)
    return person_id
