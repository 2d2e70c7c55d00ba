"""Bookings that belong together: their days, and moving and cancelling some of them."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from samsyn.foundation.calendars import actions, feeds, queries
from samsyn.foundation.calendars.series import Rule, SeriesError, days_of
from samsyn.foundation.calendars.series_actions import Scope, book_series, cancel_some, move_some
from samsyn.foundation.calendars.swedish_days import holiday, monday_of, week_code
from samsyn.foundation.calendars.vocabulary import BookingKind, Every, FeedScope, Holidays
from tests.calendars.conftest import HOUR, NOW, SOON, book

DAY = dt.timedelta(days=1)
WEEKLY = Rule(Every.WEEK, Holidays.MARK, times=4)


def d(text):
    return dt.date.fromisoformat(text)


def test_weekly_and_fortnightly_days_are_counted_in_dates():
    assert days_of(d("2026-10-19"), WEEKLY) == tuple(
        d(one) for one in ("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09")
    )
    until = Rule(Every.FORTNIGHT, Holidays.MARK, until=d("2026-11-16"))
    assert days_of(d("2026-10-19"), until) == tuple(
        d(one) for one in ("2026-10-19", "2026-11-02", "2026-11-16")
    )


@pytest.mark.parametrize(
    ("first", "third"),
    [("2026-11-10", "2027-01-12"), ("2026-10-30", "2026-12-25"), ("2026-12-31", "2027-02-25")],
)
def test_monthly_is_the_same_weekday_and_the_fifth_is_the_last_when_there_is_no_fifth(first, third):
    found = days_of(d(first), Rule(Every.MONTH, Holidays.MARK, times=3))
    assert found[2] == d(third)
    assert len({day.weekday() for day in found}) == 1


def test_holidays_are_skipped_or_kept_by_choice():
    skipped = days_of(d("2026-12-17"), Rule(Every.WEEK, Holidays.SKIP, times=3))
    assert skipped == (d("2026-12-17"), d("2027-01-07"), d("2027-01-14"))
    marked = days_of(d("2026-12-17"), Rule(Every.WEEK, Holidays.MARK, times=3))
    assert marked == (d("2026-12-17"), d("2026-12-24"), d("2026-12-31"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(Every.WEEK, Holidays.MARK), "antingen hur många gånger"),
        (Rule(Every.WEEK, Holidays.MARK, 3, d("2027-01-01")), "antingen hur många gånger"),
        (Rule(Every.WEEK, Holidays.MARK, until=d("2026-11-24")), "bara en gång"),
        (Rule(Every.WEEK, Holidays.MARK, until=d("2029-11-24")), "fler än 60"),
    ],
)
def test_a_rule_that_gives_no_series_is_refused_in_words(rule, words):
    with pytest.raises(SeriesError, match=words):
        days_of(d("2026-11-23"), rule)


def test_weeks_are_numbered_as_in_sweden_and_holidays_have_names():
    assert (week_code(d("2027-01-03")), monday_of("2026-W53")) == ("2026-W53", d("2026-12-28"))
    assert (holiday(d("2026-06-19")), holiday(d("2026-12-26"))) == ("Midsommarafton", "Annandag jul")
    assert holiday(d("2026-11-22")) == ""
    for wrong in ("2027-W53", "2026-48", "2026-W00", "0000-W01"):
        with pytest.raises(ValueError, match=r"."):
            monday_of(wrong)


def a_series(actor, number=4):
    first = timezone.make_aware(dt.datetime.combine(SOON.date(), dt.time(9)))
    times = tuple(
        (
            timezone.make_aware(dt.datetime.combine(first.date() + 7 * DAY * n, dt.time(9))),
            timezone.make_aware(dt.datetime.combine(first.date() + 7 * DAY * n, dt.time(10))),
        )
        for n in range(number)
    )
    series = book_series(
        actor=actor, rule=WEEKLY, times=times, what="Veckomöte", kind=BookingKind.MEETING, at=NOW
    )
    return series, queries.series_of(actor=actor, series_id=series)


def days(actor, series):
    found = queries.series_of(actor=actor, series_id=series)
    return [(timezone.localdate(one.starts_at) - SOON.date()).days for one in found]


def clock(actor, series):
    return {
        timezone.localtime(one.starts_at).hour for one in queries.series_of(actor=actor, series_id=series)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scope", "expected"),
    [(Scope.THIS, [0, 8, 14, 21]), (Scope.FROM_HERE, [0, 8, 15, 22]), (Scope.ALL, [1, 8, 15, 22])],
)
def test_one_from_here_on_or_all_are_moved_by_as_many_days(act, scope, expected):
    sara = act("sara")
    series, rows = a_series(sara)
    one = rows[1]
    moved = move_some(
        actor=sara,
        booking_id=one.id,
        scope=scope,
        starts_at=one.starts_at + DAY,
        ends_at=one.ends_at + DAY,
        at=NOW,
    )
    assert days(sara, series) == expected
    assert moved == sum(day % 7 == 1 for day in expected)
    assert clock(sara, series) == {9}


@pytest.mark.django_db
def test_a_cancelled_series_says_so_to_everybody_who_had_it(act):
    sara = act("sara")
    _series, rows = a_series(sara)
    secret = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    gone = cancel_some(
        actor=act("siv"), booking_id=rows[0].id, scope=Scope.ALL, why="Mötet läggs ner", at=NOW
    )
    assert [one.id for one in gone] == [one.id for one in rows]
    told = queries.cancelled_for_me(actor=act("sara"), after=NOW)
    assert {one.cancelled_why for one in told} == {"Mötet läggs ner"}
    assert len(told) == 4
    content = Client().get(f"/kalender/flode/{secret}.ics").content
    assert {str(one["STATUS"]) for one in Calendar.from_ical(content).walk("VEVENT")} == {"CANCELLED"}


@pytest.mark.django_db
def test_what_has_been_stays_and_a_cancelled_time_is_not_moved(act):
    sara = act("sara")
    _series, rows = a_series(sara)
    later = rows[1].ends_at
    with pytest.raises(actions.BookingError, match="redan varit"):
        cancel_some(actor=sara, booking_id=rows[0].id, scope=Scope.ALL, why="x", at=later)
    gone = cancel_some(actor=sara, booking_id=rows[2].id, scope=Scope.ALL, why="x", at=later)
    assert [one.id for one in gone] == [rows[2].id, rows[3].id]
    with pytest.raises(actions.BookingError, match="redan inställd"):
        move_some(
            actor=sara,
            booking_id=rows[2].id,
            scope=Scope.THIS,
            starts_at=SOON,
            ends_at=SOON + HOUR,
            at=later,
        )


@pytest.mark.django_db
def test_a_visit_is_moved_on_its_own_page(act):
    sara = act("sara")
    visit = book(sara, about=rows_id())
    with pytest.raises(actions.BookingError, match="egen sida"):
        cancel_some(actor=sara, booking_id=visit, scope=Scope.THIS, why="x", at=NOW)


def rows_id():
    return "00000000-0000-4000-8000-000000000001"


@pytest.mark.django_db
def test_a_worker_is_told_of_what_lies_over_the_time(act):
    sara = act("sara")
    mine = book(sara)
    book(act("samir"))
    sara = act("sara")
    worker = sara.worker_id
    over = queries.conflicts(actor=sara, worker_id=worker, times=[(SOON + HOUR / 2, SOON + 2 * HOUR)])
    assert [one.id for one in over] == [mine]
    after = queries.conflicts(actor=sara, worker_id=worker, times=[(SOON + HOUR, SOON + 2 * HOUR)])
    assert after == ()
