"""Signed papers as they lie in the room."""

import datetime as dt
from uuid import UUID

from samsyn.foundation.consents.models import ConsentScan
from samsyn.foundation.units.acting import Actor

from .consents import consent_page


def scan_content(*, actor: Actor, scan_id: UUID, on: dt.date) -> tuple[bytes, str]:
    """A scan as it lies in the room, and its type; logged as read. Raises as consent_page."""
    row = ConsentScan.objects.get(unit_id=actor.unit_id, id=scan_id)
    consent_page(actor=actor, consent_id=row.consent_id, on=on)
    return bytes(row.content), row.media_type


def consent_of_scan(*, actor: Actor, scan_id: UUID) -> UUID:
    """Which consent a scan is of; ConsentScan.DoesNotExist for another unit's."""
    found: UUID = ConsentScan.objects.values_list("consent_id", flat=True).get(
        unit_id=actor.unit_id, id=scan_id
    )
    return found
