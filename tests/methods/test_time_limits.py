from datetime import date, timedelta

import pytest

from samsyn.methods.steps import TimeLimit
from samsyn.methods.time_limits import due
from samsyn.methods.vocabulary import Basis, Unit

CHRISTMAS = {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)}


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in CHRISTMAS


def limit(amount: int, unit: Unit) -> TimeLimit:
    return TimeLimit(amount, unit, "visit", Basis.OUR_DEFAULT, None)


@pytest.mark.parametrize(
    ("amount", "unit", "start", "last"),
    [
        (14, Unit.CALENDAR_DAYS, date(2026, 12, 17), date(2026, 12, 31)),
        (0, Unit.CALENDAR_DAYS, date(2026, 11, 21), date(2026, 11, 21)),  # a Saturday counts
        (0, Unit.WORKING_DAYS, date(2026, 11, 20), date(2026, 11, 20)),  # the same Friday
        (0, Unit.WORKING_DAYS, date(2026, 11, 21), date(2026, 11, 23)),  # Saturday, so Monday
        (1, Unit.WORKING_DAYS, date(2026, 11, 20), date(2026, 11, 23)),  # Friday, so Monday
        (5, Unit.WORKING_DAYS, date(2026, 12, 21), date(2026, 12, 30)),  # over Christmas
        (3, Unit.MONTHS, date(2026, 11, 22), date(2027, 2, 22)),
        (3, Unit.MONTHS, date(2026, 11, 30), date(2027, 2, 28)),  # no 30 February
        (3, Unit.MONTHS, date(2027, 11, 30), date(2028, 2, 29)),  # a leap year
        (12, Unit.MONTHS, date(2026, 12, 31), date(2027, 12, 31)),
        (0, Unit.MONTHS, date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_step_is_due(amount: int, unit: Unit, start: date, last: date) -> None:
    assert due(limit(amount, unit), start, is_working_day) == last


def test_a_day_more_is_never_due_earlier() -> None:
    for unit in Unit:
        for day in (date(2026, 12, 18) + timedelta(days=number) for number in range(14)):
            days = [due(limit(amount, unit), day, is_working_day) for amount in range(8)]
            assert days == sorted(days)
            assert days[0] >= day
