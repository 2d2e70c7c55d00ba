"""Questions about tips: who receives them, the thread behind a tip or a code, who left it, how many."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.units.acting import Actor
from samsyn.law.vocabulary import Party

from . import codes
from .models import PassedOnTip, ReporterContact, TipAnswer, TipPicture, TipThread

RECEIVERS = """
SELECT u.id, u.name, u.party, m.code, m.name, u.telephone
FROM units_unit u
JOIN units_unit_municipalities um ON um.unit_id = u.id
JOIN units_municipality m ON m.code = um.municipality_id
WHERE u.receives_tips AND (%s::text[] IS NULL OR m.code = ANY (%s::text[]))
ORDER BY m.name, u.name
"""
KNOWS_REPORTERS = frozenset({"reception", "manager"})


@dataclass(frozen=True)
class Receiver:
    """A unit that takes tips, for one of its municipalities."""

    unit_id: UUID
    name: str
    party: Party
    municipality: str
    municipality_name: str
    telephone: str


def receivers(municipalities: Iterable[str] | None = None) -> tuple[Receiver, ...]:
    """Who takes tips, by municipality; all of them, or those of these municipalities. One statement."""
    wanted = None if municipalities is None else list(municipalities)
    with (
        connection.cursor() as cursor
    ):  # plain SQL: this is most of what the public page asks of the database
        cursor.execute(RECEIVERS, [wanted, wanted])
        return tuple(
            Receiver(id_, name, Party(party), *rest) for id_, name, party, *rest in cursor.fetchall()
        )


@dataclass(frozen=True)
class Letter:
    """One text of a thread: the reporter's addition or the unit's answer."""

    from_reporter: bool
    text: str
    at: dt.datetime
    signature: str = ""


@dataclass(frozen=True)
class Thread:
    """What the receiving unit sees: additions and answers in order, and what came with the tip."""

    message_id: UUID
    has_code: bool
    weed_on: dt.date
    letters: tuple[Letter, ...]
    pictures: tuple[int, ...]
    reporter_is_kept: bool

    @property
    def waits_for_answer(self) -> bool:
        """Whether the last word is the reporter's."""
        return bool(self.letters) and self.letters[-1].from_reporter


def thread_of(*, actor: Actor, message_id: UUID) -> Thread | None:
    """The thread of a received tip, or of an addition to one; None when it is not the unit's.

    Five statements.
    """
    row = _thread_row(actor, message_id)
    if row is None:
        return None
    note_read(actor=actor, object_kind="tip_thread", object_id=row.message_id)
    return Thread(
        message_id=row.message_id,
        has_code=row.code_hash is not None,
        weed_on=row.weed_on,
        letters=tuple(sorted([*_additions(actor, row.id), *_answers(actor, row.id)], key=lambda one: one.at)),
        pictures=tuple(
            TipPicture.objects.filter(unit_id=actor.unit_id, thread_id=row.id)
            .order_by("number")
            .values_list("number", flat=True)
        ),
        reporter_is_kept=ReporterContact.objects.filter(unit_id=actor.unit_id, thread_id=row.id).exists(),
    )


def _thread_row(actor: Actor, message_id: UUID) -> TipThread | None:
    found = TipThread.objects.raw(
        "SELECT t.* FROM tips_tipthread t WHERE t.unit_id = %s AND (t.message_id = %s OR t.id = "
        "(SELECT a.thread_id FROM tips_tipaddition a WHERE a.unit_id = %s AND a.message_id = %s))",
        [actor.unit_id, message_id, actor.unit_id, message_id],
    )
    return next(iter(found), None)


def _answers(actor: Actor, thread_id: UUID) -> list[Letter]:
    rows = TipAnswer.objects.filter(unit_id=actor.unit_id, thread_id=thread_id)
    return [
        Letter(from_reporter=False, text=row.text, at=row.answered_at, signature=row.signature)
        for row in rows
    ]


def _additions(actor: Actor, thread_id: UUID) -> list[Letter]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.payload->>'text', a.added_at FROM tips_tipaddition a "
            "JOIN letters_receivedmessage m ON m.unit_id = a.unit_id AND m.id = a.message_id "
            "WHERE a.unit_id = %s AND a.thread_id = %s",
            [actor.unit_id, thread_id],
        )
        return [Letter(from_reporter=True, text=text, at=at) for text, at in cursor.fetchall()]


def picture(*, actor: Actor, message_id: UUID, number: int) -> bytes | None:
    """One picture of a tip, as JPEG; None when there is none in the unit."""
    row = TipPicture.objects.filter(
        unit_id=actor.unit_id, thread__message_id=message_id, thread__unit_id=actor.unit_id, number=number
    ).first()
    if row is None:
        return None
    note_read(actor=actor, object_kind="tip_picture", object_id=message_id)
    return bytes(row.content)


@dataclass(frozen=True)
class Reporter:
    """Who left a tip and how to reach them."""

    name: str
    contact: str


def may_know_reporters(actor: Actor) -> bool:
    """Whether the worker has a role that may know who left a tip; the database asks the same."""
    return any(role.code in KNOWS_REPORTERS for role in actor.roles)


def reporter_of(*, actor: Actor, message_id: UUID) -> Reporter | None:
    """Who left a tip, for reception and manager only; each reading is logged. None to everybody else."""
    row = ReporterContact.objects.filter(
        unit_id=actor.unit_id, thread__message_id=message_id, thread__unit_id=actor.unit_id
    ).first()
    if row is None or not may_know_reporters(actor):
        return None
    note_read(actor=actor, object_kind="tip_reporter", object_id=message_id)
    return Reporter(row.name, row.contact)


def passed_on_since(*, actor: Actor, since: dt.datetime) -> int:
    """How many tips the worker has written down since then."""
    return PassedOnTip.objects.filter(
        unit_id=actor.unit_id, passed_on_by=actor.worker_id, passed_on_at__gte=since
    ).count()


@dataclass(frozen=True)
class ReporterThread:
    """What the one who left a tip sees with the code: who got it, when, and what has been said since."""

    unit_name: str
    telephone: str
    opened_at: dt.datetime
    read_at: dt.datetime | None
    letters: tuple[Letter, ...]


def thread_by_code(code: str) -> ReporterThread | None:
    """The thread that a receipt code opens, or None.

    Nothing is logged: it would tell when somebody looked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.tip_thread(%s)", [codes.code_hash(code)])
        found = cursor.fetchone()
    content: Any = found[0] if found else None
    if content is None:
        return None
    thread: dict[str, Any] = json.loads(content) if isinstance(content, str) else content
    return ReporterThread(
        unit_name=thread["unit"],
        telephone=thread["telephone"],
        opened_at=dt.datetime.fromisoformat(thread["opened_at"]),
        read_at=dt.datetime.fromisoformat(thread["read_at"]) if thread["read_at"] else None,
        letters=tuple(
            Letter(letter["mine"], letter["text"], dt.datetime.fromisoformat(letter["at"]))
            for letter in thread["letters"]
        ),
    )
