"""Questions about cases: the desk's tasks, the case page, the time line of a person."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.further_use import still_closed
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under

from . import outcomes
from .models import Case, CaseWorker, Entry, Task
from .pages import done_by_hand
from .paging import ROWS, Carried, TimelinePage, TimelineRow, newest_of
from .places import open_place

PAGE = 50
CARRIED = {
    "carried_number": F("entrytransfer__system_number"),
    "carried_at": F("entrytransfer__at"),
    "carried_by": F("entrytransfer__by"),
}
_case_and_workers = Under(
    lambda unit_id, case_id: (
        Case.objects.filter(unit_id=unit_id, id=case_id),
        CaseWorker.objects.filter(open_place(), unit_id=unit_id, case_id=case_id).order_by("from_at", "id"),
    )
)


class Whose(StrEnum):
    """Why something stands on a desk: it is one's own, it is anybody's in the unit, or one stands in for its owner."""

    MINE = "mine"
    ROLE = "role"
    DEPUTY = "deputy"


@dataclass(frozen=True)
class TaskLine:
    """Something to do, with its clock."""

    id: UUID
    what: str
    rule: str
    basis: str
    owner_id: UUID | None
    owner_name: str
    promised_to: str
    starts_at: dt.datetime
    due_on: dt.date
    case_id: UUID | None
    case_number: str
    about_kind: str
    about: UUID | None
    done_at: dt.datetime | None
    done_by: str
    result: str
    whose: Whose = Whose.MINE
    closed_to_me: bool = False

    @property
    def by_hand(self) -> bool:
        """Ticked off where it stands; else finished on the page that it leads to."""
        return not self.closed_to_me and done_by_hand(about_kind=self.about_kind, rule=self.rule)

    @property
    def instead_of(self) -> str:
        """The name of the one whom the worker stands in for here, else nothing."""
        return self.owner_name if self.whose is Whose.DEPUTY else ""


@dataclass(frozen=True)
class CaseLine:
    """A case in a list: its number, method, state and dates; nothing sensitive (SoLPuL 7 a §)."""

    id: UUID
    number: str
    method_key: str
    opened_at: dt.datetime
    closed_at: dt.datetime | None
    responsible_name: str
    locked: bool
    outcome: str | Promise = ""


@dataclass(frozen=True)
class CaseCard:
    """A case as its page needs it. `openable` is False for one that this worker may not read without a reason."""

    id: UUID
    number: str
    person_id: UUID | None
    method_key: str
    method_version: str
    method_municipality: str
    cooperation_id: UUID
    opened_at: dt.datetime
    responsible_id: UUID | None
    responsible_name: str
    locked: bool
    locked_why: str
    openable: bool
    closed_at: dt.datetime | None
    outcome: str | Promise
    outcome_why: str
    workers: tuple[str, ...] = ()


def my_tasks(*, actor: Actor, limit: int = PAGE) -> tuple[TaskLine, ...]:
    """The own tasks and those that lie with the whole unit, soonest first. One statement."""
    rows = Task.objects.select_related("case").filter(unit_id=actor.unit_id, done_at__isnull=True)
    rows = rows.filter(Q(owner_id=actor.worker_id) | Q(owner_id__isnull=True))
    return tuple(_task(row) for row in rows.order_by("due_on", "starts_at")[:limit])


def tasks_about(*, actor: Actor, about: UUID) -> tuple[TaskLine, ...]:
    """Every task about one thing, open ones first. One statement."""
    rows = Task.objects.select_related("case").filter(unit_id=actor.unit_id, about=about)
    return tuple(_task(row) for row in rows.order_by("done_at", "due_on"))


def tasks_of_case(*, actor: Actor, case_id: UUID) -> tuple[TaskLine, ...]:
    """Every task of a case, open ones first. One statement."""
    rows = Task.objects.select_related("case").filter(unit_id=actor.unit_id, case_id=case_id)
    return tuple(_task(row) for row in rows.order_by("done_at", "due_on"))


def cases(*, actor: Actor, closed: bool = False, limit: int = PAGE) -> tuple[CaseLine, ...]:
    """The unit's newest cases that the worker may know of: locked ones only where named. One statement."""
    rows = Case.objects.filter(unit_id=actor.unit_id, closed_at__isnull=not closed)
    if not actor.may("manages"):
        rows = rows.filter(Q(locked=False) | _named(actor))
    return tuple(_case_line(row) for row in rows.order_by("-opened_at")[:limit])


def cases_of_person(*, actor: Actor, person_id: UUID) -> tuple[CaseLine, ...]:
    """A person's cases in this unit with what came of them, newest first. One statement."""
    rows = Case.objects.filter(unit_id=actor.unit_id, person_id=person_id)
    return tuple(
        replace(_case_line(row), outcome=outcomes.label(row.outcome)) for row in rows.order_by("-opened_at")
    )


def case_card(*, actor: Actor, case_id: UUID) -> CaseCard | None:
    """One case, or None when the unit has no such case; logged as read when it may be opened. One statement."""
    rows, workers = _case_and_workers(actor.unit_id, case_id)
    if not rows:
        return None
    row: Case = rows[0]
    openable = not row.locked or actor.worker_id in {worker.worker_id for worker in workers}
    if openable:
        note_read(actor=actor, object_kind="case", object_id=row.id, person_id=row.person_id)
    return CaseCard(
        id=row.id,
        number=row.number,
        person_id=row.person_id,
        method_key=row.method_key,
        method_version=row.method_version,
        method_municipality=row.method_municipality,
        cooperation_id=row.cooperation_id,
        opened_at=row.opened_at,
        responsible_id=row.responsible_id,
        responsible_name=row.responsible_name,
        locked=row.locked,
        locked_why=row.locked_why,
        openable=openable,
        closed_at=row.closed_at,
        outcome=outcomes.label(row.outcome),
        outcome_why=row.outcome_why,
        workers=tuple(dict.fromkeys(worker.worker_name for worker in workers if worker.named)),
    )


def case_of_cooperation(*, actor: Actor, cooperation_id: UUID) -> UUID | None:
    """This unit's case in a cooperation, or None."""
    return (
        Case.objects.filter(unit_id=actor.unit_id, cooperation_id=cooperation_id)
        .order_by("opened_at")
        .values_list("id", flat=True)
        .first()
    )


def person_of_case(*, actor: Actor, number: str) -> UUID | None:
    """The person whom the unit's case of this number is about (SoLPuF 15 § lets one search so). One statement."""
    rows = Case.objects.filter(unit_id=actor.unit_id, number=number.strip()[:20])
    return rows.values_list("person_id", flat=True).first()


def may_know_person(*, actor: Actor, person_id: UUID) -> bool:
    """False when every case of the person is locked to others (protected identity is so by default). One statement."""
    rows = Case.objects.filter(unit_id=actor.unit_id, person_id=person_id)
    states = list(rows.annotate(named=_named(actor)).values_list("locked", "named"))
    return not states or any(named or not locked for locked, named in states)


def timeline(*, actor: Actor, person_id: UUID) -> tuple[TimelineRow, ...]:
    """The newest of a person's time line."""
    return timeline_page(actor=actor, person_id=person_id).rows


def timeline_page(
    *, actor: Actor, person_id: UUID, before: dt.datetime | None = None, limit: int = ROWS
) -> TimelinePage:
    """What this unit wrote about a person and what it was sent, newest first, each with its source and ground.

    Four statements: entries, received messages, sent messages and their receipts.
    """
    entries = (
        Entry.objects.select_related("case")
        .filter(unit_id=actor.unit_id, person_id=person_id)
        .exclude(Q(case__locked=True) & ~_named_of_entry(actor))
    )
    rows = _entry_rows(actor, entries, before, limit + 1)
    came = reading.received_about(actor=actor, person_id=person_id, before=before, limit=limit + 1)
    went = reading.sent(actor=actor, person_id=person_id, before=before, limit=limit + 1)
    rows += [_message_row(line, received=True) for line in came]
    rows += [_message_row(line, received=False) for line in went]
    note_read(actor=actor, object_kind="timeline", person_id=person_id)
    return newest_of(rows, limit)


def entries_page(
    *, actor: Actor, case_id: UUID, before: dt.datetime | None = None, limit: int = ROWS
) -> TimelinePage:
    """What the unit wrote in one case, newest first. One statement."""
    entries = Entry.objects.select_related("case").filter(unit_id=actor.unit_id, case_id=case_id)
    return newest_of(_entry_rows(actor, entries, before, limit + 1), limit)


def _entry_rows(
    actor: Actor, entries: QuerySet[Entry], before: dt.datetime | None, limit: int
) -> list[TimelineRow]:
    if before:
        entries = entries.filter(happened_at__lt=before)
    rows = entries.annotate(closed=still_closed(actor, "about_message"), **CARRIED)
    return [_entry_row(actor, entry) for entry in rows.order_by("-happened_at")[:limit]]


def _named(actor: Actor) -> Exists:
    return Exists(
        CaseWorker.objects.filter(
            open_place(), unit_id=actor.unit_id, case_id=OuterRef("id"), worker_id=actor.worker_id
        )
    )


def _named_of_entry(actor: Actor) -> Exists:
    return Exists(
        CaseWorker.objects.filter(
            open_place(), unit_id=actor.unit_id, case_id=OuterRef("case_id"), worker_id=actor.worker_id
        )
    )


def _entry_row(actor: Actor, entry: Entry) -> TimelineRow:
    from .kinds_of_entry import title

    return TimelineRow(
        at=entry.happened_at,
        kind=entry.kind,
        title=title(entry.kind),
        text=entry.text,
        unit_name=actor.unit_name,
        party=actor.party,
        signature=entry.signature,
        message_id=entry.about_message,
        case_number=entry.case.number,
        entry_id=entry.id,
        carried=carried(entry),
        closed_message=entry.about_message if entry.closed else None,  # type: ignore[attr-defined]
    )


def carried(entry: Entry) -> Carried | None:
    """Under which number an entry, read with `CARRIED`, stands in the case system; None where it does not."""
    number, at, by = (getattr(entry, name) for name in CARRIED)
    return Carried(number, at, by) if number else None


def _message_row(line: reading.MessageLine, *, received: bool) -> TimelineRow:
    return TimelineRow(
        at=line.at,
        kind=line.kind_key,
        title=line.kind_name,
        text="",
        unit_name=line.other_name,
        party=line.other_party,
        signature="",
        citations=line.citations,
        message_id=line.id,
        received=received,
        receipts=line.receipts,
        closed_message=line.id if line.closed else None,
    )


def _task(row: Task) -> TaskLine:
    return TaskLine(
        id=row.id,
        what=row.what,
        rule=row.rule,
        basis=row.basis,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        promised_to=row.promised_to,
        starts_at=row.starts_at,
        due_on=row.due_on,
        case_id=row.case_id,
        case_number=row.case.number if row.case else "",
        about_kind=row.about_kind,
        about=row.about,
        done_at=row.done_at,
        done_by=row.done_by,
        result=row.result,
    )


def _case_line(row: Case) -> CaseLine:
    return CaseLine(
        row.id, row.number, row.method_key, row.opened_at, row.closed_at, row.responsible_name, row.locked
    )
