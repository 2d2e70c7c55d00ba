"""Verbs: write to the family, show who knows what, and answer or set aside what the family wrote."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.actions import finish_tasks_about
from samsyn.foundation.family.letters import send_to
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from . import kinds, queries

RULE, TO_SHOW = "family_letter", "show_who_knows"


@transaction.atomic
def write_letter(
    *,
    actor: Actor,
    room: Room,
    examination: Examination,
    text: str,
    at: dt.datetime,
    why: str = "",
    in_reply_to: UUID | None = None,
) -> UUID:
    """Send a letter into a room, and finish the task of the one it answers. Raises as `letters.send_to` does."""
    payload = kinds.Letter(text.strip(), actor.name, telephone_of(actor))
    message_id = send_to(
        actor=actor,
        room=room,
        examination=examination,
        kind=kinds.LETTER,
        payload=payload,
        at=at,
        why=why,
        in_reply_to=in_reply_to,
    )
    if in_reply_to:
        finish_tasks_about(actor=actor, about=in_reply_to, at=at, rule=RULE)
    return message_id


@transaction.atomic
def show_who_knows(
    *,
    actor: Actor,
    room: Room,
    examination: Examination,
    chosen: Collection[UUID],
    text: str,
    at: dt.datetime,
    why: str = "",
) -> UUID:
    """Send what others have been told, letter by letter as the worker chose. What was not chosen is not named."""
    person_id = examination.about.person_id
    assert person_id is not None  # noqa: S101 - a room is always somebody's
    told = queries.told_to_others(actor=actor, person_id=person_id)
    shown = tuple(one for one in told if one.message_id in set(chosen))
    purposes = queries.purposes_of(actor=actor, message_ids={one.message_id for one in shown})
    payload = kinds.WhoKnows(
        known=queries.known_of(told=shown, purposes=purposes),
        text=text.strip(),
        writer=actor.name,
        telephone=telephone_of(actor),
    )
    message_id = send_to(
        actor=actor,
        room=room,
        examination=examination,
        kind=kinds.WHO_KNOWS,
        payload=payload,
        at=at,
        why=why,
    )
    finish_tasks_about(actor=actor, about=room.id, at=at, rule=TO_SHOW)
    return message_id


@transaction.atomic
def set_aside(
    *, actor: Actor, message_id: UUID, person_id: UUID | None, result: str, at: dt.datetime
) -> None:
    """Say that a letter of the family's has been taken care of, and how."""
    finish_tasks_about(actor=actor, about=message_id, at=at, rule=RULE, result=result)
    record(
        actor=actor,
        verb="take_care_of",
        object_kind="message",
        object_id=message_id,
        person_id=person_id,
        reason=result,
    )
