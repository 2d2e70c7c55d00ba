"""Keeping an assessment: what lets a message cross, or what ended in not sending."""

import datetime as dt
from uuid import UUID

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .examination import Examination
from .models import Assessment, AssessmentItem

HOLDS_FOR = dt.timedelta(hours=24)


def record_assessment(*, actor: Actor, examination: Examination, at: dt.datetime, why: str = "") -> UUID:
    """Keep the assessment that lets a message cross, with the judge's reasons; it holds for a day."""
    if not examination.open:
        message = "An assessment that is not open lets nothing cross; use refrain()."
        raise ValueError(message)
    return _keep(actor, examination, at, refrained=False, why=why)


def refrain(*, actor: Actor, examination: Examination, why: str, at: dt.datetime) -> UUID:
    """Keep an assessment that ended in not sending, with the reason (domain 15.11)."""
    return _keep(actor, examination, at, refrained=True, why=why)


def _keep(actor: Actor, examination: Examination, at: dt.datetime, *, refrained: bool, why: str) -> UUID:
    row = Assessment.objects.create(
        unit_id=actor.unit_id,
        person_id=examination.about.person_id,
        recipient_id=examination.recipient.unit_id,
        purpose=examination.purpose.value,
        on_day=examination.on,
        valid_until=at + HOLDS_FOR,
        made_by=actor.worker_id,
        signature=actor.signature,
        made_at=at,
        refrained=refrained,
        why=why,
    )
    facts = {fact.value: value for fact, value in examination.facts.items()}
    AssessmentItem.objects.bulk_create(
        AssessmentItem(
            unit_id=actor.unit_id,
            assessment_id=row.id,
            category=item.category.value,
            outcome=item.outcome,
            grounds=list(item.grounds),
            citations=list(item.citations),
            facts=facts,
            asks=[ask.fact.value for ask in item.asks],
            reasons=[str(reason) for reason in item.reasons],
            record=list(item.record),
            consents=[str(one) for one in item.consents],
            points=list(item.points),
            settlements=[str(one) for one in item.settlements],
        )
        for item in examination.items
    )
    record(
        actor=actor,
        verb="refrain" if refrained else "assess",
        object_kind="assessment",
        object_id=row.id,
        person_id=examination.about.person_id,
        reason=why,
        to=examination.recipient.name,
        outcomes={item.category.value: item.outcome for item in examination.items},
    )
    return row.id
