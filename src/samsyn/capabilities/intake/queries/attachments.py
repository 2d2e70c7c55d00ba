"""The files of a report: what a draft keeps, and one file of a draft or a message."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from samsyn.capabilities.intake.models import ReportAttachment
from samsyn.capabilities.intake.payloads import Attachment
from samsyn.capabilities.intake.words import FileKind
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class KeptFile:
    """A file in a draft's list."""

    id: UUID
    listed: Attachment


@dataclass(frozen=True)
class OpenedFile:
    """A file in full."""

    name: str
    kind: FileKind
    content: bytes


def kept_files(*, actor: Actor, draft_id: UUID) -> tuple[KeptFile, ...]:
    """What the worker's own draft keeps, in order. One statement, without what the files hold."""
    rows = ReportAttachment.objects.filter(unit_id=actor.unit_id, draft_id=draft_id, added_by=actor.worker_id)
    found = rows.order_by("number").values_list("id", "number", "name", "kind", "size", "sha256")
    return tuple(
        KeptFile(row_id, Attachment(number, name, FileKind(kind), size, sha))
        for row_id, number, name, kind, size, sha in found
    )


def file_of_draft(*, actor: Actor, draft_id: UUID, attachment_id: UUID) -> OpenedFile | None:
    """One file of the worker's own draft, or None."""
    return _opened(
        ReportAttachment.objects.filter(
            unit_id=actor.unit_id, draft_id=draft_id, added_by=actor.worker_id, id=attachment_id
        )
    )


def file_of_message(*, actor: Actor, message_id: UUID, number: int) -> OpenedFile | None:
    """One file of a message that the unit sent or received, or None; the reading is logged."""
    found = _opened(
        ReportAttachment.objects.filter(unit_id=actor.unit_id, message_id=message_id, number=number)
    )
    if found:
        note_read(actor=actor, object_kind="attachment", object_id=message_id)
    return found


def _opened(rows: QuerySet[ReportAttachment]) -> OpenedFile | None:
    row = rows.first()
    return OpenedFile(row.name, FileKind(row.kind), bytes(row.content)) if row else None
