"""Taking up what has come: a matter with its clocks, a receipt to the reporter, or the mark that it is dealt with."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.kinds import (
    CONCERN_REPORT,
    FEEDBACK,
    FEEDBACK_REQUEST,
    HANDLED_AS_MATTERS,
    MEETING_INVITATION,
    REPORT_RECEIPT,
    TIP,
    TIP_ADDITION,
)
from samsyn.capabilities.intake.models import (
    FiledReport,
    HandledMessage,
    Matter,
    ReporterAnswer,
    SortingDecision,
)
from samsyn.capabilities.intake.payloads import ReportReceipt
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.calendars.queries import bookings_about
from samsyn.foundation.messages import reading, sending, threads
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from . import feedback
from .signing import signature


def read(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """Open a received message. A reply to the unit's own report is linked to the person the report was about."""
    message = reading.open_message(actor=actor, message_id=message_id)
    if (
        message
        and message.person_id is None
        and message.kind in (REPORT_RECEIPT, FEEDBACK)
        and message.payload
    ):
        report = FiledReport.objects.filter(
            unit_id=actor.unit_id, message_id=message.payload.report_id
        ).first()
        if report and report.recipient_id == message.other_id and report.person_id:
            reading.link_person(actor=actor, message_id=message_id, person_id=report.person_id)
    return message


def read_thread(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """Open a message where all that was added to it is shown: that is read with it."""
    message = read(actor=actor, message_id=message_id)
    if message and message.kind.key == TIP:
        threads.mark_replies_read(actor=actor, in_reply_to=message_id, kinds=(TIP_ADDITION,))
    return message


@transaction.atomic
def take_up(*, actor: Actor, message_id: UUID, at: dt.datetime) -> Matter:
    """Begin to handle a tip or a concern report; once it is done, the same matter is the answer.

    A concern report from a unit starts its clocks, and its sender gets a receipt. Raises IntakeRefused.
    """
    message = _received(actor, message_id)
    if message.kind.key not in HANDLED_AS_MATTERS or not actor.may("works_cases"):
        raise IntakeRefused(
            _("Det här meddelandet handläggs inte av mottagningen. Läs det och markera det som klart.")
        )
    matter, new = Matter.objects.get_or_create(
        unit_id=actor.unit_id,
        message_id=message_id,
        defaults={
            "kind_key": message.kind.key,
            "received_at": message.at,
            "sender_id": message.other_id,
            "sender_name": message.other_name,
            "sender_party": message.other_party or "",
            "opened_at": at,
            "opened_by": actor.worker_id,
            "responsible_id": actor.worker_id,
            "responsible_name": actor.name,
        },
    )
    if new:
        record(
            actor=actor, verb="take_up", object_kind="matter", object_id=matter.id, message=str(message_id)
        )
        if message.kind == CONCERN_REPORT:
            _begin_report(actor, matter, message, at)
    return matter


@dataclass(frozen=True)
class Handled:
    """What came of a message that is dealt with: the matter it was put to, and whether a time was booked."""

    matter_id: UUID | None
    booked: bool


@transaction.atomic
def handle(*, actor: Actor, message_id: UUID, at: dt.datetime) -> Handled:
    """Mark a message as dealt with: a question for feedback is put to its matter, an invitation in the calendar."""
    message = _opened(actor, message_id)
    if message.kind.key in HANDLED_AS_MATTERS and message.withdrawn_at is None:
        raise IntakeRefused(_("Det här behöver sorteras. Ta upp det först."))
    matter = _asked_about(actor, message) if message.kind == FEEDBACK_REQUEST and message.payload else None
    invitations = _invitations(actor, message)
    booked = bool(message.payload and invitations and invitations[-1] == message.id)
    _row, new = HandledMessage.objects.get_or_create(
        unit_id=actor.unit_id,
        message_id=message_id,
        defaults={key: value for key, value in signature(actor, at).items() if key != "unit_id"},
    )
    if new:
        record(
            actor=actor,
            verb="handle",
            object_kind="message",
            object_id=message_id,
            person_id=message.person_id,
        )
        if matter:
            feedback.asked(actor=actor, matter=matter, message=message)
        if booked:
            _book_in_own_calendar(actor, message, invitations, at)
    return Handled(matter.id if matter else None, booked)


def _invitations(actor: Actor, message: OpenedMessage) -> tuple[UUID, ...]:
    """All invitations to a meeting about the same report, oldest first; none for another kind of message."""
    if message.kind != MEETING_INVITATION or message.in_reply_to is None:
        return ()
    kinds = [MEETING_INVITATION.key]
    return threads.ids_in_reply_to(actor=actor, in_reply_to=message.in_reply_to, kinds=kinds)


def _book_in_own_calendar(
    actor: Actor, message: OpenedMessage, invitations: tuple[UUID, ...], at: dt.datetime
) -> None:
    """The one who reported and was invited has the meeting in the own calendar too, in place of an earlier time."""
    for row in (row for one in invitations for row in bookings_about(actor=actor, about=one)):
        if row.cancelled_at is None:
            calendars.cancel(actor=actor, booking_id=row.id, why=gettext_noop("Ny tid"), at=at)
    calendars.book(
        actor=actor,
        what=gettext_noop("Anmälningsmöte"),
        starts_at=message.payload.starts_at,
        ends_at=message.payload.ends_at,
        place=message.payload.place,
        with_whom=message.other_name,
        about_kind="message",
        about=message.id,
        came_of=message.id,
    )


def _opened(actor: Actor, message_id: UUID) -> OpenedMessage:
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None:
        raise Matter.DoesNotExist
    return message


def _received(actor: Actor, message_id: UUID) -> OpenedMessage:
    message = _opened(actor, message_id)
    if message.withdrawn_at is not None:
        raise IntakeRefused(_("Avsändaren har återkallat meddelandet. Det finns inget att handlägga."))
    return message


def _asked_about(actor: Actor, message: OpenedMessage) -> Matter:
    matter = Matter.objects.filter(unit_id=actor.unit_id, message_id=message.payload.report_id).first()
    if matter is None:
        raise IntakeRefused(_("Frågan gäller en anmälan som inte är upptagen. Ta upp anmälan först."))
    if matter.sender_id != message.other_id:
        raise IntakeRefused(_("Frågan kommer från en annan enhet än den som anmälde. Den ska inte besvaras."))
    return matter


def _begin_report(actor: Actor, matter: Matter, message: OpenedMessage, at: dt.datetime) -> None:
    """A concern report from a unit is one already: it needs no sorting, its clocks run, and the reporter is told."""
    SortingDecision.objects.create(
        matter=matter,
        sorting=Sorting.CHILD_CONCERN,
        why=gettext_noop("Kom som orosanmälan från %(who)s.") % {"who": message.other_name},
        **signature(actor, at),
    )
    matter.sorting = Sorting.CHILD_CONCERN
    matter.save(update_fields=["sorting"])
    journal.start_clocks(actor=actor, matter=matter)
    if message.payload.feedback_requested:
        ReporterAnswer.objects.create(unit_id=actor.unit_id, matter=matter, asked_at=message.at)
    if message.other_id:
        _send_receipt(actor, message, message.other_id, at)


def _send_receipt(actor: Actor, message: OpenedMessage, reporter_id: UUID, at: dt.datetime) -> None:
    telephone = telephone_of(actor)
    sending.send(
        actor=actor,
        kind=REPORT_RECEIPT,
        payload=ReportReceipt(message.id, message.at, at, telephone),
        recipient_id=reporter_id,
        in_reply_to=message.id,
        at=at,
    )
