"""What follows when a version is adopted: the journal, the plan's task done, the review in three months."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.family_kinds import FAMILY_PLAN
from samsyn.capabilities.groups.models import Goal, LifeArea, Plan
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments import queries as known
from samsyn.foundation.family import rooms
from samsyn.foundation.step_answers.actions import keep_changed
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import StepKind

from .journal import answered_with, asked_of, method_of, write_journal
from .mapping import PLAN
from .starting import put_task

REVIEW = "group_review"
SHOW = "show_plan"
THREE_MONTHS = 91
TO_SHOW_WITHIN = dt.timedelta(days=7)


def follow(actor: Actor, plan: Plan, at: dt.datetime, extra: Given = NOTHING) -> None:
    """Write it in the case, finish the task, and promise the first review."""
    group = plan.group
    asked = asked_of(group, StepKind.PLAN)
    changed = keep_changed(actor=actor, given=extra, steps=asked, given_with=answered_with(group), at=at)
    text = with_answers(_plan_text(actor, plan, local_day(at)), changed)
    write_journal(actor, group, PLAN, text, at)
    cases.finish_tasks_about(actor=actor, about=group.id, rule=PLAN, at=at)
    remind_to_show(actor, plan, at)
    if plan.number == 1:
        promise_review(actor, plan, at)


def remind_to_show(actor: Actor, plan: Plan, at: dt.datetime) -> None:
    """A task for each of the family with an own page: the version is to be shown to them. It replaces the last one's.

    None for a guardian from whom the whole plan is withheld.
    """
    group, on = plan.group, local_day(at)
    for room in rooms.rooms_of(actor=actor, person_id=group.person_id, on=on):
        cases.finish_tasks_about(actor=actor, about=room.id, rule=SHOW, at=at, result=_replaced(plan))
        if not room.reachable or not set(FAMILY_PLAN.categories).isdisjoint(room.withheld):
            continue
        cases.add_task(
            actor=actor,
            what=_to_show(plan, room.name),
            due_on=on + TO_SHOW_WITHIN,
            starts_at=at,
            case_id=group.case_id,
            person_id=group.person_id,
            rule=SHOW,
            owner_id=actor.worker_id,
            owner_name=actor.name,
            about_kind="plan_to_show",
            about=room.id,
        )


@in_swedish()
def _to_show(plan: Plan, name: str) -> str:
    return _("Visa planen, version %(number)d, för %(who)s") % {"number": plan.number, "who": name}


@in_swedish()
def _replaced(plan: Plan) -> str:
    return _("Ersatt av version %(number)d.") % {"number": plan.number}


def promise_review(actor: Actor, plan: Plan, at: dt.datetime) -> None:
    """The next review, as long after today as the method says; nothing where the method has none."""
    method = method_of(plan.group)
    step = the_method.step_of(method, StepKind.REVIEW)
    if step is None:
        return
    put_task(
        actor,
        plan.group,
        gettext_noop("Gör avstämningen med den unge"),
        the_method.due_after(step, local_day(at), THREE_MONTHS),
        at,
        REVIEW,
        method.title,
    )


@in_swedish()
def _plan_text(actor: Actor, plan: Plan, on: dt.date) -> str:
    """The version in plain paragraphs, to be copied into the municipality's case system."""
    goals = [
        f"– {LifeArea(one.area).label}: {one.words}"
        for one in Goal.objects.filter(unit_id=actor.unit_id, plan=plan)
    ]
    parts = known.these(
        actor=actor, ids=plan.plancommitment_set.values_list("commitment_id", flat=True), on=on
    )
    taken = [f"– {one.what} ({one.who}, {one.whose}, {one.due_on.isoformat()})" for one in parts]
    return "\n\n".join(
        f"{heading}\n{text}".strip()
        for heading, text in (
            (_("Plan, version %(number)d") % {"number": plan.number}, ""),
            (_("Den unges mål"), "\n".join(goals)),
            (_("Vem gör vad"), "\n".join(taken)),
            (_("När det blir svårt"), plan.crisis_plan),
            (_("Om det går snett"), plan.on_relapse),
            (_("Vårdnadshavarnas del"), plan.guardians_do),
        )
        if text or heading.startswith(_("Plan"))
    )
