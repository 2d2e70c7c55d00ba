"""When a step is due, from the method's time limit and the day it is counted from."""

from datetime import date, timedelta
from typing import assert_never

from samsyn.law.durations import IsWorkingDay, months_after, working_days_after
from samsyn.methods.steps import TimeLimit
from samsyn.methods.vocabulary import Unit


def due(limit: TimeLimit, start: date, is_working_day: IsWorkingDay) -> date:
    """The last day for a step, when what it is counted from was done on `start`.

    Days, working days and months are counted as the law floor counts them.
    """
    match limit.unit:
        case Unit.CALENDAR_DAYS:
            return start + timedelta(days=limit.amount)
        case Unit.WORKING_DAYS:
            return working_days_after(start, limit.amount, is_working_day)
        case Unit.MONTHS:
            return months_after(start, limit.amount)
        case _:  # pragma: no cover
            assert_never(limit.unit)
