"""The days of Leo's tale: working days from the report to the plan, and from there days before the group was closed."""

import datetime as dt

from samsyn.foundation.cases.clocks import is_working_day

from .days import DAY, working_after
from .stage import Stage

CLOSED = 368  # days ago: a year and a few days, so that both questions afterwards have been asked
REPORTED = 140  # days before the closing: since 1 July 2025, when the paragraphs that the tale rests on began to hold

# working days after the report
CALLED_HOME, TALKED, DECIDED, READ = 1, 3, 4, 5
ASKED, NOMINATED, PLACED, HANDED, SIGNED = 8, 10, 14, 16, 18
MAPPED, GATHERED, PLANNED, WROTE = 20, 22, 26, 31

# days before the closing
TURNED_18, HINDERED, CALLED, MET, AGAIN, REVIEWED = 66, 57, 51, 43, 34, 6


def after_report(stage: Stage, number: int) -> dt.date:
    """The day so many working days after the report."""
    return working_after(before_closing(stage, REPORTED), number)


def before_closing(stage: Stage, number: int) -> dt.date:
    """The working day so many days before the closing (after it, when negative), or the nearest one earlier."""
    day = stage.days.today - (CLOSED + number) * DAY
    while not is_working_day(day):
        day -= DAY
    return day


def eighteenth(stage: Stage) -> dt.date:
    """The day on which Leo turned 18: after the first version of his plan, before the group met."""
    day = stage.days.today - (CLOSED + TURNED_18) * DAY
    return day.replace(day=min(day.day, 28))  # there is such a day in every year


def born(stage: Stage) -> dt.date:
    """17 when the report came, 18 in the middle of the work, 19 today."""
    day = eighteenth(stage)
    return day.replace(year=day.year - 18)
