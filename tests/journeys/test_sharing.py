"""Får jag dela?, sharing with the police, and a question between a school and social services."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

POLICE = "Polisen, lokalpolisområde Åkerö"
TOLD = "Alva har setts med äldre som är kända för försäljning."
CLOSED = "En utredning har inte inletts."
WHY = "Tre kvällar i rad med samma äldre."
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


def rows(installation: Installation) -> dict[str, int]:
    """How many rows every table holds, but for the login's own sessions and the queue's heartbeat."""
    names = [
        name
        for (name,) in installation.ask(TABLES)
        if not name.startswith(("procrastinate", "django_session"))
    ]
    return {name: installation.ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in names}


def person_of(installation: Installation, unit: str, name: str) -> str:
    ((found,),) = installation.ask(
        "SELECT p.id FROM people_person p JOIN units_unit u ON u.id = p.unit_id WHERE u.key = %s AND p.given_name = %s",
        unit,
        name,
    )
    return str(found)


def judge(visitor: Visitor, **answers: str) -> None:
    for fact, value in answers.items():
        visitor.page.locator(f"[name=fact_{fact}][value={value}]").check()


def test_sara_asks_without_a_person_and_nothing_is_stored(visit, installation):
    sara = visit("sara")
    sara.go("/far-jag-dela/")
    before = rows(installation)
    sara.page.get_by_label("Ingen namngiven, bara en ålder").check()
    sara.page.locator("#id_age").fill("16")
    sara.press("Nästa")
    sara.page.locator("select[name=to]").select_option(label="Polisen")
    sara.choose("Vad ska uppgiften användas till?", "Förebygga brott")
    sara.press("Nästa")
    sara.page.locator("[name=categories][value=crime_risk]").check()
    sara.press("Nästa")
    judge(sara, concrete_risk_of_crime="yes", disclosure_unsuitable="no")
    sara.press("Visa svaret")
    expect(sara.page.get_by_role("heading", name="Ja, du får")).to_be_visible()
    sara.sees("10 kap. 18 a § OSL")
    sara.sees("De konkreta omständigheter som visar risken.")
    expect(sara.page.get_by_role("button", name="Skriv ut")).to_be_visible()
    sara.does_not_see("Spara prövningen")
    assert sara.page.url == f"{installation.url}/far-jag-dela/"
    sara.press("Ändra till")
    sara.page.locator("select[name=to]").select_option(label="Lindskolan")
    sara.press("Nästa")
    sara.press("Nästa")
    sara.sees("Det här behöver du bedöma")
    assert rows(installation) == before


def test_the_conversation_works_without_javascript_and_by_keyboard(visit):
    plain = visit("rut", javascript=False)
    rut = plain.page
    rut.goto(f"{plain.url}/far-jag-dela/")
    rut.get_by_label("Ingen namngiven, bara en ålder").focus()
    rut.keyboard.press("Space")
    rut.locator("#id_age").focus()
    rut.keyboard.type("15")
    rut.keyboard.press("Enter")
    rut.locator("select[name=to]").select_option(label="Polisen")
    rut.locator("[name=purpose][value=support]").check()
    rut.get_by_role("button", name="Nästa").click()
    rut.locator("[name=categories][value=health]").check()
    rut.get_by_role("button", name="Nästa").click()
    expect(rut.get_by_role("heading", name="Nej", exact=True)).to_be_visible()
    expect(rut.get_by_role("link", name="Skriv en orosanmälan")).to_be_visible()


def test_sara_shares_with_per_one_closed_one_judged_and_he_reads_just_what_is_open(visit, installation):
    sara = visit("sara")
    alva = person_of(installation, "akero-barn-unga", "Alva")
    sara.go(f"/personer/{alva}/")
    sara.press("Dela uppgifter")
    for unit in (POLICE, "Ungdomens hus"):
        sara.page.get_by_label(unit).check()
    sara.page.locator("select[name=purpose]").select_option("prevent_crime")
    for category, text in (("crime_risk", TOLD), ("report_outcome", CLOSED)):
        sara.page.locator(f"details:has(#id_text_{category}) > summary").click()
        sara.page.locator(f"#id_text_{category}").fill(text)
    sara.press("Pröva mot lagen")
    expect(sara.page.get_by_text("Får inte lämnas", exact=True)).to_have_count(2)
    expect(sara.page.get_by_text("Behöver bedömas", exact=True)).to_have_count(4)
    expect(sara.page.get_by_role("button", name="Skicka till")).to_have_count(0)
    sara.page.locator("details.matrix-cell > summary").nth(1).focus()
    sara.page.keyboard.press("Enter")
    expect(sara.page.locator("details.matrix-cell[open]")).to_contain_text("Återstår att bedöma")
    sara.look()
    judge(sara, concrete_risk_of_crime="yes", disclosure_unsuitable="no")
    sara.fill("Varför bedömer du så?", WHY)
    sara.press("Pröva igen")
    expect(sara.page.get_by_text("Får lämnas", exact=True)).to_have_count(2)
    preview = sara.page.locator("article.letter dl")
    expect(preview).to_have_count(1)
    shown = preview.inner_text()
    assert TOLD in shown
    assert CLOSED not in shown
    sara.press(f"Skicka till {POLICE}")
    sara.sees(f"Skickat till {POLICE}.")
    sara.press("Vem vet vad")
    sara.sees("har fått veta av oss")

    per = visit("per")
    per.go("/inkommet/")
    per.press("Uppgifter om en ung person")
    assert per.page.locator("dl.summary-list").first.inner_text() == shown
    per.does_not_see(CLOSED)
    per.choose("Vem är det hos er?", "Alva Strand (samma födelsedatum, samma namn)")
    per.press("Koppla")
    per.press("Den unges sida")
    per.sees("Uppgifter om en ung person")
    kept = installation.ask(
        "SELECT a.why FROM letters_assessment a JOIN letters_sentmessage m ON m.unit_id = a.unit_id "
        "AND m.assessment_id = a.id WHERE m.kind_id = 'information/1' AND m.payload::text LIKE %s",
        f"%{TOLD}%",
    )
    assert kept == [(WHY,)]


def test_rut_has_asked_and_sara_answers_her(visit, installation):
    sara = visit("sara")
    sara.go("/inkommet/")
    sara.press("Fråga om uppgifter")
    sara.sees("Milo har varit borta fyra torsdagar.")
    sara.choose("Vem är det hos er?", "Milo Nieminen (samma födelsedatum, samma namn)")
    sara.press("Koppla")
    sara.press("Svara med uppgifter")
    sara.page.locator("#id_text_support_and_plan").fill("Milo har en kontakt hos oss. Han vet att ni undrar.")
    sara.press("Pröva mot lagen")
    judge(sara, needed_for_purpose="yes", secrecy_interest_outweighs="no")
    sara.fill("Varför bedömer du så?", "Skolan behöver veta för att inte göra saken värre.")
    sara.press("Pröva igen")
    sara.press("Skicka till Lindskolan")
    sara.sees("Skickat till Lindskolan.")

    rut = visit("rut")
    rut.go("/inkommet/")
    rut.press("Uppgifter om en ung person")
    rut.sees("Milo har en kontakt hos oss. Han vet att ni undrar.")
    rut.go("/skickat/")
    rut.press("Fråga om uppgifter")
    facts = rut.page.locator("main").inner_text()
    assert re.search(r"Besvarat\s+i dag", facts)
