"""Sending an invitation or minutes: to each unit just what is open for it, all in one transaction."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from samsyn.capabilities.meetings.models import Meeting
from samsyn.capabilities.meetings.parcels import Parcel
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor


def send_each(
    actor: Actor, meeting: Meeting, parcel: Parcel, matrix: Matrix, why: str, at: dt.datetime
) -> Iterator[tuple[Recipient, UUID]]:
    """Send to each for whom something is open, with its own recorded assessment; says whom and which message."""
    cooperation_id = Case.objects.values_list("cooperation_id", flat=True).get(
        unit_id=actor.unit_id, id=meeting.case_id
    )
    for examination in matrix.examinations:
        opened = examination.only_open()
        categories = [item.category for item in opened.items]
        payload = parcel.payload(examination.recipient, categories)
        if payload is None:
            continue
        message_id = sending.send(
            actor=actor,
            kind=parcel.kind,
            payload=payload,
            recipient_id=examination.recipient.unit_id,
            at=at,
            person_id=meeting.person_id,
            assessment_id=assessing.record_assessment(actor=actor, examination=opened, at=at, why=why),
            cooperation_id=cooperation_id,
            extra_categories=categories,
        )
        yield examination.recipient, message_id
