"""Step 5: after the visit at Alva's: talks, follow-ups, promises that are late, closing."""

import datetime as dt
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

STOCKHOLM = ZoneInfo("Europe/Stockholm")
RIDING = "Ringa ridskolan och höra om en plats som ledare"
CARD = "Lämna visitkort och direktnummer till Helena"
TWO_WEEKS = "Uppföljning efter två veckor"
HOW_IT_IS = "Alva har varit i stallet två gånger. Hon sover bättre."


def in_days(days: int, hour: int = 15) -> dt.datetime:
    day = dt.datetime.now(STOCKHOLM).date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour), STOCKHOLM)


def visit_at_alvas(installation: Installation, unit: str) -> str:
    ((found,),) = installation.ask(
        "SELECT v.id FROM home_visits_visit v JOIN units_unit u ON u.id = v.unit_id "
        "JOIN people_person p ON p.unit_id = v.unit_id AND p.id = v.person_id "
        "WHERE u.key = %s AND p.given_name = 'Alva'",
        unit,
    )
    return f"/hembesok/{found}/"


def test_sara_books_talks_as_a_series_at_the_same_hour(visit, installation):
    sara, alva = visit("sara"), visit_at_alvas(installation, "akero-barn-unga")
    sara.go(alva)
    sara.press("Boka samtal")
    sara.page.locator("[name=first_at]").fill("2026-01-05T15:00")
    sara.press("Boka samtalen")
    sara.sees("Det första samtalet har en tid som har varit.")
    first = in_days(5)
    sara.page.locator("[name=first_at]").fill(first.strftime("%Y-%m-%dT%H:%M"))
    sara.fill("Hur många samtal?", "4")
    sara.page.get_by_label("Hur ofta?").select_option("14")
    sara.fill("Minuter varje gång", "45")
    sara.page.locator("[name=place]").fill("Ungdomens hus, lilla rummet")
    sara.press("Boka samtalen")
    sara.sees("Samtalen är bokade.")
    sara.sees("Samtal 7")
    booked = installation.ask(
        "SELECT starts_at AT TIME ZONE 'Europe/Stockholm' FROM home_visits_talk WHERE number > 3 ORDER BY number"
    )
    naive = first.replace(tzinfo=None)
    assert [row[0] for row in booked] == [naive + dt.timedelta(days=14 * n) for n in range(4)]
    sara.go(f"/kalender/?vecka={first:%Y-%m-%d}")
    sara.sees("15.00–15.45")


def test_what_was_promised_and_not_done_stands_on_the_desk_of_the_one_who_promised(visit, installation):
    sara, per = visit("sara"), visit("per")
    sara.go("/")
    late = sara.page.locator("section.card", has_text=RIDING).first
    expect(late).to_contain_text("för sent")
    sara.does_not_see(CARD)
    per.go("/")
    expect(per.page.locator("section.card", has_text=CARD).first).to_contain_text("för sent")
    per.does_not_see(RIDING)

    late.get_by_role("link", name=RIDING).click()
    sara.page.wait_for_url("**/hembesok/*/")
    sara.look()
    sara.page.locator("main a[href^='/arenden/']").first.click()
    sara.look()
    sara.page.get_by_role("button", name=RIDING).first.click()
    sara.page.wait_for_load_state()
    sara.look()
    sara.go("/")
    sara.does_not_see(RIDING)
    per.go("/")
    per.sees(CARD)
    done = "SELECT done_at IS NOT NULL, done_by LIKE 'Sara Lindqvist%%' FROM cases_task WHERE what = %s"
    assert installation.ask(done, RIDING) == [(True, True)]


def test_the_follow_up_is_done_from_the_desk_and_the_visit_is_closed(visit, installation):
    sara, alva = visit("sara"), visit_at_alvas(installation, "akero-barn-unga")
    sara.go("/")
    sara.press(TWO_WEEKS)
    sara.press("Spara uppföljningen")
    sara.sees("Svara på: Fick ni kontakt?")
    sara.choose("Fick ni kontakt?", "Ja")
    sara.fill("Hur är det?", HOW_IT_IS)
    sara.press("Spara uppföljningen")
    sara.sees("Uppföljningen är sparad.")
    sara.sees(HOW_IT_IS)

    close(sara, alva)
    sara.sees("Det finns bokade samtal kvar.")
    for number in (2, 3):
        sara.go(alva)
        sara.press(f"Samtal {number}", exact=True)
        sara.choose("Vad hände?", "Det ställdes in")
        sara.press("Spara", exact=True)
    close(sara, alva)
    sara.sees("Hembesöket är avslutat.")
    sara.sees("Alva har fått andra att vara med.")
    sara.go("/")
    sara.does_not_see(TWO_WEEKS)
    sara.sees(RIDING)
    assert installation.ask(
        "SELECT v.state, v.outcome, c.closed_at IS NOT NULL FROM home_visits_visit v JOIN cases_case c "
        "ON c.unit_id = v.unit_id AND c.id = v.case_id WHERE v.id = %s",
        alva.split("/")[2],
    ) == [("closed", "talks", True)]


def close(sara: Visitor, alva: str) -> None:
    sara.go(alva)
    sara.press("Avsluta", exact=True)
    sara.page.get_by_label("Utfall").select_option("talks")
    sara.fill("Varför avslutar ni?", "Alva har fått andra att vara med.")
    sara.fill("Vem har fått veta att det är avslutat?", "Alva och Helena, på telefon.")
    sara.press("Avsluta", exact=True)
