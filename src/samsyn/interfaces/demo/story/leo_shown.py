"""Leo and Marika get pages of their own; at 18 hers is closed, and he alone answers."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.family_contact import actions as letters
from samsyn.capabilities.family_contact import from_family
from samsyn.capabilities.family_contact.kinds import ALWAYS
from samsyn.capabilities.family_contact.queries import family_letter
from samsyn.foundation.cases.actions import finish_task, write_entry
from samsyn.foundation.cases.models import Task
from samsyn.foundation.family.actions import close_room, open_room
from samsyn.foundation.family.birthdays import remind_every_unit
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import rooms_of
from samsyn.foundation.people.models import Guardian

from . import leo_words as said
from .days import DAY, moment, working_after
from .family import token_of
from .leo_plot import PLANNED, WROTE, after_report, eighteenth
from .own_page import TO_THE_YOUNG, show_plan
from .stage import Stage


def tell(stage: Stage, leo: UUID, plan: UUID) -> None:
    """The plan on both pages, a letter and its answer, and the birthday."""
    with stage.scene("sara", moment(after_report(stage, PLANNED + 1), 8, 20)) as (sara, at):
        marika = Guardian.objects.get(unit_id=sara.unit_id, youth_id=leo, name="Marika Bergvall").id
        open_room(actor=sara, person_id=leo)
        open_room(actor=sara, person_id=leo, guardian_id=marika)
        show_plan(sara, plan, is_guardians=False, why=said.OWN_PLAN, at=at)
        show_plan(sara, plan, is_guardians=True, why=said.MARIKAS_PLAN, at=at)
    _wrote(stage, leo)
    _of_age(stage, leo)


def _wrote(stage: Stage, leo: UUID) -> None:
    """Leo comes in with the code that Sara handed over, and asks; she answers the working day after."""
    day = after_report(stage, WROTE)
    token = token_of(stage.place("sara"), "Leo Bergvall", "", moment(day, 16))
    with stage.family_scene(token, moment(day, 21, 15)) as (member, at):
        letter = from_family.write(member=member, text=said.FROM_LEO, at=at)
    with stage.scene("sara", moment(working_after(day, 1), 9, 5)) as (sara, at):
        family_letter(actor=sara, message_id=letter)
        own = next(one for one in rooms_of(actor=sara, person_id=leo, on=at.date()) if not one.is_guardians)
        examination = examine_for(
            actor=sara, room=own, person_id=leo, categories=ALWAYS, on=at.date(), facts=TO_THE_YOUNG
        )
        letters.write_letter(
            actor=sara,
            room=own,
            examination=examination,
            text=said.TO_LEO,
            at=at,
            why=said.ANSWER_WHY,
            in_reply_to=letter,
        )


def _of_age(stage: Stage, leo: UUID) -> None:
    """The night's work warns two weeks before; the working day after, Sara and Leo talk it through."""
    birthday = eighteenth(stage)
    with stage.scene("sara", moment(birthday - 14 * DAY, 4, 20)) as (_sara, at):
        remind_every_unit(on=at.date())
    with stage.scene("sara", moment(working_after(birthday, 1), 13, 0)) as (sara, at):
        told = Task.objects.get(unit_id=sara.unit_id, person_id=leo, rule="turns_18")
        if told.case_id is None:
            raise LookupError(told.id)
        for room in rooms_of(actor=sara, person_id=leo, on=at.date()):
            if room.is_guardians:
                close_room(actor=sara, family_room_id=room.id, why=said.OF_AGE, at=at)
        write_entry(
            actor=sara,
            case_id=told.case_id,
            person_id=leo,
            kind="contact",
            text=said.AT_EIGHTEEN,
            happened_at=at - dt.timedelta(hours=1),
            at=at,
        )
        finish_task(actor=sara, task_id=told.id, at=at)
