"""Sending and withdrawing. The database's delivery function has the last word."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Category, Purpose

from .kinds import Kind
from .models import SentMessage
from .payloads import pack, unpack


class NotDelivered(Exception):
    """The delivery function refused; the message says why and what to do, in Swedish."""


def send(
    *,
    actor: Actor,
    kind: Kind,
    payload: Any,
    recipient_id: UUID,
    at: dt.datetime,
    person_id: UUID | None = None,
    assessment_id: UUID | None = None,
    cooperation_id: UUID | None = None,
    in_reply_to: UUID | None = None,
    extra_categories: Iterable[Category] = (),
    purpose: Purpose | None = None,
    recipient_name: str = "",
) -> UUID:
    """Write the sender's copy and deliver the recipient's, or do neither. Returns the message's id.

    `purpose` is for a kind that has none of its own; `recipient_name` spares a question where the unit is read already.
    """
    purpose = kind.purpose or purpose
    content = pack(payload)
    unpack(kind.payload, content)
    categories = [
        *kind.categories,
        *(category for category in extra_categories if category not in kind.categories),
    ]
    message_id = uuid4()
    with transaction.atomic():
        SentMessage.objects.create(
            id=message_id,
            unit_id=actor.unit_id,
            kind_id=kind.id,
            person_id=person_id,
            recipient_id=recipient_id,
            recipient_name=recipient_name or Unit.objects.values_list("name", flat=True).get(id=recipient_id),
            assessment_id=assessment_id,
            cooperation_id=cooperation_id,
            in_reply_to=in_reply_to,
            categories=[category.value for category in categories],
            purpose=purpose.value if purpose else "",
            payload=content,
            written_by=actor.worker_id,
            signature=actor.signature,
            sent_at=at,
        )
        _call("SELECT samsyn.deliver(%s)", message_id)
    return message_id


def withdraw(*, actor: Actor, message_id: UUID, at: dt.datetime) -> None:
    """Take back a message that nobody has read; NotDelivered when it has been."""
    with transaction.atomic():
        _call("SELECT samsyn.withdraw(%s)", message_id)


def _call(statement: str, message_id: UUID) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, [message_id])
    except DatabaseError as error:
        said = getattr(error.__cause__, "diag", None)
        raise NotDelivered(said.message_primary if said and said.message_primary else str(error)) from error
