"""A letter into the family's room, by the ordinary way: asked of the law, judged by a human, recorded, sent.

What a capability calls: `examine_for` for the page (its questions and reasons), `send_to` when somebody has judged.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About, Examination, Item
from samsyn.foundation.messages.kinds import Kind
from samsyn.foundation.messages.sending import send
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Outcome, Purpose

from .refusals import FamilyRefused
from .rooms import Room


def examine_for(
    *,
    actor: Actor,
    room: Room,
    person_id: UUID,
    categories: Iterable[Category],
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
    purpose: Purpose = Purpose.SUPPORT,
) -> Examination:
    """What the law answers for these kinds of information to this room (OSL 12:1, 12:3, 26:2). Nothing is stored.

    What is withheld from a guardian by a standing decision is refused, whatever is judged.
    """
    person = Person.objects.get(unit_id=actor.unit_id, id=person_id)
    born = (person.birth_date,) if person.birth_date else ()
    examination = assessing.examine(
        actor=actor,
        about=About(person_id, born, person.protected_identity != "none"),
        recipient=room.recipient,
        categories=categories,
        purpose=purpose,
        on=on,
        facts=facts,
    )
    return replace(examination, items=tuple(_as_decided(item, room) for item in examination.items))


@transaction.atomic
def send_to(
    *,
    actor: Actor,
    room: Room,
    examination: Examination,
    kind: Kind,
    payload: Any,
    at: dt.datetime,
    why: str = "",
    in_reply_to: UUID | None = None,
    cooperation_id: UUID | None = None,
) -> UUID:
    """Record the assessment and send the letter into the room, or do neither. Returns the message's id.

    Raises FamilyRefused where the assessment is not open, NotDelivered where the database refuses.
    """
    if not examination.open or examination.on != timezone.localdate(at):
        raise FamilyRefused(_("Prövningen öppnar inte för allt som skulle skickas. Ingenting har skickats."))
    assessment = assessing.record_assessment(actor=actor, examination=examination, at=at, why=why)
    return send(
        actor=actor,
        kind=kind,
        payload=payload,
        recipient_id=room.recipient.unit_id,
        at=at,
        person_id=examination.about.person_id,
        assessment_id=assessment,
        cooperation_id=cooperation_id,
        in_reply_to=in_reply_to,
        extra_categories=[
            item.category for item in examination.items if item.category not in kind.categories
        ],
        purpose=examination.purpose,
    )


def _as_decided(item: Item, room: Room) -> Item:
    if item.category not in room.withheld:
        return item
    said = _("Det är beslutat att vårdnadshavaren inte ska få veta det här.")
    return Item(item.category, Outcome.REFUSED.value, reasons=(said,), instead=(said,))
