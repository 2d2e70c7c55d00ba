"""What the one who reported has answered to an invitation to the report meeting, as the reception sees it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.intake.kinds import MEETING_ANSWER
from samsyn.capabilities.intake.payloads import MeetingAnswer
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.payloads import unpack
from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class ReporterSays:
    """The last answer to the time that is booked."""

    said: MeetingAnswer
    at: dt.datetime
    by: str


def reporter_says(
    *, actor: Actor, invitation_id: UUID | None, reporter_id: UUID | None, person_id: UUID | None
) -> ReporterSays | None:
    """The last answer to an invitation, from the one who reported and nobody else; logged as read. One statement.

    None while nobody has answered, and without a statement where nobody was invited.
    """
    if invitation_id is None:
        return None
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        in_reply_to=invitation_id,
        sender_id=reporter_id,
        kind_id=MEETING_ANSWER.id,
    )
    row = rows.order_by("-received_at").first()
    if row is None:
        return None
    note_read(actor=actor, object_kind="message", object_id=row.id, person_id=person_id)
    return ReporterSays(unpack(MeetingAnswer, row.payload), row.received_at, row.signature)
