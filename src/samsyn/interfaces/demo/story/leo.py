"""Leo, 19, who has gone the whole way: from an officer's report a year and a half ago to how he is a year after it.

Here from a question without a name until the group has gathered. `leo_reported` comes before; then `leo_plan`,
`leo_shown` (his own page, and the day he turned 18), `leo_meets` and `leo_after`. Nobody else has come so far.
"""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.actions import consulting, mapping, places, starting
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.mapping import Attempt, Enrolled, Noted
from samsyn.capabilities.groups.actions.starting import Nomination
from samsyn.capabilities.groups.models import Channel, GroupCase, LifeArea
from samsyn.capabilities.handover.models import Why
from samsyn.foundation.people.models import Person
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import LegalForm

from . import leo_after, leo_meets, leo_plan, leo_reported, leo_shown
from . import leo_texts as said
from .consents import ask_for, sign
from .days import moment
from .handover import Words, hand
from .leo_plot import ASKED, GATHERED, HANDED, MAPPED, NOMINATED, PLACED, SIGNED, after_report
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
    """From the report to what Leo says a year after the end."""
    leo = leo_reported.tell(stage)
    group = _nominated(stage, leo, _asked(stage))
    _handed(stage, group)
    given = _consented(stage, leo, group)
    _enrolled(stage, group)
    gather(stage, group, given, HELPERS, after_report(stage, GATHERED), known={"per": _known(stage, "per")})
    plan = leo_plan.tell(stage, group)
    leo_shown.tell(stage, leo, plan)
    leo_meets.tell(stage, group)
    plan = leo_plan.again(stage, leo, group)
    leo_after.tell(stage, leo, group, plan)


def _asked(stage: Stage) -> UUID:
    """Faruk rings and names nobody; Leo has not said yet whether he may."""
    day = after_report(stage, ASKED)
    with stage.scene("samir", moment(day, 10, 20)) as (samir, at):
        asked = Asked(Party.LEISURE, said.QUESTION, said.ADVICE, day, "sig")
        return consulting.write(actor=samir, asked=asked, kept_why="", at=at)


def _nominated(stage: Stage, leo: UUID, question: UUID) -> UUID:
    """Leo wants to, and waits a week for a place."""
    day = after_report(stage, NOMINATED)
    with stage.scene("samir", moment(day, 13, 20)) as (samir, at):
        told = Nomination(
            nominated_on=day,
            nominated_by=Party.LEISURE,
            nominated_by_who="Faruk Demir",
            why=said.WHY,
            known_to=said.KNOWN,
            ground=said.GROUND,
            track="leaving_gang",
            consultation_id=question,
        )
        group = starting.nominate(
            actor=samir, person_id=leo, method_key="sig", municipality=METHOD_SETTINGS, told=told, at=at
        )
        chosen(samir, group, said.CHOSEN, at + dt.timedelta(minutes=50), said.MEANWHILE)
    with stage.scene("samir", moment(after_report(stage, PLACED), 9, 10)) as (samir, at):
        places.give_place(actor=samir, group_id=group, why="", at=at)
    return group


def _handed(stage: Stage, group: UUID) -> None:
    """Samir does not reach Leo, finds out why, and hands the case over to Sara."""
    for days, channel, words in ((0, Channel.TELEPHONE, said.NO_ANSWER), (1, Channel.MESSAGE, said.THUMB_UP)):
        with stage.scene("samir", moment(after_report(stage, PLACED + days), 15, 0)) as (samir, at):
            tried = Attempt(channel, samir.name, False, words, at)
            mapping.note_attempt(actor=samir, group_id=group, attempt=tried, at=at)
            case = GroupCase.objects.values_list("case_id", flat=True).get(unit_id=samir.unit_id, id=group)
    words_to_sara = Words(Why.MOVES, said.SAMIR_LEAVES, said.TO_SARA, said.SARA_READ)
    hand(stage, case, "samir", "sara", moment(after_report(stage, HANDED), 9, 0), words_to_sara)


def _consented(stage: Stage, leo: UUID, group: UUID) -> UUID:
    """Leo is 17: he answers, and Marika with him."""
    with stage.scene("sara", moment(after_report(stage, HANDED), 16, 30)) as (sara, at):
        met = Attempt(Channel.MEETING, "Faruk och Sara", True, said.MET, at)
        mapping.note_attempt(actor=sara, group_id=group, attempt=met, at=at)
        asked = ask_for(sara, leo, at, with_whom=WITH, categories=ABOUT, why=said.CONSENT_WHY)
    sign(stage, asked, (Giver.YOUTH, Giver.GUARDIAN_1), moment(after_report(stage, SIGNED), 9, 0))
    return asked


def _enrolled(stage: Stage, group: UUID) -> None:
    day = after_report(stage, MAPPED)
    with stage.scene("sara", moment(day, 14, 0)) as (sara, at):
        for area, texts in ((LifeArea.SCHOOL_WORK, said.WORK), (LifeArea.MONEY, said.MONEY)):
            mapping.note_area(
                actor=sara, group_id=group, noted=Noted(area, *texts, source="Leo", said_on=day), at=at
            )
        enrolled = Enrolled(LegalForm.COLLABORATION_ONLY, day, "Siv Adamsson, enhetschef", "4.2.1")
        mapping.enrol(actor=sara, group_id=group, enrolled=enrolled, at=at)


def _known(stage: Stage, who: str) -> UUID:
    """Leo as the unit that reported has him already."""
    with stage.scene(who, moment(after_report(stage, GATHERED), 8)) as (actor, _at):
        found: UUID = Person.objects.get(unit_id=actor.unit_id, given_name="Leo", family_name="Bergvall").id
        return found
