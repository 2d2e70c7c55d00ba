"""What a week's page shows: days with their holidays, clocks and bookings, and the way to other weeks."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from samsyn.foundation.calendars.queries import bookings, cancelled_for_me
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.swedish_days import (
    ONE_DAY,
    holiday,
    monday_of,
    month_after,
    week_code,
    week_days,
)
from samsyn.foundation.cases.due import due_between
from samsyn.foundation.cases.queries import TaskLine
from samsyn.foundation.units.acting import Actor

MONTHS_BACK, MONTHS_AHEAD = 3, 12


@dataclass(frozen=True)
class Day:
    """One day of a week."""

    day: dt.date
    holiday: str
    today: bool
    weekend: bool
    clocks: tuple[TaskLine, ...]
    bookings: tuple[BookingLine, ...]


@dataclass(frozen=True)
class Week:
    """A week as its page needs it."""

    code: str
    monday: dt.date
    days: tuple[Day, ...]
    before: str
    after: str
    this: str
    months: tuple[dt.date, ...]
    cancelled: tuple[BookingLine, ...]

    @property
    def sunday(self) -> dt.date:
        return self.days[-1].day

    @property
    def empty(self) -> bool:
        return not any(day.bookings or day.clocks for day in self.days)


def week(*, actor: Actor, code: str, own: bool, now: dt.datetime) -> Week:
    """A week of the own or the whole unit's calendar. Three statements. ValueError for a week that is none."""
    days = week_days(monday_of(code))
    today = timezone.localdate(now)
    rows = bookings(actor=actor, starts=_midnight(days[0]), ends=_midnight(days[-1] + ONE_DAY), own=own)
    clocks = due_between(actor=actor, first=days[0], last=days[-1])
    return Week(
        code=code,
        monday=days[0],
        days=tuple(_day(day, today, rows, clocks) for day in days),
        before=week_code(days[0] - ONE_DAY),
        after=week_code(days[-1] + ONE_DAY),
        this=week_code(today),
        months=tuple(
            month_after(days[3].replace(day=1), number) for number in range(-MONTHS_BACK, MONTHS_AHEAD)
        ),
        cancelled=cancelled_for_me(actor=actor, after=now),
    )


def _day(day: dt.date, today: dt.date, rows: tuple[BookingLine, ...], clocks: tuple[TaskLine, ...]) -> Day:
    return Day(
        day=day,
        holiday=holiday(day),
        today=day == today,
        weekend=day.isoweekday() > 5,  # noqa: PLR2004 - Saturday and Sunday
        clocks=tuple(one for one in clocks if one.due_on == day),
        bookings=tuple(row for row in rows if timezone.localdate(row.starts_at) == day),
    )


def _midnight(day: dt.date) -> dt.datetime:
    """Summer time begins and ends in a night: the day after is counted in dates, never in hours."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
