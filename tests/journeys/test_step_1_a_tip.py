"""Step 1: a tip comes in, from a neighbour's telephone, from the contact centre and from an officer's call."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

HUMAN = 2100  # ms; faster than that nobody writes, and the page says so
CODE = re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$")
SEEN = "Såg henne vid bussen i går igen, hon grät. Två äldre killar höll i jackan å skrattade!"
SOON = "Det är inte akut, men någon behöver titta på det de närmaste dagarna"
SOCIAL = "Socialtjänsten – om du är orolig för en ung person"
QUESTION = "Tack för att du hörde av dig. Vet du ungefär vilken tid på dagen det brukar vara?"
MORE = "Det är mest efter skolan, vid fyra. I går också."
TIPS = "SELECT payload->>'what', payload FROM letters_receivedmessage WHERE kind_id LIKE 'tip/%%' AND received_at > %s"


class WithoutScript(Visitor):
    """Somebody whose browser runs no script, and so cannot run axe either."""

    def look(self) -> None:
        self.page.wait_for_load_state()


def newest_tips(installation: Installation, since) -> list[tuple[str, dict]]:
    return installation.ask(TIPS, since)


def clock(installation: Installation):
    """The database's own now, so that what the demo told before is left out."""
    return installation.ask("SELECT now()")[0][0]


def write_tip(neighbour: Visitor, text: str = SEEN) -> None:
    neighbour.choose("Är det bråttom?", SOON)
    neighbour.fill("Vad har du sett eller hört?", text)
    neighbour.page.get_by_label("Vilken kommun gäller det?").select_option(label="Åkerö")
    neighbour.choose("Vem vill du berätta för?", SOCIAL)
    neighbour.page.wait_for_timeout(HUMAN)


def code_on(visitor: Visitor) -> str:
    code = visitor.page.locator(".receipt-code").inner_text()
    assert CODE.match(code), code
    return code


def open_newest(worker: Visitor) -> None:
    worker.press("Inkommet")
    worker.page.locator("main .card-list a").first.click()
    worker.look()


def come_back(neighbour: Visitor, code: str) -> None:
    neighbour.go("/tipsa/svar/")
    neighbour.fill("Din svarskod", code.lower().replace("-", " "))
    neighbour.press("Öppna", exact=True)


def leaves_no_trace(neighbour: Visitor) -> None:
    assert neighbour.page.context.cookies() == []
    assert neighbour.page.evaluate("() => localStorage.length + sessionStorage.length") == 0


def test_a_neighbour_leaves_a_tip_reads_the_answer_and_adds_more(visit, installation):
    since, neighbour = clock(installation), visit()
    neighbour.go("/tipsa/")
    neighbour.sees("Den här sidan sätter inga kakor")
    write_tip(neighbour)
    neighbour.page.get_by_text("Berätta mer, om du vill").click()
    neighbour.fill("Vem gäller det?", "Elsa i sjuan på Lindskolan")
    neighbour.choose("Vad handlar oron om?", "Umgänge")
    neighbour.press("Skicka tipset")
    neighbour.sees("Tack, tipset är mottaget")
    code = code_on(neighbour)
    leaves_no_trace(neighbour)

    sara = visit("sara")
    open_newest(sara)
    sara.sees(SEEN)
    sara.press("Skriv till den som tipsade")
    sara.fill("Svar till den som tipsade", QUESTION)
    sara.press("Skicka svaret")
    sara.sees("bekräfta att det inte säger något om den unge")
    sara.page.get_by_label("Svaret säger ingenting om den unge").check()
    sara.press("Skicka svaret")
    sara.sees(QUESTION)

    come_back(neighbour, code)
    neighbour.sees("Någon har läst det")
    neighbour.sees(QUESTION)
    neighbour.does_not_see("Sara")
    neighbour.fill("Berätta mer, eller svara", MORE)
    neighbour.page.wait_for_timeout(HUMAN)
    neighbour.press("Skicka", exact=True)
    neighbour.sees("Det du lade till har kommit fram")
    leaves_no_trace(neighbour)

    open_newest(sara)
    sara.sees(MORE)
    sara.sees(QUESTION)
    kept(installation, since, code)


def kept(installation: Installation, since, code: str) -> None:
    """One tip, to one unit, with its words and nothing of who or where from; only a hash of the code."""
    ((what, payload),) = newest_tips(installation, since)
    assert what == SEEN
    assert payload["channel"] == "web"
    assert payload["reporter_kind"] == "anonymous"
    assert payload["subject_hint"] == "Elsa i sjuan på Lindskolan"
    assert "127.0.0.1" not in str(payload)
    answers = installation.ask("SELECT text FROM tips_tipanswer WHERE answered_at > %s", since)
    assert answers == [(QUESTION,)]
    assert installation.ask("SELECT count(*) FROM tips_reportercontact WHERE given_at > %s", since)[0][0] == 0
    ((hashed,),) = installation.ask("SELECT code_hash FROM tips_tipthread WHERE opened_at > %s", since)
    assert len(hashed) == 32
    assert code.replace("-", "").encode() not in bytes(hashed)


def test_it_works_without_javascript_and_two_presses_make_one_tip(visit, installation):
    since, plain = clock(installation), visit(javascript=False)
    neighbour = WithoutScript(plain.page, plain.url, plain.width)
    neighbour.go("/tipsa/")
    write_tip(neighbour)
    neighbour.page.get_by_role("button", name="Skicka tipset").dblclick()
    neighbour.sees("Tack, tipset är mottaget")
    neighbour.look()
    code = code_on(neighbour)
    assert [what for what, _ in newest_tips(installation, since)] == [SEEN]
    come_back(neighbour, code)
    neighbour.sees("Ditt tips kom fram.")
    assert neighbour.page.context.cookies() == []


def test_it_speaks_english_from_the_form_to_the_thread(visit, installation):
    since, neighbour = clock(installation), visit()
    neighbour.go("/tipsa/")
    neighbour.press("English")
    expect(neighbour.page.locator("html")).to_have_attribute("lang", "en")
    neighbour.choose("Is it urgent?", "I do not know")
    neighbour.fill("What have you seen or heard?", "Boys waiting for her by the bus stop every day.")
    neighbour.page.get_by_label("Which municipality is it about?").select_option(label="Åkerö")
    neighbour.choose("Whom do you want to tell?", "Social services – if you are worried about a young person")
    neighbour.page.wait_for_timeout(HUMAN)
    neighbour.press("Send the tip")
    code = code_on(neighbour)
    neighbour.press("Read an answer with your code")
    neighbour.fill("Your reply code", code)
    neighbour.press("Open", exact=True)
    expect(neighbour.page.locator("html")).to_have_attribute("lang", "en")
    assert [what for what, _ in newest_tips(installation, since)] == [
        "Boys waiting for her by the bus stop every day."
    ]
    leaves_no_trace(neighbour)


def test_a_day_that_has_not_been_is_refused_and_every_word_is_kept(visit, installation):
    since, neighbour = clock(installation), visit()
    neighbour.go("/tipsa/")
    long = ("Hen åker iväg på moped. " * 4200)[:100_000].strip()
    write_tip(neighbour, long)
    neighbour.page.get_by_text("Berätta mer, om du vill").click()
    neighbour.fill("Vilken dag var det?", (date.today() + timedelta(days=2)).isoformat())
    neighbour.press("Skicka tipset")
    neighbour.sees("Rätta en uppgift för att gå vidare")
    assert newest_tips(installation, since) == []
    written = neighbour.page.get_by_label("Vad har du sett eller hört?")
    assert written.input_value() == long
    neighbour.fill("Vilken dag var det?", date.today().isoformat())
    written.fill(long + " mer" * 100)
    neighbour.press("Skicka tipset")
    neighbour.sees("Rätta en uppgift för att gå vidare")
    assert newest_tips(installation, since) == []
    written.fill(long)
    neighbour.press("Skicka tipset")
    neighbour.sees("Tack, tipset är mottaget")
    assert [what for what, _ in newest_tips(installation, since)] == [long]


def write_down_a_call(worker: Visitor, text: str) -> str:
    """What a worker writes while somebody tells it; the receipt code to read out."""
    worker.go("/tips/ny/")  # on a telephone the link is folded under "Mer"
    worker.choose("Är det bråttom?", SOON)
    worker.choose("Hur kom tipset?", "Telefon")
    worker.fill("Vad berättar personen?", text)
    worker.choose("Har personen sett eller hört det själv?", "Ja")
    worker.choose("Vill personen vara anonym?", "Anonym")
    worker.page.get_by_label("Vilken kommun gäller det?").select_option(label="Åkerö")
    worker.choose("Vart ska tipset?", SOCIAL)
    worker.press("Skicka tipset")
    worker.sees("Tipset är skickat")
    return code_on(worker)


def entered_by(visit, installation, who: str, name: str) -> None:
    since, worker = clock(installation), visit(who)
    code = write_down_a_call(worker, SEEN)
    ((what, payload),) = newest_tips(installation, since)
    assert (what, payload["channel"]) == (SEEN, "phone")
    assert name in payload["registered_by"]
    unit = installation.ask(
        "SELECT u.name FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id WHERE m.received_at > %s",
        since,
    )
    assert unit == [("Socialtjänsten, barn och unga",)]
    sara = visit("sara")
    open_newest(sara)
    sara.sees(SEEN)
    sara.sees(f"Skrevs in av {name}")
    caller = visit()
    come_back(caller, code)
    caller.sees("Någon har läst det")


def test_karin_enters_what_somebody_tells_on_the_telephone(visit, installation):
    entered_by(visit, installation, "karin", "Karin Molin")


def test_per_enters_what_somebody_tells_on_the_telephone(visit, installation):
    entered_by(visit, installation, "per", "Per Ekdahl")
