"""Questions about the calendar."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When

from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.cases.places import open_place
from samsyn.foundation.units.acting import Actor

from .models import Booking
from .rows import BookingLine, line

Times = tuple[dt.datetime, dt.datetime]
__all__ = ["BookingLine"]


def bookings(
    *, actor: Actor, starts: dt.datetime, ends: dt.datetime, own: bool = False
) -> tuple[BookingLine, ...]:
    """The unit's bookings that begin in a half-open period, in order, or the worker's own. One statement.

    Of a booking in a case that is locked to others one sees the time and the kind, and nothing else.
    """
    rows = _seen(actor).filter(starts_at__gte=starts, starts_at__lt=ends)
    if own:
        rows = rows.filter(worker_id=actor.worker_id)
    return tuple(_line(actor, row) for row in rows.order_by("starts_at", "id"))


def bookings_about(*, actor: Actor, about: UUID) -> tuple[BookingLine, ...]:
    """The bookings about one thing, in order. One statement."""
    rows = Booking.objects.filter(unit_id=actor.unit_id, about=about)
    return tuple(line(row) for row in rows.order_by("starts_at"))


def booking(*, actor: Actor, booking_id: UUID) -> BookingLine | None:
    """One booking, or None when the unit has none such or it is closed to this worker. One statement."""
    row = _seen(actor).filter(id=booking_id).first()
    found = _line(actor, row) if row else None
    return found if found and not found.closed else None


def series_of(*, actor: Actor, series_id: UUID) -> tuple[BookingLine, ...]:
    """The bookings of a series, in order. One statement."""
    rows = _seen(actor).filter(series_id=series_id)
    return tuple(_line(actor, row) for row in rows.order_by("starts_at", "id"))


def conflicts(
    *, actor: Actor, worker_id: UUID, times: Iterable[Times], but: Iterable[UUID] = ()
) -> tuple[BookingLine, ...]:
    """The worker's bookings that lie over some of the times; those of `but` are not counted. One statement."""
    wanted = sorted(times)
    if not wanted:
        return ()
    rows = _seen(actor).filter(worker_id=worker_id, cancelled_at__isnull=True).exclude(id__in=tuple(but))
    rows = rows.filter(starts_at__lt=max(end for _, end in wanted), ends_at__gt=wanted[0][0])
    over = [row for row in rows.order_by("starts_at") if _over(row, wanted)]
    return tuple(_line(actor, row) for row in over)


def cancelled_for_me(*, actor: Actor, after: dt.datetime) -> tuple[BookingLine, ...]:
    """The worker's own bookings to come that somebody else has cancelled. One statement."""
    rows = Booking.objects.filter(
        unit_id=actor.unit_id, worker_id=actor.worker_id, cancelled_at__isnull=False, ends_at__gt=after
    ).exclude(cancelled_by=actor.worker_id)
    return tuple(line(row) for row in rows.filter(cancelled_by__isnull=False).order_by("starts_at", "id"))


def _seen(actor: Actor) -> QuerySet[Booking]:
    named = CaseWorker.objects.filter(
        open_place(), unit_id=actor.unit_id, case_id=OuterRef("case_id"), worker_id=actor.worker_id
    )
    locked = Case(When(case__isnull=True, then=Value(value=False)), default=F("case__locked"))
    rows: QuerySet[Booking] = Booking.objects.filter(unit_id=actor.unit_id).annotate(
        locked=locked, named=Exists(named)
    )
    return rows


def _line(actor: Actor, row: Booking) -> BookingLine:
    open_to = not row.locked or row.named or row.worker_id == actor.worker_id  # type: ignore[attr-defined]
    return line(row, closed=not open_to)


def _over(row: Booking, times: list[Times]) -> bool:
    return any(row.starts_at < end and row.ends_at > start for start, end in times)
