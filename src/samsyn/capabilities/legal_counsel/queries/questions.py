"""Questions that have come to the lawyer, and what was answered."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.legal_counsel.kinds import LEGAL_QUESTION, LegalAnswer, LegalQuestion
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.messages.payloads import unpack
from samsyn.foundation.units.acting import Actor

MOST = 100


@dataclass(frozen=True)
class AskedLine:
    """A question in the list. It is about nobody, so its words may be shown."""

    id: UUID
    from_name: str
    from_party: str
    at: dt.datetime
    question: LegalQuestion
    answered_at: dt.datetime | None


def asked(*, actor: Actor) -> tuple[AskedLine, ...]:
    """The newest questions, unanswered first. Two statements."""
    rows = list(
        ReceivedMessage.objects.filter(
            unit_id=actor.unit_id, kind_id=LEGAL_QUESTION.id, withdrawn_at__isnull=True
        ).order_by("-received_at")[:MOST]
    )
    replies = SentMessage.objects.filter(unit_id=actor.unit_id, in_reply_to__in=[row.id for row in rows])
    answered = dict(replies.values_list("in_reply_to", "sent_at"))
    lines = [
        AskedLine(
            row.id,
            row.sender_name,
            row.sender_party,
            row.received_at,
            unpack(LegalQuestion, row.payload),
            answered.get(row.id),
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: line.answered_at is not None))


def answer_to(*, actor: Actor, message_id: UUID) -> tuple[LegalAnswer, dt.datetime, str] | None:
    """What was answered to a question: the answer, when and by whom. One statement."""
    row = (
        SentMessage.objects.filter(unit_id=actor.unit_id, in_reply_to=message_id).order_by("sent_at").first()
    )
    return (unpack(LegalAnswer, row.payload), row.sent_at, row.signature) if row else None
