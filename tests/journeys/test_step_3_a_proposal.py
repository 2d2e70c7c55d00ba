"""Step 3: Sara starts Linköpingsmodellen for Kim and proposes a visit; the police answer."""

import datetime as dt
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import Installation
from tests.journeys.visitor import Visitor

POLICE = "Polisen, lokalpolisområde Åkerö"
SECRET = "Ring gruppledaren före och efter. Portkoden finns hos mig."
MAY_TELL = "Att flera vuxna är oroliga för Kim. Aldrig vem som har hört av sig."
REASON = "Pappans adress saknas, men vi når honom på telefon."
JUDGED = "Upprepade kvällar med äldre som är kända för försäljning."
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def in_days(days: int, hour: int = 16) -> dt.datetime:
    day = dt.datetime.now(STOCKHOLM).date() + dt.timedelta(days=days)
    return dt.datetime.combine(day, dt.time(hour), STOCKHOLM)


def typed(moment: dt.datetime) -> str:
    """As a browser's own field for day and time wants it."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def take_up_kim(sara: Visitor, installation: Installation) -> None:
    """Take up the officer's report and register Kim, which leads to the matter."""
    ((message,),) = installation.ask(
        "SELECT id FROM letters_receivedmessage WHERE kind_id = 'concern_report/1' AND payload::text LIKE %s",
        "%Eklunda%",
    )
    sara.go(f"/inkommet/meddelande/{message}/")
    sara.press("Ta upp", exact=True)
    sara.press("Välj eller registrera")
    sara.press("Registrera en ny person")
    sara.press("Registrera och välj")


def start_kim(sara: Visitor) -> None:
    """From the matter to the visit: everything fits but one thing, that Sara gives a reason for."""
    sara.press("Det här passar för ett hembesök")
    answer_target_group(sara, family_known="no")
    sara.press("Pröva och gå vidare")
    sara.fill("Varför går ni vidare trots detta?", REASON)
    sara.press("Pröva och gå vidare")
    sara.sees("Hembesöket är påbörjat")


def answer_target_group(sara: Visitor, **other: str) -> None:
    answers = {
        "linked_to_risk": "yes",
        "family_known": "yes",
        "fits_other_support": "yes",
        "acute_danger": "no",
        "violence_or_honour": "no",
        "concrete_offence": "no",
        "protected_identity": "no",
    }
    for question, answer in (answers | other).items():
        sara.page.locator(f"[name=q_{question}][value={answer}]").check()


def plan_kim(sara: Visitor) -> None:
    sara.press("Planera besöket")
    sara.fill("Syfte", "Berätta vad som oroar oss, höra Kim och visa vilket stöd som finns.")
    sara.fill("Det som sägs", "Kim har setts sent om kvällarna med äldre.")
    sara.fill("Vad får berättas för familjen", MAY_TELL)
    sara.choose("Vem leder", "Socialtjänsten")
    sara.choose("Är besöket aviserat?", "Ja")
    sara.fill("Första tiden", typed(in_days(3)))
    sara.fill("Andra tiden", typed(in_days(4, 17)))
    sara.fill("Säkerhet", SECRET)
    sara.page.get_by_label("Skicka med adressen").check()
    sara.page.get_by_label("Ingenting i texten visar vem").check()
    sara.press("Spara och gå vidare")


def judge_and_send(sara: Visitor) -> str:
    """Answer what has to be judged and send; returns the preview as it stood."""
    sara.sees("Svara först på frågorna ovan")
    expect(sara.page.get_by_role("button", name="Skicka till")).to_have_count(0)
    sara.page.locator("[name=fact_concrete_risk_of_crime][value=yes]").check()
    sara.page.locator("[name=fact_disclosure_unsuitable][value=no]").check()
    sara.fill("Varför bedömer du så?", JUDGED)
    sara.press("Pröva", exact=True)
    preview = sara.page.locator("section.card", has_text=f"Precis det här får {POLICE}").locator("dl")
    shown = preview.inner_text()
    sara.press(f"Skicka till {POLICE}")
    sara.sees("Förslaget är skickat.")
    return shown


def propose_kim(sara: Visitor, installation: Installation) -> str:
    take_up_kim(sara, installation)
    start_kim(sara)
    plan_kim(sara)
    return judge_and_send(sara)


def open_proposal(per: Visitor) -> None:
    per.go("/hembesok/")
    per.press("Förslag om hembesök")


def recognise_kim(per: Visitor) -> None:
    """The Kim whom Per has written about himself is in his own unit's register."""
    per.choose("Vem är det hos er?", "Kim Åberg (samma födelsedatum, samma namn)")


def states(installation: Installation) -> dict[str, str]:
    """What each unit's own row of Kim's visit says."""
    found = installation.ask(
        "SELECT u.key, v.state FROM home_visits_visit v JOIN units_unit u ON u.id = v.unit_id "
        "JOIN people_person p ON p.unit_id = v.unit_id AND p.id = v.person_id WHERE p.given_name = 'Kim'"
    )
    return dict(found)


def test_sara_proposes_a_visit_and_per_accepts_one_of_the_times(visit, installation):
    sara = visit("sara")
    take_up_kim(sara, installation)
    sara.press("Det här passar för ett hembesök")
    answer_target_group(sara, acute_danger="yes")
    sara.press("Pröva och gå vidare")
    sara.sees("Ring 112 om det behövs")
    sara.sees("Ingenting har sparats.")
    answer_target_group(sara, family_known="no")
    sara.press("Pröva och gå vidare")
    sara.press("Pröva och gå vidare")
    sara.sees("Svara på: Varför går ni vidare trots detta?")
    sara.fill("Varför går ni vidare trots detta?", REASON)
    sara.press("Pröva och gå vidare")
    plan_kim(sara)
    risk = sara.page.locator(".matrix-cell", has_text="risk för brott")
    risk.locator("summary").first.click()
    expect(risk.get_by_text("10 kap. 18 a § OSL").first).to_be_visible()
    preview = judge_and_send(sara)

    per = visit("per")
    per.go("/")
    per.press("Förslag om hembesök")
    received = per.page.locator("dl.summary-list").first
    assert received.inner_text() == preview
    assert MAY_TELL in preview
    assert "Ekvägen 3" in preview
    for hidden in (SECRET, "luktar", "cykelrummet"):
        per.does_not_see(hidden)
    per.choose("Ert svar", "Ja, vi kommer")
    per.page.locator("[name=time][value='1']").check()
    recognise_kim(per)
    per.press("Skicka svaret")
    per.sees("Besöket är bokat")

    sara.go("/hembesok/")
    for worker in (sara, per):
        worker.go("/")
        worker.sees("Genomför hembesöket och skriv anteckningen")
        expect(worker.page.locator("section.card", has_text="Bokat")).to_contain_text("17.00")
        worker.go(f"/kalender/?vecka={in_days(4):%Y-%m-%d}")
        worker.sees("17.00–18.00")
    assert states(installation) == {"akero-barn-unga": "booked", "lpo-akero": "booked"}
    assert installation.ask(
        "SELECT count(DISTINCT v.starts_at), min(v.starts_at) FROM home_visits_visit v "
        "JOIN people_person p ON p.unit_id = v.unit_id AND p.id = v.person_id WHERE p.given_name = 'Kim'"
    ) == [(1, in_days(4, 17))]
    assert_one_reason_kept(installation)


def assert_one_reason_kept(installation: Installation) -> None:
    """The overridden criterion stands with its reason, and the judgement with Sara's own words."""
    assert installation.ask(
        "SELECT reason FROM home_visits_targetanswer WHERE in_the_way AND key = 'family_known'"
    ) == [(REASON,)]
    assert installation.ask("SELECT count(*) FROM letters_assessment WHERE why = %s", JUDGED) == [(1,)]


def test_per_proposes_another_time_and_sara_accepts(visit, installation):
    sara, per = visit("sara"), visit("per")
    propose_kim(sara, installation)
    open_proposal(per)
    per.choose("Ert svar", "Föreslå en annan tid")
    per.page.locator("[name=other_1]").fill(typed(in_days(5, 15)))
    recognise_kim(per)
    per.press("Skicka svaret")
    per.sees("Väntar på svar från")

    sara.go("/hembesok/")
    sara.press(kim_number(installation))
    sara.sees("En annan tid föreslås")
    sara.press("Svara", exact=True)
    sara.choose("Ert svar", "Ja, vi kommer")
    sara.page.locator("[name=time][value='0']").check()
    sara.press("Skicka svaret")
    sara.sees("Besöket är bokat")
    per.go("/hembesok/")
    per.press("Hembesök i ärende")
    assert states(installation) == {"akero-barn-unga": "booked", "lpo-akero": "booked"}


def kim_number(installation: Installation) -> str:
    ((number,),) = installation.ask(
        "SELECT c.number FROM cases_case c JOIN units_unit u ON u.id = c.unit_id JOIN home_visits_visit v "
        "ON v.unit_id = c.unit_id AND v.case_id = c.id JOIN people_person p "
        "ON p.unit_id = v.unit_id AND p.id = v.person_id WHERE p.given_name = 'Kim' AND u.key = 'akero-barn-unga'"
    )
    return str(number)


def test_per_declines_with_a_reason_that_tells_nothing_of_kim(visit, installation):
    sara, per = visit("sara"), visit("per")
    propose_kim(sara, installation)
    open_proposal(per)
    per.choose("Ert svar", "Nej")
    per.press("Skicka svaret")
    per.sees("Välj varför.")
    per.page.get_by_label("Varför nej?").select_option("no_time")
    per.press("Skicka svaret")
    sara.go("/hembesok/")
    sara.press(kim_number(installation))
    sara.sees("Tackat nej: Vi har ingen möjlighet de närmaste veckorna")
    sara.sees("Ändra planen")
    assert states(installation) == {"akero-barn-unga": "planned"}


def test_sara_withdraws_before_it_is_read_and_per_cannot_answer(visit, installation):
    sara, per = visit("sara"), visit("per")
    propose_kim(sara, installation)
    per.go("/hembesok/")
    address = per.page.get_by_role("link", name="Förslag om hembesök").first.get_attribute("href") or ""
    sara.press("Återta förslaget")
    sara.sees("Förslaget är återtaget. Ingen hann läsa det.")
    per.go(address)
    per.sees("Förslaget är återtaget")
    per.sees("Det kan inte besvaras")
    per.does_not_see("Kim")
    expect(per.page.get_by_role("button", name="Skicka svaret")).to_have_count(0)
    assert states(installation) == {"akero-barn-unga": "planned"}


def test_what_per_has_read_can_no_longer_be_taken_back(visit, installation):
    sara, per = visit("sara"), visit("per")
    propose_kim(sara, installation)
    open_proposal(per)
    sara.press("Återta förslaget")
    expect(sara.page.locator("main")).to_contain_text("läst")
    assert states(installation) == {"akero-barn-unga": "proposed"}
