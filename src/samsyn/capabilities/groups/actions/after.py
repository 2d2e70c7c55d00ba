"""Review, closing, and the questions afterwards."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.access import found_group, held_group
from samsyn.capabilities.groups.models import (
    AfterCheck,
    Answer,
    GoOn,
    GroupCase,
    GroupClosing,
    Member,
    Plan,
    Review,
)
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments.desk import let_go
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import StepKind

from .adopted import REVIEW, promise_review
from .inviting import tell_ended
from .journal import asked_of, method_of, write_journal
from .own_pages_left import remind_to_decide

AFTER = "group_after"
RULES = ("group_selection", "group_contact", "group_place", "group_plan", REVIEW)


@dataclass(frozen=True)
class Reviewed:
    """What the review came to."""

    held_on: dt.date
    goals_own: bool | None
    consent_holds: bool | None
    school_or_work: str
    better: str
    worse: str
    youth_view: str
    guardian_view: str
    go_on: GoOn
    why: str


@dataclass(frozen=True)
class Closed:
    """How it ended, in whose view, who keeps contact, and whether one may ask later."""

    reason: str
    why: str
    planned: bool
    youth_view: str
    youth_view_missing: str
    keeps_contact: str
    after_check: bool


@transaction.atomic
def review(*, actor: Actor, group_id: UUID, told: Reviewed, extra: Given = NOTHING, at: dt.datetime) -> None:
    """Keep a review; the next one is promised as long after as the method says, unless the work ends."""
    group = held_group(actor, group_id)
    plan = (
        Plan.objects.filter(unit_id=actor.unit_id, group=group, adopted_at__isnull=False)
        .order_by("-number")
        .first()
    )
    if plan is None:
        raise GroupRefused(_("Det finns ingen antagen plan att stämma av."))
    if told.held_on > local_day(at):
        raise GroupRefused(_("Dagen har inte varit ännu."))
    Review.objects.create(
        unit_id=actor.unit_id,
        group=group,
        goals_own=told.goals_own,
        consent_holds=told.consent_holds,
        school_or_work=clean_text(told.school_or_work),
        better=clean_text(told.better),
        worse=clean_text(told.worse),
        youth_view=clean_text(told.youth_view),
        guardian_view=clean_text(told.guardian_view),
        go_on=told.go_on,
        why=clean_text(told.why),
        held_on=told.held_on,
        written_at=at,
        written_by=actor.signature,
    )
    cases.finish_tasks_about(actor=actor, about=group.id, rule=REVIEW, at=at)
    if told.go_on is not GoOn.CLOSE:
        promise_review(actor, plan, at)
    asked = asked_of(group, StepKind.REVIEW)
    write_journal(actor, group, REVIEW, _review_text(told), at, extra=extra, steps=asked)
    record(actor=actor, verb="review", object_kind="group", object_id=group.id, person_id=group.person_id)


@transaction.atomic
def close(*, actor: Actor, group_id: UUID, told: Closed, extra: Given = NOTHING, at: dt.datetime) -> None:
    """End the group: every member is told so, what is waited for goes, and the after-checks are promised.

    Raises GroupRefused where nobody keeps contact, or the young person's view is missing without a reason.
    """
    group = held_group(actor, group_id)
    if not told.youth_view.strip() and not told.youth_view_missing.strip():
        raise GroupRefused(_("Skriv den unges egen bild, eller varför den saknas."))
    GroupClosing.objects.create(
        unit_id=actor.unit_id,
        group=group,
        reason=told.reason,
        why=clean_text(told.why),
        planned=told.planned,
        youth_view=clean_text(told.youth_view),
        youth_view_missing=clean_text(told.youth_view_missing),
        keeps_contact=told.keeps_contact,
        after_check=told.after_check,
        closed_at=at,
        closed_by=actor.signature,
    )
    asked = asked_of(group, StepKind.CLOSING)
    write_journal(actor, group, "group_closed", _closing_text(group, told), at, extra=extra, steps=asked)
    _tell_members(actor, group, at)
    for rule in RULES:
        cases.finish_tasks_about(
            actor=actor, about=group.id, rule=rule, at=at, result=gettext_noop("Avslutat")
        )
    let_go(actor=actor, case_id=group.case_id, at=at, result=gettext_noop("Avslutat"))
    if told.after_check:
        _promise_after_checks(actor, group, at)
    remind_to_decide(actor, group, at)
    group.closed_at = at
    group.save(update_fields=["closed_at"])
    cases.close_case(actor=actor, case_id=group.case_id, outcome=told.reason, why=told.why, at=at)
    record(
        actor=actor,
        verb="close",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        reason_key=told.reason,
    )


def _tell_members(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    rows = Member.objects.filter(unit_id=actor.unit_id, group=group, ended_at=None)
    for member in rows.exclude(answer=Answer.DECLINED):
        tell_ended(actor, group, member, at)
    rows.update(ended_at=at, ended_why=gettext_noop("Gruppens arbete är avslutat."))


def _promise_after_checks(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    method = method_of(group)
    for step in the_method.steps_of(method, StepKind.AFTER_CHECK):
        row = AfterCheck.objects.create(
            unit_id=actor.unit_id,
            group=group,
            step_key=step.key,
            due_on=the_method.due_after(step, local_day(at), 182),
        )
        cases.add_task(
            actor=actor,
            what=f"{step.name}: {method.title}",
            due_on=row.due_on,
            starts_at=at,
            case_id=group.case_id,
            person_id=group.person_id,
            rule=AFTER,
            basis=method.title,
            owner_id=actor.worker_id,
            owner_name=actor.name,
            about_kind="group_after_check",
            about=row.id,
        )


@transaction.atomic
def check(
    *,
    actor: Actor,
    check_id: UUID,
    reached: bool,
    how_it_is: str,
    wants_contact: bool | None,
    extra: Given = NOTHING,
    at: dt.datetime,
) -> UUID:
    """Keep what the young person said some months after. Returns the group's id."""
    row = AfterCheck.objects.get(unit_id=actor.unit_id, id=check_id)
    group, _card = found_group(actor, row.group_id)
    row = AfterCheck.objects.select_for_update().get(unit_id=actor.unit_id, id=check_id)
    if row.done_at:
        raise GroupRefused(_("Det är redan skrivet av %(who)s.") % {"who": row.done_by})
    row.reached, row.how_it_is, row.wants_contact = reached, clean_text(how_it_is), wants_contact
    row.done_at, row.done_by = at, actor.signature
    row.save(update_fields=["reached", "how_it_is", "wants_contact", "done_at", "done_by"])
    cases.finish_tasks_about(actor=actor, about=row.id, rule=AFTER, at=at)
    text = how_it_is or gettext_noop("Fick inte kontakt.")
    asked = tuple(one for one in asked_of(group, StepKind.AFTER_CHECK) if one.key == row.step_key)
    write_journal(actor, group, AFTER, text, at, after_closing=True, extra=extra, steps=asked)
    record(
        actor=actor, verb="after_check", object_kind="group", object_id=group.id, person_id=group.person_id
    )
    return group.id


@in_swedish()
def _review_text(told: Reviewed) -> str:
    parts = (
        (_("Avstämning"), told.held_on.isoformat()),
        (_("Skola eller arbete"), told.school_or_work),
        (_("Bättre"), told.better),
        (_("Sämre"), told.worse),
        (_("Den unges syn"), told.youth_view),
        (_("Vårdnadshavarnas syn"), told.guardian_view),
        (_("Vad ni bestämde"), f"{GoOn(told.go_on).label}. {told.why}"),
    )
    return "\n\n".join(f"{heading}\n{text.strip()}" for heading, text in parts if text.strip())


@in_swedish()
def _closing_text(group: GroupCase, told: Closed) -> str:
    words = {one.key: one.label for one in method_of(group).outcomes}
    planned = _("Planerat avslut.") if told.planned else _("Inte planerat.")
    parts = (
        (_("Avslut"), f"{words.get(told.reason, told.reason)}. {planned} {told.why}"),
        (_("Den unges egen bild"), told.youth_view or told.youth_view_missing),
        (_("Håller kontakten"), told.keeps_contact),
    )
    return "\n\n".join(f"{heading}\n{text.strip()}" for heading, text in parts)
