"""A method is changed on the pages: told what is wrong, asked what it adds, and cases stay under their version."""

from datetime import date

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

PLACE = "/metoder/akero/ung_och_trygg/"


SCHOOL = "Vilken skola trivs du på?"
TRUSTED = "Vem ska vi prata med först?"


def propose(sara: Visitor, installation: Installation, who: str, method: str) -> str:
    """A new case under a method, brought to its selection; the address of its group."""
    ((person,),) = installation.ask(
        f"SELECT p.id FROM people_person p JOIN units_unit u ON u.id = p.unit_id "
        f"WHERE p.given_name = '{who}' AND u.key = 'akero-barn-unga'"
    )
    sara.go(f"/grupper/foresla/?person={person}")
    sara.choose("Vilket arbetssätt?", method)
    sara.fill("Varför?", "Hen vill ha fler vuxna omkring sig.")
    sara.fill("Vilka känner till förslaget?", "Hen själv och hens mamma.")
    sara.fill("På vilken grund har namnet nämnts?", "De har bett om det.")
    sara.press("Spara förslaget")
    group = sara.page.url.removeprefix(sara.url)
    sara.press("Gör urvalet")
    return group


def select_and_answer(sara: Visitor) -> None:
    """Every criterion met and no obstacle; the question left out at first, then answered."""
    for criterion in ("concern_known", "several_can_help"):
        sara.page.check(f"input[name=met_{criterion}][value=yes]")
    for obstacle in ("acute_danger", "report_instead", "protected_identity"):
        sara.page.check(f"input[name=met_{obstacle}][value=no]")
    sara.choose("Ska den unge erbjudas en plats?", "Ja")
    sara.page.locator("textarea[name=why]").fill("Skolan och fritiden kan göra mer tillsammans.")
    sara.press("Spara urvalet")
    sara.sees(f"Svara på: {SCHOOL}")
    sara.fill(SCHOOL, "Lindskolan, sedan i våras.")
    sara.press("Spara urvalet")
    sara.sees("Lindskolan, sedan i våras.")
    sara.press("Kopiera som journaltext")
    assert f"{SCHOOL} Lindskolan, sedan i våras." in sara.page.content()


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
    bea.fill("Rubrik", SCHOOL)
    bea.page.get_by_label("Måste fyllas i").check()
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
    propose(sara, installation, "Milo", "Ung och trygg")
    sara.sees(SCHOOL)
    select_and_answer(sara)
    liv = visit("liv")
    liv.go("/metoder/")
    liv.does_not_see("Ung och trygg")
    liv.sees("Sociala insatsgruppen i Norrvik")
    ((version, day),) = installation.ask(
        "SELECT version, valid_from FROM method_desk_methodversion WHERE key = 'ung_och_trygg'"
    )
    assert (version, day) == (1, date.today())


def test_a_case_that_began_before_is_not_asked_what_siv_adds_and_one_that_begins_after_is(
    visit, installation: Installation
) -> None:
    sara, siv = visit("sara"), visit("siv")
    before = propose(sara, installation, "Alva", "SIG i Åkerö")
    siv.go("/metoder/akero/sig/kopiera/")
    siv.choose("Vad vill ni göra?", "Ändra SIG i Åkerö hos oss")
    siv.press("Börja ändra")
    siv.go("/metoder/akero/sig/andra/steps.consent.extra_fields/ny/")
    siv.fill("Rubrik", TRUSTED)
    siv.press("Lägg till", exact=True)
    siv.sees("ett ja ska inte hänga på vad någon svarar på annat")
    siv.press(f"Information och samtycke: {TRUSTED}")
    siv.press(f"Ta bort {TRUSTED}")
    siv.press("Ja, ta bort")
    siv.go("/metoder/akero/sig/andra/steps.selection.extra_fields/ny/")
    siv.fill("Rubrik", TRUSTED)
    siv.press("Lägg till", exact=True)
    siv.go("/metoder/akero/sig/publicera/")
    siv.fill("Vem har bestämt det?", "Styrgruppen för SIG.")
    siv.press("Publicera", exact=True)
    propose(sara, installation, "Milo", "SIG i Åkerö")
    sara.sees(TRUSTED)
    sara.go(f"{before}urval/")
    sara.sees("Ska den unge erbjudas en plats?")
    sara.does_not_see(TRUSTED)


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
