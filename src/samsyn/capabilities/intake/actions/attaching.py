"""Files with a concern report: kept with the draft, sent with the message, taken away again."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.capabilities.intake.files import MOST, CheckedFile
from samsyn.capabilities.intake.models import ReportAttachment
from samsyn.capabilities.intake.payloads import Attachment
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor


@transaction.atomic
def attach(*, actor: Actor, draft_id: UUID, files: Sequence[CheckedFile], at: dt.datetime) -> None:
    """Keep files with the worker's own draft. Raises IntakeRefused when there would be more than ten."""
    last = _own(actor, draft_id).order_by("-number").values_list("number", flat=True).first() or 0
    if _own(actor, draft_id).count() + len(files) > MOST:
        raise IntakeRefused(_("Högst tio filer får plats i en anmälan. Ta bort någon, eller bifoga färre."))
    for number, file in enumerate(files, last + 1):
        ReportAttachment.objects.create(
            unit_id=actor.unit_id,
            draft_id=draft_id,
            number=number,
            name=file.name,
            kind=file.kind,
            content=file.content,
            size=len(file.content),
            sha256=hashlib.sha256(file.content).hexdigest(),
            added_at=at,
            added_by=actor.worker_id,
        )
    if files:
        record(actor=actor, verb="add", object_kind="attachment", object_id=draft_id, count=len(files))


@transaction.atomic
def take_away(*, actor: Actor, draft_id: UUID, attachment_id: UUID | None = None) -> int:
    """Take one file, or all, from the worker's own draft; answers how many."""
    rows = _own(actor, draft_id)
    taken, _each = (rows.filter(id=attachment_id) if attachment_id else rows).delete()
    return taken


def send_along(*, actor: Actor, draft_id: UUID, message_id: UUID, listed: Sequence[Attachment]) -> None:
    """Let the draft's files follow the message that lists them into the recipient's room.

    To be called in the transaction that sends the message. The database copies what the message lists, and nothing
    else. Raises IntakeRefused when the files are no longer those that were reviewed.
    """
    if not listed:
        return
    wanted = {(one.number, one.sha256) for one in listed}
    kept = set(_own(actor, draft_id).values_list("number", "sha256"))
    if kept != wanted:
        raise IntakeRefused(_("Filerna har ändrats sedan du granskade anmälan. Granska den en gång till."))
    _own(actor, draft_id).update(message_id=message_id, draft_id=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.deliver_attachments(%s)", [message_id])


def _own(actor: Actor, draft_id: UUID) -> QuerySet[ReportAttachment]:
    return ReportAttachment.objects.filter(unit_id=actor.unit_id, draft_id=draft_id, added_by=actor.worker_id)
