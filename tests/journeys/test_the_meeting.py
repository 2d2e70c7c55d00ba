"""A network meeting around Tove: called, invited to, answered, held without JavaScript, approved, and each its part."""

import datetime as dt

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

HOME = "Mamma har fått en tid hos läkaren."
WORKS = "Tove har varit på tre lektioner."
TOOK_ON = "Skriva ett schema för januari"


def case_of(installation: Installation) -> str:
    ((found,),) = installation.ask(
        "SELECT c.id FROM cases_case c JOIN people_person p ON p.unit_id = c.unit_id AND p.id = c.person_id "
        "JOIN units_unit u ON u.id = c.unit_id WHERE p.given_name = 'Tove' AND u.key = 'akero-barn-unga'"
    )
    return str(found)


def an_hour_passes(installation: Installation, place: str) -> None:
    """The clock's part: the meeting began an hour ago."""
    meeting = place.rstrip("/").rsplit("/", 1)[-1]
    moved = installation.ask(
        "UPDATE meetings_meeting SET starts_at = now() - interval '1 hour', ends_at = now() - interval '5 minutes' "
        "WHERE id = %s RETURNING id",
        meeting,
    )
    assert len(moved) == 1


def call_and_invite(sara: Visitor, case: str) -> str:
    sara.go(f"/arenden/{case}/")
    sara.page.locator("main").get_by_role("link", name="Möten").click()
    sara.look()
    sara.press("Kalla till ett möte")
    when = dt.datetime.now() + dt.timedelta(days=2)
    sara.page.get_by_label("När börjar det?").fill(when.strftime("%Y-%m-%dT14:00"))
    sara.fill("Var?", "Stadshuset, rum 112")
    sara.press("Boka mötet")
    sara.sees("Utan polisen".lower())
    place = sara.page.url
    sara.press("Bjud in", exact=True)
    sara.page.get_by_label("Lindskolan", exact=True).check()
    sara.page.get_by_label("Polisen, lokalpolisområde Åkerö", exact=True).check()
    sara.press("Pröva mot lagen")
    letters = sara.page.locator("article.letter")
    expect(letters).to_have_count(2)
    expect(letters.filter(has_text="Precis det här får Polisen")).not_to_contain_text("Hur är det hemma?")
    expect(letters.filter(has_text="Precis det här får Lindskolan")).to_contain_text("Hur är det hemma?")
    sara.press("Skicka till 2 mottagare")
    return place


def newest_invitation(installation: Installation, unit: str) -> str:
    ((found,),) = installation.ask(
        "SELECT m.id FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id "
        "WHERE u.key = %s AND m.kind_id = 'group_meeting_invitation/1' ORDER BY m.received_at DESC LIMIT 1",
        unit,
    )
    return str(found)


def test_a_meeting_from_the_call_to_each_ones_part(visit, installation):
    sara = visit("sara")
    place = call_and_invite(sara, case_of(installation))
    sara.sees("Har inte svarat")

    rut = visit("rut")
    rut.go("/moten/")
    rut.sees("Väntar på ert svar")
    rut.go(f"/moten/inbjudan/{newest_invitation(installation, 'lindskolan')}/")
    with rut.page.expect_download() as download:
        rut.page.get_by_role("link", name="Till kalendern").click()
    assert "Tove" not in download.value.path().read_text(encoding="utf-8")
    rut.page.get_by_label("Ja, vi kommer").check()
    rut.press("Skicka svaret")
    rut.sees("Inbjudan är besvarad")

    an_hour_passes(installation, place)
    plain = visit("sara", javascript=False)
    page = plain.page
    page.goto(f"{place}skriv/")
    page.get_by_label("Vad fungerar?").fill(WORKS)
    page.get_by_role("button", name="Spara som utkast").click()
    expect(page.get_by_label("Vad fungerar?")).to_have_value(WORKS)
    page.get_by_label("Hur är det hemma?").fill(HOME)
    page.get_by_label("Lindskolan", exact=True).select_option(label="Var med")
    page.get_by_label("Vad ska göras?").first.fill(TOOK_ON)
    page.get_by_label("Vilken verksamhet?").first.select_option(label="Lindskolan")
    page.get_by_label("Vem?").first.fill("Mentorn")
    page.get_by_role("button", name="Spara protokollet").click()
    expect(page.get_by_text("Skriv senast när det ska vara gjort").first).to_be_visible()
    page.get_by_label("Senast när?").first.fill((dt.date.today() + dt.timedelta(days=9)).isoformat())
    page.get_by_label("Hur ser ni att det är gjort?").first.fill("Tove har schemat.")
    page.get_by_role("button", name="Spara protokollet").click()

    sara.go(place.replace(installation.url, ""))
    sara.press("Godkänn och signera")
    sara.sees("Protokollet är godkänt")
    sara.sees(TOOK_ON)
    sara.press("Ge var och en sin del")
    expect(sara.page.locator("article.letter").filter(has_text=HOME)).to_have_count(1)
    sara.press("Skicka till 2 mottagare")
    sara.sees("Har fått sin del")

    rut.go("/inkommet/")
    rut.press("Protokoll från möte")
    rut.sees(HOME)
    rut.press("Lägg på vårt bord")
    rut.sees("Ligger på ert bord")
    per = visit("per")
    per.go("/inkommet/")
    per.press("Protokoll från möte")
    per.sees(WORKS)
    per.does_not_see(HOME)
    per.does_not_see(TOOK_ON)
