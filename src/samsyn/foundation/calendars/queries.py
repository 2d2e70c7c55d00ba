"""Questions about the calendar."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.units.acting import Actor

from .models import Booking


@dataclass(frozen=True)
class BookingLine:
    """A booked time."""

    id: UUID
    what: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    with_whom: str
    worker_id: UUID | None
    worker_name: str
    case_id: UUID | None
    about_kind: str
    about: UUID | None
    cancelled_at: dt.datetime | None
    cancelled_why: str


def bookings(*, actor: Actor, starts: dt.datetime, ends: dt.datetime) -> tuple[BookingLine, ...]:
    """The unit's bookings in a half-open period, in order. One statement."""
    rows = Booking.objects.filter(unit_id=actor.unit_id, starts_at__gte=starts, starts_at__lt=ends)
    return tuple(_line(row) for row in rows.order_by("starts_at"))


def bookings_about(*, actor: Actor, about: UUID) -> tuple[BookingLine, ...]:
    """The bookings about one thing, in order. One statement."""
    return tuple(
        _line(row) for row in Booking.objects.filter(unit_id=actor.unit_id, about=about).order_by("starts_at")
    )


def _line(row: Booking) -> BookingLine:
    return BookingLine(
        row.id,
        row.what,
        row.starts_at,
        row.ends_at,
        row.place,
        row.with_whom,
        row.worker_id,
        row.worker_name,
        row.case_id,
        row.about_kind,
        row.about,
        row.cancelled_at,
        row.cancelled_why,
    )
