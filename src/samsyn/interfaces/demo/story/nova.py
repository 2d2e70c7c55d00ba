"""Nova, 17, through all of a group's work: a question without a name, a plan in two versions, three that help."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import (
    consulting,
    inviting,
    joining,
    mapping,
    places,
    planning,
    progress,
    sending,
    showing,
    starting,
)
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Attempt, Enrolled, Noted
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.actions.starting import Nomination
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import Channel, Goal, LifeArea, SignedHow, Signer
from samsyn.foundation.commitments.actions import CommitmentFacts, Said
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.foundation.family.actions import open_room
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import LegalForm

from . import nova_meets
from . import nova_texts as said
from .consents import ask_for, sign
from .days import moment
from .places import METHOD_SETTINGS
from .selecting import chosen
from .stage import Stage

WITH = (Party.SCHOOL_MUNICIPAL, Party.POLICE, Party.LEISURE)
ABOUT = (
    Category.CONCERN,
    Category.SCHOOL_SITUATION,
    Category.LEISURE,
    Category.SUPPORT_AND_PLAN,
    Category.MEETING,
)
HELPERS = (
    (
        "rut",
        Party.SCHOOL_MUNICIPAL,
        "rektor, för mentorn",
        "Anpassa morgnarna och hjälpa Nova att klara tre kurser.",
    ),
    (
        "per",
        Party.POLICE,
        "områdespolis",
        "Hålla ett öga på bilarna vid skolan och vara någon Nova känner igen.",
    ),
    ("faruk", Party.LEISURE, "fritidsledare", "En plats på kvällarna, och den stora väggen att måla."),
)


def tell(stage: Stage) -> None:
    """From the mentor's call to the second version of the plan, and the meetings."""
    days = stage.days
    question = _asked(stage)
    nova, group = _selected(stage, question)
    _contacted(stage, group)
    given = _consented(stage, nova)
    _mapped(stage, group)
    _gathered(stage, group, given)
    first = _planned(stage, group)
    _shown(stage, nova, first)
    _answered(stage)
    with stage.scene("sara", moment(days.working(2), 15, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        for goal in Goal.objects.filter(unit_id=sara.unit_id, plan_id=first, area=LifeArea.SCHOOL_WORK):
            planning.rate(actor=sara, group_id=group, goal_key=goal.key, value=5, on=at.date(), at=at)
        planning.begin(actor=sara, group_id=group, at=at)
    nova_meets.tell(stage, group)


def _asked(stage: Stage) -> UUID:
    day = stage.days.working(38)
    with stage.scene("sara", moment(day, 10, 20)) as (sara, at):
        asked = Asked(Party.SCHOOL_MUNICIPAL, said.ASKED, said.ADVICE, day, "sig")
        return consulting.write(actor=sara, asked=asked, kept_why="", at=at)


def _selected(stage: Stage, question: UUID) -> tuple[UUID, UUID]:
    day = stage.days.working(36)
    with stage.scene("sara", moment(day, 9, 5)) as (sara, at):
        facts = PersonFacts(
            given_name="Nova", family_name="Ekberg", birth_date=stage.days.born(17, months=4), sex="girl"
        )
        nova = register_person(actor=sara, facts=facts, at=at).id
        carin = GuardianFacts(
            name="Carin Ekberg", telephone="070-000 07 01", custody=Custody.SOLE, lives_with=True
        )
        add_guardian(actor=sara, youth_id=nova, facts=carin, at=at)
        told = Nomination(
            nominated_on=day,
            nominated_by=Party.SCHOOL_MUNICIPAL,
            nominated_by_who="Mentorn på Lindskolan",
            why=said.WHY,
            known_to=said.KNOWN,
            ground=said.GROUND,
            track="recruitment",
            consultation_id=question,
        )
        group = starting.nominate(
            actor=sara,
            person_id=nova,
            method_key="sig",
            municipality=METHOD_SETTINGS,
            told=told,
            at=at,
        )
        chosen(sara, group, said.CHOSEN, at)
        places.give_place(actor=sara, group_id=group, why="", at=at)
    return nova, group


def _contacted(stage: Stage, group: UUID) -> None:
    with stage.scene("sara", moment(stage.days.working(35), 15, 0)) as (sara, at):
        tried = Attempt(Channel.TELEPHONE, sara.name, False, said.NO_ANSWER, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=tried, at=at)
    with stage.scene("sara", moment(stage.days.working(34), 11, 30)) as (sara, at):
        met = Attempt(Channel.SCHOOL, "Mentorn och Sara", True, said.REACHED, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=met, at=at)


def _consented(stage: Stage, nova: UUID) -> UUID:
    with stage.scene("sara", moment(stage.days.working(33), 17, 30)) as (sara, at):
        asked = ask_for(
            sara,
            nova,
            at,
            with_whom=WITH,
            categories=ABOUT,
            why="Att Nova ska klara ettan och slippa bli hämtad.",
        )
    sign(stage, asked, (Giver.YOUTH, Giver.GUARDIAN_1), moment(stage.days.working(32), 9, 0))
    return asked


def _mapped(stage: Stage, group: UUID) -> None:
    day = stage.days.working(31)
    with stage.scene("sara", moment(day, 16, 0)) as (sara, at):
        for area, texts in (
            (LifeArea.SCHOOL_WORK, said.SCHOOL),
            (LifeArea.FAMILY, said.FAMILY),
            (LifeArea.LEISURE, said.LEISURE),
        ):
            noted = Noted(area, *texts, source="Nova och Carin", said_on=day)
            mapping.note_area(actor=sara, group_id=group, noted=noted, at=at)
        enrolled = Enrolled(LegalForm.COLLABORATION_ONLY, day, "Siv Adamsson, enhetschef", "4.2.1")
        mapping.enrol(actor=sara, group_id=group, enrolled=enrolled, at=at)


def _gathered(stage: Stage, group: UUID, given: UUID) -> None:
    """Each gets the copy of the consent and the invitation, and answers the day after."""
    invitations = []
    with stage.scene("sara", moment(stage.days.working(30), 8, 30)) as (sara, at):
        for who, party, function, why in HELPERS:
            (unit,) = assessing.recipients(actor=sara, parties=[party])
            reaching.send_copy(actor=sara, consent_id=given, recipient=unit, at=at)
            message = inviting.invite(
                actor=sara, group_id=group, unit_id=unit.unit_id, function=function, why=why, at=at
            )
            invitations.append((who, message))
    for who, message in invitations:
        with stage.scene(who, moment(stage.days.working(29), 10, 15)) as (actor, at):
            joining.answer_invitation(actor=actor, message_id=message, reply=Reply(accepts=True), at=at)


def _planned(stage: Stage, group: UUID) -> UUID:
    day = stage.days.working(27)
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
            days.working(20),
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
    for who, back, hour in (("rut", 26, 9), ("per", 26, 11), ("faruk", 25, 14)):
        with stage.scene(who, moment(stage.days.working(back), hour, 10)) as (actor, at):
            take_in(actor=actor, at=at)
            for one in Commitment.objects.filter(unit_id=actor.unit_id, from_unit_id__isnull=False):
                progress.say(actor=actor, commitment_id=one.id, said=Said(Step.ACCEPTED), at=at)
    _say(stage, "rut", "Ge Nova", Said(Step.DONE), 21)
    _say(stage, "faruk", "Måla den", Said(Step.BEGUN), 15)
    sick = Said(Step.HINDERED, said.SICK, Hindrance.WAITING)
    _say(stage, "rut", "En vuxen", sick, 3)


def _shown(stage: Stage, nova: UUID, plan: UUID) -> None:
    """Nova gets a page of her own, and reads the plan there."""
    with stage.scene("sara", moment(stage.days.working(26), 8, 20)) as (sara, at):
        open_room(actor=sara, person_id=nova)
        page, (room,) = showing.rooms_to_show(actor=sara, plan_id=plan, on=at.date())
        judged = {"fact_concerns_somebody_else": "no", "why": said.OWN_PLAN}
        ready = showing.to_show(actor=sara, page=page, room=room, typed=judged, on=at.date())
        showing.show(actor=sara, page=page, shown=ready, why=said.OWN_PLAN, at=at)


def _say(stage: Stage, who: str, what: str, told: Said, back: int) -> None:
    with stage.scene(who, moment(stage.days.working(back), 13, 20)) as (actor, at):
        one = Commitment.objects.get(unit_id=actor.unit_id, what__startswith=what)
        progress.say(actor=actor, commitment_id=one.id, said=told, at=at)
