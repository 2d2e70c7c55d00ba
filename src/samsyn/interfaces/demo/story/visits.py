"""Home visits in the story: started, planned, proposed to the police and answered by them."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.home_visits.actions import (
    answering,
    joining,
    planning,
    proposing,
    starting,
    taking_in,
)
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.capabilities.home_visits.kinds import VISIT_ANSWER, Reply, Time
from samsyn.capabilities.home_visits.models import Visit, VisitPlan
from samsyn.capabilities.intake.actions import receiving
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor
from samsyn.law import Fact, Party

from .places import METHOD_SETTINGS

FITS = {
    "linked_to_risk": True,
    "family_known": True,
    "fits_other_support": True,
    "acute_danger": False,
    "violence_or_honour": False,
    "concrete_offence": False,
    "protected_identity": False,
}
TO_THE_POLICE = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}


def start(
    *,
    actor: Actor,
    person_id: UUID | None,
    at: dt.datetime,
    matter_id: UUID | None = None,
    reasons: dict[str, str] | None = None,
) -> UUID:
    """Answer the method's questions and start; `reasons` by what stands in the way."""
    if person_id is None:
        raise LookupError(matter_id)
    examined = starting.examine_person(
        actor=actor, person_id=person_id, municipality=METHOD_SETTINGS, answers=FITS, on=local_day(at)
    )
    return starting.start(
        actor=actor,
        examined=examined,
        municipality=METHOD_SETTINGS,
        reasons=reasons or {},
        matter_id=matter_id,
        at=at,
    )


def plan(*, actor: Actor, visit_id: UUID, facts: PlanFacts, at: dt.datetime) -> None:
    """Keep the plan of an announced visit."""
    planning.save_plan(actor=actor, visit_id=visit_id, facts=facts, unannounced_why="", at=at)


def propose(*, actor: Actor, visit_id: UUID, why: str, at: dt.datetime) -> UUID:
    """Judge, and send the proposal to the police; returns the message's id."""
    visit = Visit.objects.get(unit_id=actor.unit_id, id=visit_id)
    kept = VisitPlan.objects.get(unit_id=actor.unit_id, visit=visit)
    proposal = proposing.proposal_of(actor=actor, visit=visit, plan=kept, on=local_day(at))
    (police,) = assessing.recipients(actor=actor, parties=[Party.POLICE])
    examination = proposing.examine(
        actor=actor, visit=visit, proposal=proposal, recipient=police, facts=TO_THE_POLICE, on=local_day(at)
    )
    return proposing.propose(
        actor=actor, visit_id=visit_id, examination=examination, proposal=proposal, why=why, at=at
    )


def accept(*, actor: Actor, message_id: UUID, starts_at: dt.datetime, at: dt.datetime) -> UUID:
    """Say yes to one of the times, about the unit's own person or somebody new; returns the unit's own visit."""
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None:
        raise LookupError(message_id)
    times: tuple[Time, ...] = message.payload.times
    chosen = next(time for time in times if time.starts_at == starts_at)
    told = message.payload
    known = known_person(actor, told.given_name, told.family_name)
    person_id = known or joining.register_from(actor=actor, message=message, at=at)
    visit_id = answering.answer_proposal(
        actor=actor, message_id=message_id, answer=Answer(Reply.ACCEPT, (chosen,)), person_id=person_id, at=at
    )
    if visit_id is None:
        raise LookupError(message_id)
    receiving.handle(actor=actor, message_id=message_id, at=at)
    return visit_id


def known_person(actor: Actor, given_name: str, family_name: str) -> UUID | None:
    """Somebody the worker has met and recognises in the unit's own register."""
    rows = Person.objects.filter(unit_id=actor.unit_id, given_name=given_name, family_name=family_name)
    return rows.values_list("id", flat=True).first()


def take_in(*, actor: Actor, at: dt.datetime) -> None:
    """Let the police's answer change the own visit, as opening the desk does, and put it away."""
    taking_in.take_in_answers(actor=actor, at=at)
    for line in reading.received(actor=actor, limit=1, before=at, kinds=(VISIT_ANSWER.key,)):
        receiving.handle(actor=actor, message_id=line.id, at=at)
