"""Questions about joint visits. What is answered is logged as read in the same transaction."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.people.queries import likely_persons
from samsyn.foundation.step_answers.queries import by_step, newest_values
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import Locked
from samsyn.foundation.units.together import together
from samsyn.law import Fact, Party
from samsyn.methods.model import Method

from . import kinds
from . import page_parts as parts
from .actions.proposing import examine, proposal_of
from .kinds import VISIT_PROPOSAL
from .models import (
    ProposalState,
    Screening,
    ScreeningAnswer,
    ScreeningConsent,
    ScreeningStep,
    Visit,
    VisitPlan,
    VisitProposal,
    VisitState,
)
from .rows import ConsentLine, OwnAnswer, ScreeningPage, VisitLine, VisitPage
from .the_method import of_case

PAGE = 50
PRELIMINARY = ("preliminary_negative", "preliminary_positive")


def visits(*, actor: Actor, closed: bool = False, limit: int = PAGE) -> tuple[VisitLine, ...]:
    """The unit's visits, newest first; those locked to others are left out. One statement."""
    ended = (VisitState.CLOSED, VisitState.REFERRED)
    rows = Visit.objects.select_related("case").filter(unit_id=actor.unit_id)
    rows = rows.filter(state__in=ended) if closed else rows.exclude(state__in=ended)
    if not actor.may("manages"):
        rows = rows.filter(Q(case__locked=False) | Q(worker_id=actor.worker_id))
    return tuple(
        VisitLine(
            row.id,
            row.case.number,
            row.state,
            VisitState(row.state).label,
            row.other_unit_name,
            row.starts_at,
            row.started_at,
            row.worker_name,
        )
        for row in rows.order_by("-started_at")[:limit]
    )


def unanswered_proposals(*, actor: Actor) -> tuple[reading.MessageLine, ...]:
    """Proposals that have come and that nobody has answered, newest first. Two statements."""
    answered = VisitProposal.objects.filter(unit_id=actor.unit_id).values("message_id")
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, kind_id=VISIT_PROPOSAL.id, withdrawn_at__isnull=True
    ).exclude(id__in=answered)
    ids = list(rows.order_by("-received_at").values_list("id", flat=True)[:PAGE])
    lines = reading.received_lines(actor=actor, ids=ids)
    return tuple(lines[one] for one in ids)


def visit_page(*, actor: Actor, visit_id: UUID, on: dt.date) -> VisitPage:
    """All of one visit. Raises Visit.DoesNotExist for one of another unit, Locked for one locked to others."""
    visit = Visit.objects.get(unit_id=actor.unit_id, id=visit_id)
    card = cases.case_card(actor=actor, case_id=visit.case_id)
    if card is None:
        raise Visit.DoesNotExist
    if not card.openable:
        raise Locked(visit.case_id)
    note_read(actor=actor, object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)
    method = of_case(card.method_key, card.method_municipality, card.method_version)
    return _page(actor, visit, card, method, on)


def _page(actor: Actor, visit: Visit, card: cases.CaseCard, method: Method, on: dt.date) -> VisitPage:
    outcomes = {one.key: one.label for one in method.outcomes}
    reasons = {one.key: one.label for one in method.visit.stop_rule.reasons} if method.visit else {}
    tasks = cases.tasks_of_case(actor=actor, case_id=visit.case_id)
    rows = parts.rows_of(visit)
    return VisitPage(
        id=visit.id,
        state=visit.state,
        label=VisitState(visit.state).label,
        track=visit.track,
        case=card,
        person=person_page(actor=actor, person_id=visit.person_id, on=on),
        method=method,
        other_name=visit.other_unit_name,
        other_telephone=visit.other_telephone,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        worker_name=visit.worker_name,
        stopped_at=visit.stopped_at,
        stop_reason=reasons.get(visit.stop_reason, ""),
        outcome=outcomes.get(visit.outcome, ""),
        outcome_why=visit.outcome_why,
        told_of_closing=visit.told_of_closing,
        closed_by=visit.closed_by,
        answers=parts.answers(rows.answers),
        decisions=parts.decisions(rows.decisions),
        plan=parts.plan(rows.plans, method),
        proposals=parts.proposals(rows.proposals, rows.times),
        record=parts.record(rows, method, {task.id: task for task in tasks}),
        talks=parts.talks(rows.talks),
        follow_ups=parts.follow_ups(rows.follow_ups, method),
        tasks=tuple(task for task in tasks if task.done_at is None),
        extra=by_step(rows.extra),
        known=newest_values(rows.extra),
    )


def own_answer_to(*, actor: Actor, message_id: UUID) -> OwnAnswer | None:
    """What this unit has answered a received proposal, or None."""
    row = VisitProposal.objects.filter(unit_id=actor.unit_id, message_id=message_id).first()
    return OwnAnswer(ProposalState(row.state).label, row.answered_by, row.visit_id) if row else None


def screening_page(*, actor: Actor, visit_id: UUID, method: Method) -> ScreeningPage | None:
    """The screening, for the worker of social services who offered it; None for everybody else and when not offered."""
    if actor.party is not Party.SOCIAL_SERVICES or method.screening is None:
        return None
    row = Screening.objects.filter(
        unit_id=actor.unit_id, visit_id=visit_id, worker_id=actor.worker_id
    ).first()
    if row is None:
        return None
    note_read(actor=actor, object_kind="screening", object_id=row.id)
    words: dict[str, str] = {one.key.value: one.label for one in method.screening.states}
    own = {"unit_id": actor.unit_id, "screening_id": row.id}
    consents, steps = together(
        ScreeningConsent.objects.filter(**own).order_by("answered_at", "id"),
        ScreeningStep.objects.filter(**own).order_by("at"),
    )
    return ScreeningPage(
        answer=row.get_answer_display(),
        state=row.state,
        label=words[row.state],
        preliminary=row.state in PRELIMINARY or (row.state == "sent_to_lab"),
        offered_at=row.offered_at,
        consents=tuple(
            ConsentLine(one.id, one.name or one.get_capacity_display(), one.agreed, one.withdrawn_at)
            for one in consents
        ),
        steps=tuple((words[one.state], one.at) for one in steps),
        lab_reference=row.lab_reference,
        lab_answered_at=row.lab_answered_at,
        told_at=row.told_at,
        closed=any(one.withdrawn_at for one in consents),
        answer_is_yes=row.answer == ScreeningAnswer.ACCEPTED,
        may_ask_again=row.answer in (ScreeningAnswer.LATER, ScreeningAnswer.NOT_SUITABLE),
    )


def screening_is_somebody_elses(*, actor: Actor, visit_id: UUID) -> str:
    """Who asked, when it was another worker of the unit: so that nobody asks twice. No more than that."""
    rows = Screening.objects.filter(unit_id=actor.unit_id, visit_id=visit_id).exclude(
        worker_id=actor.worker_id
    )
    return rows.values_list("offered_by", flat=True).first() or ""


def plan_values(*, actor: Actor, visit_id: UUID) -> dict[str, Any]:
    """The plan as it stands, as a form's first values; what most plans say where there is none yet."""
    row = VisitPlan.objects.filter(unit_id=actor.unit_id, visit_id=visit_id).first()
    if row is None:
        return {"leader": Party.SOCIAL_SERVICES.value, "announced": True, "with_address": True}
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}  # noqa: SLF001


def proposal_to_weigh(
    *, actor: Actor, page: VisitPage, recipient: assessing.Recipient, on: dt.date
) -> tuple[kinds.VisitProposal, Callable[[Mapping[Fact, bool | int]], assessing.Examination]]:
    """What would be sent, and the law's answer for it given some judgements. Two statements."""
    plans = VisitPlan.objects.select_related("visit__case")
    plan = plans.get(unit_id=actor.unit_id, visit_id=page.id)
    visit = plan.visit
    proposal = proposal_of(actor=actor, visit=visit, plan=plan, on=on, person=page.person)

    def ask_law(facts: Mapping[Fact, bool | int]) -> assessing.Examination:
        return examine(
            actor=actor,
            visit=visit,
            proposal=proposal,
            recipient=recipient,
            facts=facts,
            on=on,
            person=page.person,
        )

    return proposal, ask_law


def who_it_may_be(*, actor: Actor, told: kinds.VisitProposal, on: dt.date) -> list[tuple[str, str]]:
    """Those of the unit's own persons whom a proposal may be about, with the reasons; a human chooses."""
    ages = (told.ages[0], told.ages[-1]) if told.ages else None
    facts = PersonFacts(
        given_name=told.given_name, family_name=told.family_name, birth_date=told.birth_date, ages=ages
    )
    found = likely_persons(actor=actor, sought=facts.sought(on))
    return [
        (str(one.person.person_id), f"{one.person.name} ({', '.join(str(reason) for reason in one.reasons)})")
        for one in found
    ]
