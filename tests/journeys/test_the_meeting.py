"""A network meeting around Tove: called, moved, answered, held without JavaScript, given out; a series called off."""

import datetime as dt

from playwright.sync_api import Page, expect

from tests.calendars.test_invitations import program_answers
from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

HOME = "Mamma har fått en tid hos läkaren."
WORKS = "Tove har varit på tre lektioner."
TOOK_ON = "Skriva ett schema för januari"
PLACE = "Stadshuset, rum 112"
OURS = "Ringa Tove på torsdag"


def case_of(installation: Installation) -> str:
    ((found,),) = installation.ask(
        "SELECT c.id FROM cases_case c JOIN people_person p ON p.unit_id = c.unit_id AND p.id = c.person_id "
        "JOIN units_unit u ON u.id = c.unit_id "
        "WHERE p.given_name = 'Tove' AND u.key = 'akero-barn-unga' AND c.method_key = 'sspf'"
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
    sara.page.get_by_label("När börjar det?").fill(in_days(2))
    sara.fill("Var?", PLACE)
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


def in_days(number: int) -> str:
    return (dt.datetime.now() + dt.timedelta(days=number)).strftime("%Y-%m-%dT14:00")


def is_a_pdf(visitor: Visitor, link: str) -> None:
    """A link on the page leads to a PDF that opens."""
    address = visitor.page.get_by_role("link", name=link).first.get_attribute("href")
    answered = visitor.page.request.get(f"{visitor.url}{address}")
    assert answered.body().startswith(b"%PDF-"), address


def the_plans_change(sara: Visitor, per: Visitor, installation: Installation) -> None:
    """The police change their answer, another agenda, a time that all are told of, and the family with its letter."""
    per.go(f"/moten/inbjudan/{newest_invitation(installation, 'lpo-akero')}/")
    per.page.get_by_label("Nej, vi kan inte").check()
    per.press("Skicka svaret")
    per.sees("Välj varför ni inte kan.")
    per.page.get_by_label("Om ni inte kan: varför?").select_option(label="Tiden passar inte")
    per.press("Skicka svaret")
    per.sees("Inbjudan är besvarad")
    meeting = sara.page.url.replace(sara.url, "")
    sara.go(meeting)
    sara.sees("Tiden passar inte")
    another_time_is_asked_for_and_not_given(per, sara, meeting)
    sara.press("Ändra dagordningen")
    sara.page.get_by_role("textbox", name="Punkt 1", exact=True).fill("Hur går det i skolan nu?")
    sara.press("Spara dagordningen")
    sara.sees("Hur går det i skolan nu?")
    sara.press("Flytta", exact=True)
    sara.press("Flytta mötet")
    sara.sees("samma tid och plats")
    sara.page.get_by_label("När börjar det?").fill(in_days(3))
    sara.press("Flytta mötet")
    sara.press("Bjud in familjen")
    is_a_pdf(sara, "Brev till Tove")
    sara.press("Anteckna", exact=True)
    sara.press("Till mötet")
    sara.does_not_see("Ingen i familjen har fått veta än.")


def another_time_is_asked_for_and_not_given(per: Visitor, sara: Visitor, meeting: str) -> None:
    """Per finds what he answered and changes it; Sara finds that on her desk, and keeps the time."""
    per.go("/moten/")
    per.page.locator("main li").filter(has_text="Kan inte").get_by_role("link").click()
    per.press("Ändra svaret")
    per.page.get_by_label("Vi föreslår en annan tid").check()
    per.press("Skicka svaret")
    per.sees("Skriv vilken tid ni föreslår.")
    per.page.get_by_label("Vilken tid föreslår ni?").fill(in_days(4))
    per.press("Skicka svaret")
    per.sees("föreslår en annan tid")
    sara.go(meeting)
    sara.does_not_see("Tiden passar inte")
    sara.go("/")
    sara.press("Polisen, lokalpolisområde Åkerö föreslår en annan tid för mötet")
    sara.press("Behåll tiden")
    sara.sees("Tiden står kvar")
    sara.does_not_see("Behåll tiden")


def newest_invitation(installation: Installation, unit: str) -> str:
    ((found,),) = installation.ask(
        "SELECT m.id FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id "
        "WHERE u.key = %s AND m.kind_id = 'group_meeting_invitation/1' ORDER BY m.received_at DESC LIMIT 1",
        unit,
    )
    return str(found)


def it_is_held_without_javascript(page: Page, place: str) -> None:
    page.goto(f"{place}skriv/")
    page.get_by_label("Vad fungerar?").fill(WORKS)
    page.get_by_role("button", name="Spara som utkast").click()
    expect(page.get_by_label("Vad fungerar?")).to_have_value(WORKS)
    page.get_by_label("Hur är det hemma?").fill(HOME)
    page.get_by_label("Lindskolan", exact=True).select_option(label="Var med")
    page.get_by_label("Vad ska göras?").first.fill(TOOK_ON)
    page.get_by_label("Vilken verksamhet?").first.select_option(label="Lindskolan")
    page.get_by_label("Vem?").first.fill("Mentorn")
    page.get_by_text("Åtagande 2").click()
    page.get_by_label("Vad ska göras?").nth(1).fill(OURS)
    page.get_by_label("Vem?").nth(1).fill("Samir")
    page.get_by_label("Hur ser ni att det är gjort?").nth(1).fill("De har pratat.")
    page.get_by_label("Senast när?").nth(1).fill((dt.date.today() + dt.timedelta(days=9)).isoformat())
    page.get_by_role("button", name="Spara protokollet").click()
    expect(page.get_by_text("Skriv senast när det ska vara gjort").first).to_be_visible()
    page.get_by_label("Senast när?").first.fill((dt.date.today() + dt.timedelta(days=9)).isoformat())
    page.get_by_label("Hur ser ni att det är gjort?").first.fill("Tove har schemat.")
    page.get_by_role("button", name="Spara protokollet").click()


def test_a_meeting_from_the_call_to_each_ones_part(visit, installation):
    sara = visit("sara")
    place = call_and_invite(sara, case_of(installation))
    sara.sees("Har inte svarat")
    per = visit("per")
    the_plans_change(sara, per, installation)

    rut = visit("rut")
    rut.go("/moten/")
    rut.sees("Väntar på ert svar")
    rut.go(f"/moten/inbjudan/{newest_invitation(installation, 'lindskolan')}/")
    rut_answers_in_her_calendar(rut)
    sara.go(place.replace(installation.url, ""))
    expect(sara.page.locator("main li").filter(has_text="Lindskolan").first).to_contain_text("Kommer")

    an_hour_passes(installation, place)
    it_is_held_without_javascript(visit("sara", javascript=False).page, place)

    sara.go(place.replace(installation.url, ""))
    sara.press("Godkänn och signera")
    sara.sees("Protokollet är godkänt")
    is_a_pdf(sara, "Protokollet som PDF")
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
    per.go("/inkommet/")
    per.press("Protokoll från möte")
    per.sees(WORKS)
    per.does_not_see(HOME)
    per.does_not_see(TOOK_ON)
    the_school_says_how_it_goes(rut, sara, place.replace(installation.url, ""))
    how_it_goes(visit("samir"), sara)
    a_series_is_called_off(sara, rut, installation)


def the_school_says_how_it_goes(rut: Visitor, sara: Visitor, meeting: str) -> None:
    """Rut says from her own desk what hinders, in codes, as her school has no case; Sara sees it where she leads."""
    rut.go("/")
    rut.press("Ert åtagande från ett möte")
    rut.sees("Svaret går till Socialtjänsten")
    rut.page.get_by_label("Hindrat").check()
    rut.page.get_by_label("Vad hindrar?").select_option(label="Väntar på någon annan")
    rut.press("Svara")
    rut.sees("får veta det")
    rut.look()
    sara.go(meeting)
    expect(sara.page.locator("main li").filter(has_text=TOOK_ON)).to_contain_text("Hindrat")
    sara.go("/")
    sara.press(f"Hindrat åtagande: {TOOK_ON}")
    sara.sees("Hindrat: väntar på någon annan")
    sara.press("Till mötet")


def how_it_goes(samir: Visitor, sara: Visitor) -> None:
    """What was agreed lies on Samir's desk; he says what hinders, by keyboard; Sara sees it where she leads."""
    samir.go("/")
    samir.press(OURS)
    samir.page.get_by_label("Hindrat").press("Space")
    samir.page.keyboard.press("Enter")
    samir.page.get_by_role("link", name="Välj vad som hindrar.").press("Enter")
    samir.look()
    expect(samir.page.get_by_label("Vad hindrar?")).to_be_focused()
    samir.page.keyboard.press("ArrowDown")
    samir.page.get_by_label("Med egna ord").press_sequentially("Tove svarar inte.")
    samir.page.keyboard.press("Tab")
    samir.page.keyboard.press("Enter")
    samir.sees("Sparat.")
    samir.look()
    sara.go(sara.page.url.replace(sara.url, ""))
    expect(sara.page.locator("main li").filter(has_text=OURS)).to_contain_text("Hindrat")
    sara.press(OURS)
    sara.sees("Tove svarar inte.")
    sara.press("Till mötet")


def rut_answers_in_her_calendar(rut: Visitor) -> None:
    """The time goes out without a name, and comes back answered; what somebody else answered does not count."""
    with rut.page.expect_download() as download:
        rut.page.get_by_role("link", name="Till kalendern").click()
    asked = download.value.path().read_bytes()
    assert b"Tove" not in asked
    rut.page.get_by_text("Har ni redan svarat i er egen kalender?").press("Enter")
    hand_in(rut, program_answers(asked, "ACCEPTED", "liv@norrvik.example"))
    rut.sees("någon som inte är inbjuden (liv@norrvik.example)")
    hand_in(rut, program_answers(asked, "ACCEPTED"))
    rut.sees("Inbjudan är besvarad")


def hand_in(rut: Visitor, answer: bytes) -> None:
    file = {"name": "svar.ics", "mimeType": "text/calendar", "buffer": answer}
    rut.page.get_by_label("Svaret från kalendern").set_input_files(file)  # type: ignore[arg-type]
    rut.press("Skicka det svaret")


def a_series_is_called_off(sara: Visitor, rut: Visitor, installation: Installation) -> None:
    """Three times at once; then the first and all that follow are off, and leave the calendars again."""
    sara.press("Nästa möte")
    sara.page.get_by_label("När börjar det?").fill(in_days(9))
    sara.page.get_by_label("Återkommer det?").select_option(label="Varje vecka")
    sara.fill("Hur många gånger?", "3")
    sara.fill("Var?", PLACE)
    sara.press("Boka mötet")
    sara.press("Bjud in", exact=True)
    sara.page.get_by_label("Lindskolan", exact=True).check()
    sara.press("Pröva mot lagen")
    sara.press("Skicka till Lindskolan")
    rut.go(f"/moten/inbjudan/{newest_invitation(installation, 'lindskolan')}/")
    rut.page.get_by_label("Ja, vi kommer").check()
    rut.press("Skicka svaret")
    sara.press("Ställ in")
    sara.page.get_by_label("Ställ in alla senare möten i serien också").check()
    sara.fill("Varför?", "Familjen vill vänta.")
    sara.press("Ja, ställ in")
    sara.sees("Familjen vill vänta.")
    rut.go(rut.page.url.replace(rut.url, ""))
    rut.does_not_see("Familjen vill vänta.")
    gone = rut.page.get_by_role("link", name="Ta bort ur kalendern")
    expect(gone).to_have_count(3)
    with rut.page.expect_download() as download:
        gone.first.click()
    assert "METHOD:CANCEL" in download.value.path().read_text(encoding="utf-8")
