"""Jorunn settles 10:15 a against 10:23; Sara's answer shows it with her name, and Liv's municipality still asks."""

import datetime as dt
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

POINT = "10 kap. 23 § OSL låter socialtjänsten lämna uppgifter"
REASONS = "Propositionen talar för att 15 a § ska läsas efter sina ord, också under straffgränsen."
JUDGED = {
    "offence_is_attempt": "no",
    "needed_for_purpose": "yes",
    "secrecy_interest_outweighs": "no",
}


def ask_about_a_petty_theft(worker: Visitor, police: str) -> None:
    """A 16-year-old nobody has named, an offence with fines in the scale, to the police to investigate it."""
    worker.go("/far-jag-dela/")
    worker.page.get_by_label("Ingen namngiven, bara en ålder").check()
    worker.page.locator("#id_age").fill("16")
    worker.press("Nästa")
    worker.page.locator("select[name=to]").select_option(label=police)
    worker.choose("Vad ska uppgiften användas till?", "Utreda ett brott som har begåtts")
    worker.press("Nästa")
    worker.page.locator("[name=categories][value=suspected_offence]").check()
    worker.press("Nästa")
    while worker.page.locator("[name^=fact_]").count():
        answer_what_is_asked(worker)
        worker.press("Visa svaret")


def answer_what_is_asked(worker: Visitor) -> None:
    months = worker.page.locator("[name=fact_offence_min_months]")
    if months.count():
        months.fill("0")
    for fact, value in JUDGED.items():
        asked = worker.page.locator(f"[name=fact_{fact}][value={value}]")
        if asked.count():
            asked.check()
    for other in worker.page.locator("[name^=fact_][value=no]").all():
        group = worker.page.locator(f"[name={other.get_attribute('name')}]:checked")
        if not group.count():
            other.check()


def test_jorunn_settles_sara_reads_her_name_and_liv_still_has_to_ask(visit, installation):
    sara, jorunn, liv = visit("sara"), visit("jorunn"), visit("liv")
    ask_about_a_petty_theft(sara, "Polisen")
    expect(sara.page.get_by_role("heading", name="Fråga jurist")).to_be_visible()

    settle(jorunn)
    ask_about_a_petty_theft(sara, "Polisen")
    expect(sara.page.get_by_role("heading", name="Ja, du får")).to_be_visible()
    today = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()
    sara.sees(f"Kommunens jurist Jorunn Hedlund har avgjort frågan den {today}: {REASONS}")
    sara.go("/jurist/lagen/")
    sara.sees(REASONS)

    ask_about_a_petty_theft(liv, "Polisen")
    expect(liv.page.get_by_role("heading", name="Fråga jurist")).to_be_visible()
    liv.does_not_see("Jorunn")
    assert installation.ask(
        "SELECT municipality_id, point, decision FROM settlements_localsettlement ORDER BY made_at"
    ) == [
        ("9901", "polislagen-6-vuxen", "closes"),
        ("9901", "15a-mot-23", "opens"),
    ]


def settle(jorunn: Visitor) -> None:
    """From the list to the point, both sides, the preview and the decision."""
    jorunn.go("/jurist/")
    jorunn.press(POINT)
    jorunn.sees("Det som talar emot")
    jorunn.choose("Vad gäller för kommunen?", "Grunden får användas")
    jorunn.press("Se vad som ändras")
    jorunn.sees("Skriv skälen, så att den som läser avgörandet kan följa dem.")
    jorunn.fill("Skäl", REASONS)
    jorunn.press("Se vad som ändras")
    jorunn.sees("Fem månader når inte upp")
    jorunn.press("Avgör så")
    jorunn.sees("Avgörandet är sparat.")
    jorunn.sees("Jorunn Hedlund, kommunjurist")


def test_sara_asks_the_lawyer_about_nobody_and_gets_an_answer(visit, installation):
    sara, jorunn = visit("sara"), visit("jorunn")
    ask_about_a_petty_theft(sara, "Polisen")
    sara.press("Skriv till juristen")
    sara.page.locator("#id_recipient").select_option("police")
    sara.page.locator("#id_category").select_option("suspected_offence")
    sara.page.locator("#id_purpose").select_option("investigate_crime")
    sara.fill("Din fråga", "Alva Strand har tagit en tröja i en butik. Får vi säga det?")
    sara.press("Skicka till juristen")
    sara.sees("Ta bort det")
    assert sent(installation) == 1
    sara.fill("Din fråga", "Den unge har tagit en tröja i en butik. Får vi säga det?")
    sara.press("Skicka till juristen")
    sara.sees("Frågan är skickad till juristen.")
    assert sent(installation) == 2

    jorunn.go("/jurist/")
    jorunn.press("Den unge har tagit en tröja")
    jorunn.sees("10 kap. 23 § OSL låter socialtjänsten")
    jorunn.fill("Ditt svar", "Nej, vänta tills jag har avgjort punkten för kommunen.")
    jorunn.press("Skicka svaret")
    jorunn.sees("Svaret är skickat.")

    sara.go("/inkommet/")
    sara.press("Svar från juristen")
    sara.sees("Nej, vänta tills jag har avgjort punkten för kommunen.")


def sent(installation: Installation) -> int:
    return int(
        installation.ask("SELECT count(*) FROM letters_sentmessage WHERE kind_id = 'legal_question/1'")[0][0]
    )
