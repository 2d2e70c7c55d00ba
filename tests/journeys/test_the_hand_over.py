"""The hand-over: Samir reads and takes over, Sara hands over, names a deputy and carries an entry, Siv sees it."""

import datetime as dt
import io
import re

import pypdf
from playwright.sync_api import expect

from tests.journeys.conftest import Installation

TWO_SCREENS = 2 * 844  # of a telephone
FILL = """most => { for (const part of document.querySelectorAll(".short-part")) {
    const list = part.querySelector("ul"), heading = part.querySelector("h2").innerText.trim();
    while (list && heading in most && list.children.length < most[heading]) {
        list.append(list.children[0].cloneNode(true)); }
} }"""
FULLEST = {"Säg inte": 6, "Lovat": 5, "Ska göras": 4, "Bokat": 4, "Ring": 9}


def case_of(installation: Installation, given_name: str) -> str:
    ((found,),) = installation.ask(
        "SELECT c.id FROM cases_case c JOIN people_person p ON p.unit_id = c.unit_id AND p.id = c.person_id "
        "JOIN units_unit u ON u.id = c.unit_id JOIN handover_handedcase h ON h.case_id = c.id "
        "WHERE u.key = 'akero-barn-unga' AND p.given_name = %s",
        given_name,
    )
    return f"/arenden/{found}/"


def test_the_one_who_takes_over_reads_the_case_in_a_minute_and_acknowledges(visit, installation, width):
    siv = visit("siv")
    siv.look()
    siv.sees("Från Sara Lindqvist till Samir Haddad")

    samir = visit("samir")
    samir.press("Ta över efter Sara Lindqvist: läs och bekräfta")
    samir.sees("Löftet om ridskolan är inte hållet än")
    samir.press("Ärendet på en minut")
    for heading in ("Säg inte", "Varför, och det viktigaste", "Den unges egna ord", "Lovat", "Bokat", "Ring"):
        expect(samir.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    samir.sees("Ringa ridskolan och höra om en plats som ledare")
    if width == "telephone":
        high = samir.page.locator(".short").evaluate("one => one.getBoundingClientRect().height")
        assert high <= TWO_SCREENS
    samir.page.evaluate(FILL, FULLEST)
    paper = pypdf.PdfReader(io.BytesIO(samir.page.pdf(format="A4")))
    assert len(paper.pages) == 1, "with every part full it does not fit one page"

    samir.page.go_back()
    samir.fill("Något att säga tillbaka", "Jag ringer ridskolan i morgon.")
    samir.press("Jag har tagit över")
    samir.sees("Bekräftat. Ärendena är dina.")
    samir.go("/")
    samir.does_not_see("läs och bekräfta")
    siv.go("/")
    siv.does_not_see("Från Sara Lindqvist till Samir Haddad")


def test_sara_hands_over_takes_it_back_names_a_deputy_and_carries_an_entry_over(visit, installation):
    sara = visit("sara")
    sara.go("/overlamning/")
    sara.press("Lämna över mina ärenden")
    sara.page.get_by_role("button", name="Lämna över", exact=True).click()
    sara.page.wait_for_load_state()
    sara.look()
    sara.sees("Välj vem som tar över.")
    sara.page.get_by_label("Vem tar över?").select_option(label="Siv Adamsson, enhetschef")
    sara.choose("Varför?", "Ärendena fördelas om")
    for box in sara.page.get_by_label(re.compile("^Lämna över ärende")).all():
        box.uncheck()
    sara.page.get_by_label(re.compile("^Lämna över ärende")).last.check()
    sara.page.get_by_label(re.compile("^Det viktigaste i")).last.fill("Pappa svarar bara på sms.")
    day = sara.page.get_by_label("Från och med")
    day.fill((dt.date.fromisoformat(day.input_value()) + dt.timedelta(days=7)).isoformat())
    sara.page.get_by_role("button", name="Lämna över", exact=True).click()
    sara.page.wait_for_load_state()
    sara.look()
    sara.sees("Överlämnat.")
    sara.sees("Pappa svarar bara på sms.")
    sara.press("Återta överlämningen")
    sara.fill("Varför blir överlämningen inte av?", "Jag stannar kvar.")
    sara.press("Återta överlämningen")
    sara.sees("Ärendena ligger kvar som förut.")

    sara.go("/overlamning/ersattare/")
    sara.page.get_by_label("Vem ersätter?").select_option(label="Samir Haddad")
    today = sara.page.get_by_label("Från och med").input_value()
    sara.page.get_by_label("Till och med").fill(today)
    sara.press("Utse ersättaren")
    sara.sees("Ersättaren är utsedd.")
    samir = visit("samir")
    samir.go("/?visa=ersatter")
    samir.sees("för Sara Lindqvist")

    sara.go(case_of(installation, "Alva"))
    sara.press("Kopiera som journaltext")
    assert "Dokumenterat av: Sara Lindqvist" in sara.page.locator("#journal-text").input_value()
    sara.page.get_by_role("button", name="Kopiera texten").click()
    expect(sara.page.locator("#journal-text-said")).to_contain_text(re.compile("Kopierat|markerad"))
    sara.fill("Ärendets nummer i verksamhetssystemet", "SN 2026-118")
    sara.press("Markera som överförd")
    sara.sees("1 anteckning är överförd.")
    sara.sees("Överförd till SN 2026-118")
