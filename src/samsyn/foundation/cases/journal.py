"""Entries as journal text: carried by hand into the municipality's case system, and marked as carried.

The case system keeps the statutory inquiry (design, "What a worker sees"); what is written here is written once. The
order is the one such systems ask for: day, time, what happened, the text, who wrote it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish

from .kinds_of_entry import title
from .models import Entry, EntryTransfer
from .paging import Carried
from .queries import CARRIED, carried, case_card

BETWEEN = "\n\n---\n\n"
LONGEST_NUMBER = 60


class CarryRefused(ValueError):
    """The entry cannot be marked; the text says why and what to do, in Swedish."""


@dataclass(frozen=True)
class JournalText:
    """One entry or several of a case, as text to carry over."""

    case_id: UUID
    case_number: str
    entry_ids: tuple[UUID, ...]
    text: str
    carried: Carried | None
    latest_number: str


def journal_of_entry(*, actor: Actor, entry_id: UUID) -> JournalText | None:
    """One entry; None when the unit has none such or its case is closed to this worker. Three statements."""
    entry = Entry.objects.filter(unit_id=actor.unit_id, id=entry_id).annotate(**CARRIED).first()
    if entry is None:
        return None
    return _text(actor, entry.case_id, [entry], carried(entry))


def journal_of_case(*, actor: Actor, case_id: UUID) -> JournalText | None:
    """All that has not been carried, the oldest first; None as `journal_of_entry`. Three statements."""
    rows = Entry.objects.filter(unit_id=actor.unit_id, case_id=case_id, signed_at__isnull=False)
    left = rows.filter(entrytransfer__isnull=True).order_by("happened_at", "written_at")
    return _text(actor, case_id, list(left), None)


def _text(actor: Actor, case_id: UUID, entries: list[Entry], done: Carried | None) -> JournalText | None:
    card = case_card(actor=actor, case_id=case_id)
    if card is None or not card.openable:
        return None
    for entry in entries:
        note_read(actor=actor, object_kind="entry", object_id=entry.id, person_id=entry.person_id)
    latest = (
        EntryTransfer.objects.filter(unit_id=actor.unit_id, entry__case_id=case_id).order_by("-at").first()
    )
    return JournalText(
        case_id=case_id,
        case_number=card.number,
        entry_ids=tuple(entry.id for entry in entries),
        text=BETWEEN.join(as_text(entry, card.number) for entry in entries),
        carried=done,
        latest_number=latest.system_number if latest else "",
    )


@in_swedish()
def as_text(entry: Entry, case_number: str) -> str:
    """The entry in the order of a case system. In Swedish, as all that is kept."""
    happened, written = timezone.localtime(entry.happened_at), timezone.localtime(entry.written_at)
    head = [
        _("Datum: %(day)s") % {"day": happened.date().isoformat()},
        _("Klockslag: %(time)s") % {"time": f"{happened:%H.%M}"},
        _("Händelse: %(what)s") % {"what": title(entry.kind)},
        _("Ärende i Samsyn: %(number)s") % {"number": case_number},
    ]
    foot = _("Dokumenterat av: %(who)s, %(when)s") % {
        "who": entry.signature,
        "when": f"{written:%Y-%m-%d %H.%M}",
    }
    return "\n".join([*head, "", entry.text.strip(), "", foot])


@transaction.atomic
def carry(
    *, actor: Actor, case_id: UUID, entry_ids: Iterable[UUID], system_number: str, at: dt.datetime
) -> int:
    """Mark entries of a case as carried, under the case system's number. Returns how many were marked now.

    Raises CarryRefused without a number, and when all of them were marked before.
    """
    number = clean_text(system_number).strip()[:LONGEST_NUMBER]
    if not number:
        raise CarryRefused(_("Skriv ärendets nummer i verksamhetssystemet, så att det går att hitta dit."))
    rows = Entry.objects.select_for_update().filter(
        unit_id=actor.unit_id, case_id=case_id, id__in=list(entry_ids), signed_at__isnull=False
    )
    done = set(
        EntryTransfer.objects.filter(unit_id=actor.unit_id, entry_id__in=list(entry_ids)).values_list(
            "entry_id", flat=True
        )
    )
    left = [row for row in rows if row.id not in done]
    if not left:
        raise CarryRefused(_("Det är redan markerat som överfört. Ingenting har ändrats."))
    for row in left:
        EntryTransfer.objects.create(
            unit_id=actor.unit_id, entry=row, system_number=number, at=at, by=actor.signature
        )
        record(
            actor=actor,
            verb="carry",
            object_kind="entry",
            object_id=row.id,
            person_id=row.person_id,
            system_number=number,
        )
    return len(left)
