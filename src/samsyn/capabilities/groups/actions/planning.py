"""Writing the plan: a draft with goals and commitments, adopted as a version that is never changed."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups import cover, the_method
from samsyn.capabilities.groups.access import held_draft, held_group
from samsyn.capabilities.groups.models import (
    Goal,
    GoalRating,
    GroupCase,
    LifeArea,
    Plan,
    PlanCommitment,
    PlanSignature,
    SignedHow,
    Signer,
)
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments import actions as commitments
from samsyn.foundation.commitments import queries as known
from samsyn.foundation.commitments.actions import CommitmentFacts, Said
from samsyn.foundation.commitments.models import Commitment, Progress, Step
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.methods.vocabulary import StepKind

from .journal import method_of
from .starting import CONTACT

HIGHEST = 10


@dataclass(frozen=True)
class PlanTexts:
    """What the plan says beside goals and commitments."""

    crisis_plan: str
    on_relapse: str
    guardians_do: str
    next_meeting_at: dt.datetime | None


@dataclass(frozen=True)
class GoalFacts:
    """A goal in the young person's own words, and the number they gave it."""

    area: LifeArea
    words: str
    by_on: dt.date | None
    rating: int | None = None


@dataclass(frozen=True)
class Signed:
    """Who stands behind the version, and how it was shown."""

    signer: Signer
    name: str
    how: SignedHow
    signed_on: dt.date


@transaction.atomic
def begin(*, actor: Actor, group_id: UUID, at: dt.datetime) -> UUID:
    """Begin the first version, or the next as a copy of the newest. Raises GroupRefused before enrolment."""
    group = held_group(actor, group_id)
    if not group.enrolled_on:
        _begin_work(actor, group, at)
    plans = Plan.objects.filter(unit_id=actor.unit_id, group=group).order_by("-number")
    newest = plans.first()
    if newest and not newest.adopted_at:
        return newest.id
    draft = Plan.objects.create(
        unit_id=actor.unit_id,
        group=group,
        number=(newest.number if newest else 0) + 1,
        crisis_plan=newest.crisis_plan if newest else "",
        on_relapse=newest.on_relapse if newest else "",
        guardians_do=newest.guardians_do if newest else "",
        begun_at=at,
        begun_by=actor.signature,
    )
    if newest:
        _copy(actor, newest, draft, local_day(at))
    _record(actor, group, "begin_plan", draft)
    return draft.id


def _begin_work(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    """In a method without enrolment the work begins with the plan. Raises GroupRefused where it cannot begin yet."""
    if not group.place_at:
        raise GroupRefused(_("Den unge har ingen plats ännu. Gör urvalet och ge en plats först."))
    if the_method.step_of(method_of(group), StepKind.ENROLMENT):
        raise GroupRefused(_("Planen skrivs när den unge är inskriven."))
    on = local_day(at)
    if cover.consent_state(actor=actor, person_id=group.person_id, on=on) is not State.IN_FORCE:
        raise GroupRefused(_("Planen kräver ett samtycke som gäller. Fråga om samtycke först."))
    cases.finish_tasks_about(actor=actor, about=group.id, rule=CONTACT, at=at)
    group.enrolled_on = on
    group.save(update_fields=["enrolled_on"])


def _copy(actor: Actor, newest: Plan, draft: Plan, on: dt.date) -> None:
    """Goals as they stand, and the commitments that have not ended, with what meetings added since."""
    for goal in Goal.objects.filter(unit_id=actor.unit_id, plan=newest):
        Goal.objects.create(
            unit_id=actor.unit_id,
            plan=draft,
            key=goal.key,
            area=goal.area,
            words=goal.words,
            by_on=goal.by_on,
        )
    case_id = newest.group.case_id
    lines = known.of_case(actor=actor, case_id=case_id, on=on)
    PlanCommitment.objects.bulk_create(
        PlanCommitment(unit_id=actor.unit_id, plan=draft, commitment_id=one.id) for one in lines if one.open
    )


@transaction.atomic
def save_texts(*, actor: Actor, plan_id: UUID, texts: PlanTexts, at: dt.datetime) -> None:
    """Write the crisis plan, what happens on a relapse, what the guardians do, and the next meeting."""
    plan = held_draft(actor, plan_id)
    plan.crisis_plan = clean_text(texts.crisis_plan, _("Krisplanen"))
    plan.on_relapse = clean_text(texts.on_relapse)
    plan.guardians_do = clean_text(texts.guardians_do)
    plan.next_meeting_at = texts.next_meeting_at
    plan.save(update_fields=["crisis_plan", "on_relapse", "guardians_do", "next_meeting_at"])
    _record(actor, plan.group, "write_plan", plan)


@transaction.atomic
def add_goal(*, actor: Actor, plan_id: UUID, facts: GoalFacts, at: dt.datetime) -> None:
    """Add a goal in the young person's words, with their own number where they gave one."""
    plan = held_draft(actor, plan_id)
    goal = Goal.objects.create(
        unit_id=actor.unit_id,
        plan=plan,
        area=facts.area,
        words=clean_text(facts.words, _("Målet")),
        by_on=facts.by_on,
    )
    if facts.rating is not None:
        _rate(actor, plan.group, goal.key, facts.rating, local_day(at), at)
    _record(actor, plan.group, "add_goal", plan)


@transaction.atomic
def remove_goal(*, actor: Actor, goal_id: UUID) -> UUID:
    """Take a goal out of a draft. Returns the version's id."""
    goal = Goal.objects.get(unit_id=actor.unit_id, id=goal_id)
    plan = held_draft(actor, goal.plan_id)
    Goal.objects.filter(unit_id=actor.unit_id, id=goal_id).delete()
    _record(actor, plan.group, "remove_goal", plan)
    return plan.id


@transaction.atomic
def rate(*, actor: Actor, group_id: UUID, goal_key: UUID, value: int, on: dt.date, at: dt.datetime) -> None:
    """Keep the young person's own number for a goal on a day. Raises GroupRefused for a goal the group has not."""
    group = held_group(actor, group_id)
    if not Goal.objects.filter(unit_id=actor.unit_id, plan__group=group, key=goal_key).exists():
        raise GroupRefused(_("Målet finns inte i planen. Ladda om sidan."))
    if on > local_day(at):
        raise GroupRefused(_("Dagen har inte varit ännu."))
    _rate(actor, group, goal_key, value, on, at)
    record(actor=actor, verb="rate", object_kind="group", object_id=group.id, person_id=group.person_id)


def _rate(actor: Actor, group: GroupCase, goal_key: UUID, value: int, on: dt.date, at: dt.datetime) -> None:
    if not 0 <= value <= HIGHEST:
        raise GroupRefused(_("Siffran ska vara mellan 0 och 10."))
    GoalRating.objects.create(
        unit_id=actor.unit_id,
        group=group,
        goal_key=goal_key,
        value=value,
        said_on=on,
        written_at=at,
        written_by=actor.signature,
    )


@transaction.atomic
def add_commitment(*, actor: Actor, plan_id: UUID, facts: CommitmentFacts, at: dt.datetime) -> UUID:
    """Add what somebody takes on; it belongs to the case. Returns the commitment's id."""
    plan = held_draft(actor, plan_id)
    made = commitments.commit(
        actor=actor, case_id=plan.group.case_id, facts=facts, at=at, about_kind="plan", about=plan.id
    )
    PlanCommitment.objects.create(unit_id=actor.unit_id, plan=plan, commitment_id=made)
    return made


@transaction.atomic
def remove_commitment(*, actor: Actor, plan_id: UUID, commitment_id: UUID, why: str, at: dt.datetime) -> None:
    """Take a commitment out of a draft: it is dropped with a reason, and stays in the case's history."""
    plan = held_draft(actor, plan_id)
    row = PlanCommitment.objects.filter(unit_id=actor.unit_id, plan=plan, commitment_id=commitment_id)
    if not row.exists():
        raise Commitment.DoesNotExist
    if not why.strip():
        raise GroupRefused(_("Skriv varför åtagandet utgår."))
    row.delete()
    commitments.say(actor=actor, commitment_id=commitment_id, said=Said(Step.DROPPED, note=why), at=at)


@transaction.atomic
def adopt(
    *, actor: Actor, plan_id: UUID, signed: tuple[Signed, ...], extra: Given = NOTHING, at: dt.datetime
) -> None:
    """Adopt the draft: from here the version is never changed. Raises GroupRefused for what is missing in it."""
    plan = held_draft(actor, plan_id)
    goals = Goal.objects.filter(unit_id=actor.unit_id, plan=plan)
    parts = PlanCommitment.objects.filter(unit_id=actor.unit_id, plan=plan)
    _refuse_unfinished(plan, has_goals=goals.exists(), has_parts=parts.exists(), signed=signed)
    PlanSignature.objects.bulk_create(
        PlanSignature(
            unit_id=actor.unit_id,
            plan=plan,
            signer=one.signer,
            name=one.name,
            how=one.how,
            signed_on=one.signed_on,
            written_by=actor.signature,
        )
        for one in signed
    )
    goals.update(frozen=True)
    parts.update(frozen=True)
    plan.adopted_at, plan.adopted_by = at, actor.signature
    plan.save(update_fields=["adopted_at", "adopted_by"])
    from .adopted import follow  # the journal and the tasks that follow

    follow(actor, plan, at, extra)
    _record(actor, plan.group, "adopt_plan", plan)


def _refuse_unfinished(plan: Plan, *, has_goals: bool, has_parts: bool, signed: tuple[Signed, ...]) -> None:
    if not has_goals:
        raise GroupRefused(_("Planen har inget mål. Skriv minst ett, med den unges egna ord."))
    if not has_parts:
        raise GroupRefused(_("Planen har inget åtagande. Skriv vem som gör vad till när."))
    if not plan.crisis_plan.strip():
        raise GroupRefused(_("Skriv krisplanen: vem den unge ringer när det blir svårt."))
    if not any(one.signer is Signer.YOUTH for one in signed):
        raise GroupRefused(
            _("Skriv hur den unge står till planen: underskrift, ett ja, eller att hen inte ville.")
        )


@transaction.atomic
def discard(*, actor: Actor, plan_id: UUID, at: dt.datetime) -> UUID:
    """Throw a draft away; what was taken on only in it is dropped. Returns the group's id."""
    plan = held_draft(actor, plan_id)
    own = Commitment.objects.filter(unit_id=actor.unit_id, about_kind="plan", about=plan.id)
    ended = Progress.objects.filter(unit_id=actor.unit_id, step__in=(Step.DONE, Step.DROPPED))
    for one in own.exclude(id__in=ended.values("commitment_id")).values_list("id", flat=True):
        said = Said(Step.DROPPED, note=_("Utkastet togs bort."))
        commitments.say(actor=actor, commitment_id=one, said=said, at=at)
    group_id = plan.group_id
    Goal.objects.filter(unit_id=actor.unit_id, plan=plan).delete()
    PlanCommitment.objects.filter(unit_id=actor.unit_id, plan=plan).delete()
    _record(actor, plan.group, "discard_plan", plan)
    plan.delete()
    return group_id


def _record(actor: Actor, group: GroupCase, verb: str, plan: Plan) -> None:
    record(
        actor=actor,
        verb=verb,
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        version=plan.number,
    )
