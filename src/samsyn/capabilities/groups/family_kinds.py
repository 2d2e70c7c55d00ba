"""The kinds of message between the group and the family's own rooms: the plan in, and a young person's number out."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from .kinds import ToldPart
from .models import LifeArea


@dataclass(frozen=True)
class FamilyCommitment:
    """One commitment as the family reads it."""

    what: str
    who: str
    due_on: dt.date
    sign_of_done: str


@dataclass(frozen=True)
class Rated:
    """A number, 0 to 10, that the young person gave a goal on a day."""

    id: UUID
    value: int
    on: dt.date


@dataclass(frozen=True)
class FamilyGoal:
    """A goal as the family reads it. `key` and `ratings` go to the young person alone: nobody else gives a number."""

    area: LifeArea
    words: str
    by_on: dt.date | None
    key: UUID | None = None
    ratings: tuple[Rated, ...] = ()


@dataclass(frozen=True)
class FamilyPlan:
    """A version for the young person or a guardian: the goals, who does what, and what to do when it is hard."""

    version: int
    adopted_on: dt.date
    goals: tuple[FamilyGoal, ...]
    commitments: tuple[FamilyCommitment, ...]
    parts: tuple[ToldPart, ...]
    next_meeting_at: dt.datetime | None
    contact_name: str
    contact_telephone: str


@dataclass(frozen=True)
class GoalRated:
    """The number that the young person gives a goal, from the own page. `words` are the goal's, to be read with it."""

    goal: UUID
    value: int
    on: dt.date
    words: str


FAMILY_PLAN = register(
    Kind(
        key="family_plan",
        version=1,
        name=_("Din plan"),
        payload=FamilyPlan,
        template="groups/messages/family_plan.html",
        categories=(Category.SUPPORT_AND_PLAN,),
        purpose=Purpose.SUPPORT,
    )
)
GOAL_RATED = register(
    Kind(
        key="from_family_rating",
        version=1,
        name=_("Den unges egen siffra"),
        payload=GoalRated,
        template="groups/messages/goal_rated.html",
        needs_assessment=False,
    )
)
