"""Questions about hand-overs: what waits for whom, one in full, what was left in drafts."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.calendars.rows import BookingLine, line
from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.cases.places import open_place
from samsyn.foundation.units.acting import Actor

from .models import HandedCase, HandedTask, HandOver, Why

MOST = 30


@dataclass(frozen=True)
class HandOverLine:
    """A hand-over in a list: who, when and how much; nothing about a person."""

    id: UUID
    giver_id: UUID
    giver_name: str
    receiver_id: UUID
    receiver_name: str
    from_on: dt.date
    why: Why
    made_at: dt.datetime
    cases: int
    in_effect_at: dt.datetime | None
    acknowledged_at: dt.datetime | None
    withdrawn_at: dt.datetime | None


@dataclass(frozen=True)
class HandedLine:
    """One case of a hand-over; `important` is empty where the case is locked to the one who looks."""

    case_id: UUID
    number: str
    locked: bool
    told: bool
    important: str
    tasks: tuple["HandedTaskLine", ...]


@dataclass(frozen=True)
class HandedTaskLine:
    """One task, who takes it and whether it is done."""

    what: str
    due_on: dt.date
    starts_at: dt.datetime
    done_at: dt.datetime | None
    to_name: str
    follows: bool


@dataclass(frozen=True)
class DraftLine:
    """Something the giver had begun to write: what kind, when. No word of it."""

    id: UUID
    form: str
    saved_at: dt.datetime


@dataclass(frozen=True)
class HandOverPage:
    """One hand-over in full."""

    line: HandOverLine
    why_more: str
    everything: bool
    made_by_name: str
    acknowledged_note: str
    withdrawn_why: str
    withdrawable: bool
    cases: tuple[HandedLine, ...]
    loose: tuple[HandedTaskLine, ...]
    bookings: tuple[BookingLine, ...]
    drafts: tuple[DraftLine, ...]
    mine: bool


def handovers(*, actor: Actor) -> tuple[HandOverLine, ...]:
    """The newest that concern the worker, and for a manager all of the unit: those that wait first. One statement."""
    settled = Coalesce(F("acknowledged_at"), F("withdrawn_at")).desc(nulls_first=True)
    return tuple(_line(row) for row in _counted(_seen(actor)).order_by(settled, "-made_at")[:MOST])


def unacknowledged(*, actor: Actor) -> tuple[HandOverLine, ...]:
    """Those of the unit that nobody has acknowledged, for a manager's desk, the first first. One statement."""
    waiting = {"acknowledged_at__isnull": True, "withdrawn_at__isnull": True}
    rows = HandOver.objects.filter(unit_id=actor.unit_id, **waiting)
    rows = rows.exclude(receiver_id=actor.worker_id)
    return tuple(_line(row) for row in _counted(rows).order_by("from_on", "made_at"))


def handover_page(*, actor: Actor, handover_id: UUID, at: dt.datetime) -> HandOverPage | None:
    """One in full, for those it concerns and managers; else None. Five statements, and the log."""
    row = _counted(_seen(actor)).filter(id=handover_id).first()
    if row is None:
        return None
    mine = row.receiver_id == actor.worker_id
    tasks = list(
        HandedTask.objects.select_related("task")
        .filter(unit_id=actor.unit_id, handover=row)
        .order_by("task__due_on")
    )
    cases = _cases(actor, row, tasks)
    closed = {one.case_id for one in cases if not one.told}
    known = {one.case_id for one in cases}
    loose = tuple(_task(row, one, told=True) for one in tasks if one.task.case_id not in known)
    return HandOverPage(
        line=_line(row),
        why_more=row.why_more,
        everything=row.everything,
        made_by_name=row.made_by_name,
        acknowledged_note=row.acknowledged_note,
        withdrawn_why=row.withdrawn_why,
        withdrawable=row.made_by == actor.worker_id and not (row.in_effect_at or row.withdrawn_at),
        cases=cases,
        loose=loose,
        bookings=_bookings(actor, row, known, closed, at),
        drafts=_drafts(row.id) if mine else (),
        mine=mine,
    )


def _seen(actor: Actor) -> QuerySet[HandOver]:
    rows = HandOver.objects.filter(unit_id=actor.unit_id)
    if actor.may("manages"):
        return rows
    own = Q(giver_id=actor.worker_id) | Q(receiver_id=actor.worker_id) | Q(made_by=actor.worker_id)
    return rows.filter(own)


def _counted(rows: QuerySet[HandOver]) -> QuerySet[Any]:
    """With the number of cases; asked by itself, since the database's key is the unit and the id."""
    each = HandedCase.objects.filter(unit_id=OuterRef("unit_id"), handover_id=OuterRef("id")).order_by()
    number = each.values("handover_id").annotate(number=Count("id")).values("number")
    return rows.annotate(how_many=Coalesce(Subquery(number), 0))


def _cases(actor: Actor, row: HandOver, tasks: list[HandedTask]) -> tuple[HandedLine, ...]:
    handed = HandedCase.objects.select_related("case").filter(unit_id=actor.unit_id, handover=row)
    rows = list(handed.order_by("case__number"))
    places = CaseWorker.objects.filter(
        open_place(),
        unit_id=actor.unit_id,
        worker_id=actor.worker_id,
        case_id__in=[one.case_id for one in rows],
    )
    open_to_me = (
        set(places.values_list("case_id", flat=True)) if any(one.case.locked for one in rows) else set()
    )
    lines = []
    for one in rows:
        told = not one.case.locked or one.case_id in open_to_me
        own = tuple(_task(row, task, told=told) for task in tasks if task.task.case_id == one.case_id)
        said = one.important if told else ""
        if told:
            note_read(actor=actor, object_kind="handover", object_id=row.id, person_id=one.case.person_id)
        lines.append(HandedLine(one.case_id, one.case.number, one.case.locked, told, said, own))
    return tuple(lines)


def _task(row: HandOver, one: HandedTask, *, told: bool) -> HandedTaskLine:
    return HandedTaskLine(
        what=one.task.what if told else "",
        due_on=one.task.due_on,
        starts_at=one.task.starts_at,
        done_at=one.task.done_at,
        to_name=one.to_name,
        follows=one.to_id == row.receiver_id,
    )


def _bookings(
    actor: Actor, row: HandOver, known: set[UUID], closed: set[UUID], at: dt.datetime
) -> tuple[BookingLine, ...]:
    """The giver's times to come that somebody has to take: in the cases, or all when everything is handed over."""
    rows = Booking.objects.filter(
        unit_id=actor.unit_id, worker_id=row.giver_id, cancelled_at__isnull=True, ends_at__gt=at
    )
    if not row.everything:
        rows = rows.filter(case_id__in=known)
    return tuple(line(one, closed=one.case_id in closed) for one in rows.order_by("starts_at"))


def _drafts(handover_id: UUID) -> tuple[DraftLine, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, form, saved_at FROM samsyn.drafts_left(%s)", [handover_id])
        return tuple(DraftLine(*found) for found in cursor.fetchall())


def has_draft(*, handover_id: UUID, draft_id: UUID) -> DraftLine | None:
    """A draft that came with a hand-over to the actor, without its content; else None. One statement."""
    return next((one for one in _drafts(handover_id) if one.id == draft_id), None)


def _line(row: Any) -> HandOverLine:
    return HandOverLine(
        id=row.id,
        giver_id=row.giver_id,
        giver_name=row.giver_name,
        receiver_id=row.receiver_id,
        receiver_name=row.receiver_name,
        from_on=row.from_on,
        why=Why(row.why),
        made_at=row.made_at,
        cases=row.how_many,
        in_effect_at=row.in_effect_at,
        acknowledged_at=row.acknowledged_at,
        withdrawn_at=row.withdrawn_at,
    )
