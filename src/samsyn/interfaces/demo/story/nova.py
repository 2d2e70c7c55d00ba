"""Nova, 17, until the plan: a question without a name, selection, consent, mapping, three that want to help."""

from uuid import UUID

from samsyn.capabilities.groups.actions import (
    consulting,
    mapping,
    places,
    starting,
)
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.mapping import Attempt, Enrolled, Noted
from samsyn.capabilities.groups.actions.starting import Nomination
from samsyn.capabilities.groups.models import Channel, LifeArea
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import LegalForm

from . import nova_handed, nova_meets, nova_plan, nova_reviewed, nova_shown
from . import nova_texts as said
from .consents import ask_for, sign
from .days import moment
from .places import METHOD_SETTINGS
from .selecting import chosen, gather
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
    """From the mentor's call to the meetings, the review after three months and the draft of the next version."""
    question = _asked(stage)
    nova, group = _selected(stage, question)
    _contacted(stage, group)
    given = _consented(stage, nova)
    _mapped(stage, group)
    gather(stage, group, given, HELPERS, stage.days.working(73))
    plan = nova_plan.tell(stage, group)
    nova_shown.tell(stage, nova, plan)
    nova_handed.tell(stage, group)
    nova_meets.tell(stage, group)
    nova_reviewed.tell(stage, group, plan)


def _asked(stage: Stage) -> UUID:
    day = stage.days.working(81)
    with stage.scene("sara", moment(day, 10, 20)) as (sara, at):
        asked = Asked(Party.SCHOOL_MUNICIPAL, said.ASKED, said.ADVICE, day, "sig")
        return consulting.write(actor=sara, asked=asked, kept_why="", at=at)


def _selected(stage: Stage, question: UUID) -> tuple[UUID, UUID]:
    day = stage.days.working(79)
    with stage.scene("sara", moment(day, 9, 5)) as (sara, at):
        facts = PersonFacts(
            given_name="Nova", family_name="Ekberg", birth_date=stage.days.born(17, months=6), sex="girl"
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
    with stage.scene("sara", moment(stage.days.working(78), 15, 0)) as (sara, at):
        tried = Attempt(Channel.TELEPHONE, sara.name, False, said.NO_ANSWER, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=tried, at=at)
    with stage.scene("sara", moment(stage.days.working(77), 11, 30)) as (sara, at):
        met = Attempt(Channel.SCHOOL, "Mentorn och Sara", True, said.REACHED, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=met, at=at)


def _consented(stage: Stage, nova: UUID) -> UUID:
    with stage.scene("sara", moment(stage.days.working(76), 17, 30)) as (sara, at):
        asked = ask_for(
            sara,
            nova,
            at,
            with_whom=WITH,
            categories=ABOUT,
            why="Att Nova ska klara ettan och slippa bli hämtad.",
        )
    sign(stage, asked, (Giver.YOUTH, Giver.GUARDIAN_1), moment(stage.days.working(75), 9, 0))
    return asked


def _mapped(stage: Stage, group: UUID) -> None:
    day = stage.days.working(74)
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
