"""Legal clocks: when a deadline falls, and how it is told in words.

The limits are in `samsyn.law.deadlines`; Swedish holidays come from the package `holidays`, with Midsummer,
Christmas and New Year's eves as holidays, which is how authorities count working days (domain 14.1).
"""

import datetime as dt
from functools import cache

import holidays
from django.utils import timezone

SATURDAY = 5


@cache
def _free_days(year: int) -> frozenset[dt.date]:
    named = set(holidays.country_holidays("SE", years=year, include_sundays=False))
    eves = {dt.date(year, 12, 24), dt.date(year, 12, 31)}
    midsummer = next(
        dt.date(year, 6, day) for day in range(19, 26) if dt.date(year, 6, day).weekday() == SATURDAY - 1
    )
    return frozenset(named | eves | {midsummer})


def is_working_day(day: dt.date) -> bool:
    """Whether offices are open: no Saturday, Sunday, holiday or the three eves."""
    return day.weekday() < SATURDAY and day not in _free_days(day.year)


def add_working_days(day: dt.date, number: int) -> dt.date:
    """The day `number` working days after `day`."""
    while number:
        day += dt.timedelta(days=1)
        number -= is_working_day(day)
    return day


def local_day(moment: dt.datetime) -> dt.date:
    """The Swedish day of a moment."""
    return timezone.localtime(moment).date()


def due(rule: str, start: dt.datetime) -> dt.date:
    """The last day for a rule of the deadline catalogue, counted from when the paper arrived, not when it was read."""
    from samsyn.law import deadlines

    day = local_day(start)
    last = deadlines.deadline(rule, day).due(day, is_working_day)
    return local_day(last) if isinstance(last, dt.datetime) else last


def basis(rule: str) -> str:
    """The paragraph that a deadline stands on, in its newest wording."""
    from samsyn.law import deadlines

    wordings = [found for found in deadlines.catalogue() if found.id == rule]
    return max(wordings, key=lambda found: found.first_day).basis
