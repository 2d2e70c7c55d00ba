"""Questions about messages: what has come, what was sent and what became of it, one message in full."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.settlements.queries import told as settlements_told
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import together
from samsyn.law import Party
from samsyn.law.provision import Settlement
from samsyn.law.weighing import said

from .further_use import Closed, closed_uses, still_closed
from .kinds import Kind, kind
from .models import AssessmentItem, Receipt, ReceivedMessage, SentMessage
from .payloads import unpack

PAGE = 50


@dataclass(frozen=True)
class MessageLine:
    """A message in a list: who, what kind, when. Nothing about a person (SoLPuL 7 a §)."""

    id: UUID
    kind_key: str
    kind_name: str | Promise
    other_id: UUID | None
    other_name: str
    other_party: Party | None
    at: dt.datetime
    person_id: UUID | None
    cooperation_id: UUID | None
    read_at: dt.datetime | None = None
    withdrawn_at: dt.datetime | None = None
    receipts: dict[str, dt.datetime] = field(default_factory=dict)
    citations: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class OpenedMessage:
    """A message in full, with the ground it crossed on."""

    id: UUID
    received: bool
    kind: Kind
    payload: Any
    other_id: UUID | None
    other_name: str
    other_party: Party | None
    signature: str
    at: dt.datetime
    grounds: tuple[dict[str, Any], ...]
    person_id: UUID | None
    cooperation_id: UUID | None
    in_reply_to: UUID | None
    withdrawn_at: dt.datetime | None = None
    read_at: dt.datetime | None = None
    receipts: dict[str, dt.datetime] = field(default_factory=dict)
    closed: Closed | None = None
    consents: tuple[UUID, ...] = ()

    @property
    def folded(self) -> bool:
        """Whether the content is closed since the consent was withdrawn (domain 14.2)."""
        return self.closed is not None and self.closed.folded

    @property
    def settled(self) -> tuple[str, ...]:
        """Every decision by a municipality's lawyer that it crossed on, once, in words."""
        told = (one for ground in self.grounds for one in ground.get("settled", ()))
        return tuple(dict.fromkeys(said(_as_settled(one)) for one in told))

    @property
    def citations(self) -> tuple[str, ...]:
        """Every citation it crossed on, once."""
        return tuple(dict.fromkeys(text for ground in self.grounds for text in ground.get("citations", ())))


def received(
    *, actor: Actor, limit: int = PAGE, before: dt.datetime | None = None, kinds: Iterable[str] = ()
) -> tuple[MessageLine, ...]:
    """The newest messages the unit has received; `kinds` are keys such as "tip". One statement."""
    rows = ReceivedMessage.objects.select_related("kind").filter(unit_id=actor.unit_id)
    if before:
        rows = rows.filter(received_at__lt=before)
    wanted = list(kinds)
    if wanted:
        rows = rows.filter(kind__key__in=wanted)
    return tuple(_received_line(row) for row in rows.order_by("-received_at")[:limit])


def received_lines(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, MessageLine]:
    """Lines for these received messages. One statement."""
    rows = ReceivedMessage.objects.select_related("kind").filter(unit_id=actor.unit_id, id__in=list(ids))
    return {row.id: _received_line(row) for row in rows}


def received_about(
    *, actor: Actor, person_id: UUID, limit: int = PAGE, before: dt.datetime | None = None
) -> tuple[MessageLine, ...]:
    """The newest received messages that a worker has linked to a person, or those before a moment. One statement."""
    rows = ReceivedMessage.objects.select_related("kind").filter(unit_id=actor.unit_id, person_id=person_id)
    if before:
        rows = rows.filter(received_at__lt=before)
    rows = rows.annotate(closed=still_closed(actor, "id"))
    return tuple(_received_line(row) for row in rows.order_by("-received_at")[:limit])


def sent(
    *,
    actor: Actor,
    limit: int = PAGE,
    person_id: UUID | None = None,
    cooperation_id: UUID | None = None,
    before: dt.datetime | None = None,
) -> tuple[MessageLine, ...]:
    """The newest messages the unit has sent, or those before a moment, with receipts and grounds.

    At most two statements.
    """
    rows = SentMessage.objects.select_related("kind", "recipient").filter(unit_id=actor.unit_id)
    if person_id:
        rows = rows.filter(person_id=person_id)
    if cooperation_id:
        rows = rows.filter(cooperation_id=cooperation_id)
    if before:
        rows = rows.filter(sent_at__lt=before)
    found = list(rows.order_by("-sent_at")[:limit])
    receipts, grounds = _what_came_of(actor, found)
    return tuple(
        _sent_line(row, receipts.get(row.id, {}), grounds.get(row.assessment_id, ())) for row in found
    )


def open_message(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """A received message in full: marks it read for its sender, and logs the reading. None when there is none."""
    row = ReceivedMessage.objects.select_related("kind").filter(unit_id=actor.unit_id, id=message_id).first()
    if row is None:
        return None
    if row.read_at is None and row.withdrawn_at is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT samsyn.mark_read(%s, %s)", [row.id, actor.signature])
    note_read(actor=actor, object_kind="message", object_id=row.id, person_id=row.person_id)
    return _opened(row, closed_uses(actor=actor, message_ids=[row.id]).get(row.id))


def sent_message(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """A sent message in full, with its receipts and its assessment's grounds. None when there is none."""
    row = (
        SentMessage.objects.select_related("kind", "recipient")
        .filter(unit_id=actor.unit_id, id=message_id)
        .first()
    )
    if row is None:
        return None
    note_read(actor=actor, object_kind="message", object_id=row.id, person_id=row.person_id)
    kept = [row.assessment_id] if row.assessment_id else []
    items = list(
        AssessmentItem.objects.filter(unit_id=actor.unit_id, assessment_id__in=kept).order_by("category")
    )
    decided = settlements_told(one for item in items for one in item.settlements)
    form = kind(row.kind_id)
    return OpenedMessage(
        id=row.id,
        received=False,
        kind=form,
        payload=unpack(form.payload, row.payload),
        other_id=row.recipient_id,
        other_name=row.recipient_name,
        other_party=Party(row.recipient.party),
        signature=row.signature,
        at=row.sent_at,
        grounds=tuple(
            {
                "category": item.category,
                "outcome": item.outcome,
                "grounds": item.grounds,
                "citations": item.citations,
                "settled": [decided[one] for one in item.settlements if one in decided],
            }
            for item in items
        ),
        person_id=row.person_id,
        cooperation_id=row.cooperation_id,
        in_reply_to=row.in_reply_to,
        receipts=receipts(actor=actor, ids=[row.id]).get(row.id, {}),
        consents=tuple(dict.fromkeys(UUID(one) for item in items for one in item.consents)),
    )


def link_person(*, actor: Actor, message_id: UUID, person_id: UUID | None) -> None:
    """Say which of the unit's own persons a received message is about; a human decides."""
    changed = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id=message_id).update(person_id=person_id)
    if changed:
        record(actor=actor, verb="link", object_kind="message", object_id=message_id, person_id=person_id)


def receipts(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, dict[str, dt.datetime]]:
    """What came of these sent messages, and when. One statement."""
    found: dict[UUID, dict[str, dt.datetime]] = {}
    for row in Receipt.objects.filter(unit_id=actor.unit_id, message_id__in=list(ids)):
        found.setdefault(row.message_id, {})[row.what] = row.at
    return found


def _received_line(row: ReceivedMessage) -> MessageLine:
    return MessageLine(
        id=row.id,
        kind_key=row.kind.key,
        kind_name=kind(row.kind_id).name,
        other_id=row.sender_id,
        other_name=row.sender_name,
        other_party=Party(row.sender_party),
        at=row.received_at,
        person_id=row.person_id,
        cooperation_id=row.cooperation_id,
        read_at=row.read_at,
        withdrawn_at=row.withdrawn_at,
        citations=tuple(dict.fromkeys(text for ground in row.grounds for text in ground["citations"])),
        closed=getattr(row, "closed", False),
    )


def _what_came_of(
    actor: Actor, rows: list[SentMessage]
) -> tuple[dict[UUID, dict[str, dt.datetime]], dict[UUID | None, tuple[str, ...]]]:
    """Each message's receipts, and what each assessment cited, once. One statement, or none without messages."""
    receipts: dict[UUID, dict[str, dt.datetime]] = {}
    cited: dict[UUID | None, tuple[str, ...]] = {}
    if rows:
        came, items = together(
            Receipt.objects.filter(unit_id=actor.unit_id, message_id__in=[row.id for row in rows]),
            AssessmentItem.objects.filter(
                unit_id=actor.unit_id,
                assessment_id__in=[row.assessment_id for row in rows if row.assessment_id],
            ),
        )
        for one in came:
            receipts.setdefault(one.message_id, {})[one.what] = one.at
        for item in items:
            cited[item.assessment_id] = tuple(
                dict.fromkeys((*cited.get(item.assessment_id, ()), *item.citations))
            )
    return receipts, cited


def _sent_line(row: SentMessage, receipts: dict[str, dt.datetime], citations: tuple[str, ...]) -> MessageLine:
    return MessageLine(
        id=row.id,
        kind_key=row.kind.key,
        kind_name=kind(row.kind_id).name,
        other_id=row.recipient_id,
        other_name=row.recipient_name,
        other_party=Party(row.recipient.party),
        at=row.sent_at,
        person_id=row.person_id,
        cooperation_id=row.cooperation_id,
        receipts=receipts,
        withdrawn_at=receipts.get("withdrawn"),
        citations=citations,
    )


def _as_settled(told: dict[str, Any]) -> Settlement:
    """A lawyer's decision as a message carries it."""
    day = dt.date.fromisoformat(told["from_on"])
    return Settlement(told["point"], told["opens"], day, told["by"], told["reasons"])


def _opened(row: ReceivedMessage, closed: Closed | None) -> OpenedMessage:
    """The message; without its content when it was taken back, or is closed for further use."""
    form = kind(row.kind_id)
    hidden = row.withdrawn_at or (closed and closed.folded)
    return OpenedMessage(
        id=row.id,
        received=True,
        kind=form,
        payload=None if hidden else unpack(form.payload, row.payload),
        other_id=row.sender_id,
        other_name=row.sender_name,
        other_party=Party(row.sender_party),
        signature=row.signature,
        at=row.received_at,
        grounds=tuple(row.grounds),
        person_id=row.person_id,
        cooperation_id=row.cooperation_id,
        in_reply_to=row.in_reply_to,
        withdrawn_at=row.withdrawn_at,
        read_at=row.read_at,
        closed=closed,
    )
