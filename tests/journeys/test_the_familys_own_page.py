"""The young person's own door: in with a code, reads, writes, takes a yes back; and the mother."""

from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor


def button_of(visitor: Visitor, who: str) -> Locator:
    visitor.page.goto(f"{visitor.url}/demo/")
    return visitor.page.locator(f"button[name=who][value={who}]")


def as_family(visitor: Visitor, who: str) -> Visitor:
    """Become somebody of Alva's family, on the page of one's own."""
    button_of(visitor, who).click()
    visitor.page.wait_for_url(f"{visitor.url}/min-sida/hem/")
    visitor.look()
    return visitor


def the_family(sara: Visitor) -> None:
    sara.go("/personer/?sok=Alva")
    sara.press("Alva Strand")
    sara.press("Familjen", exact=True)


def new_code(sara: Visitor) -> str:
    """Sara makes a code for Alva, which the page shows once."""
    the_family(sara)
    sara.press("Gör en ny kod till Alva Strand")
    return sara.page.locator(".family-code").inner_text()


def test_alva_comes_in_with_a_code_reads_writes_and_sara_answers(visit, installation):
    sara, alva = visit("sara"), visit()
    code = new_code(sara)
    alva.go("/min-sida/")
    alva.fill("Din kod", code)
    alva.fill("När är den unge född?", "2000-01-01")
    alva.press("Kom in")
    alva.sees("hör inte ihop")
    ((born,),) = installation.ask(
        "SELECT DISTINCT birth_date FROM people_person WHERE family_name = 'Strand' AND given_name = 'Alva'"
    )
    alva.fill("När är den unge född?", born.isoformat())
    alva.press("Kom in")
    alva.sees("Hej Alva Strand")
    alva.press("Brev till och från min kontakt")
    alva.sees("Vi ses på tisdag klockan 15.30 hos oss")
    alva.does_not_see("Hej Helena")
    alva.fill("Vad vill du säga?", "Får jag ta med en kompis?")
    alva.press("Skicka")
    alva.sees("Får jag ta med en kompis?")
    alva.press("Jag håller inte med")
    alva.sees("Det handlar om:")
    alva.fill("Vad vill du säga?", "Vi har inte bestämt något om stallet.")
    alva.press("Skicka")
    answered(sara)
    alva.go("/min-sida/brev/")
    alva.sees("Ta gärna med en kompis")
    alva.press("Stäng snabbt")
    alva.page.wait_for_url("**/hitta-ratt/")
    alva.does_not_see("Alva")


def answered(sara: Visitor) -> None:
    """Sara finds it on her desk, is asked by the law, and answers."""
    sara.go("/")
    sara.sees("Den unge håller inte med om något")
    the_family(sara)
    sara.press("Brev från familjen")
    sara.sees("Får jag ta med en kompis?")
    sara.press("Svara", exact=True)
    sara.page.get_by_role("textbox", name="Brevet").fill("Ta gärna med en kompis, det blir bra.")
    sara.press("Gå vidare och pröva")
    sara.choose("Rör uppgiften också någon annan", "Nej")
    sara.fill("Varför bedömer du så?", "Brevet handlar bara om Alva.")
    sara.press("Skicka till den egna sidan")
    sara.sees("Brevet är skickat")


def test_alva_takes_her_yes_back_in_two_presses_and_reads_who_knows_what(visit):
    sara, alva = visit("sara"), as_family(visit(), "alva")
    alva.press("Vem vet vad om mig och varför")
    alva.sees("Ungdomens hus")
    alva.sees("Lagen som gör det möjligt")
    alva.press("Samtycken", exact=True)
    alva.press("Att Alva ska ha någonstans att vara")
    alva.press("Ta tillbaka mitt ja")
    alva.sees("Det slutar gälla genast")
    alva.press("Ja, ta tillbaka mitt ja")
    alva.sees("Du har tagit tillbaka ditt ja")
    sara.go("/")
    sara.sees("Ett samtycke är återkallat, på den egna sidan")


def test_the_mother_sees_what_was_sent_to_her_and_nothing_once_it_is_withheld(visit):
    sara, helena = visit("sara"), as_family(visit(), "helena")
    helena.press("Brev till och från min kontakt")
    helena.sees("Hej Helena!")
    helena.does_not_see("Hej Alva!")
    helena.does_not_see("stallet")
    the_family(sara)
    sara.press("Besluta att något inte får visas")
    sara.choose("Varför?", "Barnet kan lida betydande men om vårdnadshavaren får veta (12 kap. 3 § OSL)")
    sara.fill("Skälen för beslutet", "Alva har berättat om hot hemma.")
    sara.press("Besluta", exact=True)
    sara.sees("Beslutet är sparat")
    helena.go("/min-sida/brev/")
    helena.does_not_see("Hej Helena!")
    helena.press("Logga ut")
    helena.sees("Välkommen till din sida")
