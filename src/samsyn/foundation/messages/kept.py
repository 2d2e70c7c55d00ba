"""Assessments that were kept and led to nothing yet: neither sent on nor refrained from. Each holds for a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Party, Purpose

from .models import Assessment, AssessmentItem, SentMessage

CARRIED = (
    "category", "outcome", "grounds", "citations", "facts", "asks", "reasons", "record", "points", "settlements",
    "consents",
)  # fmt: skip
NOT_TAKEN_FURTHER = gettext_noop("Togs inte vidare.")


@dataclass(frozen=True)
class KeptAssessment:
    """What may be told to whom, as it was judged, and until when; `facts` are the judgements to begin again with."""

    id: UUID
    person_id: UUID
    recipient_id: UUID
    recipient_name: str
    recipient_party: Party
    purpose: Purpose
    categories: tuple[Category, ...]
    facts: Mapping[Fact, bool | int]
    why: str
    signature: str
    made_at: dt.datetime
    valid_until: dt.datetime

    def holds(self, at: dt.datetime) -> bool:
        """Whether the day has not passed."""
        return self.valid_until > at


def waiting(*, actor: Actor, person_id: UUID, at: dt.datetime) -> tuple[tuple[KeptAssessment, bool], ...]:
    """What was kept about a person and led to nothing, newest first, each with whether it still holds."""
    return tuple((one, one.holds(at)) for one in kept(actor=actor, person_id=person_id))


def kept(*, actor: Actor, person_id: UUID) -> tuple[KeptAssessment, ...]:
    """What was kept about a person and led to nothing, newest first. One statement, two where there is any."""
    found = tuple(_waiting(actor).filter(person_id=person_id).order_by("-made_at", "id"))
    if not found:
        return ()
    items: dict[UUID, list[AssessmentItem]] = {}
    rows = AssessmentItem.objects.filter(unit_id=actor.unit_id, assessment_id__in=[row.id for row in found])
    for item in rows.order_by("category"):
        items.setdefault(item.assessment_id, []).append(item)
    note_read(actor=actor, object_kind="assessment", object_id=found[0].id, person_id=person_id)
    return tuple(_kept(row, person_id, items.get(row.id, [])) for row in found)


def kept_one(*, actor: Actor, person_id: UUID, assessment_id: UUID) -> KeptAssessment | None:
    """One of them, or None when it was sent on, refrained from, or is not the unit's. Two statements."""
    return next((one for one in kept(actor=actor, person_id=person_id) if one.id == assessment_id), None)


@transaction.atomic
def let_go(*, actor: Actor, one: KeptAssessment, why: str, at: dt.datetime) -> UUID:
    """Refrain from what was kept, with the reason; the kept assessment itself is never changed."""
    row = Assessment.objects.create(
        unit_id=actor.unit_id,
        person_id=one.person_id,
        recipient_id=one.recipient_id,
        purpose=one.purpose.value,
        on_day=one.made_at.date(),
        valid_until=at,
        made_by=actor.worker_id,
        signature=actor.signature,
        made_at=at,
        refrained=True,
        why=why.strip() or NOT_TAKEN_FURTHER,
    )
    items = AssessmentItem.objects.filter(unit_id=actor.unit_id, assessment_id=one.id)
    AssessmentItem.objects.bulk_create(
        AssessmentItem(
            **{name: getattr(item, name) for name in CARRIED}, unit_id=actor.unit_id, assessment_id=row.id
        )
        for item in items
    )
    record(
        actor=actor,
        verb="refrain",
        object_kind="assessment",
        object_id=row.id,
        person_id=one.person_id,
        reason=row.why,
        to=one.recipient_name,
        of=str(one.id),
    )
    return row.id


def _waiting(actor: Actor) -> QuerySet[Assessment]:
    """Not refrained, no message on it, and nothing done later about the same person for the same unit and purpose."""
    later = {
        "unit_id": actor.unit_id,
        "person_id": OuterRef("person_id"),
        "recipient_id": OuterRef("recipient_id"),
        "purpose": OuterRef("purpose"),
    }
    sent = SentMessage.objects.filter(**later, sent_at__gte=OuterRef("made_at"))
    judged_again = Assessment.objects.filter(**later, made_at__gt=OuterRef("made_at"))
    on_it = SentMessage.objects.filter(unit_id=actor.unit_id, assessment_id=OuterRef("id"))
    rows = Assessment.objects.select_related("recipient").filter(unit_id=actor.unit_id, refrained=False)
    return rows.filter(~Exists(on_it), ~Exists(sent), ~Exists(judged_again))


def _kept(row: Assessment, person_id: UUID, items: list[AssessmentItem]) -> KeptAssessment:
    facts = {Fact(fact): value for item in items for fact, value in item.facts.items()}
    return KeptAssessment(
        id=row.id,
        person_id=person_id,
        recipient_id=row.recipient_id,
        recipient_name=row.recipient.name,
        recipient_party=Party(row.recipient.party),
        purpose=Purpose(row.purpose),
        categories=tuple(Category(item.category) for item in items),
        facts=facts,
        why=row.why,
        signature=row.signature,
        made_at=row.made_at,
        valid_until=row.valid_until,
    )
