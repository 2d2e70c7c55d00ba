"""One version of a plan in full, and what is different from the one before."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.groups.access import found_group, opened_card
from samsyn.capabilities.groups.family_kinds import Rated
from samsyn.capabilities.groups.models import (
    Answer,
    Goal,
    GoalRating,
    LifeArea,
    Member,
    Plan,
    PlanCommitment,
    PlanSending,
    PlanSignature,
)
from samsyn.capabilities.groups.ratings import Run
from samsyn.capabilities.groups.rows import Difference, GoalLine, PlanPage
from samsyn.capabilities.groups.the_method import by_kind, of_case
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.commitments.status import Status
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.step_answers import queries as step_answers
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import StepAnswers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import together
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import StepKind

TEXTS = {
    "crisis_plan": _("När det blir svårt"),
    "on_relapse": _("Om det går snett"),
    "guardians_do": _("Vårdnadshavarnas del"),
    "next_meeting_at": _("Nästa möte"),
}


def plan_page(*, actor: Actor, plan_id: UUID, on: dt.date) -> PlanPage:
    """One version. Raises Plan.DoesNotExist for another unit's, Locked for one locked to others."""
    plan = Plan.objects.select_related("group__case").get(unit_id=actor.unit_id, id=plan_id)
    group, card = plan.group, opened_card(actor, plan.group)
    mine = {"unit_id": actor.unit_id}
    versions, goals, ratings, parts, signatures, sendings, members, extra = together(
        Plan.objects.filter(**mine, group=group).order_by("-number"),
        Goal.objects.filter(**mine, plan__group=group).order_by("area", "by_on", "id"),
        GoalRating.objects.filter(**mine, group=group).order_by("said_on", "written_at"),
        PlanCommitment.objects.filter(**mine, plan__group=group),
        PlanSignature.objects.filter(**mine, plan=plan).order_by("-signer", "name"),
        PlanSending.objects.filter(**mine, plan=plan).order_by("member_unit_name"),
        Member.objects.filter(**mine, group=group, ended_at=None, answer=Answer.ACCEPTED).order_by(
            "member_unit_name"
        ),
        step_answers.rows_about(actor.unit_id, group.id),
    )
    method = of_case(card.method_key, card.method_municipality, card.method_version)
    lines = {one.id: one for one in commitments.of_case(actor=actor, case_id=group.case_id, on=on)}
    before = next((one for one in versions if one.number == plan.number - 1), None)
    note_read(actor=actor, object_kind="plan", object_id=plan.id, person_id=group.person_id)
    return PlanPage(
        plan=plan,
        group=group,
        case=card,
        person=person_page(actor=actor, person_id=group.person_id, on=on),
        method=method,
        goals=_goals(plan, before, goals, ratings),
        commitments=_of(plan, parts, lines),
        signatures=tuple(signatures),
        sendings=tuple(sendings),
        versions=tuple(versions),
        members=tuple(members),
        difference=_difference(plan, before, goals, parts, lines) if before else None,
        extra=_extra(method, plan, extra),
    )


def goal_words(*, actor: Actor, group_id: UUID, goal_key: UUID) -> str:
    """A goal as the newest version says it. Raises Goal.DoesNotExist, and as the group does. Four statements."""
    group, _card = found_group(actor, group_id)
    note_read(actor=actor, object_kind="group", object_id=group.id, person_id=group.person_id)
    rows = Goal.objects.filter(unit_id=actor.unit_id, plan__group=group, key=goal_key)
    newest = rows.order_by("-plan__number").first()
    if newest is None:
        raise Goal.DoesNotExist
    return newest.words


def _of(
    plan: Plan, parts: list[PlanCommitment], lines: dict[UUID, CommitmentLine]
) -> tuple[CommitmentLine, ...]:
    mine = {one.commitment_id for one in parts if one.plan_id == plan.id}
    return tuple(one for key, one in lines.items() if key in mine)


def _extra(method: Method, plan: Plan, rows: list[StepAnswer]) -> tuple[StepAnswers, ...]:
    """The plan's own fields as they were answered when the version was adopted; none of a draft."""
    if plan.adopted_at is None:
        return ()
    then = [row for row in rows if row.answered_at <= plan.adopted_at]
    return by_kind(method, step_answers.by_step(then)).get(StepKind.PLAN.value, ())


def _goals(
    plan: Plan, before: Plan | None, goals: list[Goal], ratings: list[GoalRating]
) -> tuple[GoalLine, ...]:
    earlier = {one.key: one for one in goals if before and one.plan_id == before.id}
    found = []
    for goal in (one for one in goals if one.plan_id == plan.id):
        run = Run(tuple(Rated(one.id, one.value, one.said_on) for one in ratings if one.goal_key == goal.key))
        old = earlier.get(goal.key)
        changed = old is not None and (old.words, old.by_on) != (goal.words, goal.by_on)
        found.append(GoalLine(goal, run, before is not None and old is None, changed))
    return tuple(found)


def _difference(
    plan: Plan,
    before: Plan,
    goals: list[Goal],
    parts: list[PlanCommitment],
    lines: dict[UUID, CommitmentLine],
) -> Difference:
    """Goals and commitments that came and went, and the texts that changed."""
    now, then = _words(plan, goals, parts, lines), _words(before, goals, parts, lines)
    changed = [str(words) for name, words in TEXTS.items() if getattr(plan, name) != getattr(before, name)]
    done = {_in_words(one) for one in lines.values() if one.status is Status.DONE}
    gone = [one for one in then if one not in now]
    return Difference(
        added=tuple(one for one in now if one not in then),
        done=tuple(one for one in gone if one in done),
        removed=tuple(one for one in gone if one not in done),
        changed=tuple(changed),
    )


def _words(
    plan: Plan, goals: list[Goal], parts: list[PlanCommitment], lines: dict[UUID, CommitmentLine]
) -> list[str]:
    told = [f"{LifeArea(one.area).label}: {one.words}" for one in goals if one.plan_id == plan.id]
    return told + [_in_words(one) for one in _of(plan, parts, lines)]


def _in_words(one: CommitmentLine) -> str:
    return f"{one.what} ({one.who})"
