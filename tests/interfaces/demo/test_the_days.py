"""The story's calendar holds on every day of the year on which somebody may start the demo."""

from datetime import date

import pytest

from samsyn.foundation.cases.clocks import is_working_day, local_day
from samsyn.interfaces.demo.story.alva_plot import Plot
from samsyn.interfaces.demo.story.days import DAY, WRITTEN_AFTER, Days, moment
from samsyn.interfaces.demo.story.stage import Stage

EVERY_DAY = [date(2026, 1, 1) + number * DAY for number in range(366)]
HOURS = [(0, 20), (3, 0), (9, 30), (23, 50)]


@pytest.mark.parametrize("clock", HOURS)
def test_what_came_lately_has_come_and_while_the_office_was_open(clock):
    for day in EVERY_DAY:
        days = Days(moment(day, *clock))
        at = days.lately(40)
        assert at < days.now
        assert is_working_day(local_day(at))
        assert moment(local_day(at), 8) <= at <= moment(local_day(at), 17)


@pytest.mark.parametrize("clock", HOURS)
def test_the_report_of_the_night_is_written_before_the_story_is_told(clock):
    for day in EVERY_DAY:
        days = Days(moment(day, *clock))
        assert moment(days.evening(), 23, 40) + WRITTEN_AFTER < days.now
        assert is_working_day(days.evening())


def test_alva_s_follow_up_is_always_due_within_days_and_her_first_talk_has_been():
    for day in EVERY_DAY:
        days = Days(moment(day, 3, 0))
        plot = Plot(Stage(days))
        assert 0 * DAY <= plot.visited + 14 * DAY - day <= 5 * DAY
        assert plot.visited + DAY < plot.first_talk < day
        assert plot.promised < day
        assert plot.decided <= plot.taken_up + 14 * DAY


def test_the_young_keep_their_age():
    for day in EVERY_DAY:
        born = Days(moment(day, 12)).born(16, months=4)
        years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        assert years == 16
