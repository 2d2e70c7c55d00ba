"""When things happen in the story, counted from the moment it is told: nights, working days, ages."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from samsyn.foundation.cases.clocks import is_working_day, local_day

DAY = dt.timedelta(days=1)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
OPENS, CLOSES = (8, 0), (17, 0)
WRITTEN_AFTER = dt.timedelta(minutes=75)  # from what happens in the night to the officer's report of it


@dataclass(frozen=True)
class Days:
    """The calendar of the story, told at `now`. Clock times are Swedish."""

    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return local_day(self.now)

    def working(self, back: int) -> dt.date:
        """The working day that lies `back` working days before today; today is never one of them."""
        return working_before(self.today, back)

    def coming(self, ahead: int = 1) -> dt.date:
        """The working day that lies `ahead` working days after today."""
        return working_after(self.today, ahead)

    def lately(self, minutes: int) -> dt.datetime:
        """So many minutes ago, or before the office closed when it is not open now."""
        at = self.now - dt.timedelta(minutes=minutes)
        opened, closed = moment(self.today, *OPENS), moment(self.today, *CLOSES)
        if not is_working_day(self.today) or at < opened:
            closed = moment(self.working(1), *CLOSES)
        return min(at, closed - dt.timedelta(minutes=minutes))

    def evening(self) -> dt.date:
        """The newest evening of which a report can have come in the night: Friday's, over a week-end.

        It is followed by a working day or a week-end, so that the report has waited a little and not for long.
        """
        day = self.today - DAY
        while not is_working_day(day):
            day -= DAY
        written = moment(day, 23, 40) + WRITTEN_AFTER
        return day if written < self.now else working_before(day, 1)

    def born(self, years: int, *, months: int = 0) -> dt.date:
        """A birth date of somebody who became `years` old `months` and some days ago."""
        month = self.today.month - 1 - months
        return dt.date(self.today.year - years + month // 12, month % 12 + 1, 1) - 9 * DAY


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A Swedish clock time."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def working_before(day: dt.date, number: int) -> dt.date:
    """The day `number` working days before `day`."""
    while number:
        day -= DAY
        number -= is_working_day(day)
    return day


def working_after(day: dt.date, number: int) -> dt.date:
    """The day `number` working days after `day`."""
    while number:
        day += DAY
        number -= is_working_day(day)
    return day


def weekday(day: dt.date) -> str:
    """The day of the week in Swedish, as one says it: "fredag"."""
    return WEEKDAYS[day.weekday()]
