"""The calendar's pages: weeks, booking in series, moving, cancelling, addresses."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samsyn.foundation.calendars import feeds, queries
from samsyn.foundation.calendars.models import Booking, Feed
from samsyn.foundation.calendars.swedish_days import week_code
from samsyn.foundation.calendars.vocabulary import FeedScope
from samsyn.foundation.cases.actions import add_task
from tests.calendars.conftest import HOUR, NOW, SOON, book, case

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
WEEK = f"/kalender/vecka/{week_code(SOON.date())}/"
MEETING = {
    "kind": "meeting",
    "what": "Veckomöte",
    "day": SOON.date().isoformat(),
    "from_time": "09:00",
    "to_time": "10:00",
}


def statements(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(
        [one for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    )


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_own_week_and_the_units(act, enter_as):
    book(act("samir"), what="Samirs möte", about_kind="")
    book(act("sara"), what="Saras möte", about_kind="")
    sara = enter_as("sara")
    own, units = text(sara.get(WEEK)), text(sara.get(f"{WEEK}?visa=enheten"))
    assert ("Saras möte" in own, "Samirs möte" in own) == (True, False)
    assert ("Saras möte" in units, "Samirs möte" in units) == (True, True)
    assert "Saras möte" not in text(enter_as("liv").get(f"{WEEK}?visa=enheten"))


def test_a_colleague_sees_only_the_time_of_what_is_booked_in_a_locked_case(act, enter_as):
    samir = act("samir")
    hidden = book(samir, what="Umgänge med mamma", case_id=case(samir, "Skyddade personuppgifter").id)
    found = text(enter_as("sara").get(f"{WEEK}?visa=enheten"))
    assert "Hembesök" in found
    assert [one for one in ("Umgänge", "Ekvägen", str(hidden)) if one in found] == []
    assert enter_as("sara").get(f"/kalender/bokning/{hidden}/").status_code == 404
    assert "Umgänge med mamma" in text(enter_as("samir").get(WEEK))


def test_what_is_due_stands_on_its_last_day(act, enter_as):
    sara = act("sara")
    add_task(actor=sara, what="Ring skolan", due_on=SOON.date(), starts_at=NOW, owner_id=sara.worker_id)
    add_task(actor=sara, what="Ring senare", due_on=SOON.date() + 14 * DAY, starts_at=NOW)
    found = text(enter_as("sara").get(WEEK))
    assert ("Ring skolan" in found, "Ring senare" in found) == (True, False)


def test_a_week_marks_its_holidays_and_leads_to_its_neighbours(enter_as):
    found = text(enter_as("sara").get("/kalender/vecka/2026-W53/"))
    assert [one for one in ("Nyårsafton", "Nyårsdagen", "2026-W52", "2027-W01") if one not in found] == []


@pytest.mark.parametrize("week", ["2026-W54", "2026-W00", "nu", "2026-48", "9999-W53"])
def test_a_week_that_does_not_exist_is_not_found(enter_as, week):
    assert enter_as("sara").get(f"/kalender/vecka/{week}/").status_code == 404


def test_a_month_is_jumped_to(enter_as):
    sara = enter_as("sara")
    assert sara.get("/kalender/ga-till/?manad=2027-01&visa=enheten")["Location"] == (
        "/kalender/vecka/2026-W53/?visa=enheten"
    )
    assert sara.get("/kalender/ga-till/?manad=januari").status_code == 404


def test_a_series_is_booked_once_however_often_it_is_sent(act, enter_as):
    sara = enter_as("sara")
    token = re.search(r'name="once" value="([^"]+)"', text(sara.get("/kalender/boka/")))
    assert token
    told = MEETING | {"every": "week", "number": "3", "holidays": "mark", "once": token[1]}
    assert sara.post("/kalender/boka/", told)["Location"] == WEEK
    assert sara.post("/kalender/boka/", told | {"anyway": "ja"}).status_code == 302
    act("sara")
    assert Booking.objects.filter(series__isnull=False).count() == 3


def test_a_double_booking_is_warned_of_and_not_forbidden(act, enter_as):
    sara = enter_as("sara")
    assert sara.post("/kalender/boka/", MEETING).status_code == 302
    warned = sara.post("/kalender/boka/", MEETING | {"what": "Annat"})
    assert (warned.status_code, "Dubbelbokat" in text(warned)) == (422, True)
    assert sara.post("/kalender/boka/", MEETING | {"what": "Annat", "anyway": "ja"}).status_code == 302
    act("sara")
    assert set(Booking.objects.values_list("what", flat=True)) == {"Veckomöte", "Annat"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"what": ""}, "Skriv en rubrik"),
        ({"to_time": "08:00"}, "slutar innan den börjar"),
        ({"every": "week"}, "antingen hur många gånger"),
        ({"every": "week", "number": "1"}, "minst två gånger"),
        ({"day": "i morgon"}, "datum"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_booked(act, enter_as, wrong, words):
    answer = enter_as("sara").post("/kalender/boka/", MEETING | wrong)
    assert (answer.status_code, words in text(answer)) == (422, True)
    act("sara")
    assert Booking.objects.count() == 0


def test_the_rest_of_a_series_is_moved_and_cancelled_on_its_pages(act, enter_as):
    client = enter_as("sara")
    client.post("/kalender/boka/", MEETING | {"every": "week", "number": "3", "holidays": "mark"})
    sara = act("sara")
    first, second, third = Booking.objects.order_by("starts_at").values_list("id", flat=True)
    tomorrow = {"day": (SOON.date() + 8 * DAY).isoformat(), "from_time": "13:00", "to_time": "14:00"}
    path = f"/kalender/bokning/{second}/"
    assert client.post(f"{path}flytta/", tomorrow | {"scope": "from_here"})["Location"] == path
    sara = act("sara")
    hours = [
        timezone.localtime(queries.booking(actor=sara, booking_id=one).starts_at).hour
        for one in (first, second, third)
    ]
    assert hours == [9, 13, 13]
    assert client.post(f"{path}stall-in/", {"scope": "all", "why": "Sjuk"}).status_code == 302
    act("sara")
    assert set(Booking.objects.values_list("cancelled_why", flat=True)) == {"Sjuk"}
    assert "Inställt" in text(client.get(path))
    again = client.post(f"{path}stall-in/", {"scope": "this", "why": "Sjuk"})
    assert (again.status_code, "redan inställd" in text(again)) == (422, True)


def test_somebody_elses_cancelling_is_told_on_the_week(act, enter_as):
    sara = act("sara")
    mine = book(sara, what="Handledning", about_kind="")
    enter_as("siv").post(f"/kalender/bokning/{mine}/stall-in/", {"why": "Handledaren är sjuk"})
    assert "Handledaren är sjuk" in text(enter_as("sara").get("/kalender/vecka/2026-W20/"))
    assert "Handledaren är sjuk" not in text(enter_as("samir").get("/kalender/vecka/2026-W20/"))


def test_an_address_is_shown_once_and_closed(act, enter_as):
    client = enter_as("sara")
    made = client.post("/kalender/prenumerera/ny/", {"scope_code": "own"})
    address = re.search(r'value="http://testserver(/kalender/flode/[\w-]{27}\.ics)"', text(made))
    assert address
    assert address[1] not in text(client.get("/kalender/prenumerera/"))
    assert made["Cache-Control"] == "private, no-cache"
    assert client.get(address[1]).status_code == 200
    act("sara")
    feed = Feed.objects.values_list("id", flat=True).get()
    assert enter_as("samir").post(f"/kalender/prenumerera/{feed}/stang/").status_code == 404
    assert client.post(f"/kalender/prenumerera/{feed}/stang/").status_code == 302
    assert client.get(address[1]).status_code == 404


def test_the_manager_decides_on_case_numbers_and_sees_the_units_addresses(act, enter_as):
    feeds.make_feed(actor=act("sara"), scope=FeedScope.OWN, at=NOW)
    siv = enter_as("siv")
    assert "Sara Lindqvist" in text(siv.get("/kalender/prenumerera/"))
    assert siv.post("/kalender/prenumerera/arendenummer/", {"visa": "ja"}).status_code == 302
    assert "visar ärendenummer" in text(siv.get("/kalender/prenumerera/"))
    assert enter_as("sara").post("/kalender/prenumerera/arendenummer/", {"visa": "ja"}).status_code == 404


def test_the_pages_ask_as_often_with_one_booking_as_with_three(act, enter_as):
    sara = act("sara")
    mine = book(sara, about_kind="")
    client = enter_as("sara")
    paths = [
        WEEK,
        f"{WEEK}?visa=enheten",
        "/kalender/prenumerera/",
        f"/kalender/bokning/{mine}/",
        "/kalender/",
    ]
    one = [statements(client, path) for path in paths]
    sara = act("sara")
    for number in range(2):
        book(sara, SOON + number * HOUR, case_id=case(sara).id, about_kind="")
        add_task(actor=sara, what="Ring", due_on=SOON.date(), starts_at=NOW)
    assert [statements(client, path) for path in paths] == one
    assert max(one) <= 15
