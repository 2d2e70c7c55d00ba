"""How Leo's group ends: reviewed, closed in his own words, left by each, and asked after half a year and a year."""

from uuid import UUID

from samsyn.capabilities.groups.actions import after, leaving, planning
from samsyn.capabilities.groups.actions.after import Closed, Reviewed
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import AfterCheck, Goal, GoOn, GroupCase, LifeArea

from . import leo_texts as said
from .days import moment
from .leo_plot import before_closing
from .stage import Stage


def tell(stage: Stage, group: UUID, plan: UUID) -> None:
    """Three months after the plan, and what Leo says since."""
    _rated(stage, group, plan)
    with stage.scene("sara", moment(before_closing(stage, 7), 16, 0)) as (sara, at):
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
        with stage.scene(who, moment(before_closing(stage, -1), 11, 15)) as (actor, at):
            take_in(actor=actor, at=at)
            theirs = GroupCase.objects.get(unit_id=actor.unit_id, lead_unit_id=sara.unit_id, closed_at=None)
            leaving.leave(actor=actor, group_id=theirs.id, why=said.LEFT, at=at)
    _asked_after(stage, group)


def _rated(stage: Stage, group: UUID, plan: UUID) -> None:
    for back, work, money in ((68, 4, 2), (40, 6, 5), (7, 9, 7)):
        with stage.scene("sara", moment(before_closing(stage, back), 15, 50)) as (sara, at):
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
