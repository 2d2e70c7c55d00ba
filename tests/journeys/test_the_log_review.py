"""The log review: a lock opened with a reason, a month judged by two reviewers, and what the reviewed may see."""

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

WHY = "Robins mamma ringde till jouren och Siv gick inte att nå."
MOST_RULES = 14


def locked_case(installation: Installation) -> str:
    ((found,),) = installation.ask("SELECT id FROM cases_case WHERE locked")
    return f"/arenden/{found}/"


def judge_everything(reviewer: Visitor, words: str) -> None:
    """Rule by rule, everything that the reviewer may judge, until the way leads back to the review."""
    reviewer.press("Bedöm det som väntar")
    for _rule in range(MOST_RULES):
        boxes = reviewer.page.locator("input[name=row]")
        if not boxes.count():
            break
        for number in range(boxes.count()):
            boxes.nth(number).check()
        reviewer.choose("Din bedömning", "Behöver ett samtal")
        reviewer.fill("Vad såg du?", words)
        reviewer.press("Spara bedömningen")
    expect(reviewer.page.get_by_role("heading", name="Det som hittades")).to_be_visible()


def test_a_lock_opened_with_a_reason_is_answered_from_the_managers_desk(visit, installation):
    sara = visit("sara")
    sara.go(locked_case(installation))
    sara.sees("Ärendet är låst")
    sara.press("Öppna med det här skälet")
    sara.sees("Skriv varför du behöver öppna.")
    sara.fill("Varför behöver du öppna?", WHY)
    sara.press("Öppna med det här skälet")
    sara.sees("Vad vi har skrivit")

    siv = visit("siv")
    siv.press("Sara Lindqvist öppnade det låsta ärendet")
    siv.sees(WHY)
    siv.press("Spara svaret")
    siv.sees("Skriv vad ni kom fram till.")
    siv.choose("Din bedömning", "I sin ordning")
    siv.fill("Vad kom ni fram till?", "Sara hade jouren den kvällen.")
    siv.press("Spara svaret")
    siv.sees("Sara hade jouren den kvällen.")
    siv.go("/")
    siv.does_not_see("Sara Lindqvist öppnade det låsta ärendet")


def test_the_month_is_judged_by_two_and_signed_and_the_reviewed_may_know(visit):
    siv = visit("siv")
    siv.page.locator("main a[href^='/logg/granskning/']").first.click()
    siv.page.wait_for_load_state()
    siv.look()
    siv.sees("gäller dina egna uppslag")
    siv.sees("Lotta Brandt")
    judge_everything(siv, "Frågar på måndagsmötet.")
    siv.does_not_see("Skriv under granskningen")

    lotta = visit("lotta")
    lotta.page.locator("main a[href^='/logg/granskning/']").first.click()
    judge_everything(lotta, "Siv visade journalen.")
    lotta.fill("Sammanfattning", "Vi påminner om att skriva skäl.")
    lotta.press("Skriv under granskningen")
    lotta.sees("Granskningen är underskriven.")
    lotta.sees("Kontrollsumma")

    sara = visit("sara")
    sara.go("/logg/mina-uppslag/")
    sara.sees("Enhetens logg är granskad")
    sara.does_not_see("måndagsmötet")


def test_the_rules_and_what_is_told_are_plain_forms(visit):
    samir = visit("samir")
    samir.go("/logg/mina-uppslag/")
    samir.fill("Gata och nummer", "Ekvägen 11")
    samir.press("Spara", exact=True)
    samir.sees("Bara den som granskar loggen ser det.")

    siv = visit("siv")
    siv.go("/logg/granskning/")
    siv.press("Vad medarbetarna har lämnat")
    siv.sees("Ekvägen 11")
    siv.go("/logg/granskning/regler/")
    siv.fill("Andel av medarbetarna i stickprovet", "5")
    siv.press("Spara", exact=True)
    siv.fill("Andel av medarbetarna i stickprovet", "50")
    siv.press("Spara", exact=True)
    siv.sees("Det gäller från nästa granskning.")
