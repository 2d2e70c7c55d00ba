"""Passing on what was told to another unit: with an assessment where it is about a person (domain 6.2)."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake.kinds import FORWARDED_CONCERN, PLACE_OBSERVATION
from samsyn.capabilities.intake.models import Forwarding, Matter
from samsyn.capabilities.intake.payloads import ForwardedConcern, PlaceObservation
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import Examination, Recipient
from samsyn.foundation.people.naming import named_in
from samsyn.foundation.units.acting import Actor

from .signing import matter_to_change, sign, signature


@transaction.atomic
def forward_concern(
    *,
    actor: Actor,
    matter_id: UUID,
    payload: ForwardedConcern,
    examination: Examination,
    at: dt.datetime,
    why: str = "",
) -> UUID:
    """Send what concerns a person. Raises IntakeRefused when the assessment does not open, NotDelivered."""
    matter = matter_to_change(actor, matter_id)
    if not examination.open:
        raise IntakeRefused(
            _("Sekretessprövningen öppnar inte för att lämna uppgifterna. Ingenting har skickats.")
        )
    message_id = sending.send(
        actor=actor,
        kind=FORWARDED_CONCERN,
        payload=payload,
        recipient_id=examination.recipient.unit_id,
        person_id=examination.about.person_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=examination, at=at, why=why),
        at=at,
    )
    _keep(actor, matter, message_id, examination.recipient, Sorting.TO_POLICE, at)
    return message_id


@transaction.atomic
def forward_observation(
    *,
    actor: Actor,
    matter_id: UUID,
    payload: PlaceObservation,
    recipient: Recipient,
    at: dt.datetime,
    not_persons: Collection[str] = (),
) -> UUID:
    """Send what concerns a place and nobody in particular.

    It goes without an assessment, so a number or a name in it stops it, unless the writer says in `not_persons` that
    it is nobody. Raises IntakeRefused.
    """
    matter = matter_to_change(actor, matter_id)
    named = [word for word in names_in(actor=actor, payload=payload) if word not in set(not_persons)]
    if named:
        raise IntakeRefused(
            _("Texten verkar nämna någon: %(who)s. Ta bort det, eller kryssa i att det inte är en person.")
            % {"who": ", ".join(named)}
        )
    message_id = sending.send(
        actor=actor, kind=PLACE_OBSERVATION, payload=payload, recipient_id=recipient.unit_id, at=at
    )
    _keep(actor, matter, message_id, recipient, Sorting.OBSERVATION, at)
    return message_id


def names_in(*, actor: Actor, payload: PlaceObservation) -> tuple[str, ...]:
    """Numbers that look like identity numbers, and names of persons that the unit knows. One statement at most."""
    found = named_in(actor=actor, texts=(payload.place, payload.what, payload.observed))
    return (*found.numbers, *found.names, *found.words)


def _keep(
    actor: Actor, matter: Matter, message_id: UUID, recipient: Recipient, what: Sorting, at: dt.datetime
) -> None:
    row = Forwarding(
        matter=matter, message_id=message_id, recipient_name=recipient.name, what=what, **signature(actor, at)
    )
    sign(actor=actor, matter=matter, row=row, verb="forward", at=at)
