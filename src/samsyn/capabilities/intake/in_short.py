"""What a tip or a concern report tells to the one who reads its case in a minute: what it was about, in its words."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.in_short import Concern
from samsyn.foundation.messages.kinds import kind
from samsyn.foundation.messages.models import ClosedUse, ReceivedMessage
from samsyn.foundation.units.acting import Actor

from .models import Matter

LONG_TEXTS = ("concern", "what")  # of a concern report, of a tip; never who reported


def wanted(unit_id: UUID, case_id: UUID) -> tuple[QuerySet[Any], ...]:
    """What came in; not what was taken back or is closed for further use."""
    closed = ClosedUse.objects.filter(unit_id=unit_id).values("message_id")
    matters = Matter.objects.filter(unit_id=unit_id, case_id=case_id).values("message_id")
    rows = ReceivedMessage.objects.filter(unit_id=unit_id, id__in=matters, withdrawn_at__isnull=True)
    return (rows.exclude(id__in=closed),)


def told(actor: Actor, messages: list[ReceivedMessage]) -> Iterator[Concern]:
    """The concern of each, logged as read."""
    for row in messages:
        text = next((row.payload[name] for name in LONG_TEXTS if row.payload.get(name)), "")
        note_read(actor=actor, object_kind="message", object_id=row.id, person_id=row.person_id)
        yield Concern(text, row.received_at, kind(row.kind_id).name)
