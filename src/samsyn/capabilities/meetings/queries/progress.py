"""One commitment, in a case that the worker may open."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.kinds import MINUTES
from samsyn.capabilities.meetings.kinds import About as Named
from samsyn.capabilities.meetings.models import Meeting
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class CommitmentPage:
    """The commitment and its case, where it lies in one; `whom` it is about, as the sender told, where it does not."""

    line: CommitmentLine
    card: CaseCard | None
    whom: About | None

    @property
    def open(self) -> bool:
        """Whether more can be said of it."""
        return self.line.open and (self.card is None or self.card.closed_at is None)


def commitment_page(*, actor: Actor, commitment_id: UUID, on: dt.date) -> CommitmentPage:
    """The commitment, and the message that it came with, logged as read. Four statements.

    Raises Meeting.DoesNotExist for what was received under a consent that has been withdrawn since, and is closed.
    """
    line = commitments.one(actor=actor, commitment_id=commitment_id, on=on)
    card = open_case(actor, line.case_id) if line.case_id else None
    came = reading.open_message(actor=actor, message_id=line.from_message) if line.from_message else None
    if came and came.folded:
        raise Meeting.DoesNotExist
    return CommitmentPage(line, card, _whom(came) if came and card is None else None)


def _whom(message: OpenedMessage) -> About | None:
    """The young person as the one who called told of one."""
    if message.kind != MINUTES or message.payload is None:
        return None
    told: Named = message.payload.about
    if told.birth_date:
        return About.born_on(None, told.birth_date)
    return (
        About.aged(None, (told.ages[0], told.ages[-1]), message.at.date()) if told.ages else About(None, ())
    )
