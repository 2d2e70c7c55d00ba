"""A group's whole way: Alva from a question without a name to a place, Isa from there to a plan, Nova to the end."""

import datetime as dt
from collections.abc import Sequence

from playwright.sync_api import expect

from tests.journeys.test_the_consent import paper
from tests.journeys.test_the_group import open_group
from tests.journeys.visitor import Visitor

YES = ("Har den unge begått brott", "Behövs fler än en verksamhet", "Är det rimligt att tro")
NO = ("Är den unge eller någon annan i akut fara", "Misstänks våld", "skyddade personuppgifter")
SOON = (dt.date.today() + dt.timedelta(days=30)).isoformat()


def person(visitor: Visitor, name: str) -> None:
    visitor.go(f"/personer/?sok={name}")
    visitor.press(name)


def test_a_question_without_a_name_becomes_a_place_chosen_in_words(visit):
    sara, siv = visit("sara"), visit("siv")
    asked_before = questions(siv)
    sara.go("/grupper/")
    sara.press("Rådgör utan namn")
    sara.page.get_by_label("Vem frågar?").select_option(label="Den kommunala skolan")
    sara.fill("Vad är frågan?", "Det gäller Alva Strand i tvåan.")
    sara.fill("Vilket råd gav ni?", "Fråga hemmet om ni får ringa tillsammans.")
    sara.press("Spara frågan och rådet")
    sara.sees("Texten pekar ut någon: Alva Strand")
    sara.fill("Vad är frågan?", "En elev i tvåan är ensam på kvällarna.")
    sara.press("Spara frågan och rådet")
    sara.sees("En elev i tvåan är ensam på kvällarna.")
    assert questions(siv) == asked_before + 1
    person(sara, "Alva Strand")
    sara.press("Föreslå en grupp")
    sara.choose("Vilket arbetssätt?", "SIG i Åkerö")
    sara.page.get_by_label("Vem föreslår?").select_option(label="Den unge")
    sara.fill("Varför?", "Alva vill ha flera som hjälps åt.")
    sara.fill("Vilka känner till förslaget?", "Alva och Helena")
    sara.fill("På vilken grund har namnet nämnts?", "Alva bad om det själv.")
    sara.press("Spara förslaget")
    sara.press("Gör urvalet")
    answer(sara, YES, "Ja")
    sara.press("Spara urvalet")
    sara.sees("Svara på: Misstänks våld")
    answer(sara, NO, "Nej")
    sara.choose("Ska den unge erbjudas en plats?", "Ja")
    sara.page.locator("[name=why]").fill("Alla villkor är uppfyllda, och Alva vill.")
    sara.press("Spara urvalet")
    sara.sees("väntar på en plats")
    number = sara.page.get_by_role("heading", level=1).inner_text().split()[-1]
    siv.go("/grupper/")
    expect(siv.page.locator("main ol > li").last).to_contain_text(number)


def questions(siv: Visitor) -> int:
    """How many have asked for advice without a name."""
    siv.go("/grupper/radgor/")
    return siv.page.locator("main .card-list > li").count()


def places_taken(siv: Visitor) -> int:
    siv.go("/grupper/")
    row = siv.page.locator("dl > div").filter(has_text="SIG i Åkerö")
    return int(row.locator("dd").inner_text().split(" av ")[0])


def answer(visitor: Visitor, questions: Sequence[str], said: str) -> None:
    for one in questions:
        visitor.choose(one, said)


def consented(sara: Visitor, samir: Visitor) -> None:
    """Isa is 14: Petronella answers for her, on paper that two have looked at."""
    sara.press("Fråga om samtycke")
    sara.choose("Vilka ska ni få prata med?", "Kommunens fritidsverksamhet")
    for what in ("Oro för den unge", "Fritid", "Stöd och planering", "Möte"):
        sara.choose("Vad får ni prata om?", what)
    sara.fill("Vad ska det leda till?", "Att Isa ska ha egna vänner igen.")
    sara.choose("Är den unge mogen att svara själv?", "Nej")
    sara.fill("Vad bygger du det på?", "Isa är 14 och vill att Petronella svarar.")
    sara.press("Spara frågan")
    consent = sara.page.url.removeprefix(sara.url)
    sara.press("Lägg in underskrivet papper")
    sara.choose("Vems underskrifter står på papperet?", "Petronella Wallin")
    sara.page.get_by_label("Det skannade papperet").set_input_files(paper())  # type: ignore[arg-type]
    sara.press("Lägg in papperet")
    samir.go(consent)
    samir.press("Titta på papperet")
    samir.choose("Är det rätt blankett", "Ja")
    samir.press("Spara", exact=True)
    sara.go(consent)
    sara.press("Skicka kopia till Ungdomens hus")


def enrolled(sara: Visitor) -> None:
    """Mapped in words, enrolled in a legal form, and Ungdomens hus asked to take part."""
    sara.press("Kartlägg ett område")
    sara.page.get_by_label("Område").select_option(label="Fritid")
    sara.fill("Vad fungerar bra?", "Dansar hemma varje dag.")
    sara.fill("Vem berättade?", "Isa")
    sara.press("Spara området")
    sara.press("Skriv in den unge")
    sara.choose("I vilken form?", "Bara samverkan, inget beslut om insats")
    sara.fill("Vem beslutade?", "Siv Adamsson, enhetschef")
    sara.press("Spara beslutet")
    sara.press("Bjud in Ungdomens hus")
    sara.fill("I vilken uppgift?", "fritidsledare")
    sara.fill("Vad hoppas ni att de kan göra?", "Ge Isa en plats i dansgruppen.")
    sara.press("Skicka inbjudan")
    sara.sees("Väntar på svar")


def says_yes(faruk: Visitor) -> None:
    faruk.go("/grupper/")
    faruk.press("Inbjudan")
    faruk.sees("Ge Isa en plats i dansgruppen.")
    faruk.choose("Ert svar", "Ja, vi är med")
    faruk.press("Skicka svaret")
    faruk.sees("När planen är antagen får ni er del här.")


def planned(sara: Visitor) -> None:
    """A goal in Isa's words, what two have taken on, and whom to ring; adopted with her name on paper, and sent."""
    sara.press("Börja skriva planen")
    sara.press("Lägg till ett mål")
    sara.fill("Målet, med den unges egna ord", "Jag vill ha kompisar som är snälla.")
    sara.page.get_by_label("Område").select_option(label="Fritid")
    sara.press("Lägg till målet")
    for what, owner, who, sign in (
        ("Dansa på torsdagar", "Ungdomens hus", "Faruk Demir", "Isa har varit där fyra gånger"),
        ("Fråga vart Isa ska", "Petronella Wallin", "", "Isa säger att hon frågar"),
    ):
        sara.press("Lägg till ett åtagande")
        sara.fill("Vad ska göras?", what)
        sara.choose("Vem tar på sig det?", owner)
        sara.fill("Namn", who)
        sara.fill("Till när?", SOON)
        sara.fill("Hur ser ni att det är gjort?", sign)
        sara.press("Lägg till åtagandet")
    sara.press("Skriv", exact=True)
    sara.fill("När det blir svårt", "Isa ringer Sara på dagen och mormor på natten.")
    sara.press("Spara", exact=True)
    sara.press("Anta planen")
    sara.choose("Isa Wallin, den unge", "Underskrift på papper")
    sara.press("Anta planen")
    sara.sees("Antagen")
    sara.press("Skicka till gruppen")
    sara.press("Skicka till dem alla")
    sara.sees("Skickad till")


def does_its_part(faruk: Visitor) -> None:
    faruk.go("/grupper/")
    faruk.press("SIG i Åkerö")
    faruk.press("Dansa på torsdagar")
    faruk.choose("Hur går det?", "Tar på sig")
    faruk.press("Svara", exact=True)
    faruk.press("Dansa på torsdagar")
    faruk.choose("Hur går det?", "Har börjat")
    faruk.press("Svara", exact=True)


def test_from_a_place_to_a_plan_and_a_party_that_does_its_part(visit):
    sara, samir, faruk, siv = visit("sara"), visit("samir"), visit("faruk"), visit("siv")
    taken = places_taken(siv)
    open_group(sara, "Isa Wallin")
    group = sara.page.url.removeprefix(sara.url)
    sara.press("Ge en plats")
    sara.press("Ge platsen")
    assert places_taken(siv) == taken + 1
    sara.press("Skriv ett kontaktförsök")
    sara.choose("Fick ni kontakt?", "Ja")
    sara.fill("Vad sades, eller vad gör ni nu?", "Isa vill veta mer.")
    sara.press("Spara", exact=True)
    sara.sees("Berätta om arbetssättet och fråga om samtycke")
    consented(sara, samir)
    sara.go(group)
    enrolled(sara)
    says_yes(faruk)
    sara.go(group)
    sara.sees("Är med")
    planned(sara)
    does_its_part(faruk)
    sara.go(group)
    sara.sees("Pågår")


def test_a_group_is_rated_reviewed_left_by_one_and_closed_and_somebody_asks_afterwards(visit):
    sara, rut = visit("sara"), visit("rut")
    open_group(sara, "Nova Ekberg")
    group = sara.page.url.removeprefix(sara.url)
    sara.press("Visa planen")
    sara.press("Ny siffra")
    sara.page.get_by_label("Hur nära är det nu").select_option(label="7")
    sara.press("Spara", exact=True)
    sara.go(group)
    sara.sees("Fyra dagar av fem")  # the review after three months
    sara.press("Avstämning")
    sara.fill("Vad säger den unge?", "Jag klarar mig själv nu.")
    sara.choose("Hur går ni vidare?", "Avsluta")
    sara.fill("Varför?", "Målen är nådda.")
    sara.press("Spara avstämningen")
    sara.sees("Jag klarar mig själv nu.")

    rut.go("/grupper/")
    rut.press("SIG i Åkerö")
    rut.press("Avsluta er del")
    rut.fill("Varför", "Nova har klarat kurserna.")
    rut.press("Avsluta", exact=True)
    rut.sees("Avslutat")
    sara.go(group)
    sara.sees("Var med")

    sara.press("Avsluta", exact=True)
    sara.page.get_by_label("Skäl").select_option(label="Målen är nådda")
    sara.choose("Var avslutet planerat?", "Ja")
    sara.fill("Berätta kort varför.", "Nova är i skolan och bilarna är borta.")
    sara.fill("Vem håller kontakten efteråt?", "Faruk Demir")
    sara.choose("Har den unge sagt ja", "Ja")
    sara.press("Avsluta", exact=True)
    sara.sees("Skriv den unges egen bild, eller varför den saknas.")
    sara.fill("Den unges egen bild av hur det gick", "Det blev min plan, inte er.")
    sara.press("Avsluta", exact=True)
    sara.sees("Det blev min plan, inte er.")
    sara.press("Hur är det nu?")
    sara.choose("Fick ni kontakt?", "Ja")
    sara.fill("Hur säger den unge att det är?", "Jobbar och går i tvåan.")
    sara.press("Spara", exact=True)
    sara.sees("Jobbar och går i tvåan.")

    open_group(sara, "Leo Bergvall")
    sara.sees("Fast anställd.")
    sara.does_not_see("Arbetet tillsammans står stilla")
    sara.page.get_by_role("link", name="Version 1").click()
    sara.look()
    sara.sees("Jag vill veta vad jag är skyldig")
