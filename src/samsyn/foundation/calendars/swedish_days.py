"""Weeks, holidays and months as they are counted in Sweden (ISO 8601; holidays as working days are counted)."""

import datetime as dt
import re
from functools import cache

import holidays
from django.utils.translation import gettext as _

from samsyn.foundation.cases.clocks import is_working_day

SATURDAY, FRIDAY, DAYS = 5, 4, 7
FORM = re.compile(r"(\d{4})-W(\d{2})")
ONE_DAY = dt.timedelta(days=1)


def week_code(day: dt.date) -> str:
    """'2026-W48', the week that a day lies in; the year is the week's own."""
    year, week, _day = day.isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of(code: str) -> dt.date:
    """The first day of a week written '2026-W48'; ValueError for a week that does not exist."""
    found = FORM.fullmatch(code)
    if not found:
        raise ValueError(code)
    return dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)


def week_days(monday: dt.date) -> tuple[dt.date, ...]:
    """The seven days from a Monday."""
    return tuple(monday + dt.timedelta(days=number) for number in range(DAYS))


def holiday(day: dt.date) -> str:
    """The name of a day on which offices are closed, or nothing; Saturdays and Sundays have none of their own."""
    named = _named(day.year).get(day, "")
    return named or ("" if is_working_day(day) or day.weekday() >= SATURDAY else _("Afton"))


def is_free(day: dt.date) -> bool:
    """Whether offices are closed: a holiday or an eve; a plain Saturday or Sunday is not what a series asks."""
    return bool(holiday(day))


def month_after(first: dt.date, months: int) -> dt.date:
    """The first day of the month `months` after (or before, below 0) the month of `first`."""
    number = first.year * 12 + first.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


@cache
def _named(year: int) -> dict[dt.date, str]:
    found = holidays.country_holidays("SE", years=year, language="sv", include_sundays=False)
    eves = {
        dt.date(year, 12, 24): "Julafton",
        dt.date(year, 12, 31): "Nyårsafton",
        next(
            dt.date(year, 6, day) for day in range(19, 26) if dt.date(year, 6, day).weekday() == FRIDAY
        ): "Midsommarafton",
    }
    return eves | dict(found.items())
