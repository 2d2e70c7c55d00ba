"""What of a consent has reached others, came from others, or was closed when it was withdrawn."""

from uuid import UUID

from samsyn.capabilities.consenting.kinds import CONSENT_WITHDRAWN, ConsentCopy
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.cases.models import Task
from samsyn.foundation.consents.models import Consent
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.further_use import closed_uses
from samsyn.foundation.messages.kinds import kind
from samsyn.foundation.messages.models import AssessmentItem, ClosedUse, ReceivedMessage, SentMessage
from samsyn.foundation.units.acting import Actor

from .rows import ClosedLine, ClosedPage, ConsentPage, Raised, RaisedBooking

STOOD_ON_IT, PERHAPS = RULES = ("consent_withdrawn", "consent_perhaps")  # as the database writes them


def told_of_copy(*, actor: Actor, consent_id: UUID) -> ConsentCopy:
    """What the message with a copy said of the youth."""
    came_with = Consent.objects.values_list("came_with", flat=True).get(unit_id=actor.unit_id, id=consent_id)
    message = reading.open_message(actor=actor, message_id=came_with) if came_with else None
    if message is None or message.payload is None:
        raise Consent.DoesNotExist
    copy: ConsentCopy = message.payload
    return copy


def told_under(*, actor: Actor, consent_id: UUID) -> tuple[str, ...]:
    """The units that this unit told something under a consent, or sent its copy: they will be told. Two statements."""
    rests = AssessmentItem.objects.filter(
        unit_id=actor.unit_id, consents__contains=[str(consent_id)]
    ).values_list("assessment_id", flat=True)
    rows = SentMessage.objects.filter(unit_id=actor.unit_id, assessment_id__in=list(rests))
    return tuple(sorted(set(rows.values_list("recipient_name", flat=True))))


def closed_by(*, actor: Actor, letter_id: UUID) -> ClosedPage:
    """What the withdrawal that a letter tells of closed here; ReceivedMessage.DoesNotExist for another letter."""
    letter = ReceivedMessage.objects.get(unit_id=actor.unit_id, id=letter_id, kind_id=CONSENT_WITHDRAWN.id)
    opened = reading.open_message(actor=actor, message_id=letter_id)
    rows = ClosedUse.objects.select_related("message").filter(
        unit_id=actor.unit_id, consent_id=letter.payload["consent"]
    )
    messages = {row.message_id: row.message for row in rows}
    uses = closed_uses(actor=actor, message_ids=messages)
    return ClosedPage(
        person_id=letter.person_id,
        withdrawn_at=letter.received_at,
        from_unit=opened.other_name if opened else letter.sender_name,
        closed=tuple(
            ClosedLine(one.id, kind(one.kind_id).name, one.sender_name, one.received_at, uses[one.id])
            for one in messages.values()
        ),
    )


def raised_by(*, actor: Actor, page: ConsentPage) -> Raised:
    """The bookings that the withdrawal raised here: those that stood on it, and those whose ground is not known.

    Two statements, none while it is not withdrawn.
    """
    if page.withdrawn_at is None:
        return Raised((), ())
    tasks = Task.objects.filter(
        unit_id=actor.unit_id, about_kind="booking", starts_at=page.withdrawn_at, rule__in=RULES
    )
    found = {task.about: task for task in tasks}
    rows = Booking.objects.filter(unit_id=actor.unit_id, id__in=[key for key in found if key]).order_by(
        "starts_at", "id"
    )
    lines = [
        (
            found[row.id].rule,
            RaisedBooking(row.id, row.what, row.starts_at, row.with_whom, found[row.id].done_at is not None),
        )
        for row in rows
    ]
    return Raised(
        tuple(line for rule, line in lines if rule == STOOD_ON_IT),
        tuple(line for rule, line in lines if rule == PERHAPS),
    )
