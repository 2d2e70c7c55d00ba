"""Taking up what has come: a matter with its clocks, a receipt to the reporter, or the mark that it is dealt with."""

import datetime as dt
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
    MEETING_ANSWER,
    MEETING_OFF,
    REPORT_RECEIPT,
    TIP,
    TIP_ADDITION,
)
from samsyn.capabilities.intake.models import (
    FiledReport,
    Matter,
    ReporterAnswer,
    SortingDecision,
)
from samsyn.capabilities.intake.payloads import ReportReceipt
from samsyn.capabilities.intake.queries.report_times import is_time, report_time
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages import reading, sending, threads
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from . import attending, feedback, handled, meetings
from .signing import signature


def read(*, actor: Actor, message_id: UUID, at: dt.datetime | None = None) -> OpenedMessage | None:
    """Open a received message. A reply to the unit's own report is linked to the person the report was about.

    With `at`, what is called off leaves the own calendar by being read.
    """
    message = reading.open_message(actor=actor, message_id=message_id)
    if message and at:
        _called_off(actor, message, at)
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


def read_thread(*, actor: Actor, message_id: UUID, at: dt.datetime | None = None) -> OpenedMessage | None:
    """Open a message where all that was added to it is shown: that is read with it."""
    message = read(actor=actor, message_id=message_id, at=at)
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


@transaction.atomic
def handle(*, actor: Actor, message_id: UUID, at: dt.datetime) -> UUID | None:
    """Mark a message as dealt with. Returns the matter that it was put to, if any.

    A question for feedback, and an answer about the report meeting, are put to their matter; what is called off
    leaves the own calendar.
    """
    message = _opened(actor, message_id)
    if message.kind.key in HANDLED_AS_MATTERS and message.withdrawn_at is None:
        raise IntakeRefused(_("Det här behöver sorteras. Ta upp det först."))
    matter = _put_to(actor, message)
    if handled.mark(actor=actor, message=message, at=at) and matter:
        if message.kind == FEEDBACK_REQUEST:
            feedback.asked(actor=actor, matter=matter, message=message)
        else:
            meetings.note_answer(actor=actor, matter=matter, message=message, at=at)
    _called_off(actor, message, at)
    return matter.id if matter else None


def _put_to(actor: Actor, message: OpenedMessage) -> Matter | None:
    """The matter that a message is an answer or a question in, checked to come from the one who reported."""
    if message.kind == FEEDBACK_REQUEST and message.payload:
        return _asked_about(actor, message)
    if message.kind == MEETING_ANSWER and message.payload:
        return meetings.matter_answered(actor=actor, message=message)
    return None


def is_stray(*, actor: Actor, message: OpenedMessage) -> bool:
    """Whether a message answers an invitation to a report meeting that this unit never sent to the one who answers."""
    return message.kind == MEETING_ANSWER and meetings.matter_answered(actor=actor, message=message) is None


def _called_off(actor: Actor, message: OpenedMessage, at: dt.datetime) -> None:
    """A report meeting that is off leaves the calendar of the one who was to come, as soon as it is read.

    One that is read again when a new time has come takes nothing away.
    """
    off = message.kind == MEETING_OFF and is_time(message)
    if off and report_time(actor=actor, message=message).newer is None:
        attending.empty_calendar(actor, message, attending.OFF, at)


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
