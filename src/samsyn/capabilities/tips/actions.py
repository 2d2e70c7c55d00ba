"""What is done with tips: receive one, add to one, answer one."""

import datetime as dt
import json
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import connection

from samsyn.foundation.audit.log import record
from samsyn.foundation.messages.payloads import pack
from samsyn.foundation.units.acting import Actor

from . import codes
from .models import TipAnswer, TipThread
from .payload import Tip
from .tokens import FormToken


@dataclass(frozen=True)
class Contact:
    """Who left a tip, when they said so."""

    name: str = ""
    contact: str = ""


def receive_tip(
    *, unit_id: UUID, tip: Tip, token: FormToken, code: str | None, contact: Contact, pictures: list[bytes]
) -> bool:
    """Deliver a tip into the unit's room; False when this form has already been sent.

    Nobody acts when the public sends; a worker who writes down a call does, and the database notes who. The
    audit row is written by `samsyn.receive_tip` in the same transaction. Raises the database's error for a
    unit that takes no tips.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn.receive_tip(%s, %s, %s, %s, %s, %s, %s::bytea[])",
            [
                unit_id,
                codes.code_hash(code) if code else None,
                json.dumps(pack(tip)),
                token.used_as,
                contact.name,
                contact.contact,
                pictures,
            ],
        )
        return bool(cursor.fetchone()[0])


def add_to_tip(*, code: str, text: str, token: FormToken) -> bool | None:
    """Add to the tip that the code opens: False when the form was already sent, None when it opens none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.add_to_tip(%s, %s, %s)", [codes.code_hash(code), text, token.used_as])
        found: tuple[bool | None] = cursor.fetchone()
    return found[0]


def answer_tip(*, actor: Actor, message_id: UUID, text: str, at: dt.datetime) -> UUID:
    """Answer the one who left the tip; they read it with their code.

    TipThread.DoesNotExist when it is not ours.
    """
    thread = TipThread.objects.get(unit_id=actor.unit_id, message_id=message_id)
    answer = TipAnswer.objects.create(
        id=uuid4(),
        unit_id=actor.unit_id,
        thread=thread,
        text=text,
        written_by=actor.worker_id,
        signature=actor.signature,
        answered_at=at,
    )
    record(actor=actor, verb="answer", object_kind="tip", object_id=message_id)
    return answer.id
