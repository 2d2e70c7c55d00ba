"""Leo's plan in two versions, what each did of it, and who knows of it: signed with Marika at 17, alone at 18."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.actions import planning, progress, sending
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import LifeArea, SignedHow, Signer
from samsyn.foundation.commitments.actions import CommitmentFacts, Said
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.foundation.messages import assessing
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from . import leo_words as said
from .days import DAY, moment
from .family import show_who_knows
from .leo_plot import AGAIN, CALLED, HINDERED, MET, PLANNED, REVIEWED, after_report, before_closing
from .own_page import show_plan
from .stage import Stage

LEO = "Leo Bergvall"


def tell(stage: Stage, group: UUID) -> UUID:
    """The first version: adopted, sent, and answered by each. Returns the version."""
    plan = _planned(stage, group)
    for who, what, hour in (("per", said.CALLS, 9), ("faruk", said.WORKSHOP, 14)):
        _say(stage, who, what, Said(Step.ACCEPTED), moment(after_report(stage, PLANNED + 2), hour, 10))
    waits = Said(Step.HINDERED, said.LIFT, Hindrance.NO_MEANS)
    _say(stage, "faruk", said.WORKSHOP, waits, moment(before_closing(stage, HINDERED), 13, 20))
    _say(stage, "faruk", said.WORKSHOP, Said(Step.BEGUN), moment(before_closing(stage, CALLED), 8, 15))
    return plan


def again(stage: Stage, leo: UUID, group: UUID) -> UUID:
    """The second version, a week after the meeting: Leo alone signs it, sees it, and sees who knows what."""
    day = before_closing(stage, AGAIN)
    with stage.scene("sara", moment(day, 15, 40)) as (sara, at):
        take_in(actor=sara, at=at)
        plan = planning.begin(actor=sara, group_id=group, at=at)
        next_at = moment(before_closing(stage, 14), 15, 30)
        planning.save_texts(
            actor=sara, plan_id=plan, texts=PlanTexts(said.CRISIS_AT_18, said.RELAPSE, "", next_at), at=at
        )
        planning.adopt(actor=sara, plan_id=plan, signed=(_signed(Signer.YOUTH, LEO, day),), at=at)
        sending.send_version(actor=sara, plan_id=plan, at=at)
        show_plan(sara, plan, is_guardians=False, why=said.OWN_PLAN_AT_18, at=at)
        show_who_knows(sara, leo, said.WHO_KNOWS, said.WHO_KNOWS_WHY, at)
    return plan


def done(stage: Stage) -> None:
    """All that was taken on is done; what Sara took on is done late."""
    for who, what, back in (
        ("faruk", said.TRY_OUT, 27),
        ("per", said.CALLS, 19),
        ("faruk", said.WORKSHOP, 12),
    ):
        _say(stage, who, what, Said(Step.DONE), moment(before_closing(stage, back), 9, 40))
    with stage.scene("sara", moment(before_closing(stage, REVIEWED), 10, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        own = Commitment.objects.get(unit_id=sara.unit_id, what=said.BUDGET)
        progress.say(actor=sara, commitment_id=own.id, said=Said(Step.DONE), at=at)


def _planned(stage: Stage, group: UUID) -> UUID:
    day = after_report(stage, PLANNED)
    with stage.scene("sara", moment(day, 15, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        plan = planning.begin(actor=sara, group_id=group, at=at)
        until = before_closing(stage, 0)
        for area, words, rating in (
            (LifeArea.SCHOOL_WORK, said.GOAL_WORK, 1),
            (LifeArea.MONEY, said.GOAL_MONEY, 2),
        ):
            planning.add_goal(actor=sara, plan_id=plan, facts=GoalFacts(area, words, until, rating), at=at)
        for facts in _taken_on(stage, sara):
            planning.add_commitment(actor=sara, plan_id=plan, facts=facts, at=at)
        next_at = moment(before_closing(stage, MET), 15)
        texts = PlanTexts(said.CRISIS, said.RELAPSE, said.MARIKAS_PART, next_at)
        planning.save_texts(actor=sara, plan_id=plan, texts=texts, at=at)
        signed = (_signed(Signer.YOUTH, LEO, day), _signed(Signer.GUARDIAN, "Marika Bergvall", day))
        planning.adopt(actor=sara, plan_id=plan, signed=signed, at=at)
        sending.send_version(actor=sara, plan_id=plan, at=at)
    return plan


def _signed(signer: Signer, name: str, day: dt.date) -> Signed:
    return Signed(signer, name, SignedHow.PAPER, day)


def _taken_on(stage: Stage, sara: Actor) -> list[CommitmentFacts]:
    until = before_closing(stage, 0)
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
            before_closing(stage, 30),
            "Alla brev är öppnade",
            sara.unit_id,
            sara.unit_name,
            sara.worker_id,
        ),
    ]


def _say(stage: Stage, who: str, what: str, told: Said, moment_of: dt.datetime) -> None:
    with stage.scene(who, moment_of) as (actor, at):
        take_in(actor=actor, at=at)
        own = Commitment.objects.get(unit_id=actor.unit_id, what=what)
        progress.say(actor=actor, commitment_id=own.id, said=told, at=at)
