"""Bea makes a method of the municipality's own on the pages; Sara reads it, and a group is asked what it asks."""

from datetime import date

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

PLACE = "/metoder/akero/ung_och_trygg/"


def propose_alva(sara: Visitor, installation: Installation) -> None:
    """A new case under Ung och trygg, whose selection asks what Bea added."""
    ((alva,),) = installation.ask(
        "SELECT p.id FROM people_person p JOIN units_unit u ON u.id = p.unit_id "
        "WHERE p.given_name = 'Alva' AND u.key = 'akero-barn-unga'"
    )
    sara.go(f"/grupper/foresla/?person={alva}")
    sara.choose("Vilket arbetssätt?", "Ung och trygg")
    sara.fill("Varför?", "Alva vill ha fler vuxna omkring sig.")
    sara.fill("Vilka känner till förslaget?", "Alva och hennes mamma.")
    sara.fill("På vilken grund har namnet nämnts?", "De har bett om det.")
    sara.press("Spara förslaget")
    sara.press("Gör urvalet")
    sara.sees("Vilken skola trivs du på?")


def test_bea_makes_ung_och_trygg_and_sara_reads_it(visit, installation: Installation) -> None:
    bea = visit("bea")
    bea.go("/metoder/")
    bea.sees("SIG i Åkerö")
    bea.press("Ändra SSPF")
    bea.choose("Vad vill ni göra?", "Göra en ny metod, med SSPF som början")
    bea.fill("Den nya metodens namn", "Ung och trygg")
    bea.press("Börja ändra")
    bea.sees("Namn: SSPF → Ung och trygg")
    bea.press("Målgrupp: åldrar, villkor och hinder")
    bea.fill("Ålder: från ålder", "19")
    bea.press("Spara", exact=True)
    bea.go(f"{PLACE}andra/")
    bea.sees("åldrarna korsar varandra: från 19 till 17")
    bea.press("Målgrupp: Från ålder")
    bea.fill("Ålder: från ålder", "11")
    bea.fill("Ålder: till och med ålder", "15")
    bea.press("Spara", exact=True)
    bea.go(f"{PLACE}andra/steps.right_support/")
    bea.press("Lägg till under Egna fält")
    bea.fill("Rubrik", "Vilken skola trivs du på?")
    bea.press("Lägg till", exact=True)
    bea.go(f"{PLACE}andra/")
    bea.press("Flytta ner Kartläggande samtal")
    bea.sees("kräver ”Kartläggande samtal”, som står efter. Flytta upp det")
    bea.press("Flytta upp Kartläggande samtal")
    bea.sees("Ålder: 10–17 → 11–15")
    bea.press("Granska och publicera")
    bea.sees("Ålder: 10–17 → 11–15")
    bea.fill("Vem har bestämt det?", "Styrgruppen den 20 november 2026.")
    bea.press("Publicera", exact=True)
    bea.sees("Det som redan har börjat fortsätter under sin version")
    bea.sees("Styrgruppen den 20 november 2026.")

    sara = visit("sara")
    sara.go("/metoder/")
    sara.press("Ung och trygg", exact=True)
    sara.sees("11–15 år")
    sara.does_not_see("Granska och publicera")
    sara.go(PLACE)
    propose_alva(sara, installation)
    liv = visit("liv")
    liv.go("/metoder/")
    liv.does_not_see("Ung och trygg")
    liv.sees("Sociala insatsgruppen i Norrvik")
    ((version, day),) = installation.ask(
        "SELECT version, valid_from FROM method_desk_methodversion WHERE key = 'ung_och_trygg'"
    )
    assert (version, day) == (1, date.today())


def test_the_other_pages_are_whole_too(visit) -> None:
    siv = visit("siv")
    siv.go("/metoder/akero/sspf/kopiera/")
    siv.choose("Vad vill ni göra?", "Ändra SSPF hos oss")
    siv.press("Börja ändra")
    for address in (
        "version/1/",
        "andra-fil/",
        "publicera/",
        "slang/",
        "andra/metoden/",
        "andra/steps.follow_up/",
    ):
        siv.go(f"/metoder/akero/sspf/{address}")
    siv.go("/metoder/akero/sspf/andra/steps.follow_up/ta-bort/")
    siv.go("/metoder/akero/sspf/andra/steps/ny/")
