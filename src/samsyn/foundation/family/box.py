"""What lies in a family's room: the letters that came, under the family's headings, and what the family has written."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.messages.kinds import Kind, kind
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.messages.payloads import unpack

from .entering import Member
from .shown import Section, Shown, shown

MOST = 200


@dataclass(frozen=True, slots=True)
class BoxLetter:
    """A letter in the room. `new` says that nobody had opened it before; `own` that the family wrote it."""

    id: UUID
    kind: Kind
    shown: Shown
    payload: Any
    at: dt.datetime
    signature: str
    new: bool = False
    own: bool = False
    read_at: dt.datetime | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """How much lies under a heading, for the first page: nothing of what it says."""

    section: Section
    letters: int
    new: int


def headings(*, member: Member) -> dict[Section, Heading]:
    """How many letters lie under each heading, and how many nobody has opened. One statement."""
    rows = ReceivedMessage.objects.filter(unit_id=member.actor.unit_id, withdrawn_at__isnull=True)
    found = [(shown(kind(kind_id)).section, read) for kind_id, read in rows.values_list("kind_id", "read_at")]
    return {
        section: Heading(
            section,
            sum(1 for one, _read in found if one is section),
            sum(1 for one, read in found if one is section and read is None),
        )
        for section in Section
    }


def letters(*, member: Member, section: Section) -> tuple[BoxLetter, ...]:
    """The letters under a heading, newest first, marked read and logged as read. Two statements."""
    rows = ReceivedMessage.objects.filter(unit_id=member.actor.unit_id).order_by("-received_at")[:MOST]
    mine = [row for row in rows if shown(kind(row.kind_id)).section is section]
    _mark_read(member, [row.id for row in mine if row.read_at is None and row.withdrawn_at is None])
    for row in mine:
        note_read(actor=member.actor, object_kind="message", object_id=row.id)
    return tuple(_came(row) for row in mine)


def letter(*, member: Member, message_id: UUID) -> BoxLetter | None:
    """One letter that came; None when it is none of this room's."""
    row = ReceivedMessage.objects.filter(unit_id=member.actor.unit_id, id=message_id).first()
    if row is None:
        return None
    note_read(actor=member.actor, object_kind="message", object_id=row.id)
    return _came(row)


def written(*, member: Member) -> tuple[BoxLetter, ...]:
    """What the family has written from this room, newest first. One statement."""
    rows = SentMessage.objects.filter(unit_id=member.actor.unit_id).order_by("-sent_at")[:MOST]
    return tuple(
        BoxLetter(
            id=row.id,
            kind=kind(row.kind_id),
            shown=shown(kind(row.kind_id)),
            payload=unpack(kind(row.kind_id).payload, row.payload),
            at=row.sent_at,
            signature=row.signature,
            own=True,
        )
        for row in rows
    )


def _mark_read(member: Member, ids: Iterable[UUID]) -> None:
    wanted = list(ids)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT samsyn.mark_read(one, %s) FROM unnest(%s::uuid[]) AS one",
                [member.actor.signature, wanted],
            )


def _came(row: ReceivedMessage) -> BoxLetter:
    form = kind(row.kind_id)
    return BoxLetter(
        id=row.id,
        kind=form,
        shown=shown(form),
        payload=None if row.withdrawn_at else unpack(form.payload, row.payload),
        at=row.received_at,
        signature=row.signature,
        new=row.read_at is None and row.withdrawn_at is None,
        read_at=row.read_at,
        taken_back=row.withdrawn_at is not None,
    )
