"""Nova's plan: her own goals, what each has taken on, and how that goes."""

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

from . import nova_texts as said
from .days import moment
from .stage import Stage

WITH = (Party.SCHOOL_MUNICIPAL, Party.POLICE, Party.LEISURE)


def tell(stage: Stage, group: UUID) -> UUID:
    """The first version, sent, and what became of it since. Returns the version."""
    plan = _planned(stage, group)
    _answered(stage)
    return plan


def _planned(stage: Stage, group: UUID) -> UUID:
    day = stage.days.working(70)
    with stage.scene("sara", moment(day, 16, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        plan = planning.begin(actor=sara, group_id=group, at=at)
        for area, words, rating in (
            (LifeArea.SCHOOL_WORK, said.GOAL_SCHOOL, 3),
            (LifeArea.LEISURE, said.GOAL_LEISURE, 2),
            (LifeArea.FAMILY, said.GOAL_FAMILY, 4),
        ):
            goal = GoalFacts(area, words, stage.days.coming(60), rating)
            planning.add_goal(actor=sara, plan_id=plan, facts=goal, at=at)
        for facts in _taken_on(stage, sara):
            planning.add_commitment(actor=sara, plan_id=plan, facts=facts, at=at)
        next_at = moment(stage.days.coming(5), 15, 0)
        texts = PlanTexts(said.CRISIS, said.RELAPSE, said.MOTHER, next_at)
        planning.save_texts(actor=sara, plan_id=plan, texts=texts, at=at)
        signed = (
            Signed(Signer.YOUTH, "Nova Ekberg", SignedHow.PAPER, day),
            Signed(Signer.GUARDIAN, "Carin Ekberg", SignedHow.PAPER, day),
        )
        planning.adopt(actor=sara, plan_id=plan, signed=signed, at=at)
        sending.send_version(actor=sara, plan_id=plan, at=at)
    return plan


def _taken_on(stage: Stage, sara: Actor) -> list[CommitmentFacts]:
    """What each has taken on: one is done, one is hindered, one is late, and the rest are on their way."""
    days = stage.days
    units = {one.party: one for one in assessing.recipients(actor=sara, parties=WITH)}

    def of(party: Party, who: str, what: str, due_on: dt.date, sign_: str) -> CommitmentFacts:
        unit = units[party]
        return CommitmentFacts(what, who, party, due_on, sign_, unit.unit_id, unit.name)

    school, police, leisure = WITH
    return [
        of(
            school,
            "Rut Hallin",
            "Ge Nova ett schema som börjar klockan tio",
            days.working(60),
            "Schemat finns",
        ),
        of(
            school,
            "Rut Hallin",
            "En vuxen som möter i dörren varje morgon",
            days.coming(5),
            "Nova vet vem det är",
        ),
        of(
            police,
            "Per Ekdahl",
            "Prata med dem som väntar utanför skolan",
            days.working(5),
            "Bilarna är borta",
        ),
        of(leisure, "Faruk Demir", "Måla den stora väggen ihop med Nova", days.coming(12), "Väggen är målad"),
        CommitmentFacts(
            "Säga till mentorn när det känns tungt",
            "Nova",
            Party.YOUTH,
            days.coming(20),
            "Nova har sagt till",
        ),
        CommitmentFacts(
            "Vara hemma tisdagar och torsdagar", "Carin Ekberg", Party.GUARDIAN, days.coming(8), "Middag ihop"
        ),
        CommitmentFacts(
            "Ringa Nova varje fredag",
            sara.name,
            Party.SOCIAL_SERVICES,
            days.coming(2),
            "Vi har pratat",
            sara.unit_id,
            sara.unit_name,
            sara.worker_id,
        ),
    ]


def _answered(stage: Stage) -> None:
    """Rut is done with one and hindered in the other, Faruk has begun, and Per has only taken it on."""
    for who, back, hour in (("rut", 69, 9), ("per", 69, 11), ("faruk", 68, 14)):
        with stage.scene(who, moment(stage.days.working(back), hour, 10)) as (actor, at):
            take_in(actor=actor, at=at)
            for one in Commitment.objects.filter(
                unit_id=actor.unit_id, from_unit_id__isnull=False, case__closed_at__isnull=True
            ):
                progress.say(actor=actor, commitment_id=one.id, said=Said(Step.ACCEPTED), at=at)
    _say(stage, "rut", "Ge Nova", Said(Step.DONE), 62)
    _say(stage, "faruk", "Måla den", Said(Step.BEGUN), 40)
    sick = Said(Step.HINDERED, said.SICK, Hindrance.WAITING)
    _say(stage, "rut", "En vuxen", sick, 3)


def _say(stage: Stage, who: str, what: str, told: Said, back: int) -> None:
    with stage.scene(who, moment(stage.days.working(back), 13, 20)) as (actor, at):
        one = Commitment.objects.get(unit_id=actor.unit_id, what__startswith=what)
        progress.say(actor=actor, commitment_id=one.id, said=told, at=at)
