"""Step 2: an officer's concern report, from the first word to the answer that the law lets the officer have."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.test_the_meeting import an_hour_passes
from tests.journeys.visitor import Visitor

CONCERN = """Noa satt ensam på perrongen strax före midnatt, utan jacka. Hen svarade knappt.

Ville inte hem, sa varför bara med "det är tjafs". Vi väntade tillsammans tills mamman kom."""
REASONS = "Uppgifterna i anmälan tyder på återkommande konflikter hemma. En utredning behövs."
OUTSIDE = "Mentorn ringde själv till mottagningen och frågade efter Noa, samtalet kunde inte undvikas."
REPORTS = (
    "SELECT payload, person_id FROM letters_receivedmessage "
    "WHERE kind_id LIKE 'concern_report/%%' AND received_at > %s"
)
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
TOLD_AT_THE_MEETING = "Noa var ute ensam strax före midnatt, utan jacka."
MEETING_PLACE = "Stadshuset, rum 4"
ONE_MORE_OFFERED = {
    "Orosanmälningar från myndigheter": 1,
    "Fick ett möte erbjudet": 1,
    "Fick ett möte erbjudet, av": 1,
    "Hållna av de erbjudna, av": 1,
    "Avböjda av de erbjudna, av": 1,
}
TODAY = date.today()
MEETING_ON = TODAY + timedelta(days=3)
YESTERDAY = TODAY - timedelta(days=1)
BORN = TODAY.replace(year=TODAY.year - 16, day=1) - timedelta(days=70)


def clock(installation: Installation) -> Any:
    """The database's own now, so that what the demo told before is left out."""
    return installation.ask("SELECT now()")[0][0]


def begin_report(per: Visitor) -> None:
    per.press("Inkommet")
    per.press("Skriv en orosanmälan")


def write_report(per: Visitor, concern: str = CONCERN, observed: date = YESTERDAY) -> None:
    """All that the form asks of an officer."""
    per.fill("Förnamn", "Noa")
    per.fill("Efternamn", "Lindahl")
    per.fill("Födelsedatum", BORN.isoformat())
    per.fill("Beskriv oron", concern)
    per.choose("Hur vet du det?", "Eget iakttagande")
    per.fill("Vilken dag?", observed.isoformat())
    for asked in ("våld i barnets närhet", "hedersrelaterat våld", "sexuella övergrepp"):
        per.choose(asked, "Nej")
    per.choose("Behöver barnet skydd nu", "Nej")
    per.fill("Händelsenummer eller diarienummer", "H-2026-118")
    per.fill("När hände det?", f"{YESTERDAY}T23:40")
    per.fill("Plats för händelsen", "Stationen, spår 2")
    per.choose("Barnets roll i händelsen", "Anträffad")
    per.choose("Vad rör händelsen, i stort?", "Annat")
    per.fill("Vårdnadshavare 1, namn", "Anna Lindahl")
    per.choose("Vet barnet om anmälan?", "Ja")
    per.choose("Vet vårdnadshavarna om anmälan?", "Ja")
    per.page.get_by_label("Till", exact=True).select_option(label="Socialtjänsten, barn och unga")
    per.fill("Så når vi dig", "114 14")
    per.choose("Kan du vara med på ett anmälningsmöte", "Ja")


def judge(per: Visitor) -> None:
    per.choose("far illa?", "Ja")
    per.fill("Varför bedömer du så?", "Ensam ute sent och rädd för att gå hem.")


def report_as_shown(visitor: Visitor) -> str:
    return visitor.page.get_by_role("heading", name="Barnet", exact=True).locator("..").inner_text()


def open_first(worker: Visitor) -> None:
    worker.press("Inkommet")
    worker.page.locator("main .card-list a").first.click()
    worker.look()


def step(sara: Visitor, slug: str) -> None:
    sara.page.locator(f"main a[href$='/{slug}/']").first.click()
    sara.page.wait_for_load_state()
    sara.look()


def test_a_report_from_the_first_word_to_the_answer(visit, installation):
    since, per, siv = clock(installation), visit("per"), visit("siv")
    siv.press("Inkommet")
    siv.press("Hur ofta de erbjuds och hålls")
    before = siv_counts(siv)
    shown = per_writes_and_sends(per)
    ((payload, _),) = installation.ask(REPORTS, since)
    assert payload["concern"] == CONCERN
    assert payload["police"]["event_number"] == "H-2026-118"

    sara = visit("sara")
    sara_takes_it_up(sara, shown)
    sara_says_who(sara)
    sara_assesses(sara)
    sara_notes_contacts(sara)
    matter = sara.page.url
    sara_offers_a_meeting(sara)
    declined = {"Avböjda av de erbjudna": 1, "Tackade nej: Barnet": 1}
    assert counted_since(before, siv) == (
        ONE_MORE_OFFERED | declined | by_police_and_in_all("Antal", "Erbjudet", "Nej tack")
    )
    sara_books_it(sara)
    per_answers_no_and_then_yes(per, sara, matter)
    sara_holds_the_meeting(sara, installation)
    assert counted_since(before, siv) == (
        ONE_MORE_OFFERED
        | {"Hållna av de erbjudna": 1}
        | by_police_and_in_all("Antal", "Erbjudet", "Ja tack", "Hållet")
    )
    sara.page.goto(matter)
    sara_decides(sara)
    what_is_signed(installation, since)
    sara_answers(sara)
    per_reads_the_answer(per)
    what_per_was_told(installation, since)


def per_writes_and_sends(per: Visitor) -> str:
    """Write, lose the page, go on, read exactly what will be sent, send."""
    begin_report(per)
    write_report(per)
    expect(per.page.locator(".draft-state")).to_contain_text(re.compile(r"Sparat \d\d\.\d\d"))
    per.page.reload()
    expect(per.page.get_by_label("Beskriv oron")).to_have_value(CONCERN)
    expect(per.page.get_by_label("Förnamn")).to_have_value("Noa")
    per_attaches(per)
    per.sees("Det här får socialtjänsten")
    shown = report_as_shown(per)
    judge(per)
    per.press("Skicka till")
    per.sees("Orosanmälan är skickad.")
    return shown


def per_attaches(per: Visitor) -> None:
    """A file that cannot be sent is named beside the field, and the one that can is kept."""
    wrong = {
        "name": "rapport.docx",
        "mimeType": "application/msword",
        "buffer": b"PK and nothing we can read",
    }
    right = {"name": "tidslinje.pdf", "mimeType": "application/pdf", "buffer": PDF}
    per.page.get_by_label("Lägg till filer").set_input_files([wrong, right])
    per.press("Granska innan du skickar")
    per.page.get_by_role("link", name="”rapport.docx” är inte en PDF, JPEG eller PNG").click()
    expect(per.page.get_by_label("Lägg till filer")).to_be_focused()
    per.sees("tidslinje.pdf")
    per.press("Granska innan du skickar")


def sara_takes_it_up(sara: Visitor, shown: str) -> None:
    sara.press("Inkommet")
    sara.sees("Skyddsbedömning")
    sara.sees("Förhandsbedömning")
    sara.page.locator("main .card-list a").first.click()
    sara.look()
    assert report_as_shown(sara) == shown
    with sara.page.expect_download() as kept:
        sara.page.get_by_role("link", name="tidslinje.pdf").click()
    assert Path(kept.value.path()).read_bytes() == PDF
    sara.press("Ta upp")


def sara_says_who(sara: Visitor) -> None:
    """Nobody is linked until she chooses; nobody there is like Noa, so she registers."""
    sara.sees("Inte valt än.")
    step(sara, "vem")
    sara.press("Registrera en ny person")
    expect(sara.page.get_by_label("Förnamn")).to_have_value("Noa")
    sara.press("Registrera och välj")
    sara.sees("Noa Lindahl")


def sara_assesses(sara: Visitor) -> None:
    step(sara, "skydd")
    sara.choose("Behöver barnet omedelbart skydd?", "Nej")
    sara.press("Signera skyddsbedömningen")
    sara.sees("Fyll i: Motivering")
    sara.fill("Motivering", "Mamman hämtade och Noa är hemma i dag. Ingen akut fara framgår.")
    sara.choose("Är barnet aktuellt sedan tidigare?", "Nej")
    sara.press("Signera skyddsbedömningen")
    sara.sees("Inget behov av omedelbart skydd")


def sara_notes_contacts(sara: Visitor) -> None:
    step(sara, "kontakt")
    sara.choose("Vem hade du kontakt med?", "Någon annan")
    sara.fill("Namn eller funktion", "Mentor")
    sara.choose("Hur?", "Telefon")
    sara.fill("Vad kom fram?", "Mentorn är också orolig.")
    sara.press("Spara kontakten")
    sara.sees("Skriv varför den här kontakten ändå togs.")
    expect(sara.page.get_by_label("Vad kom fram?")).to_have_value("Mentorn är också orolig.")
    sara.fill("Varför togs kontakten?", OUTSIDE)
    sara.press("Spara kontakten")
    sara.sees("Sparat.")


def sara_offers_a_meeting(sara: Visitor) -> None:
    """Offered, and a no that lacks who said it."""
    step(sara, "mote")
    sara.choose("Hur är det med anmälningsmötet?", "Erbjudet, väntar på svar")
    sara.press("Spara", exact=True)
    sara.sees("Erbjudet, väntar på svar")
    step(sara, "mote")
    sara.choose("Hur är det med anmälningsmötet?", "Nej tack")
    sara.press("Spara", exact=True)
    sara.sees("Välj vem som tackade nej till mötet.")
    sara.choose("Vem tackade nej?", "Barnet")
    sara.press("Spara", exact=True)


def sara_books_it(sara: Visitor) -> None:
    """The child has thought it over: a yes, and then a time and a place."""
    step(sara, "mote")
    sara.choose("Hur är det med anmälningsmötet?", "Ja, de vill ha ett möte")
    sara.press("Spara", exact=True)
    step(sara, "boka-mote")
    sara.fill("När börjar mötet?", f"{MEETING_ON}T15:00")
    sara.fill("Var?", MEETING_PLACE)
    sara.press("Boka och bjud in")
    sara.sees("Mötet är bokat och står i kalendern.")
    meets(sara)


def per_answers_no_and_then_yes(per: Visitor, sara: Visitor, matter: str) -> None:
    """When and where, nothing about the child; the no reaches Sara, and a yes puts it in the calendar."""
    per.press("Inkommet")
    per.press("Inbjudan till anmälningsmöte")
    per.sees(MEETING_PLACE)
    per.does_not_see("Noa")
    per.choose("Kommer ni till mötet?", "Nej, vi kommer inte")
    per.press("Skicka svaret")
    per.sees("Välj varför ni inte kommer.")
    per.page.get_by_label("Om ni inte kommer: varför?").select_option(label="Tiden passar inte")
    per.press("Skicka svaret")
    per.sees("Ni kommer inte.")
    sara.page.goto(matter)
    sara_sees_who_comes(sara, "Kommer inte: tiden passar inte")
    per.press("Inkommet")
    per.press("Påbörjade och skickade")
    per.page.locator("main a[href*='/skickad/']").first.click()
    per.look()
    per.press("Till inbjudan och ert svar")
    per.press("Ändra svaret")
    per.choose("Kommer ni till mötet?", "Ja, vi kommer")
    per.press("Skicka svaret")
    per.sees("Mötet står i din kalender.")
    meets(per)
    sara.page.goto(matter)
    sara_sees_who_comes(sara, "Kommer")


def sara_sees_who_comes(sara: Visitor, answer: str) -> None:
    sara.look()
    sara.sees("Den som anmälde")
    expect(sara.page.locator("main li").filter(has_text="Per Ekdahl").first).to_contain_text(answer)


def sara_holds_the_meeting(sara: Visitor, installation: Installation) -> None:
    """The one who reported comes; it is held, written down in its words, approved, and each gets its part."""
    sara.press("Till mötet")
    place = sara.page.url
    an_hour_passes(installation, place)
    sara.go(f"{place}skriv/".replace(sara.url, ""))
    sara.fill("Den som anmälde berättar", TOLD_AT_THE_MEETING)
    sara.press("Spara protokollet")
    sara.press("Godkänn och signera")
    sara.sees("Protokollet är godkänt")
    sara.press("Ge var och en sin del")
    sara.sees("Det lagen säger")


def siv_counts(siv: Visitor) -> Counter[str]:
    """Her manager sees how many, and nothing of whom: all that stands on the page as a number, by what it is called."""
    siv.go("/inkommet/anmalningsmoten/")
    siv.does_not_see("Noa")
    siv.does_not_see(TOLD_AT_THE_MEETING)
    told: Counter[str] = Counter()
    for figure in siv.page.locator("main .figure").all_inner_texts():
        label, number = figure.split("\n", 1)
        told.update(dict(zip((label, f"{label}, av"), numbers(number), strict=False)))
    table = siv.page.locator("main table")
    heads = table.locator("thead th").all_inner_texts()[1:]
    for row in table.locator("tbody tr").all():
        cells = row.locator("td").all_inner_texts()
        kinds = (f"{row.locator('th').inner_text()}: {head}" for head in heads)
        told.update(dict(zip(kinds, (numbers(cell)[0] for cell in cells), strict=True)))
    reasons = siv.page.locator("main dl")
    for label, number in zip(
        reasons.locator("dt").all_inner_texts(), reasons.locator("dd").all_inner_texts(), strict=True
    ):
        told[label] = numbers(number)[0]
    return told


def numbers(text: str) -> list[int]:
    """How many, and of how many; without what that is in per cent."""
    return [int(one) for one in re.findall(r"\b(\d+)\b(?!\s?%)", text)]


def counted_since(before: Counter[str], siv: Visitor) -> dict[str, int]:
    now = siv_counts(siv)
    return {what: now[what] - before[what] for what in now | before if now[what] != before[what]}


def by_police_and_in_all(*heads: str) -> dict[str, int]:
    return {f"{row}: {head}": 1 for row in ("Polisen", "Alla som anmält") for head in heads}


def meets(worker: Visitor) -> None:
    worker.go(f"/kalender/?vecka={MEETING_ON}")
    worker.sees(MEETING_PLACE)


def sara_decides(sara: Visitor) -> None:
    step(sara, "beslut")
    sara.choose("Beslut", "Inleda utredning")
    sara.fill("Skäl för beslutet", REASONS)
    sara.choose("Har barnet kommit till tals?", "Ja")
    sara.fill("Delegationspunkt", "3.1")
    sara.press("Signera beslutet")
    sara.sees("Inleda utredning")


def what_is_signed(installation: Installation, since: Any) -> None:
    """Each step once, on the day it came; the last day is 14 days from that; who decided is written down."""
    ((need, same_day, by),) = installation.ask(
        "SELECT p.need, p.assessed_at::date = m.received_at::date, p.signature "
        "FROM intake_protectionassessment p JOIN intake_matter m ON m.id = p.matter_id WHERE p.signed_at > %s",
        since,
    )
    assert (need, same_day) == (False, True)
    assert "Sara Lindqvist" in by
    ((decision, reasons, days),) = installation.ask(
        "SELECT d.decision, d.reasons, d.due_on - (m.received_at AT TIME ZONE 'Europe/Stockholm')::date "
        "FROM intake_preliminarydecision d JOIN intake_matter m ON m.id = d.matter_id WHERE d.signed_at > %s",
        since,
    )
    assert (decision, reasons) == ("open", REASONS)
    assert days >= 14
    meetings = installation.ask(
        "SELECT answer, declined_by FROM intake_meetingoffer WHERE signed_at > %s ORDER BY signed_at", since
    )
    assert meetings == [("offered", ""), ("declined", "child"), ("accepted", "")]
    contacts = installation.ask(
        "SELECT with_whom, outside_why FROM intake_preliminarycontact WHERE signed_at > %s", since
    )
    assert contacts == [("other", OUTSIDE)]


def sara_answers(sara: Visitor) -> None:
    step(sara, "aterkoppla")
    sara.sees("Det här får de veta, och inget mer")
    sara.does_not_see(REASONS)
    sara.page.locator("fieldset input[type=radio][value=no]").first.check()
    sara.fill("Varför bedömer du så?", "Inget talar emot att polisen får svar.")
    sara.press("Skicka till")
    sara.sees("Återkopplingen är skickad.")


def per_reads_the_answer(per: Visitor) -> None:
    open_first(per)
    per.sees("En utredning har inletts.")
    per.sees("19 kap. 6 § SoL")
    for secret in (REASONS, OUTSIDE, "Mentor", "Inget behov av omedelbart skydd"):
        per.does_not_see(secret)


def what_per_was_told(installation: Installation, since: Any) -> None:
    """Just the outcome and its day (SoL 19:6), on an assessment, and inside the week."""
    told = installation.ask(
        "SELECT payload FROM letters_receivedmessage WHERE kind_id LIKE 'feedback/%%' AND received_at > %s",
        since,
    )
    assert [set(payload) for (payload,) in told] == [{"report_id", "outcome", "decided_on"}]
    ((assessed, within),) = installation.ask(
        "SELECT s.assessment_id IS NOT NULL, s.sent_at < d.decided_at + interval '7 days' "
        "FROM letters_sentmessage s, intake_preliminarydecision d "
        "WHERE s.kind_id LIKE 'feedback/%%' AND s.sent_at > %s AND d.signed_at > %s",
        since,
        since,
    )
    assert (assessed, within) == (True, True)


def test_a_withdrawn_report_cannot_be_read(visit, installation):
    since, per = clock(installation), visit("per")
    begin_report(per)
    write_report(per)
    per.press("Granska innan du skickar")
    judge(per)
    per.press("Skicka till")
    per.press("Återkalla anmälan")
    per.sees("Anmälan är återkallad. Ingen hade läst den.")
    sara = visit("sara")
    open_first(sara)
    sara.sees("Meddelandet är återkallat")
    sara.does_not_see("perrongen")
    ((payload, _),) = installation.ask(REPORTS, since)
    assert "perrongen" not in str(payload)


def test_sara_is_shown_who_it_may_be_and_nothing_is_linked_without_her(visit, installation):
    sara = visit("sara")
    sara.press("Inkommet")
    newest = installation.ask(
        "SELECT m.id FROM letters_receivedmessage m WHERE m.payload->'child'->>'given_name' = 'Kim' "
        "AND m.kind_id LIKE 'concern_report/%%'"
    )
    sara.page.locator(f"main a[href*='{newest[0][0]}']").first.click()
    sara.look()
    sara.press("Ta upp")
    step(sara, "vem")
    sara.press("Registrera en ny person")
    sara.press("Registrera och välj")
    sara.sees("Kim Åberg")

    tip = installation.ask(
        "SELECT id FROM letters_receivedmessage WHERE payload->>'subject_hint' LIKE 'Kim Åberg%%'"
    )
    sara.press("Inkommet")
    sara.page.locator(f"main a[href*='{tip[0][0]}']").first.click()
    sara.look()
    sara.press("Ta upp")
    step(sara, "sortera")
    sara.choose("Vad är det här?", "Orosanmälan om ett barn")
    sara.fill("Varför bedömer du så?", "Grannen beskriver droger och äldre kamrater kring ett barn.")
    sara.press("Spara sorteringen")
    linked = "SELECT count(*) FROM intake_matter WHERE message_id = %s AND person_id IS NOT NULL"
    assert installation.ask(linked, tip[0][0]) == [(0,)]
    step(sara, "vem")
    sara.sees("Kan det vara någon av dem?")
    expect(sara.page.locator("main .card-list li").first).to_contain_text("Kim Åberg")
    sara.fill("Namn eller personnummer", "Kim Åberg")
    sara.press("Sök", exact=True)
    assert installation.ask(linked, tip[0][0]) == [(0,)]
    sara.press("Det är hen")
    sara.sees("Tidigare hos er")
    assert installation.ask(linked, tip[0][0]) == [(1,)]
    persons = installation.ask(
        "SELECT count(DISTINCT person_id), count(*) FROM intake_matter WHERE message_id IN (%s, %s)",
        newest[0][0],
        tip[0][0],
    )
    assert persons == [(1, 2)]


def test_a_hundred_thousand_characters_a_day_to_come_and_two_presses(visit, installation):
    since, per = clock(installation), visit("per")
    long = ("Noa gick fram och tillbaka på perrongen. " * 2500)[:100_000].strip()
    begin_report(per)
    write_report(per, long, TODAY + timedelta(days=2))
    per.press("Granska innan du skickar")
    per.sees("Rätta det här för att gå vidare")
    expect(per.page.get_by_label("Beskriv oron")).to_have_value(long)
    per.fill("Vilken dag?", YESTERDAY.isoformat())
    per.press("Granska innan du skickar")
    judge(per)
    per.page.get_by_role("button", name="Skicka till").dblclick()
    per.sees("Orosanmälan är skickad.")
    assert [payload["concern"] for payload, _ in installation.ask(REPORTS, since)] == [long]


def test_a_session_that_ended_while_writing_loses_nothing(visit, installation):
    per = visit("per")
    begin_report(per)
    write_report(per)
    other = per.page.context.new_page()
    other.goto(per.url + "/")
    other.locator(".user-menu summary").click()
    other.get_by_role("button", name="Logga ut").click()
    other.wait_for_load_state()
    per.press("Granska innan du skickar")
    per.sees("Du har loggats ut, men det du skrev finns kvar")
    per.sees("Ville inte hem")
    other.goto(per.url + "/demo/")
    other.locator("button[name=who][value=per]").click()
    other.wait_for_url(per.url + "/")
    per.press("Försök igen")
    per.sees("Det här får socialtjänsten")
    per.sees("Ville inte hem")
