"""Rut answers for Nova; Sara adopts the next version, sends each its part, prints it and shows it to Nova."""

import io

import pypdf

from tests.journeys.visitor import Visitor


def open_group(visitor: Visitor, name: str) -> None:
    visitor.go(f"/personer/?sok={name}")
    visitor.press(name)
    visitor.page.locator("main a[href^='/arenden/'], aside a[href^='/arenden/']").first.click()
    visitor.page.wait_for_url("**/arenden/*/")
    visitor.press("Till gruppen")


def test_a_party_answers_and_the_next_version_is_sent_printed_and_shown(visit):
    rut, sara = visit("rut"), visit("sara")
    rut.go("/grupper/")
    rut.press("SIG i Åkerö")
    rut.press("En vuxen som möter i dörren varje morgon")
    rut.choose("Hur går det?", "Klart")
    rut.press("Svara", exact=True)
    rut.sees("Den som leder gruppen ser det")
    open_group(sara, "Nova Ekberg")
    sara.sees("Så går det")
    sara.press("Fortsätt skriva")
    sara.sees("Skillnad mot versionen före")
    sara.press("Anta planen")
    sara.choose("Nova Ekberg, den unge", "Har sagt ja till oss")
    sara.press("Anta planen")
    sara.sees("Antagen")
    sara.press("Skicka till gruppen")
    sara.sees("Det här får var och en")
    sara.press("Skicka till dem alla")
    sara.sees("Var och en har fått sin del")
    rut.go("/inkommet/")
    rut.sees("Er del av planen")
    link = sara.page.get_by_role("link", name="Planen som PDF").get_attribute("href")
    printed = pypdf.PdfReader(io.BytesIO(sara.page.request.get(f"{sara.url}{link}").body()))
    paper = " ".join(one.extract_text() for one in printed.pages)
    assert "Jag vill gå klart ettan" in paper
    sara.press("Visa för den unge")
    sara.press("Se vad som skickas Nova Ekberg")
    sara.choose("Rör uppgiften också någon annan", "Nej")
    sara.fill("Varför", "Planen är Novas egen.")
    sara.press("Pröva", exact=True)
    sara.press("Skicka till Nova Ekberg")
    sara.sees("Planen är skickad till")
