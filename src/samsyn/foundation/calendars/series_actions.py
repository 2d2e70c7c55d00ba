"""Verbs of a series: book it, and move or cancel one, from here on, or all of what is to come."""

import datetime as dt
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .actions import BookingError, check_times
from .models import Booking, Series
from .rows import BookingLine, line
from .series import Rule
from .vocabulary import BookingKind


class Scope(StrEnum):
    """How much of a series."""

    THIS = "this"
    FROM_HERE = "from_here"
    ALL = "all"


@transaction.atomic
def book_series(
    *,
    actor: Actor,
    rule: Rule,
    times: tuple[tuple[dt.datetime, dt.datetime], ...],
    what: str,
    kind: BookingKind,
    at: dt.datetime,
    place: str = "",
    place_is_public: bool = False,
    with_whom: str = "",
    case_id: UUID | None = None,
) -> UUID:
    """Book all of a series in the worker's own name; returns the series' id. BookingError for impossible times."""
    for starts_at, ends_at in times:
        check_times(starts_at, ends_at)
    series = Series.objects.create(
        unit_id=actor.unit_id, every=rule.every, holidays=rule.holidays, made_at=at, made_by=actor.worker_id
    )
    Booking.objects.bulk_create(
        Booking(
            unit_id=actor.unit_id,
            series=series,
            case_id=case_id,
            kind=kind,
            what=what,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place,
            place_is_public=place_is_public and kind is not BookingKind.VISIT,
            with_whom=with_whom,
            worker_id=actor.worker_id,
            worker_name=actor.name,
        )
        for starts_at, ends_at in times
    )
    record(actor=actor, verb="book", object_kind="booking", object_id=series.id, times=len(times))
    return series.id


@transaction.atomic
def move_some(
    *,
    actor: Actor,
    booking_id: UUID,
    scope: Scope,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    at: dt.datetime,
) -> int:
    """Move a booking, and as much of its series, by as many days to the same time of day; says how many.

    What has been stays. Raises BookingError, and Booking.DoesNotExist for one that the unit has not.
    """
    check_times(starts_at, ends_at)
    this, rows = _chosen(actor, booking_id, scope, at)
    by = _day(starts_at) - _day(this.starts_at)
    for row in rows:
        day = _day(row.starts_at) + by
        row.starts_at = _at(day, starts_at)
        row.ends_at = _at(day + (_day(ends_at) - _day(starts_at)), ends_at)
    Booking.objects.bulk_update(rows, ["starts_at", "ends_at"])
    record(
        actor=actor,
        verb="move",
        object_kind="booking",
        object_id=booking_id,
        starts_at=starts_at,
        times=len(rows),
    )
    return len(rows)


@transaction.atomic
def cancel_some(
    *, actor: Actor, booking_id: UUID, scope: Scope, why: str, at: dt.datetime
) -> tuple[BookingLine, ...]:
    """Cancel a booking, and as much of its series; returns what was cancelled, so that others can be told.

    Each stays in the calendars and feeds of those who had it, as cancelled, with the reason.
    """
    _this, rows = _chosen(actor, booking_id, scope, at)
    for row in rows:
        row.cancelled_at, row.cancelled_why = at, why
        row.cancelled_by, row.cancelled_by_name = actor.worker_id, actor.name
    Booking.objects.bulk_update(rows, ["cancelled_at", "cancelled_why", "cancelled_by", "cancelled_by_name"])
    record(
        actor=actor,
        verb="cancel",
        object_kind="booking",
        object_id=booking_id,
        reason=why,
        times=len(rows),
    )
    return tuple(line(row) for row in rows)


def _chosen(actor: Actor, booking_id: UUID, scope: Scope, at: dt.datetime) -> tuple[Booking, list[Booking]]:
    this = Booking.objects.select_for_update().get(unit_id=actor.unit_id, id=booking_id)
    _check(this, at)
    if scope is Scope.THIS or this.series_id is None:
        return this, [this]
    rows = Booking.objects.select_for_update().filter(
        unit_id=actor.unit_id, series_id=this.series_id, cancelled_at__isnull=True, starts_at__gt=at
    )
    if scope is Scope.FROM_HERE:
        rows = rows.filter(starts_at__gte=this.starts_at)
    return this, list(rows.order_by("starts_at"))


def _check(row: Booking, at: dt.datetime) -> None:
    if row.about_kind:
        raise BookingError(
            _("Den här tiden hör till ett hembesök eller samtal. Ändra den på dess egen sida.")
        )
    if row.cancelled_at:
        raise BookingError(_("Bokningen är redan inställd av %(who)s.") % {"who": row.cancelled_by_name})
    if row.starts_at <= at:
        raise BookingError(_("Tiden har redan varit. Det som har hänt står kvar."))


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment)


def _at(day: dt.date, moment: dt.datetime) -> dt.datetime:
    """The clock time of a moment on another day: nine o'clock stays nine when summer time ends."""
    return timezone.make_aware(dt.datetime.combine(day, timezone.localtime(moment).time()))
