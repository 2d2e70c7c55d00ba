"""The reporter's side: whom to report to, what is begun, what was sent and what became of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samsyn.capabilities.intake.kinds import FEEDBACK, MEETING_INVITATION, MEETING_OFF, REPORT_RECEIPT
from samsyn.capabilities.intake.models import FiledReport
from samsyn.foundation.drafts.models import Draft
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.assessing import Recipient, recipient
from samsyn.foundation.messages.kinds import Kind
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Party

DRAFT = "concern_report"
PAGE = 50


@dataclass(frozen=True)
class BegunReport:
    """A report that this worker has begun to write; the list tells only when."""

    draft_id: UUID
    saved_at: dt.datetime


@dataclass(frozen=True)
class FiledLine:
    """A report that was sent, in a list."""

    message_id: UUID
    recipient_name: str
    filed_at: dt.datetime
    signature: str
    feedback_requested: bool


@dataclass(frozen=True)
class Reply:
    """A receipt, an invitation or feedback to the own report."""

    id: UUID
    kind: Kind
    at: dt.datetime
    payload: Any

    @property
    def kind_key(self) -> str:
        return self.kind.key


@dataclass(frozen=True)
class FiledPage:
    """A report that was sent, and what has come back."""

    message: OpenedMessage
    feedback_requested_at: dt.datetime | None
    person_id: UUID | None
    replies: tuple[Reply, ...]

    @property
    def feedback(self) -> Reply | None:
        return next((reply for reply in self.replies if reply.kind_key == FEEDBACK.key), None)

    @property
    def may_withdraw(self) -> bool:
        return not {"read", "withdrawn"} & set(self.message.receipts)


def report_recipients(*, actor: Actor) -> tuple[Recipient, ...]:
    """Units of the actor's municipalities that receive concern reports. Two statements or so."""
    units = Unit.objects.filter(receives_concern_reports=True, municipalities__in=actor.municipalities)
    return tuple(
        Recipient(unit.id, unit.name, Party(unit.party), unit.secrecy_domain)
        for unit in units.exclude(id=actor.unit_id).distinct().order_by("name")
    )


def begun(*, actor: Actor) -> tuple[BegunReport, ...]:
    """The worker's own unfinished reports, newest first. One statement."""
    rows = Draft.objects.filter(
        unit_id=actor.unit_id, worker_id=actor.worker_id, form=DRAFT, about__isnull=False
    )
    found = rows.order_by("-saved_at").values_list("about", "saved_at")
    return tuple(BegunReport(about, at) for about, at in found if about)


def filed(*, actor: Actor, limit: int = PAGE) -> tuple[FiledLine, ...]:
    """The unit's newest reports. One statement."""
    rows = FiledReport.objects.filter(unit_id=actor.unit_id).order_by("-filed_at")[:limit]
    return tuple(
        FiledLine(
            row.message_id, row.recipient_name, row.filed_at, row.signature, bool(row.feedback_requested_at)
        )
        for row in rows
    )


def filed_page(*, actor: Actor, message_id: UUID) -> FiledPage | None:
    """One report that the unit sent, or None. Five statements and the log."""
    mark = FiledReport.objects.filter(unit_id=actor.unit_id, message_id=message_id).first()
    message = reading.sent_message(actor=actor, message_id=message_id) if mark else None
    if mark is None or message is None:
        return None
    return FiledPage(message, mark.feedback_requested_at, mark.person_id, _replies(actor, message_id))


def recipient_of(unit_id: UUID) -> Recipient:
    return recipient(unit_id)


def _replies(actor: Actor, message_id: UUID) -> tuple[Reply, ...]:
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        in_reply_to=message_id,
        kind_id__in=[REPORT_RECEIPT.id, MEETING_INVITATION.id, MEETING_OFF.id, FEEDBACK.id],
    ).order_by("received_at")
    opened = (reading.open_message(actor=actor, message_id=row.id) for row in rows)
    return tuple(Reply(one.id, one.kind, one.at, one.payload) for one in opened if one and one.payload)
