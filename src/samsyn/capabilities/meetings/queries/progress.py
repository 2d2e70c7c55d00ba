"""One commitment, in a case that the worker may open."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.models import Meeting
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.messages.further_use import closed_uses
from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class CommitmentPage:
    """The commitment and its case."""

    line: CommitmentLine
    card: CaseCard

    @property
    def open(self) -> bool:
        """Whether more can be said of it."""
        return self.line.open and self.card.closed_at is None


def commitment_page(*, actor: Actor, commitment_id: UUID, on: dt.date) -> CommitmentPage:
    """The commitment, logged as read. Three statements.

    Raises Meeting.DoesNotExist for what was received under a consent that has been withdrawn since, and is closed.
    """
    line = commitments.one(actor=actor, commitment_id=commitment_id, on=on)
    card = open_case(actor, line.case_id)
    came = line.from_message
    closed = closed_uses(actor=actor, message_ids=[came]).get(came) if came else None
    if closed and closed.folded:
        raise Meeting.DoesNotExist
    return CommitmentPage(line, card)
