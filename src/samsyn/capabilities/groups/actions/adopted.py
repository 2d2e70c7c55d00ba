"""What follows when a version is adopted: the journal, the plan's task done, the review in three months."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.models import Goal, LifeArea, Plan
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments import queries as known
from samsyn.foundation.step_answers.actions import keep_changed
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import StepKind

from .journal import answered_with, write_journal
from .mapping import PLAN
from .starting import method_of, put_task

REVIEW = "group_review"
THREE_MONTHS = 91


def follow(actor: Actor, plan: Plan, at: dt.datetime, extra: Given = NOTHING) -> None:
    """Write it in the case, finish the task, and promise the first review."""
    group = plan.group
    changed = keep_changed(actor=actor, given=extra, given_with=answered_with(group), at=at)
    text = with_answers(_plan_text(actor, plan, local_day(at)), changed)
    write_journal(actor, group, PLAN, text, at)
    cases.finish_tasks_about(actor=actor, about=group.id, rule=PLAN, at=at)
    if plan.number == 1:
        promise_review(actor, plan, at)


def promise_review(actor: Actor, plan: Plan, at: dt.datetime) -> None:
    """The next review, as long after today as the method says; three months where it says nothing."""
    method = method_of(plan.group)
    step = the_method.step_of(method, StepKind.REVIEW)
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
