"""The agreements on tests of one screening, for the worker who offered it."""

from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from .models import SampleAgreement


@dataclass(frozen=True)
class Agreements:
    """The one in force, and those that have ended, newest first."""

    now: SampleAgreement | None
    before: tuple[SampleAgreement, ...]


def agreements(*, actor: Actor, visit_id: UUID) -> Agreements:
    """What was agreed; nothing for anybody but the worker of social services who offered. One statement."""
    if actor.party is not Party.SOCIAL_SERVICES:
        return Agreements(None, ())
    rows = list(
        SampleAgreement.objects.filter(
            unit_id=actor.unit_id,
            screening__unit_id=actor.unit_id,
            screening__visit_id=visit_id,
            screening__worker_id=actor.worker_id,
        ).order_by("-made_at")
    )
    if rows:
        note_read(actor=actor, object_kind="screening", object_id=rows[0].screening_id)
    now = next((row for row in rows if row.ended_at is None), None)
    return Agreements(now, tuple(row for row in rows if row.ended_at))
