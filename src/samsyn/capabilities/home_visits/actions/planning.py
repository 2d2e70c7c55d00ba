"""Planning the visit, and what a manager says yes or no to."""

import datetime as dt
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.home_visits.access import answered_with, held_visit
from samsyn.capabilities.home_visits.models import (
    DecisionAbout,
    ManagerDecision,
    Visit,
    VisitPlan,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import Task
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.actions import keep_changed
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.methods.asked import steps_asked
from samsyn.methods.vocabulary import StepKind

from .recording import method_of
from .starting import ask_manager


@dataclass(frozen=True)
class PlanFacts:
    """What the planning form holds. Times are moments; `minutes` is how long the visit is meant to be."""

    purpose: str
    leader: str
    concern: str
    may_tell: str
    interpreter_language: str
    siblings: str
    two_homes: str
    staff_safety: str
    place_kind: str
    place: str
    announced: bool
    guardian_answer: str
    minutes: int
    time_1: dt.datetime
    time_2: dt.datetime | None
    time_3: dt.datetime | None
    with_address: bool
    with_family: bool


@transaction.atomic
def save_plan(
    *,
    actor: Actor,
    visit_id: UUID,
    facts: PlanFacts,
    unannounced_why: str,
    extra: Given = NOTHING,
    at: dt.datetime,
) -> None:
    """Keep the plan. An unannounced visit waits for a manager and never happens in a preliminary assessment.

    What the method asks of its own about the planning is kept, and written in the journal, where it has changed.
    """
    visit = held_visit(actor, visit_id, VisitState.PLANNED)
    for moment in (facts.time_1, facts.time_2, facts.time_3):
        if moment and moment <= at:
            raise VisitRefused(_("En föreslagen tid har redan varit. Välj en tid som kommer."))
    if not facts.announced:
        _ask_for_unannounced(actor, visit, unannounced_why, at)
    columns = {
        name: clean_text(value) if isinstance(value, str) else value for name, value in asdict(facts).items()
    }
    VisitPlan.objects.update_or_create(
        unit_id=actor.unit_id,
        visit=visit,
        defaults=columns | {"planned_by": actor.signature, "planned_at": at},
    )
    _keep_own(actor, visit, extra, at)
    record(actor=actor, verb="plan", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)


def _keep_own(actor: Actor, visit: Visit, extra: Given, at: dt.datetime) -> None:
    asked = steps_asked(method_of(visit), StepKind.MEETING)
    changed = keep_changed(actor=actor, given=extra, steps=asked, given_with=answered_with(visit), at=at)
    if changed.answered:
        cases.write_entry(
            actor=actor,
            case_id=visit.case_id,
            person_id=visit.person_id,
            kind="home_visit_plan",
            text=changed.journal(),
            happened_at=at,
            at=at,
        )


def _ask_for_unannounced(actor: Actor, visit: Visit, why: str, at: dt.datetime) -> None:
    if preliminary_assessment_runs(actor, visit):
        raise VisitRefused(
            _(
                "Ett oaviserat besök får inte göras under en förhandsbedömning: att se efter hur det är hemma är en "
                "utredningsåtgärd (JO 5219-2018). Avisera besöket, eller vänta tills bedömningen är klar."
            )
        )
    if not why.strip():
        raise VisitRefused(
            _("Skriv varför besöket inte kan aviseras. Enhetschefen tar ställning till skälet.")
        )
    ask_manager(actor=actor, visit=visit, about=DecisionAbout.UNANNOUNCED, why=why.strip(), at=at)


def preliminary_assessment_runs(actor: Actor, visit: Visit) -> bool:
    """Whether the clock of a preliminary assessment (SoL 20:2) is running for the young person or the matter."""
    running = Task.objects.filter(unit_id=actor.unit_id, rule="preliminary_assessment", done_at__isnull=True)
    mine = running.filter(person_id=visit.person_id)
    if visit.matter_id:
        mine = mine | running.filter(about=visit.matter_id)
    return mine.exists()


@transaction.atomic
def decide(*, actor: Actor, decision_id: UUID, approved: bool, why: str, at: dt.datetime) -> UUID:
    """The manager's yes or no, with the reason; returns the visit's id. Raises Decided when it is already given."""
    if not actor.may("manages"):
        raise VisitRefused(_("Bara en enhetschef kan ta ställning. Be din chef öppna besöket."))
    row = ManagerDecision.objects.select_for_update().get(unit_id=actor.unit_id, id=decision_id)
    if row.decided_at:
        raise Decided(_("%(who)s har redan tagit ställning.") % {"who": row.decided_by})
    if not why.strip():
        raise VisitRefused(_("Skriv skälet för ditt beslut."))
    row.approved, row.why, row.decided_by, row.decided_at = (
        approved,
        clean_text(why.strip()),
        actor.signature,
        at,
    )
    row.save(update_fields=["approved", "why", "decided_by", "decided_at"])
    cases.finish_tasks_about(actor=actor, about=row.id, rule="manager_decision", at=at)
    record(
        actor=actor,
        verb="approve" if approved else "refuse",
        object_kind="home_visit",
        object_id=row.visit_id,
        reason=row.why,
        about=row.about,
    )
    return row.visit_id


def refuse_before_decision(actor: Actor, visit: Visit, plan: VisitPlan) -> None:
    """VisitRefused while a manager has not said yes to what needs it."""
    rows = list(ManagerDecision.objects.filter(unit_id=actor.unit_id, visit=visit).order_by("asked_at"))
    latest = {row.about: row for row in rows}
    if plan.announced:
        latest.pop(DecisionAbout.UNANNOUNCED, None)
    for about, row in latest.items():
        label = DecisionAbout(about).label
        if row.approved is None:
            raise VisitRefused(_("Enhetschefen har inte tagit ställning än: %(about)s.") % {"about": label})
        if row.approved is False:
            raise VisitRefused(
                _("Enhetschefen har sagt nej: %(about)s. Skälet: %(why)s") % {"about": label, "why": row.why}
            )
    if not plan.announced and preliminary_assessment_runs(actor, visit):
        raise VisitRefused(_("En förhandsbedömning pågår. Avisera besöket, eller vänta tills den är klar."))
