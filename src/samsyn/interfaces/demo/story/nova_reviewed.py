"""Nova's own numbers over the months, the review after three, and the next version begun."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups import from_family
from samsyn.capabilities.groups.actions import after, planning
from samsyn.capabilities.groups.actions.after import Reviewed
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import Goal, GoOn, LifeArea
from samsyn.foundation.cases.actions import finish_task
from samsyn.foundation.cases.models import Task
from samsyn.foundation.units.acting import Actor

from . import nova_texts as said
from .days import moment
from .family import show_who_knows, token_of
from .stage import Stage

# who asked, how many working days ago, and Nova's number that day for each goal she spoke of
NUMBERS = (
    ("samir", 48, {LifeArea.SCHOOL_WORK: 4, LifeArea.FAMILY: 3}),
    ("sara", 26, {LifeArea.SCHOOL_WORK: 4, LifeArea.LEISURE: 5, LifeArea.FAMILY: 5}),
    ("sara", 8, {LifeArea.SCHOOL_WORK: 6, LifeArea.LEISURE: 6, LifeArea.FAMILY: 5}),
)
OWN_NUMBERS = ((6, 5), (3, 7))  # how many working days ago, and the number


def tell(stage: Stage, group: UUID, plan: UUID) -> None:
    """On the day of the meeting Nova, Carin and Sara look back, and want the plan a little different."""
    days = stage.days
    for who, back, numbers in NUMBERS:
        with stage.scene(who, moment(days.working(back), 16, 40)) as (actor, at):
            _rated(actor, group, plan, numbers, at)
    with stage.scene("sara", moment(days.working(8), 17, 0)) as (sara, at):
        told = Reviewed(
            held_on=at.date(),
            goals_own=True,
            consent_holds=True,
            school_or_work=said.REVIEW_SCHOOL,
            better=said.REVIEW_BETTER,
            worse=said.REVIEW_WORSE,
            youth_view=said.REVIEW_NOVA,
            guardian_view=said.REVIEW_CARIN,
            go_on=GoOn.CHANGE,
            why=said.REVIEW_WHY,
        )
        after.review(actor=sara, group_id=group, told=told, at=at)
    _rated_by_herself(stage)
    with stage.scene("sara", moment(days.working(2), 15, 30)) as (sara, at):
        take_in(actor=sara, at=at)
        looked_at = Task.objects.get(unit_id=sara.unit_id, rule="family_rating", done_at__isnull=True)
        finish_task(actor=sara, task_id=looked_at.id, at=at)
        planning.begin(actor=sara, group_id=group, at=at)
        assert looked_at.person_id is not None  # noqa: S101 - a number is always somebody's
        show_who_knows(sara, looked_at.person_id, said.WHO_KNOWS, said.WHO_KNOWS_WHY, at)


def _rated(actor: Actor, group: UUID, plan: UUID, numbers: dict[LifeArea, int], at: dt.datetime) -> None:
    keys = dict(Goal.objects.filter(unit_id=actor.unit_id, plan_id=plan).values_list("area", "key"))
    for area, value in numbers.items():
        planning.rate(
            actor=actor, group_id=group, goal_key=keys[area.value], value=value, on=at.date(), at=at
        )


def _rated_by_herself(stage: Stage) -> None:
    """In the evenings Nova gives the school goal numbers on her own page."""
    for back, value in OWN_NUMBERS:
        at = moment(stage.days.working(back), 21, 5)
        token = token_of(stage.place("sara"), "Nova Ekberg", "", at)
        with stage.family_scene(token, at) as (member, _at):
            goals = from_family.my_goals(member=member)
            school = next(one for one in goals if one.words == said.GOAL_SCHOOL)
            from_family.rate_mine(member=member, goal=school, value=value, at=at, on=at.date())
