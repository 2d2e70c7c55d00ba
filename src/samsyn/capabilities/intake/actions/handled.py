"""The mark that a received message is dealt with, and so is no longer new."""

import datetime as dt

from samsyn.capabilities.intake.models import HandledMessage
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor

from .signing import signature


def mark(*, actor: Actor, message: OpenedMessage, at: dt.datetime) -> bool:
    """Take the message out of Inkommet; False when somebody has already."""
    told = {key: value for key, value in signature(actor, at).items() if key != "unit_id"}
    _row, new = HandledMessage.objects.get_or_create(
        unit_id=actor.unit_id, message_id=message.id, defaults=told
    )
    if new:
        record(
            actor=actor,
            verb="handle",
            object_kind="message",
            object_id=message.id,
            person_id=message.person_id,
        )
    return new
