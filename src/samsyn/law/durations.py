"""Lengths of time as the statutes have them: calendar days, working days, months, hours, ISO weeks.

Days are counted from the day after the start; moments are local Swedish time, as the caller gives them.
Which days are working days is the caller's to say.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

IsWorkingDay = Callable[[date], bool]
Moment = date | datetime
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time. `weeks_end` counts ISO weeks and ends on the Sunday; others are what they say."""

    hours: int | None = None
    days: int = 0
    working_days: int | None = None
    months: int = 0
    weeks_end: int | None = None

    def end(self, start: Moment, is_working_day: IsWorkingDay | None) -> Moment:
        """The day, or for hours the moment, at which it ends."""
        if self.hours is not None:
            return _moment(start) + timedelta(hours=self.hours)
        day = day_of(start)
        if self.working_days is not None:
            return working_days_after(day, self.working_days, is_working_day)
        if self.weeks_end is not None:
            return day + timedelta(weeks=self.weeks_end, days=7 - day.isoweekday())
        return months_after(day, self.months) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to remind: so long after the start, or `due_days` after the end (before it, if less than 0)."""

    hours: int | None = None
    days: int = 0
    months: int = 0
    due_days: int | None = None
    at: time | None = None

    def moment(self, start: Moment, due: Moment) -> Moment:
        """The day of the reminder; a moment if it says a time of day or hours."""
        if self.hours is not None:
            return _moment(start) + timedelta(hours=self.hours)
        if self.due_days is not None:
            return day_of(due) + timedelta(days=self.due_days)
        day = months_after(day_of(start), self.months) + timedelta(days=self.days)
        return day if self.at is None else datetime.combine(day, self.at, tzinfo=_moment(start).tzinfo)


def day_of(moment: Moment) -> date:
    """The day of a day or a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last of a shorter month."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def working_days_after(day: date, count: int, is_working_day: IsWorkingDay | None) -> date:
    """So many working days after a day; 0 is the day itself or, if it is none, the next working day."""
    if is_working_day is None:
        raise ValueError("Gränsen räknas i arbetsdagar: säg vilka dagar som är arbetsdagar.")
    while count == 0 and not is_working_day(day):
        day += timedelta(days=1)
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def _moment(start: Moment) -> datetime:
    if not isinstance(start, datetime):
        raise TypeError("Gränsen räknas i timmar: ange klockslag, inte bara dag.")
    return start
