"""Leo's plan, what each did of it, and the numbers that he gave it."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.actions import planning, progress, sending
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import LifeArea, SignedHow, Signer
from samsyn.foundation.commitments.actions import CommitmentFacts, Said
from samsyn.foundation.commitments.models import Commitment, Step
from samsyn.foundation.messages import assessing
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from . import leo_texts as said
from .days import DAY, moment
from .leo_plot import before_closing
from .stage import Stage


def tell(stage: Stage, group: UUID) -> UUID:
    """Adopted, sent, and done by all. Returns the version."""
    plan = _planned(stage, group)
    for who, back in (("per", 12), ("faruk", 10)):
        _done(stage, who, before_closing(stage, back))
    with stage.scene("sara", moment(before_closing(stage, 9), 10, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        own = Commitment.objects.get(unit_id=sara.unit_id, what=said.BUDGET)
        progress.say(actor=sara, commitment_id=own.id, said=Said(Step.DONE), at=at)
    return plan


def _planned(stage: Stage, group: UUID) -> UUID:
    day = before_closing(stage, 98)
    with stage.scene("sara", moment(day, 15, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        plan = planning.begin(actor=sara, group_id=group, at=at)
        until = before_closing(stage, 0)
        for area, words, rating in (
            (LifeArea.SCHOOL_WORK, said.GOAL_WORK, 1),
            (LifeArea.MONEY, said.GOAL_MONEY, 2),
        ):
            planning.add_goal(actor=sara, plan_id=plan, facts=GoalFacts(area, words, until, rating), at=at)
        for facts in _taken_on(sara, until):
            planning.add_commitment(actor=sara, plan_id=plan, facts=facts, at=at)
        texts = PlanTexts(said.CRISIS, said.RELAPSE, "", moment(before_closing(stage, 70), 15, 30))
        planning.save_texts(actor=sara, plan_id=plan, texts=texts, at=at)
        signed = (Signed(Signer.YOUTH, "Leo Bergvall", SignedHow.PAPER, day),)
        planning.adopt(actor=sara, plan_id=plan, signed=signed, at=at)
        sending.send_version(actor=sara, plan_id=plan, at=at)
    return plan


def _taken_on(sara: Actor, until: dt.date) -> list[CommitmentFacts]:
    units = {
        one.party: one for one in assessing.recipients(actor=sara, parties=[Party.POLICE, Party.LEISURE])
    }
    police, leisure = units[Party.POLICE], units[Party.LEISURE]
    return [
        CommitmentFacts(
            said.CALLS, "Per Ekdahl", police.party, until, "Leo har fått svar", police.unit_id, police.name
        ),
        CommitmentFacts(
            said.WORKSHOP,
            "Faruk Demir",
            leisure.party,
            until - 7 * DAY,
            "Leo har gått dit i tre månader",
            leisure.unit_id,
            leisure.name,
        ),
        CommitmentFacts(
            said.BUDGET,
            sara.name,
            Party.SOCIAL_SERVICES,
            until - 7 * DAY,
            "Alla brev är öppnade",
            sara.unit_id,
            sara.unit_name,
            sara.worker_id,
        ),
    ]


def _done(stage: Stage, who: str, day: dt.date) -> None:
    with stage.scene(who, moment(day, 9, 40)) as (actor, at):
        take_in(actor=actor, at=at)
        (own,) = Commitment.objects.filter(unit_id=actor.unit_id, what__in=(said.CALLS, said.WORKSHOP))
        progress.say(actor=actor, commitment_id=own.id, said=Said(Step.DONE), at=at)
