"""What the pages and the feeds are told of bookings and feeds."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from .models import Booking, Feed
from .vocabulary import BookingKind, FeedScope


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
    kind: BookingKind = BookingKind.OTHER
    place_is_public: bool = False
    series_id: UUID | None = None
    sequence: int = 0
    changed_at: dt.datetime | None = None
    cancelled_by_name: str = ""
    closed: bool = False

    @property
    def own_page(self) -> bool:
        """Moved and cancelled in the calendar itself; else on the page of the visit or talk that it is about."""
        return not self.about_kind


@dataclass(frozen=True)
class FeedLine:
    """A secret address, without its secret."""

    id: UUID
    worker_id: UUID
    worker_name: str
    scope: FeedScope
    made_at: dt.datetime
    last_fetched_on: dt.date | None


@dataclass(frozen=True)
class PublicBooking:
    """All that leaves by a feed: nothing about a person."""

    id: UUID
    kind: BookingKind
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    case_number: str
    sequence: int
    changed_at: dt.datetime
    cancelled: bool


def line(row: Booking, *, closed: bool = False) -> BookingLine:
    """A booking's row as the pages see it; `closed` for one in a case that is locked to others: only its time."""
    return BookingLine(
        id=row.id,
        what=str(BookingKind(row.kind).label) if closed else row.what,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place="" if closed else row.place,
        with_whom="" if closed else row.with_whom,
        worker_id=row.worker_id,
        worker_name=row.worker_name,
        case_id=None if closed else row.case_id,
        about_kind="" if closed else row.about_kind,
        about=None if closed else row.about,
        cancelled_at=row.cancelled_at,
        cancelled_why="" if closed else row.cancelled_why,
        kind=BookingKind(row.kind),
        place_is_public=row.place_is_public,
        series_id=row.series_id,
        sequence=row.sequence,
        changed_at=row.changed_at,
        cancelled_by_name=row.cancelled_by_name,
        closed=closed,
    )


def feed_line(row: Feed) -> FeedLine:
    """A feed's row as its page sees it."""
    return FeedLine(
        row.id, row.worker_id, row.worker_name, FeedScope(row.scope), row.made_at, row.last_fetched_on
    )
