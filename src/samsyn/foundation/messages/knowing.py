"""Vem vet vad: what this unit told others about somebody, what others told it, and what it chose not to tell."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from .further_use import Closed, closed_uses
from .kinds import kind
from .models import Assessment, AssessmentItem, ReceivedMessage, SentMessage
from .reading import receipts


@dataclass(frozen=True)
class Told:
    """One cell of "Vem vet vad": a category that another unit was told, when, by which message and ground."""

    other_name: str
    other_party: Party | None
    category: str
    kind_name: str | Promise
    at: dt.datetime
    message_id: UUID
    citations: tuple[str, ...]
    received: bool
    closed: bool = False


def who_knows_what(*, actor: Actor, person_id: UUID) -> tuple[Told, ...]:
    """What this unit told others about a person, and what others told it, newest first. Four or five statements."""
    told = [*_by_us(actor, person_id), *_to_us(actor, person_id)]
    return tuple(sorted(told, key=lambda one: one.at, reverse=True))


def refrained(*, actor: Actor, person_id: UUID) -> tuple[Assessment, ...]:
    """Assessments about a person that ended in not sending, newest first, with the unit meant. One statement."""
    rows = Assessment.objects.select_related("recipient").filter(
        unit_id=actor.unit_id, person_id=person_id, refrained=True
    )
    return tuple(rows.order_by("-made_at"))


def _by_us(actor: Actor, person_id: UUID) -> Iterable[Told]:
    """What was sent and not withdrawn; nobody has read what was withdrawn."""
    rows = SentMessage.objects.select_related("recipient").filter(unit_id=actor.unit_id, person_id=person_id)
    sent = list(rows)
    came = receipts(actor=actor, ids=[row.id for row in sent])
    citations = _citations(actor, [row.assessment_id for row in sent if row.assessment_id])
    return [
        Told(
            row.recipient_name,
            Party(row.recipient.party),
            category,
            kind(row.kind_id).name,
            row.sent_at,
            row.id,
            citations.get((row.assessment_id, category), ()),
            received=False,
        )
        for row in sent
        if "withdrawn" not in came.get(row.id, {})
        for category in row.categories
    ]


def _citations(actor: Actor, assessments: list[UUID]) -> dict[tuple[UUID | None, str], tuple[str, ...]]:
    items = AssessmentItem.objects.filter(unit_id=actor.unit_id, assessment_id__in=assessments)
    return {(item.assessment_id, item.category): tuple(item.citations) for item in items}


def _to_us(actor: Actor, person_id: UUID) -> Iterable[Told]:
    got = list(
        ReceivedMessage.objects.filter(unit_id=actor.unit_id, person_id=person_id, withdrawn_at__isnull=True)
    )
    closed = closed_uses(actor=actor, message_ids=[row.id for row in got])
    return [one for row in got for one in _heard(row, closed.get(row.id))]


def _heard(row: ReceivedMessage, closed: Closed | None) -> Iterable[Told]:
    grounds = {ground["category"]: tuple(ground["citations"]) for ground in row.grounds}
    for category in row.categories:
        yield Told(
            row.sender_name,
            Party(row.sender_party),
            category,
            kind(row.kind_id).name,
            row.received_at,
            row.id,
            grounds.get(category, ()),
            received=True,
            closed=closed is not None and closed.folded,
        )
