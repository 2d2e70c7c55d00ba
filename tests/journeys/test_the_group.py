"""A group's way: Isa gets a place, Rut answers for Nova, Sara adopts the next version and sends each its part."""

from tests.journeys.visitor import Visitor


def open_group(visitor: Visitor, name: str) -> None:
    visitor.go(f"/personer/?sok={name}")
    visitor.press(name)
    visitor.page.locator("main a[href^='/arenden/'], aside a[href^='/arenden/']").first.click()
    visitor.page.wait_for_url("**/arenden/*/")
    visitor.press("Till gruppen")


def test_a_party_answers_and_the_next_version_is_sent(visit):
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


def test_a_place_is_given_and_the_family_gets_its_sheet(visit):
    sara = visit("sara")
    open_group(sara, "Isa Wallin")
    sara.sees("väntar på en plats")
    sara.press("Ge en plats")
    sara.sees("platser är tagna")
    sara.press("Ge platsen")
    sara.press("Skriv ett kontaktförsök")
    sara.choose("Fick ni kontakt?", "Ja")
    sara.fill("Vad sades, eller vad gör ni nu?", "Isa vill veta mer.")
    sara.press("Spara", exact=True)
    sara.sees("Berätta om arbetssättet och fråga om samtycke")
