"""What a tip or a concern report tells to the one who reads its case in a minute: what it was about, in its words."""

from uuid import UUID

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.concerns import Concern
from samsyn.foundation.messages.kinds import kind
from samsyn.foundation.messages.models import ClosedUse, ReceivedMessage
from samsyn.foundation.units.acting import Actor

from .models import Matter

LONG_TEXTS = ("concern", "what")  # of a concern report, of a tip; never who reported


def reported(actor: Actor, case_id: UUID) -> tuple[Concern, ...]:
    """The concern that came in; not one that was taken back or is closed for further use. One statement."""
    mine = {"unit_id": actor.unit_id}
    closed = ClosedUse.objects.filter(**mine).values("message_id")
    matters = Matter.objects.filter(**mine, case_id=case_id).values("message_id")
    rows = ReceivedMessage.objects.filter(**mine, id__in=matters, withdrawn_at__isnull=True)
    found = []
    for row in rows.exclude(id__in=closed):
        text = next((row.payload[name] for name in LONG_TEXTS if row.payload.get(name)), "")
        note_read(actor=actor, object_kind="message", object_id=row.id, person_id=row.person_id)
        found.append(Concern(text, row.received_at, kind(row.kind_id).name))
    return tuple(found)
