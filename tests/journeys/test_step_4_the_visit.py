"""Step 4: the visit at Milo's, written on the spot, with what only social services ever see."""

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MOTHER, FATHER = "Päivi Nieminen", "Mikael Nieminen"
YOUTH_SAID = "Jag vill lämna tillbaka telefonerna men vågar inte själv."
GUARDIAN_SAID = "Vi visste inget. Vi vill ha hjälp att prata med honom."
PROMISE = "Ringa Milo på torsdag efter skolan"
TWICE = """async () => {
  const form = document.querySelector("form:has([name=outcome])");
  const send = () => fetch(location.href, {method: "POST", body: new URLSearchParams(new FormData(form))});
  return (await Promise.all([send(), send()])).map(answer => [answer.status, new URL(answer.url).pathname]);
}"""


def visit_of(installation: Installation, unit: str, given_name: str = "Milo") -> UUID:
    ((found,),) = installation.ask(
        "SELECT v.id FROM home_visits_visit v JOIN units_unit u ON u.id = v.unit_id "
        "JOIN people_person p ON p.unit_id = v.unit_id AND p.id = v.person_id "
        "WHERE u.key = %s AND p.given_name = %s",
        unit,
        given_name,
    )
    return UUID(str(found))


@pytest.fixture
def at_saras(installation: Installation) -> str:
    return f"/hembesok/{visit_of(installation, 'akero-barn-unga')}/"


@pytest.fixture
def at_pers(installation: Installation) -> str:
    return f"/hembesok/{visit_of(installation, 'lpo-akero')}/"


def go_on_site(worker: Visitor, visit: str) -> None:
    worker.go(visit)
    worker.press("På plats", exact=True)


def say_when(worker: Visitor) -> None:
    """An hour that has just been."""
    left = dt.datetime.now(STOCKHOLM) - dt.timedelta(minutes=10)
    worker.page.locator("[name=came_at]").fill((left - dt.timedelta(minutes=50)).strftime("%Y-%m-%dT%H:%M"))
    worker.page.locator("[name=left_at]").fill(left.strftime("%Y-%m-%dT%H:%M"))


def write_record(sara: Visitor) -> None:
    """Everything that Sara writes on her telephone."""
    sara.choose(f"Får vi komma in? {MOTHER}", "Ja")
    sara.choose(f"Får vi komma in? {FATHER}", "Ja")
    for label in ("Milo, den unge", f"{MOTHER}, vårdnadshavare", f"{FATHER}, vårdnadshavare"):
        sara.choose("Vilka var med?", label)
    for told in sara.page.get_by_role("group", name="Det här har vi berättat").get_by_role("checkbox").all():
        told.check()
    sara.choose("Ville den unge prata med oss?", "Ja")
    sara.fill("Den unges egna ord", YOUTH_SAID)
    sara.fill("Vårdnadshavarnas egna ord", GUARDIAN_SAID)
    sara.fill("Vad lovade vi?", PROMISE)
    sara.page.locator("[name=promise_0_by]").select_option("social_worker")
    sara.page.locator("[name=promise_0_on]").fill(str(dt.date.today() + dt.timedelta(days=4)))
    say_when(sara)
    sara.choose("Vad blir nästa steg?", "Stödjande samtal")
    sara.page.locator("[name=outcome_why]").fill("Milo vill prata, helst på Ungdomens hus.")


def test_sara_writes_the_visit_on_the_spot_and_it_is_kept_once(visit, installation, at_saras):
    sara = visit("sara")
    go_on_site(sara, at_saras)
    for told in ("Vad som får berättas, till vem", "Vad som aldrig sägs", "Ni är gäster"):
        sara.page.get_by_text(told, exact=True).click()
    sara.look()
    sara.sees("Aldrig vem tipset kom från")
    write_record(sara)
    expect(sara.page.locator(".draft-state")).to_contain_text("Sparat", timeout=15_000)
    sara.page.wait_for_timeout(1_500)

    sara.page.reload()
    sara.look()
    expect(sara.page.get_by_label("Den unges egna ord")).to_have_value(YOUTH_SAID)
    expect(sara.page.locator("[name=promise_0_what]")).to_have_value(PROMISE)
    expect(sara.page.locator("[name=resident_0_answer][value=yes]")).to_be_checked()
    expect(sara.page.locator("[name=outcome][value=talks]")).to_be_checked()

    assert sara.page.evaluate(TWICE) == [[200, at_saras], [200, at_saras]]
    sara.go(at_saras)
    sara.sees("Besöket är gjort")
    sara.sees(YOUTH_SAID)
    sara.sees(GUARDIAN_SAID)
    key = at_saras.split("/")[2]
    assert installation.ask("SELECT count(*) FROM home_visits_visitrecord WHERE visit_id = %s", key) == [(1,)]
    assert installation.ask(
        "SELECT count(*) FROM home_visits_entryconsent WHERE visit_id = %s AND answer = 'yes'", key
    ) == [(2,)]
    assert installation.ask("SELECT count(*) FROM cases_task WHERE what = %s", PROMISE) == [(1,)]
    assert installation.ask("SELECT count(*) FROM drafts_draft WHERE about = %s", key) == [(0,)]
    sara.go("/")
    sara.sees(PROMISE)


def test_a_no_at_the_door_keeps_them_outside_and_nothing_typed_is_lost(visit, installation, at_saras):
    sara = visit("sara")
    go_on_site(sara, at_saras)
    write_record(sara)
    sara.choose(f"Får vi komma in? {FATHER}", "Nej")
    sara.press("Signera anteckningen")
    sara.sees(f"{FATHER} sa nej till att ni kom in.")
    expect(sara.page.get_by_label("Den unges egna ord")).to_have_value(YOUTH_SAID)
    assert visit_state(installation, at_saras) == "booked"


def test_the_visit_is_broken_off_with_one_press_and_without_a_word_on_why(visit, installation, at_saras):
    sara = visit("sara")
    go_on_site(sara, at_saras)
    sara.page.get_by_text("Avbryt besöket").click()
    sara.look()
    sara.choose("Varför slutar ni?", "Samtalet övergick i brottsmisstanke")
    sara.press("Vi slutar här")
    sara.sees("Besöket är avbrutet")
    sara.sees("Socialtjänsten erbjuder samma stöd som annars.")
    write_record(sara)
    sara.press("Signera anteckningen")
    sara.sees("Besöket avbröts")
    assert visit_state(installation, at_saras) == "stopped"


def visit_state(installation: Installation, address: str) -> str:
    ((state,),) = installation.ask("SELECT state FROM home_visits_visit WHERE id = %s", address.split("/")[2])
    return str(state)


def test_screening_is_offered_declined_and_never_seen_by_the_police(visit, installation, at_saras, at_pers):
    sara, per = visit("sara"), visit("per")
    go_on_site(sara, at_saras)
    sara.press("Erbjud drogscreening")
    sara.sees("Ett nej är neutralt")
    sara.choose("Svaret", "Tackade nej")
    sara.choose("Den unge själv", "Nej")
    sara.press("Spara svaret")
    sara.sees("Svaret är sparat. Bara du ser det.")
    go_on_site(sara, at_saras)
    write_record(sara)
    sara.press("Signera anteckningen")

    go_on_site(per, at_pers)
    per.choose("Vilka var med?", "Milo, den unge")
    say_when(per)
    per.fill("Vad lovade vi?", "Lämna mitt direktnummer till Mikael")
    per.page.locator("[name=promise_0_on]").fill(str(dt.date.today() + dt.timedelta(days=1)))
    per.press("Signera anteckningen")
    per.sees("Besöket är gjort")
    per.does_not_see(YOUTH_SAID)
    never_told_of_screening(per, at_pers)
    for address in (f"{at_pers}prov/", f"{at_saras}prov/", at_saras, f"{at_pers}familjeblad.pdf"):
        answered = per.page.request.get(per.url + address)
        assert answered.status == 404, address
    pages = (at_saras, "/", "/kalender/")
    for page in pages:
        sara.go(page)
        sara.does_not_see("Tackade nej")


def never_told_of_screening(per: Visitor, at_pers: str) -> None:
    """Every page that Per can reach from the visit, none of them with a word of it."""
    todo, seen = [at_pers, "/", "/skickat/", "/hembesok/", "/kalender/"], set()
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        answered = per.page.request.get(per.url + address)
        if answered.status != 200 or "html" not in answered.headers["content-type"]:
            continue
        body = answered.text().lower()
        assert [word for word in ("screening", "drogtest", "lämna ett prov") if word in body] == [], address
        if address == at_pers:
            per.go(address)
            links = per.page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            todo += [link for link in links if link.startswith("/")]
    assert len(seen) > 8


AGREED = {
    "purpose": "Milo vill visa att han håller sig ren.",
    "substances": "Cannabis",
    "interval": "Varannan vecka",
    "recipients": "Milo, hans föräldrar och Sara",
    "on_positive": "Vi pratar om det samma dag.",
    "on_missed": "Vi ringer och bokar ett nytt prov.",
    "from_on": str(dt.date.today()),
    "until_on": str(dt.date.today() + dt.timedelta(days=60)),
    "signed_on": str(dt.date.today()),
}


def test_an_agreement_on_tests_is_kept_with_the_one_who_offered_and_ended_without_a_reason(
    visit, installation, at_saras, at_pers
):
    sara = visit("sara")
    sara.go(f"{at_saras}prov/")
    sara.choose("Svaret", "Tackade ja")
    for who in ("Den unge själv", MOTHER, FATHER):
        sara.choose(who, "Ja")
    sara.press("Spara svaret")
    sara.go(f"{at_saras}prov/")
    sara.press("Till avtalet")
    for name, text in AGREED.items():
        sara.page.locator(f"[name={name}]").fill(text)
    sara.choose("Har familjen fått ett eget exemplar?", "Ja")
    sara.press("Spara avtalet")
    sara.sees("Svara på: Har den unge skrivit under?")
    expect(sara.page.locator("[name=interval]")).to_have_value(AGREED["interval"])
    sara.choose("Har den unge skrivit under?", "Ja")
    sara.press("Spara avtalet")
    sara.sees("Avtalet är sparat. Bara du ser det.")
    per = visit("per")
    for address in (f"{at_saras}prov/avtal/", f"{at_pers}prov/avtal/"):
        assert per.page.request.get(per.url + address).status == 404
    sara.press("Avsluta avtalet")
    sara.sees("Avslutade avtal")
    ended = installation.ask(
        "SELECT ended_at IS NOT NULL, ended_by FROM home_visits_sampleagreement WHERE substances = %s",
        "Cannabis",
    )
    assert [(over, by.split(",")[0]) for over, by in ended] == [(True, "Sara Lindqvist")]


def test_the_familys_sheet_comes_as_a_pdf(visit, at_saras):
    sara = visit("sara")
    sara.go(at_saras)
    address = sara.page.get_by_role("link", name="Blad till familjen").get_attribute("href") or ""
    answered = sara.page.request.get(sara.url + address)
    assert answered.status == 200
    assert answered.headers["content-type"] == "application/pdf"
    assert answered.body().startswith(b"%PDF")
    assert len(answered.body()) > 5_000
