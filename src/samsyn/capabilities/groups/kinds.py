"""The kinds of message of a group: the invitation and its answer, and a plan's part."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from .models import Decline, LifeArea


@dataclass(frozen=True)
class GroupInvitation:
    """What a unit gets to know when it is asked to take part: who it is, under which method, and as what.

    `consents` are the ids of the consents it rests on, so that the unit finds its copies.
    """

    method_key: str
    method_version: int
    method_municipality: str
    method_title: str
    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    function: str
    why: str
    consents: tuple[UUID, ...]
    contact_function: str
    contact_telephone: str


@dataclass(frozen=True)
class GroupAnswer:
    """Yes or no to take part; a no has a reason that is about the unit and nobody else."""

    accepts: bool
    contact_function: str
    contact_telephone: str
    decline: Decline | None = None


@dataclass(frozen=True)
class PlannedPart:
    """One commitment of the recipient's."""

    common_id: UUID
    what: str
    who: str
    due_on: dt.date
    sign_of_done: str


@dataclass(frozen=True)
class ToldGoal:
    """A goal in the young person's own words, of an area of life that the recipient may know of."""

    area: LifeArea
    words: str
    by_on: dt.date | None


@dataclass(frozen=True)
class ToldPart:
    """What is told beside the commitments, of one kind of information."""

    category: Category
    text: str


@dataclass(frozen=True)
class PlanPart:
    """What one unit gets of a plan's version: its own commitments, and the rest only as far as it may know it.

    `goals`, `next_meeting_at` and `parts` are filled from what the assessment opened for this recipient.
    """

    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    version: int
    commitments: tuple[PlannedPart, ...]
    goals: tuple[ToldGoal, ...]
    next_meeting_at: dt.datetime | None
    parts: tuple[ToldPart, ...]
    contact_function: str
    contact_telephone: str


@dataclass(frozen=True)
class GroupEnded:
    """That the recipient is no longer part of the group, or that the group has ended. It names nobody."""

    ended: bool


GROUP_INVITATION = register(
    Kind(
        key="group_invitation",
        version=1,
        name=_("Inbjudan att vara med i en grupp"),
        payload=GroupInvitation,
        template="groups/messages/group_invitation.html",
        categories=(Category.IDENTITY, Category.SUPPORT_AND_PLAN),
        purpose=Purpose.SUPPORT,
    )
)
GROUP_ANSWER = register(
    Kind(
        key="group_answer",
        version=1,
        name=_("Svar på inbjudan till en grupp"),
        payload=GroupAnswer,
        template="groups/messages/group_answer.html",
        needs_assessment=False,
    )
)
PLAN_PART = register(
    Kind(
        key="plan_part",
        version=1,
        name=_("Er del av planen"),
        payload=PlanPart,
        template="groups/messages/plan_part.html",
        categories=(Category.IDENTITY, Category.SUPPORT_AND_PLAN),
        purpose=Purpose.SUPPORT,
    )
)
GROUP_ENDED = register(
    Kind(
        key="group_ended",
        version=1,
        name=_("Gruppens arbete har ändrats"),
        payload=GroupEnded,
        template="groups/messages/group_ended.html",
        needs_assessment=False,
    )
)
