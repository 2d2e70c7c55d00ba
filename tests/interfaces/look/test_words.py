"""Time in plain Swedish."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from samsyn.interfaces.web import words
from samsyn.interfaces.web.templatetags import samsyn_words

SUNDAY = date(2026, 11, 22)
HERE = ZoneInfo("Europe/Stockholm")


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HERE)


NOW = moment(2026, 11, 22, 9, 5)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "i dag"),
        (date(2026, 11, 23), "i morgon"),
        (date(2026, 11, 21), "i går"),
        (date(2026, 11, 24), "tisdag 24 november"),
        (date(2027, 5, 1), "lördag 1 maj 2027"),
        (date(2025, 11, 24), "måndag 24 november 2025"),
    ],
)
def test_a_day_is_said_as_a_person_would(day: date, said: str) -> None:
    assert words.day_words(day, SUNDAY) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (moment(2026, 11, 24, 14, 30), "tisdag 24 november, 14.30"),
        (moment(2026, 11, 22, 8, 0), "i dag 08.00"),
        (moment(2026, 11, 23, 0, 0), "i morgon 00.00"),
        (moment(2026, 11, 21, 23, 59), "i går 23.59"),
    ],
)
def test_a_moment_has_its_day_and_time(at: datetime, said: str) -> None:
    assert words.moment_words(at, NOW) == said


def test_what_is_printed_never_says_today() -> None:
    assert words.long_moment(NOW, NOW) == "söndag 22 november, 09.05"
    assert words.long_day(SUNDAY, SUNDAY) == "söndag 22 november"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (2, "2 dagar kvar"),
        (1, "1 dag kvar"),
        (0, "sista dagen i dag"),
        (-1, "1 dag för sent"),
        (-3, "3 dagar för sent"),
    ],
)
def test_days_left_are_counted_in_words(days: int, said: str) -> None:
    assert words.days_left(SUNDAY + timedelta(days=days), SUNDAY) == said


def test_a_clock_says_what_is_left_and_by_which_day() -> None:
    clock = words.clock(started=date(2026, 11, 10), due=date(2026, 11, 24), today=SUNDAY)
    assert (clock.urgency, clock.text) == ("soon", "2 dagar kvar, senast 24 november")


@pytest.mark.parametrize(
    ("passed", "urgency"), [(0, "calm"), (6, "calm"), (7, "soon"), (13, "soon"), (14, "due"), (15, "due")]
)
def test_a_clock_of_fourteen_days_turns_at_half_time_and_on_its_last_day(passed: int, urgency: str) -> None:
    start = date(2026, 11, 1)
    clock = words.clock(start, start + timedelta(days=14), start + timedelta(days=passed))
    assert clock.urgency == urgency


def test_a_clock_that_ran_out_says_since_when() -> None:
    clock = words.clock(date(2026, 11, 1), date(2026, 11, 20), SUNDAY)
    assert (clock.urgency, clock.text) == ("due", "2 dagar för sent, gick ut 20 november")


def test_a_clock_that_was_met_says_when_and_no_longer_warns() -> None:
    met = words.clock(date(2026, 11, 1), date(2026, 11, 20), SUNDAY, done=date(2026, 11, 19))
    late = words.clock(date(2026, 11, 1), date(2026, 11, 20), SUNDAY, done=date(2026, 11, 21))
    assert (met.urgency, met.text) == ("done", "klart 19 november")
    assert (late.urgency, late.text) == ("done", "klart 21 november, 1 dag för sent")


@pytest.mark.parametrize(
    ("hours", "said", "urgency"),
    [
        (24, "24 timmar kvar, senast i morgon 09.05", "calm"),
        (1, "1 timme kvar, senast i dag 10.05", "soon"),
        (0.5, "30 minuter kvar, senast i dag 09.35", "soon"),
        (-1, "tiden är ute, gick ut i dag 08.05", "due"),
    ],
)
def test_a_clock_in_hours(hours: float, said: str, urgency: str) -> None:
    due = NOW + timedelta(hours=hours)
    started = NOW if hours == 24 else due - timedelta(hours=24)
    clock = words.hours_clock(started, due, NOW)
    assert (clock.text, clock.urgency) == (said, urgency)


def test_weeks_are_numbered_as_in_sweden() -> None:
    assert words.week_words(date(2026, 11, 23)) == "vecka 48"
    assert words.week_words(date(2027, 1, 1)) == "vecka 53"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 24), date(2026, 11, 26), "24–26 november"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 november – 2 december"),
        (date(2026, 11, 24), date(2026, 11, 24), "24 november"),
    ],
)
def test_a_period_is_said_with_both_its_days(first: date, last: date, said: str) -> None:
    assert words.period_words(first, last, SUNDAY) == said


def test_the_templates_words_read_the_clock_of_sweden(monkeypatch: pytest.MonkeyPatch) -> None:
    late_in_utc = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: late_in_utc)
    assert samsyn_words.when(late_in_utc) == "i dag 00.30"
    assert samsyn_words.when(date(2026, 11, 23)) == "i dag"
    assert samsyn_words.long_when(late_in_utc) == "måndag 23 november, 00.30"
    assert samsyn_words.days_left(date(2026, 11, 25)) == "2 dagar kvar"
    assert samsyn_words.day(late_in_utc) == "23 november"
    assert samsyn_words.clock_time(late_in_utc) == "00.30"
    assert samsyn_words.iso(late_in_utc) == "2026-11-23T00:30+01:00"
    assert samsyn_words.week(late_in_utc) == "vecka 48"


@pytest.mark.parametrize("word", ["when", "long_when", "day", "clock_time", "days_left", "week", "iso"])
@pytest.mark.parametrize("nothing", [None, ""])
def test_a_missing_moment_is_an_empty_word(word: str, nothing: str | None) -> None:
    assert getattr(samsyn_words, word)(nothing) == ""


def test_a_time_limit_without_its_start_is_near_three_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    near = samsyn_words.time_limit(date(2026, 11, 25))
    far = samsyn_words.time_limit(date(2026, 11, 26))
    assert near is not None
    assert far is not None
    assert (near.urgency, far.urgency) == ("soon", "calm")
    assert samsyn_words.time_limit(None) is None
