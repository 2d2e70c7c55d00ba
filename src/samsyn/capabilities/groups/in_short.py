"""What a group tells to the one who reads its case in a minute: why it was asked for, the goals in own words."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.in_short import Concern, OwnWords
from samsyn.foundation.units.acting import Actor

from .models import Goal, GroupCase, Plan


def wanted(unit_id: UUID, case_id: UUID) -> tuple[QuerySet[Any], ...]:
    """The group of a case, and the newest version of its plan with the goals."""
    groups = GroupCase.objects.filter(unit_id=unit_id, case_id=case_id)
    plans = Plan.objects.filter(unit_id=unit_id, group_id__in=groups.values("id")).order_by("-number")[:1]
    goals = Goal.objects.filter(unit_id=unit_id, plan_id__in=plans.values("id")).order_by("area", "id")
    return groups, plans, goals


def told(
    actor: Actor, groups: list[GroupCase], plans: list[Plan], goals: list[Goal]
) -> Iterator[Concern | OwnWords]:
    """Why the young person was proposed, and each goal once."""
    for group in groups:
        yield Concern(group.why, None, _("Förslaget till gruppen"))
    for goal in goals:
        yield OwnWords(
            goal.words, local_day(plans[0].adopted_at or plans[0].begun_at), _("Egna mål i planen")
        )
