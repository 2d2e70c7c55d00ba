"""What has come in reply to a message, taken together with it; and how much nobody has opened."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.units.acting import Actor

from .models import ReceivedMessage


def mark_replies_read(*, actor: Actor, in_reply_to: UUID, kinds: Iterable[str]) -> int:
    """Mark read, and log as read, what has come of these kinds in reply to a message; answers how many were new.

    For a page that shows the whole thread. One statement.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, person_id, samsyn.mark_read(id, %s) FROM letters_receivedmessage "
            "WHERE unit_id = %s AND in_reply_to = %s AND read_at IS NULL AND withdrawn_at IS NULL "
            "AND split_part(kind_id, '/', 1) = ANY (%s)",
            [actor.signature, actor.unit_id, in_reply_to, list(kinds)],
        )
        found = cursor.fetchall()
    for message_id, person_id, _at in found:
        note_read(actor=actor, object_kind="message", object_id=message_id, person_id=person_id)
    return len(found)


def link_replies(*, actor: Actor, in_reply_to: UUID, person_id: UUID | None, kinds: Iterable[str]) -> None:
    """Say whom the replies of these kinds are about, when a human has said whom the message is about."""
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, in_reply_to=in_reply_to, kind__key__in=list(kinds)
    )
    if rows.update(person_id=person_id):
        record(
            actor=actor,
            verb="link",
            object_kind="message",
            object_id=in_reply_to,
            person_id=person_id,
            replies=True,
        )


def ids_in_reply_to(*, actor: Actor, in_reply_to: UUID, kinds: Iterable[str]) -> tuple[UUID, ...]:
    """The messages of these kinds that have come in reply to a message, oldest first. One statement."""
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, in_reply_to=in_reply_to, kind__key__in=list(kinds)
    )
    return tuple(rows.order_by("received_at").values_list("id", flat=True))


def how_many_unread(*, actor: Actor) -> int:
    """How many received messages nobody in the unit has opened. One statement."""
    rows = ReceivedMessage.objects.filter(unit_id=actor.unit_id, read_at=None, withdrawn_at=None)
    return rows.count()
