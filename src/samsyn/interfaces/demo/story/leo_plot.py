"""The days of Leo's tale, counted from the day his group was closed."""

import datetime as dt

from samsyn.foundation.cases.clocks import is_working_day

from .days import DAY
from .stage import Stage

CLOSED = 372  # days ago: a year and a week, so that both questions afterwards have been asked


def before_closing(stage: Stage, number: int) -> dt.date:
    """The working day so many days before the closing (after it, when negative), or the nearest one earlier."""
    day = stage.days.today - (CLOSED + number) * DAY
    while not is_working_day(day):
        day -= DAY
    return day
