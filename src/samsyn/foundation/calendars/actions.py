"""Verbs of the calendar: book, move, cancel. Each unit books in its own."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .models import Booking
from .vocabulary import BookingKind

KINDS_ABOUT = {
    "home_visit": BookingKind.VISIT,
    "talk": BookingKind.TALK,
    "matter": BookingKind.MEETING,  # the report meeting
    "meeting": BookingKind.MEETING,
}


class BookingError(ValueError):
    """A time that cannot be booked, in words."""


@transaction.atomic
def book(
    *,
    actor: Actor,
    what: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    kind: BookingKind | None = None,
    place: str = "",
    place_is_public: bool = False,
    with_whom: str = "",
    case_id: UUID | None = None,
    about_kind: str = "",
    about: UUID | None = None,
    came_of: UUID | None = None,
    worker_id: UUID | None = None,
    worker_name: str = "",
) -> UUID:
    """Book a time; no person's name may stand in `what`. `kind` is read from `about_kind` when it is not said.

    `came_of` is the message that was sent or received and led to it: what that message stood on, the booking stands on,
    and it is raised when that is withdrawn. None is for one whose ground is not known.

    Raises BookingError for a time that ends before it begins.
    """
    check_times(starts_at, ends_at)
    kind = kind or KINDS_ABOUT.get(about_kind, BookingKind.OTHER)
    row = Booking.objects.create(
        unit_id=actor.unit_id,
        case_id=case_id,
        kind=kind,
        what=what,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        place_is_public=place_is_public and kind is not BookingKind.VISIT,
        with_whom=with_whom,
        worker_id=worker_id or actor.worker_id,
        worker_name=worker_name or actor.name,
        about_kind=about_kind,
        about=about,
        came_of=came_of,
    )
    record(actor=actor, verb="book", object_kind="booking", object_id=row.id, starts_at=starts_at)
    return row.id


@transaction.atomic
def move(
    *,
    actor: Actor,
    booking_id: UUID,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    place: str | None = None,
) -> None:
    """Give a booking another time, and another place where one is told."""
    check_times(starts_at, ends_at)
    changes = {"starts_at": starts_at, "ends_at": ends_at} | ({} if place is None else {"place": place})
    Booking.objects.filter(unit_id=actor.unit_id, id=booking_id).update(**changes)
    record(actor=actor, verb="move", object_kind="booking", object_id=booking_id, starts_at=starts_at)


@transaction.atomic
def cancel(*, actor: Actor, booking_id: UUID, why: str, at: dt.datetime) -> None:
    """Cancel a booking, with the reason; it stays in the calendar as cancelled."""
    Booking.objects.filter(unit_id=actor.unit_id, id=booking_id, cancelled_at__isnull=True).update(
        cancelled_at=at, cancelled_why=why, cancelled_by=actor.worker_id, cancelled_by_name=actor.name
    )
    record(actor=actor, verb="cancel", object_kind="booking", object_id=booking_id, reason=why)


def check_times(starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    """Raises BookingError for a time that ends before it begins."""
    if ends_at <= starts_at:
        raise BookingError(_("Tiden slutar innan den börjar. Ändra sluttiden."))


@transaction.atomic
def give_to(*, actor: Actor, booking_id: UUID, from_id: UUID, worker_id: UUID, worker_name: str) -> bool:
    """Let another worker have a booked time; False when it is cancelled or no longer the first one's."""
    changed = Booking.objects.filter(
        unit_id=actor.unit_id, id=booking_id, worker_id=from_id, cancelled_at__isnull=True
    ).update(worker_id=worker_id, worker_name=worker_name)
    if changed:
        record(actor=actor, verb="give", object_kind="booking", object_id=booking_id, worker=str(worker_id))
    return bool(changed)
