"""The days of a series. Pure: told its first day and its rule, it says the rest."""

import datetime as dt
from dataclasses import dataclass
from itertools import count

from django.utils.translation import gettext as _

from .swedish_days import is_free, month_after
from .vocabulary import Every, Holidays

MOST = 60
STEP = {Every.WEEK: 7, Every.FORTNIGHT: 14}
FIFTH = 4


class SeriesError(ValueError):
    """A rule that gives no series, in words."""


@dataclass(frozen=True)
class Rule:
    """How often, and until when: so many `times`, or until a day, both included.

    With `Holidays.SKIP` a day when offices are closed is left out; so many times are then booked all the same.
    """

    every: Every
    holidays: Holidays
    times: int | None = None
    until: dt.date | None = None


def days_of(first: dt.date, rule: Rule) -> tuple[dt.date, ...]:
    """The days of a series, `first` included unless it is skipped.

    Raises SeriesError when the rule says neither an end nor a number, gives fewer than two days or more than 60.
    """
    if (rule.times is None) == (rule.until is None):
        raise SeriesError(_("Skriv antingen hur många gånger eller till och med vilken dag."))
    last = rule.until or first + dt.timedelta(days=366 * 6)
    found: list[dt.date] = []
    for number in count():
        day = _day(first, rule.every, number)
        if day > last or len(found) == (rule.times or MOST + 1):
            break
        if rule.holidays is Holidays.MARK or not is_free(day):
            found.append(day)
    if len(found) < 2:  # noqa: PLR2004 - one is no series
        raise SeriesError(_("Det blir bara en gång. Välj en senare sista dag, eller boka utan upprepning."))
    if len(found) > MOST:
        raise SeriesError(_("Det blir fler än 60 gånger. Välj en tidigare sista dag."))
    return tuple(found)


def _day(first: dt.date, every: Every, number: int) -> dt.date:
    if every is Every.MONTH:
        return _same_weekday(first, number)
    return first + dt.timedelta(days=STEP[every] * number)


def _same_weekday(first: dt.date, months: int) -> dt.date:
    """The same weekday of the month: the second Tuesday, or the last one when the month has no fifth."""
    begins = month_after(first, months)
    order = (first.day - 1) // 7
    day = begins + dt.timedelta(days=(first.weekday() - begins.weekday()) % 7 + 7 * order)
    return day if order < FIFTH or day.month == begins.month else day - dt.timedelta(days=7)
