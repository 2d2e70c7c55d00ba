"""Showing a version to the young person, and where the law opens to a guardian, in the family's own room."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.family_kinds import FAMILY_PLAN, FamilyPlan
from samsyn.capabilities.groups.parts import WholePlan
from samsyn.capabilities.groups.queries.plans import plan_page
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.rows import PlanPage
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.family import letters, rooms
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix, of_one
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.law import Fact

from .adopted import SHOW


@dataclass(frozen=True)
class ToShow:
    """What one room gets of a version, and the questions that a human has to answer first."""

    room: Room
    matrix: Matrix
    form: JudgementForm
    part: FamilyPlan | None


def rooms_to_show(*, actor: Actor, plan_id: UUID, on: dt.date) -> tuple[PlanPage, tuple[Room, ...]]:
    """The version, and the rooms that a letter can be sent into today."""
    page = plan_page(actor=actor, plan_id=plan_id, on=on)
    found = rooms.rooms_of(actor=actor, person_id=page.group.person_id, on=on)
    return page, tuple(one for one in found if one.reachable)


def to_show(
    *, actor: Actor, page: PlanPage, room: Room, typed: Mapping[str, Any] | None, on: dt.date
) -> ToShow:
    """What a room gets, with what has been judged in `typed`; nothing is stored."""
    whole = _whole(actor, page)

    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        return of_one(
            letters.examine_for(
                actor=actor,
                room=room,
                person_id=page.group.person_id,
                categories=whole.categories_for_family,
                on=on,
                facts=facts,
            )
        )

    matrix, form = judge(ask_law, typed)
    opened = [item.category for item in matrix.examinations[0].items if item.open]
    adopted = page.plan.adopted_at
    since = timezone.localdate(adopted) if adopted else on
    part = whole.for_family(opened, since, room.withheld, own=not room.is_guardians)
    return ToShow(room, matrix, form, part)


def _whole(actor: Actor, page: PlanPage) -> WholePlan:
    return WholePlan(
        page.plan,
        page.person,
        tuple(one.goal for one in page.goals),
        page.commitments,
        actor.name,
        telephone_of(actor),
        {one.goal.key: one.rating.numbers for one in page.goals},
    )


@transaction.atomic
def show(*, actor: Actor, page: PlanPage, shown: ToShow, why: str, at: dt.datetime) -> UUID:
    """Send the version into the room, with just what is open for it. Returns the message's id.

    Raises GroupRefused for a draft or where nothing is open, FamilyRefused and NotDelivered.
    """
    group = held_group(actor, page.group.id)
    if page.is_draft:
        raise GroupRefused(_("Planen är ett utkast. Anta den först."))
    if shown.part is None:
        raise GroupRefused(_("Planen får inte lämnas till %(who)s i dag.") % {"who": shown.room.name})
    (examination,) = shown.matrix.examinations
    carried = _whole(actor, page).carried(shown.part)
    opened = replace(examination, items=tuple(one for one in examination.items if one.category in carried))
    message_id = letters.send_to(
        actor=actor,
        room=shown.room,
        examination=opened,
        kind=FAMILY_PLAN,
        payload=shown.part,
        at=at,
        why=why,
        cooperation_id=group.case.cooperation_id,
    )
    if page.newest:
        cases.finish_tasks_about(actor=actor, about=shown.room.id, rule=SHOW, at=at)
    record(
        actor=actor,
        verb="show_plan",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        version=page.plan.number,
        on=local_day(at),
    )
    return message_id


@transaction.atomic
def leave_unshown(*, actor: Actor, page: PlanPage, room: Room, why: str, at: dt.datetime) -> None:
    """Decide that somebody of the family is not to have the version, and why; the task about it is done.

    Raises GroupRefused without a reason.
    """
    group = held_group(actor, page.group.id)
    if not why.strip():
        raise GroupRefused(_("Skriv varför planen inte visas."))
    cases.finish_tasks_about(actor=actor, about=room.id, rule=SHOW, at=at, result=why)
    record(
        actor=actor,
        verb="leave_plan_unshown",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        reason=why.strip(),
        version=page.plan.number,
    )
