"""What the young person does with the plan in their own room: reads the goals with their own numbers, and gives one."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.family.entering import Member
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.messages.payloads import unpack
from samsyn.foundation.messages.sending import send

from .family_kinds import FAMILY_PLAN, GOAL_RATED, FamilyGoal, FamilyPlan, GoalRated, Rated
from .ratings import HIGHEST, LOWEST, Run


@dataclass(frozen=True, slots=True)
class MyGoal:
    """A goal of one's own plan, with one's own numbers, those too that the plan's letter came too early to hold."""

    key: UUID
    words: str
    run: Run


def my_goals(*, member: Member) -> tuple[MyGoal, ...]:
    """The goals that the newest version shows, in its order. Two statements.

    Empty for a guardian: the numbers are the young person's, and go to nobody else of the family.
    """
    letter = None if member.here.guardian else _newest(member)
    if letter is None:
        return ()
    said = _said_here(member)
    return tuple(
        MyGoal(goal.key, goal.words, _run(goal, said.get(goal.key, [])))
        for goal in unpack(FamilyPlan, letter.payload).goals
        if goal.key
    )


@transaction.atomic
def rate_mine(*, member: Member, goal: MyGoal, value: int, at: dt.datetime, on: dt.date) -> UUID:
    """Give a goal of one's own a number, 0 to 10; it goes to the unit that leads. Returns the message's id.

    Raises FamilyRefused for a guardian, for a goal that is not in the newest version and for another number;
    NotDelivered.
    """
    if member.here.guardian or goal.key not in {one.key for one in my_goals(member=member)}:
        raise FamilyRefused(_("Målet finns inte i din plan längre. Gå tillbaka och läs den som gäller."))
    if not LOWEST <= value <= HIGHEST:
        raise FamilyRefused(_("Siffran ska vara mellan 0 och 10."))
    return send(
        actor=member.actor,
        kind=GOAL_RATED,
        payload=GoalRated(goal.key, value, on, goal.words),
        recipient_id=member.here.unit_id,
        at=at,
    )


def _newest(member: Member) -> ReceivedMessage | None:
    """The letter with the newest version that has not been taken back."""
    rows = ReceivedMessage.objects.filter(
        unit_id=member.actor.unit_id, kind_id=FAMILY_PLAN.id, withdrawn_at__isnull=True
    )
    return rows.order_by("-received_at").first()


def _said_here(member: Member) -> dict[UUID, list[Rated]]:
    """The numbers given from this room, oldest first, by goal; a number has the id of the message it went with."""
    rows = SentMessage.objects.filter(unit_id=member.actor.unit_id, kind_id=GOAL_RATED.id)
    said: dict[UUID, list[Rated]] = {}
    for row in rows.order_by("sent_at"):
        told = unpack(GoalRated, row.payload)
        said.setdefault(told.goal, []).append(Rated(row.id, told.value, told.on))
    return said


def _run(goal: FamilyGoal, said: list[Rated]) -> Run:
    held = {one.id for one in goal.ratings}
    together = [*goal.ratings, *(one for one in said if one.id not in held)]
    return Run(tuple(sorted(together, key=lambda one: one.on)))
