"""A feed as iCalendar (RFC 5545). The same bookings give the same bytes, so that a program may ask what is new."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .feeds import Fetched
from .rows import PublicBooking
from .vocabulary import FeedScope

PRODUCT = "-//Samsyn//Kalender//SV"
ZONE = ZoneInfo("Europe/Stockholm")
DOMAIN = "samsyn"

PageOf = Callable[[UUID], str]


def feed_text(fetched: Fetched, page_of: PageOf) -> bytes:
    """The feed; `page_of` gives the address of a booking's own page, which asks for a login."""
    calendar = new_calendar("PUBLISH")
    own = fetched.scope is FeedScope.OWN
    calendar.add("X-WR-CALNAME", _("Samsyn") if own else _("Samsyn, enheten"))
    calendar.add("X-WR-TIMEZONE", ZONE.key)
    calendar.add("REFRESH-INTERVAL", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for booking in fetched.bookings:
        calendar.add_component(_event(booking, page_of(booking.id)))
    return with_time_zone(calendar)


def new_calendar(method: str) -> Calendar:
    """An empty calendar of ours."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    return calendar


def with_time_zone(calendar: Calendar) -> bytes:
    """The calendar's text with the rules of every time zone that it names."""
    calendar.add_missing_timezones()
    text: bytes = calendar.to_ical()
    return text


def uid_of(booking_id: UUID) -> str:
    """The same for as long as the booking lives, and without meaning to anybody else."""
    return f"{booking_id}@{DOMAIN}"


def _event(booking: PublicBooking, page: str) -> Event:
    event = Event()
    summary = str(booking.kind.label)
    event.add("UID", uid_of(booking.id))
    event.add("DTSTAMP", booking.changed_at.astimezone(dt.UTC))
    event.add("LAST-MODIFIED", booking.changed_at.astimezone(dt.UTC))
    event.add("SEQUENCE", booking.sequence)
    event.add("DTSTART", booking.starts_at.astimezone(ZONE))
    event.add("DTEND", booking.ends_at.astimezone(ZONE))
    event.add("SUMMARY", f"{summary} {booking.case_number}".strip())
    if booking.place:
        event.add("LOCATION", booking.place)
    event.add("DESCRIPTION", _("Mer finns i Samsyn, när du har loggat in: %(page)s") % {"page": page})
    event.add("URL", page)
    event.add("CLASS", "PRIVATE")
    event.add("STATUS", "CANCELLED" if booking.cancelled else "CONFIRMED")
    return event
