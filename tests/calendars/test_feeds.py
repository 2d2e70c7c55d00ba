"""A calendar program fetches a feed: what it gets, and that nothing about a person is in it."""

import datetime as dt
import re

import pytest
from django.test import Client
from icalendar import Calendar

from samsyn.foundation.calendars import actions, feeds
from samsyn.foundation.calendars.vocabulary import BookingKind, FeedScope
from tests.calendars.conftest import HOUR, NOW, SOON, book, case

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NAMES = ("Kim", "Åberg", "Ekvägen", "familjen", "Sara", "Mona")


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def address(secret):
    return f"/kalender/flode/{secret}.ics"


@pytest.fixture
def sara_feed(act):
    sara = act("sara")
    book(sara, what="Hembesök hos Kim Åberg", with_whom="Mona Åberg")
    return sara, feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)


def test_a_program_without_a_login_gets_the_calendar_and_nothing_about_a_person(sara_feed):
    answer = Client().get(address(sara_feed[1]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    text = answer.content.decode().replace("\r\n ", "")
    (event,) = events(answer.content)
    assert (str(event["SUMMARY"]), str(event["STATUS"]), event["SEQUENCE"]) == ("Hembesök", "CONFIRMED", 0)
    assert event.get("LOCATION") is None
    assert event.get("ATTENDEE") is None
    assert [name for name in NAMES if name in text] == []
    assert not answer.cookies


def test_the_link_leads_to_a_page_that_asks_for_a_login(sara_feed):
    (event,) = events(Client().get(address(sara_feed[1])).content)
    path = re.sub(r"^https?://[^/]+", "", str(event["URL"]))
    assert Client().get(path).status_code == 302


def test_a_place_is_shown_only_when_it_is_public(act):
    sara = act("sara")
    book(sara, kind=BookingKind.MEETING, about_kind="", place="Stadshuset", place_is_public=True)
    book(sara, SOON + DAY, kind=BookingKind.MEETING, about_kind="", place="Ekvägen 3")
    book(sara, SOON + 2 * DAY, place="Ekvägen 3", place_is_public=True)
    secret = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    found = events(Client().get(address(secret)).content)
    assert [str(event.get("LOCATION", "")) for event in found] == ["Stadshuset", "", ""]


def test_a_moved_booking_keeps_its_uid_and_counts_up_and_a_cancelled_one_says_so(act):
    sara = act("sara")
    booking = book(sara)
    secret = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    (before,) = events(Client().get(address(secret)).content)
    actions.move(actor=act("sara"), booking_id=booking, starts_at=SOON + DAY, ends_at=SOON + DAY + HOUR)
    (moved,) = events(Client().get(address(secret)).content)
    actions.cancel(actor=act("sara"), booking_id=booking, why="Jens är sjuk", at=NOW)
    answer = Client().get(address(secret))
    (cancelled,) = events(answer.content)
    assert str(before["UID"]) == str(moved["UID"]) == str(cancelled["UID"])
    assert [before["SEQUENCE"], moved["SEQUENCE"], cancelled["SEQUENCE"]] == [0, 1, 2]
    assert moved["DTSTART"].dt == SOON + DAY
    assert str(cancelled["STATUS"]) == "CANCELLED"
    assert "Jens" not in answer.content.decode()


def test_a_program_that_has_it_already_is_told_that_nothing_is_new(sara_feed):
    first = Client().get(address(sara_feed[1]))
    again = Client().get(address(sara_feed[1]), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_case_number_is_shown_only_when_the_unit_has_decided_so_and_never_for_a_locked_case(act):
    sara = act("sara")
    opened, locked = case(sara), case(sara, "Skyddade personuppgifter")
    book(sara, case_id=opened.id)
    book(sara, SOON + DAY, case_id=locked.id)
    secret = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    assert [str(one["SUMMARY"]) for one in events(Client().get(address(secret)).content)] == ["Hembesök"] * 2
    with pytest.raises(PermissionError):
        feeds.set_policy(actor=act("sara"), shows_case_number=True, at=NOW)
    feeds.set_policy(actor=act("siv"), shows_case_number=True, at=NOW)
    found = [str(one["SUMMARY"]) for one in events(Client().get(address(secret)).content)]
    assert found == [f"Hembesök {opened.number}", "Hembesök"]


def test_the_units_feed_holds_what_colleagues_booked_but_not_in_locked_cases(act):
    samir = act("samir")
    book(samir)
    book(samir, SOON + DAY, case_id=case(samir, "Skyddade personuppgifter").id)
    sara = act("sara")
    unit = feeds.make_feed(actor=sara, scope=FeedScope.UNIT, at=NOW)
    own = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    assert len(events(Client().get(address(unit)).content)) == 1
    assert events(Client().get(address(own)).content) == []


def test_nine_o_clock_is_nine_before_and_after_summer_time_ends(act):
    zone = NOW.tzinfo
    sara = act("sara")
    year = NOW.year + (NOW.month > 6)
    for month in (1, 7):
        at = dt.datetime(year, month, 15, 9, tzinfo=zone)
        if NOW - 29 * DAY < at < NOW + 399 * DAY:
            book(sara, at)
    secret = feeds.make_feed(actor=sara, scope=FeedScope.OWN, at=NOW)
    content = Client().get(address(secret)).content
    found = [one["DTSTART"].dt for one in events(content)]
    assert {one.hour for one in found} == {9}
    assert {one.utcoffset() for one in found} <= {HOUR, 2 * HOUR}
    (rules,) = Calendar.from_ical(content).walk("VTIMEZONE")
    assert str(rules["TZID"]) == "Europe/Stockholm"


def test_a_fetch_is_logged_and_its_day_kept(sara_feed, act):
    Client().get(address(sara_feed[1]))
    sara = act("sara")
    (line,) = feeds.feeds(actor=sara)
    assert line.last_fetched_on is not None


def test_too_many_fetches_are_answered_in_words_and_the_server_s_log_does_not_tell_the_secret(
    sara_feed, caplog
):
    answers = [Client().get(address(sara_feed[1])) for _ in range(31)]
    assert {one.status_code for one in answers[:30]} == {200}
    assert answers[30].status_code == 429
    assert "En gång i timmen räcker" in answers[30].content.decode()
    Client().get(address("gone"))
    assert [one for one in (sara_feed[1], "gone") if one in caplog.text] == []
