"""Nova and Carin get pages of their own, and read the plan there: Nova all of it, Carin not what is Nova's alone."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.family_contact import actions as letters
from samsyn.capabilities.family_contact.kinds import ALWAYS
from samsyn.foundation.family.actions import open_room, withhold
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import Room, rooms_of
from samsyn.foundation.people.models import Guardian
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category

from . import nova_texts as said
from .days import moment
from .own_page import TO_A_GUARDIAN, show_plan
from .stage import Stage


def tell(stage: Stage, nova: UUID, plan: UUID) -> None:
    """The morning after the plan; what Nova does in the evenings is withheld from Carin by Sara's decision."""
    with stage.scene("sara", moment(stage.days.working(69), 8, 20)) as (sara, at):
        carin = Guardian.objects.get(unit_id=sara.unit_id, youth_id=nova, name="Carin Ekberg").id
        open_room(actor=sara, person_id=nova)
        open_room(actor=sara, person_id=nova, guardian_id=carin)
        withhold(
            actor=sara,
            person_id=nova,
            guardian_id=carin,
            ground=Ground.HARM,
            categories=(Category.LEISURE,),
            reasons=said.NOT_FOR_CARIN,
            at=at,
        )
        show_plan(sara, plan, is_guardians=False, why=said.OWN_PLAN, at=at)
        show_plan(sara, plan, is_guardians=True, why=said.CARINS_PLAN, at=at)
    with stage.scene("sara", moment(stage.days.working(7), 9, 5)) as (sara, at):
        _write_to_carin(sara, nova, at)


def _write_to_carin(sara: Actor, nova: UUID, at: dt.datetime) -> None:
    room: Room = next(one for one in rooms_of(actor=sara, person_id=nova, on=at.date()) if one.is_guardians)
    examination = examine_for(
        actor=sara, room=room, person_id=nova, categories=ALWAYS, on=at.date(), facts=TO_A_GUARDIAN
    )
    letters.write_letter(
        actor=sara, room=room, examination=examination, text=said.TO_CARIN, at=at, why=said.CARINS_PLAN
    )
