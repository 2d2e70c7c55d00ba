"""How Leo's group ends: reviewed, closed in his own words, left by each, and asked after half a year and a year."""

from uuid import UUID

from samsyn.capabilities.groups.actions import after, leaving, planning
from samsyn.capabilities.groups.actions.after import Closed, Reviewed
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import AfterCheck, Goal, GoOn, GroupCase, LifeArea
from samsyn.foundation.family.actions import close_room
from samsyn.foundation.family.rooms import rooms_of

from . import leo_plan
from . import leo_words as said
from .days import moment, working_after
from .leo_plot import AGAIN, CALLED, REVIEWED, before_closing
from .stage import Stage


def tell(stage: Stage, leo: UUID, group: UUID, plan: UUID) -> None:
    """All is done; three months after the plan they look back and end it, and Leo is asked since."""
    leo_plan.done(stage)
    _rated(stage, group, plan)
    _looked_back(stage, group)
    _ended(stage, group)
    _asked_after(stage, group)
    _page_closed(stage, leo)


def _looked_back(stage: Stage, group: UUID) -> None:
    with stage.scene("sara", moment(before_closing(stage, REVIEWED), 17, 0)) as (sara, at):
        told = Reviewed(
            held_on=at.date(),
            goals_own=True,
            consent_holds=True,
            school_or_work=said.REVIEW_WORK,
            better=said.REVIEW_BETTER,
            worse="",
            youth_view=said.REVIEW_LEO,
            guardian_view="",
            go_on=GoOn.CLOSE,
            why=said.REVIEW_WHY,
        )
        after.review(actor=sara, group_id=group, told=told, at=at)


def _ended(stage: Stage, group: UUID) -> None:
    """In Leo's own words; Per and Faruk end their parts the working day after."""
    with stage.scene("sara", moment(before_closing(stage, 0), 14, 30)) as (sara, at):
        ended = Closed(
            reason="goals_met",
            why=said.CLOSED_WHY,
            planned=True,
            youth_view=said.OWN_VIEW,
            youth_view_missing="",
            keeps_contact=said.KEEPS,
            after_check=True,
        )
        after.close(actor=sara, group_id=group, told=ended, at=at)
    for who in ("per", "faruk"):
        with stage.scene(who, moment(working_after(before_closing(stage, 0), 1), 11, 15)) as (actor, at):
            take_in(actor=actor, at=at)
            theirs = GroupCase.objects.get(unit_id=actor.unit_id, lead_unit_id=sara.unit_id, closed_at=None)
            leaving.leave(actor=actor, group_id=theirs.id, why=said.LEFT, at=at)


def _rated(stage: Stage, group: UUID, plan: UUID) -> None:
    for back, work, money in ((CALLED, 4, 2), (AGAIN, 6, 5), (REVIEWED, 9, 7)):
        with stage.scene("sara", moment(before_closing(stage, back), 16, 40)) as (sara, at):
            keys = dict(Goal.objects.filter(unit_id=sara.unit_id, plan_id=plan).values_list("area", "key"))
            for area, value in ((LifeArea.SCHOOL_WORK, work), (LifeArea.MONEY, money)):
                planning.rate(
                    actor=sara, group_id=group, goal_key=keys[area.value], value=value, on=at.date(), at=at
                )


def _asked_after(stage: Stage, group: UUID) -> None:
    for back, words in ((-178, said.AFTER_SIX), (-363, said.AFTER_TWELVE)):
        with stage.scene("sara", moment(before_closing(stage, back), 10, 10)) as (sara, at):
            waiting = AfterCheck.objects.filter(unit_id=sara.unit_id, group_id=group, done_at=None)
            first = waiting.order_by("due_on")[0]
            after.check(
                actor=sara, check_id=first.id, reached=True, how_it_is=words, wants_contact=False, at=at
            )


def _page_closed(stage: Stage, leo: UUID) -> None:
    """The same day Leo says that he does not need his page any more."""
    with stage.scene("sara", moment(before_closing(stage, -363), 10, 30)) as (sara, at):
        (own,) = rooms_of(actor=sara, person_id=leo, on=at.date())
        close_room(actor=sara, family_room_id=own.id, why=said.PAGE_CLOSED, at=at)
