"""What a family's own pages get of the group's work in the story: a version of the plan, and a meeting."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from samsyn.capabilities.groups.actions import showing
from samsyn.capabilities.meetings.actions import inviting
from samsyn.capabilities.meetings.kinds import FamilyMeeting, FamilyMinutes
from samsyn.capabilities.meetings.models import Meeting
from samsyn.capabilities.meetings.queries import family_minutes
from samsyn.capabilities.meetings.queries.family import family_page, letter, rooms
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact

from .stage import Stage

TO_THE_YOUNG: dict[Fact, bool | int] = {Fact.CONCERNS_SOMEBODY_ELSE: False}
TO_A_GUARDIAN: dict[Fact, bool | int] = {
    Fact.GUARDIAN_MAY_DECIDE: True,
    Fact.CONSIDERABLE_HARM_TO_CHILD: False,
}


def show_plan(actor: Actor, plan: UUID, *, is_guardians: bool, why: str, at: dt.datetime) -> None:
    """Show a version to the young person, or to the guardian, with what has been judged."""
    on = local_day(at)
    page, found = showing.rooms_to_show(actor=actor, plan_id=plan, on=on)
    room = next(one for one in found if one.is_guardians is is_guardians)
    facts = TO_A_GUARDIAN if is_guardians else TO_THE_YOUNG
    typed = {f"fact_{fact.value}": "yes" if holds else "no" for fact, holds in facts.items()}
    ready = showing.to_show(actor=actor, page=page, room=room, typed=typed | {"why": why}, on=on)
    showing.show(actor=actor, page=page, shown=ready, why=why, at=at)


def show_meeting(
    stage: Stage, meeting: UUID, moment_of: dt.datetime, why: str, *, is_guardians: bool = False
) -> None:
    """Put the time of a meeting on the page."""
    with stage.scene("sara", moment_of) as (sara, at):
        page = family_page(actor=sara, meeting_id=meeting)
        room = _room(sara, page.row.person_id, at, is_guardians=is_guardians)
        told = letter(actor=sara, page=page)
        _send(sara, page.row, room, (Category.MEETING,), told, why, at)


def show_minutes(stage: Stage, meeting: UUID, moment_of: dt.datetime, why: str) -> None:
    """Put what the meeting came to on the young person's page, once the minutes are approved."""
    with stage.scene("sara", moment_of) as (sara, at):
        minutes = family_minutes.approved_minutes(actor=sara, meeting_id=meeting)
        row = minutes.family.row
        room = _room(sara, row.person_id, at, is_guardians=False)
        about = family_minutes.what_it_is_about(minutes=minutes, room=room)
        told = family_minutes.letter(actor=sara, minutes=minutes, room=room, opened=about)
        _send(sara, row, room, about, told, why, at)


def _room(actor: Actor, person_id: UUID, at: dt.datetime, *, is_guardians: bool) -> Room:
    found = rooms(actor=actor, person_id=person_id, on=local_day(at))
    return next(one for one in found if one.is_guardians is is_guardians)


def _send(
    actor: Actor,
    meeting: Meeting,
    room: Room,
    about: Sequence[Category],
    told: FamilyMeeting | FamilyMinutes,
    why: str,
    at: dt.datetime,
) -> None:
    examination = examine_for(
        actor=actor,
        room=room,
        person_id=meeting.person_id,
        categories=about,
        on=local_day(at),
        facts=TO_A_GUARDIAN if room.is_guardians else TO_THE_YOUNG,
    )
    inviting.send_to_family(
        actor=actor, meeting_id=meeting.id, room=room, examination=examination, payload=told, why=why, at=at
    )
