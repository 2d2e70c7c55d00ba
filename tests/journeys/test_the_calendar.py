"""Sara books a weekly meeting, calls the rest off, and lets her telephone fetch the calendar."""

import datetime as dt
import http.client
from urllib.parse import urlsplit

from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def fetch(address: str) -> tuple[int, bytes]:
    """As a calendar program does: without a cookie."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    try:
        connection.request("GET", place.path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def in_a_year() -> dt.date:
    """A Tuesday in a week where nothing is booked, without holidays."""
    day = dt.date(dt.date.today().year + 1, 2, 1)
    return day + dt.timedelta(days=(1 - day.weekday()) % 7)


def book_weekly(sara: Visitor, day: dt.date) -> None:
    sara.go("/kalender/")
    sara.press("Boka en tid")
    sara.fill("Rubrik", "Samråd om skolstarten")
    sara.fill("Dag", day.isoformat())
    sara.fill("Från", "09:00")
    sara.page.get_by_label("Till", exact=True).fill("10:00")
    sara.page.get_by_label("Upprepa").select_option("week")
    sara.fill("Antal gånger", "3")
    sara.press("Boka", exact=True)


def test_a_series_is_booked_warned_of_and_called_off(visit):
    sara, day = visit("sara"), in_a_year()
    book_weekly(sara, day)
    sara.sees("Serien är bokad: 3 tider.")
    sara.sees("Samråd om skolstarten")
    book_weekly(sara, day)
    sara.sees("Dubbelbokat")

    sara.go(f"/kalender/vecka/{day.isocalendar().year}-W{day.isocalendar().week:02}/")
    sara.page.keyboard.press("ArrowRight")
    sara.page.wait_for_load_state()
    expect(sara.page.get_by_role("heading", level=1)).to_have_text(f"Vecka {day.isocalendar().week + 1}")
    sara.press("Samråd om skolstarten")
    sara.press("Ställ in", exact=True)
    sara.page.get_by_label("Den här och alla efter").check()
    sara.fill("Varför", "Skolan har planeringsdagar")
    sara.press("Ställ in", exact=True)
    sara.sees("2 tider är inställda.")
    expect(sara.page.get_by_text("Inställt", exact=True).first).to_be_visible()


def test_the_telephone_fetches_until_the_address_is_closed(visit):
    sara = visit("sara")
    sara.go("/kalender/prenumerera/")
    sara.press("Byt adress")
    address = sara.page.get_by_label("Adress", exact=True).input_value()
    status, content = fetch(address)
    assert status == 200
    found = Calendar.from_ical(content).walk("VEVENT")
    assert {str(one["SUMMARY"]) for one in found} >= {"Möte", "Hembesök"}
    assert "CANCELLED" in {str(one["STATUS"]) for one in found}
    assert "Veckomöte" not in content.decode()
    sara.press("Stäng adressen")
    sara.does_not_see(address)
    assert fetch(address)[0] == 404
