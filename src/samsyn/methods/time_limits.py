"""When a step is due, from the method's time limit and the day it is counted from."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import assert_never

from samsyn.methods.steps import TimeLimit
from samsyn.methods.vocabulary import Unit


def due(limit: TimeLimit, start: date, is_working_day: Callable[[date], bool]) -> date:
    """The last day for a step, when what it is counted from was done on `start`.

    Zero working days is the same day, or the next working day when that is none. Months end on the day with
    the same number, or on the month's last day when it has none such (lag 1930:173, 1 §).
    """
    match limit.unit:
        case Unit.CALENDAR_DAYS:
            return start + timedelta(days=limit.amount)
        case Unit.WORKING_DAYS:
            return _working_days(start, limit.amount, is_working_day)
        case Unit.MONTHS:
            return _months(start, limit.amount)
        case _:  # pragma: no cover
            assert_never(limit.unit)


def _working_days(start: date, amount: int, is_working_day: Callable[[date], bool]) -> date:
    day = start
    for _ in range(amount):
        day = _next(day + timedelta(days=1), is_working_day)
    return _next(day, is_working_day)


def _next(day: date, is_working_day: Callable[[date], bool]) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _months(start: date, amount: int) -> date:
    years, month = divmod(start.month - 1 + amount, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
