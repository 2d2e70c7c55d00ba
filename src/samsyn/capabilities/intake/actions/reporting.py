"""Filing a concern report (orosanmälan, SoL 19:1) and asking what became of it."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake.kinds import CONCERN_REPORT, FEEDBACK_REQUEST
from samsyn.capabilities.intake.models import FiledReport
from samsyn.capabilities.intake.payloads import ConcernReport, FeedbackRequest
from samsyn.capabilities.intake.queries.examining import for_person
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.units.acting import Actor

from . import attaching


@transaction.atomic
def file_report(
    *,
    actor: Actor,
    report: ConcernReport,
    examination: Examination,
    at: dt.datetime,
    person_id: UUID | None = None,
    new_person: PersonFacts | None = None,
    why: str = "",
    draft_id: UUID | None = None,
) -> UUID:
    """Send a report with its recorded assessment; answers the message's id.

    `person_id` is the child in the reporter's own register, `new_person` a child to register there; neither in a
    unit that keeps no persons; `why` is why the reporter judges so; `draft_id` is the draft whose files follow.
    Raises IntakeRefused, NumberTaken of people, NotDelivered.
    """
    if not examination.open:
        raise IntakeRefused(
            _("Sekretessprövningen öppnar inte för anmälan. Läs skälen och vad du kan göra i stället.")
        )
    if person_id is None and new_person is not None:
        person_id = register_person(actor=actor, facts=new_person, at=at).id
    question = for_person(examination, person_id)
    message_id = sending.send(
        actor=actor,
        kind=CONCERN_REPORT,
        payload=report,
        recipient_id=examination.recipient.unit_id,
        person_id=person_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=question, at=at, why=why),
        extra_categories=report.further_categories,
        at=at,
    )
    if draft_id:
        attaching.send_along(actor=actor, draft_id=draft_id, message_id=message_id, listed=report.attachments)
    FiledReport.objects.create(
        unit_id=actor.unit_id,
        message_id=message_id,
        recipient_id=examination.recipient.unit_id,
        recipient_name=examination.recipient.name,
        person_id=person_id,
        filed_at=at,
        filed_by=actor.worker_id,
        signature=actor.signature,
        feedback_requested_at=at if report.feedback_requested else None,
    )
    record(actor=actor, verb="file", object_kind="concern_report", object_id=message_id, person_id=person_id)
    return message_id


@transaction.atomic
def ask_for_feedback(*, actor: Actor, message_id: UUID, at: dt.datetime) -> UUID:
    """Ask the recipient of the own report what became of it. Raises AlreadyDecided when it is already asked."""
    report = FiledReport.objects.select_for_update().get(unit_id=actor.unit_id, message_id=message_id)
    if report.feedback_requested_at:
        raise AlreadyDecided(_("Ni har redan bett om återkoppling. Svaret kommer i Inkommet."))
    report.request_id = sending.send(
        actor=actor,
        kind=FEEDBACK_REQUEST,
        payload=FeedbackRequest(message_id),
        recipient_id=report.recipient_id,
        person_id=report.person_id,
        at=at,
    )
    report.feedback_requested_at = at
    report.save(update_fields=["request_id", "feedback_requested_at"])
    record(
        actor=actor,
        verb="ask_feedback",
        object_kind="concern_report",
        object_id=message_id,
        person_id=report.person_id,
    )
    return report.request_id
