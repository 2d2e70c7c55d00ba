"""A consent's whole way: asked, signed on paper, looked at twice, shared under, taken back, closed at the other end."""

import io
import re

from PIL import Image
from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def paper(*, pixels: int = 60) -> dict[str, object]:
    content = io.BytesIO()
    Image.new("L", (pixels, pixels), 240).save(content, "PNG")
    return {"name": "papper.png", "mimeType": "image/png", "buffer": content.getvalue()}


def alva(sara: Visitor) -> None:
    sara.go("/personer/?sok=Alva")
    sara.press("Alva Strand")


def asked(sara: Visitor) -> str:
    """Sara asks Alva and her mother whether the school may know how it goes."""
    alva(sara)
    sara.press("Samtycken: fråga och se alla")
    sara.press("Fråga om samtycke")
    sara.sees("De här behöver svara ja")
    sara.choose("Vilka ska ni få prata med?", "Den kommunala skolan")
    sara.choose("Vad får ni prata om?", "Stöd och planering")
    sara.fill("Vad ska det leda till?", "Att Alva ska klara skolan den här terminen.")
    sara.press("Spara frågan")
    sara.sees("Väntar på Alva Strand och Helena Strand")
    return sara.page.url.removeprefix(sara.url)


def signed_on_paper(sara: Visitor, samir: Visitor, consent: str) -> None:
    """Sara puts the paper in and cannot count it herself; Samir looks."""
    sara.press("Lägg in underskrivet papper")
    sara.choose("Vems underskrifter står på papperet?", "Alva Strand")
    sara.choose("Vems underskrifter står på papperet?", "Helena Strand")
    sara.page.get_by_label("Det skannade papperet").set_input_files(paper())  # type: ignore[arg-type]
    sara.press("Lägg in papperet")
    sara.sees("Be en kollega titta")
    samir.go(consent)
    samir.press("Titta på papperet")
    samir.choose("Är det rätt blankett", "Ja")
    samir.press("Spara", exact=True)
    sara.go(consent)
    expect(sara.page.get_by_text("Gäller", exact=True).first).to_be_visible()


def test_asked_signed_shared_under_taken_back_and_closed(visit):
    sara, samir, rut = visit("sara"), visit("samir"), visit("rut")
    consent = asked(sara)
    signed_on_paper(sara, samir, consent)
    sara.press("Skicka kopia till Lindskolan")
    sara.sees("Kopian är skickad till Lindskolan")
    rut.go("/inkommet/")
    rut.press("Kopia av samtycke")
    rut.sees("Alva Strand")
    alva(sara)
    sara.page.locator(f'a[href="{consent}aterkalla/"]').click()
    sara.page.wait_for_url("**/aterkalla/")
    sara.look()
    sara.press("Alva Strand tar tillbaka sitt ja")
    sara.sees("Inget mer får lämnas med stöd av det")
    sara.does_not_see("Skicka kopia till Lindskolan")
    rut.go("/")
    rut.press("Samtycke återkallat")
    rut.sees("Samtycket gäller inte längre")
    rut.press("Klart, ta bort från bordet")
    rut.does_not_see("Samtycke återkallat: pröva")


def test_the_police_see_it_closed_and_judge_it(visit):
    per = visit("per")
    per.go("/")
    per.press("Samtycke återkallat")
    per.sees("1 meddelande att pröva")
    per.press("Pröva")
    per.choose("Får ni använda det", "Nej, det får vara stängt")
    per.fill("Hur har du tänkt?", "Vi behöver det inte för något vi måste göra.")
    per.press("Spara prövningen")
    per.sees("Innehållet är stängt")
    per.does_not_see("går till samtal hos oss")
    per.go("/")
    per.does_not_see("Samtycke återkallat: pröva")


def test_a_guardian_signs_on_her_own_screen_and_nobody_signs_for_two(visit):
    sara, helena = visit("sara"), visit()
    consent = asked(sara)
    for name in ("Alva Strand", "Helena Strand"):
        sara.go(consent)
        sara.press(f"E-legitimation för {name}")
        link = re.search(r"/skriv-under/[\w-]+/", sara.page.content())
        assert link
        helena.go(link[0])
        helena.sees("Att Alva ska klara skolan den här terminen.")
        helena.press("Legitimera mig")
        helena.sees("Bara i övningsmiljön")
        helena.fill("Namn", "Helena Strand")
        helena.press("Legitimera", exact=True)
        helena.press("Ja, jag samtycker och skriver under")
        helena.sees("tillhör någon annan" if name == "Alva Strand" else "Tack, du har skrivit under")
    sara.go(consent)
    sara.sees("Väntar på Alva Strand")
