"""Joining a visit that another unit has proposed: the unit's own person, case and visit."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits.kinds import VisitProposal
from samsyn.capabilities.home_visits.models import Track, Visit, VisitState
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.messages import reading
from samsyn.foundation.people import actions as people
from samsyn.foundation.people.facts import PersonFacts, Whereabouts
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor


def register_from(*, actor: Actor, message: reading.OpenedMessage, at: dt.datetime) -> UUID:
    """Register the young person of a proposal as new to the unit, with what the message told and no more."""
    told: VisitProposal = message.payload
    facts = PersonFacts(
        given_name=told.given_name,
        family_name=told.family_name,
        birth_date=told.birth_date,
        ages=(told.ages[0], told.ages[-1]) if told.ages and not told.birth_date else None,
        interpreter_language=told.interpreter_language,
        whereabouts=Whereabouts(address=told.address),
    )
    return people.register_person(actor=actor, facts=facts, at=at).id


def join(*, actor: Actor, message: reading.OpenedMessage, person_id: UUID, at: dt.datetime) -> Visit:
    """Open the unit's own case in the same cooperation, and its own visit, waiting for a time."""
    told: VisitProposal = message.payload
    person = person_page(actor=actor, person_id=person_id, on=at.date())
    case = cases.open_case(
        actor=actor,
        person_id=person_id,
        method_key=told.method_key,
        method_version=str(told.method_version),
        method_municipality=told.method_municipality,
        cooperation_id=message.cooperation_id,
        locked_why=gettext_noop("Skyddade personuppgifter") if person.line.protected else "",
        at=at,
    )
    reading.link_person(actor=actor, message_id=message.id, person_id=person_id)
    return Visit.objects.create(
        unit_id=actor.unit_id,
        case_id=case.id,
        person_id=person_id,
        track=Track.PREVENTIVE,
        state=VisitState.PROPOSED,
        other_unit_id=message.other_id,
        other_unit_name=message.other_name,
        other_telephone=told.contact_telephone,
        worker_id=actor.worker_id,
        worker_name=actor.name,
        started_at=at,
    )
