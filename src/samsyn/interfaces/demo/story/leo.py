"""Leo, 19, until his plan: a group of last year, begun because he asked an officer himself."""

from uuid import UUID

from samsyn.capabilities.groups.actions import mapping, places, starting
from samsyn.capabilities.groups.actions.mapping import Attempt, Enrolled, Noted
from samsyn.capabilities.groups.actions.starting import Nomination
from samsyn.capabilities.groups.models import Channel, LifeArea
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import LegalForm

from . import leo_after, leo_plan
from . import leo_texts as said
from .consents import ask_for, sign
from .days import moment
from .leo_plot import before_closing
from .places import METHOD_SETTINGS
from .selecting import chosen, gather
from .stage import Stage

WITH = (Party.POLICE, Party.LEISURE)
ABOUT = (Category.CONCERN, Category.SUPPORT_AND_PLAN, Category.MEETING)
HELPERS = (
    ("per", Party.POLICE, "områdespolis", said.INVITED_PER),
    ("faruk", Party.LEISURE, "fritidsledare", said.INVITED_FARUK),
)


def tell(stage: Stage) -> None:
    """From the officer's call to what Leo says a year after the end."""
    leo, group = _nominated(stage)
    given = _asked(stage, leo, group)
    _enrolled(stage, group)
    gather(stage, group, given, HELPERS, before_closing(stage, 103))
    plan = leo_plan.tell(stage, group)
    leo_after.tell(stage, group, plan)


def _nominated(stage: Stage) -> tuple[UUID, UUID]:
    day = before_closing(stage, 120)
    with stage.scene("sara", moment(day, 13, 20)) as (sara, at):
        facts = PersonFacts(
            given_name="Leo", family_name="Bergvall", birth_date=stage.days.born(19, months=9), sex="boy"
        )
        leo = register_person(actor=sara, facts=facts, at=at).id
        told = Nomination(
            nominated_on=day,
            nominated_by=Party.POLICE,
            nominated_by_who="Per Ekdahl",
            why=said.WHY,
            known_to=said.KNOWN,
            ground=said.GROUND,
            track="leaving_gang",
        )
        group = starting.nominate(
            actor=sara, person_id=leo, method_key="sig", municipality=METHOD_SETTINGS, told=told, at=at
        )
        chosen(sara, group, said.CHOSEN, at)
        places.give_place(actor=sara, group_id=group, why="", at=at)
    return leo, group


def _asked(stage: Stage, leo: UUID, group: UUID) -> UUID:
    """Leo is 18 and answers alone."""
    with stage.scene("sara", moment(before_closing(stage, 114), 15, 0)) as (sara, at):
        met = Attempt(Channel.MEETING, "Per och Sara", True, said.MET, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=met, at=at)
        asked = ask_for(sara, leo, at, with_whom=WITH, categories=ABOUT, why=said.CONSENT_WHY)
    sign(stage, asked, (Giver.YOUTH,), moment(before_closing(stage, 112), 9, 0))
    return asked


def _enrolled(stage: Stage, group: UUID) -> None:
    day = before_closing(stage, 107)
    with stage.scene("sara", moment(day, 14, 0)) as (sara, at):
        for area, texts in ((LifeArea.SCHOOL_WORK, said.WORK), (LifeArea.MONEY, said.MONEY)):
            mapping.note_area(
                actor=sara, group_id=group, noted=Noted(area, *texts, source="Leo", said_on=day), at=at
            )
        enrolled = Enrolled(LegalForm.COLLABORATION_ONLY, day, "Siv Adamsson, enhetschef", "4.2.1")
        mapping.enrol(actor=sara, group_id=group, enrolled=enrolled, at=at)
