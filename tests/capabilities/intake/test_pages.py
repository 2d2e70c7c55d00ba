"""The pages as Per and Sara use them: nothing typed is lost, nothing is sent twice, nobody else gets in."""

import re
import uuid

import pytest
from django.test import Client

from samsyn.capabilities.intake.actions import persons, receiving
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.foundation.drafts.keeping import save_draft

from .conftest import assess, decide, file, kim, now, offer, register_kim, report, sql

pytestmark = pytest.mark.django_db

REPORT = {
    "child-given_name": "Kim",
    "child-family_name": "Sandberg",
    "child-identity_kind": "",
    "child-birth_date": "2010-03-14",
    "child-protected_identity": "none",
    "child-school": "Lindskolan",
    "concern": "Anträffad 23.40 med fyra andra.\nVerkade påverkad & trött <b>.",
    "source": "seen",
    "violence": "no",
    "honour": "no",
    "sexual": "no",
    "acute_need": "no",
    "child_informed": "yes",
    "guardians_informed": "yes",
    "reporter_contact": "114 14",
    "meeting_possible": "yes",
    "feedback_requested": "on",
    "event_number": "5000-K1-26",
    "event_at": "2026-11-20T23:40",
    "event_place": "Köpcentrumet",
    "child_role": "met",
    "event_type": "drugs",
    "mediation_asked": "unknown",
}
JUDGED = {"fact_concern_for_child": "yes", "why": "Ensam ute sent, tecken på påverkan.", "person": "new"}


def text(response):
    return response.content.decode()


def reception(act):
    act("per")
    return str(sql("SELECT id FROM units_unit WHERE key = 'akero-barn-unga'")[0][0])


@pytest.fixture
def per(enter_as):
    return enter_as("per")


@pytest.fixture
def draft(per):
    return per.get("/inkommet/anmalan/ny/").url


def written(per, draft, unit, **changes):
    return per.post(draft, REPORT | {"recipient": unit} | changes)


@pytest.fixture
def unit(act):
    return reception(act)


def test_the_form_has_the_police_add_on_only_for_the_police(per, draft, enter_as):
    assert "Händelsenummer" in text(per.get(draft))
    rut = enter_as("rut")
    assert "Händelsenummer" not in text(rut.get(rut.get("/inkommet/anmalan/ny/").url))


def test_an_empty_form_says_everything_that_is_missing_and_keeps_what_was_typed(per, draft, unit):
    answer = written(per, draft, unit, concern="", source="", **{"child-birth_date": ""})
    assert answer.status_code == 422
    page = text(answer)
    assert "Skriv födelsedatum" in page
    assert "Fyll i: Beskriv oron" in page
    assert "Välj ett svar: Hur vet du det?" in page
    assert 'value="5000-K1-26"' in page
    assert page.count('id="att-ratta"') == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("event_at", "2030-01-01T10:00", "inte varit än"),
        ("observed_on", "2030-01-01", "inte varit än"),
        ("child-birth_date", "2030-01-01", "inte varit än"),
        ("child-identity_number", "20100314-1234", ""),
        ("observed_on", "2030-01-01", "Skriv den dag det hände"),
        ("concern", "a" * 100_001, "100"),
        ("concern", "hej\x07", "styrtecken"),
        ("companions", "-1", "0"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_lost(per, draft, unit, field, value, words):
    answer = written(per, draft, unit, **{field: value})
    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="5000-K1-26"' in text(answer)


def test_the_review_shows_exactly_what_goes_and_asks_only_whether_there_is_concern(per, draft, unit):
    answer = written(per, draft, unit)
    assert answer.status_code == 302
    page = text(per.get(answer.url))
    assert "Verkade påverkad &amp; trött &lt;b&gt;" in page
    assert "19 kap. 1 § SoL" in page
    assert re.findall(r'name="fact_(\w+)"', page).count("concern_for_child") == 2
    assert "harm_to_investigation" not in page


def send(per, draft, unit, **judged):
    review = written(per, draft, unit).url
    once = re.search(r'name="once" value="([^"]+)"', text(per.get(review))).group(1)
    return review, once, per.post(review, JUDGED | {"once": once} | judged)


def test_a_report_sent_twice_is_one_report_and_leads_to_the_same_page(per, draft, unit, act):
    review, once, first = send(per, draft, unit)
    second = per.post(review, JUDGED | {"once": once})
    assert first.url == second.url
    act("sara")
    assert sql("SELECT count(*) FROM letters_receivedmessage") == [(1,)]


def test_a_no_to_concern_sends_nothing_and_says_why(per, draft, unit, act):
    _, _, answer = send(per, draft, unit, fact_concern_for_child="no")
    assert answer.status_code == 422
    assert "öppnar inte" in text(answer)
    act("sara")
    assert sql("SELECT count(*) FROM letters_receivedmessage") == [(0,)]


def test_after_sending_the_officer_sees_what_was_sent_and_what_became_of_it(per, draft, unit):
    _, _, answer = send(per, draft, unit)
    page = text(per.get(answer.url))
    assert "Levererad" in page
    assert "Köpcentrumet" in page
    assert "Återkalla anmälan" in page


def test_a_report_that_nobody_read_is_withdrawn_and_one_that_was_read_is_not(per, draft, unit, enter_as, act):
    _, _, answer = send(per, draft, unit)
    message_id = answer.url.rstrip("/").split("/")[-1]
    enter_as("sara").get(f"/inkommet/meddelande/{message_id}/")
    page = text(per.post(f"{answer.url}aterkalla/", follow=True))
    assert "redan lästs" in page


def test_a_draft_is_shown_again_without_complaints(per, draft, unit, act):
    actor = act("per")
    about = uuid.UUID(draft.rstrip("/").split("/")[-1])
    save_draft(
        actor=actor, form="concern_report", about=about, data={"concern": ["Halvskrivet om K"]}, at=now()
    )
    page = text(per.get(draft))
    assert "Halvskrivet om K" in page
    assert "ds-error-summary" not in page
    assert "Fortsätt skriva" in text(per.get("/inkommet/anmalan/"))


def test_a_report_that_was_begun_is_asked_about_once_and_thrown_away(per, draft, unit):
    written(per, draft, unit)
    assert f"{draft}kasta/" in text(per.get("/inkommet/anmalan/"))
    assert "Vill du kasta" in text(per.get(f"{draft}kasta/"))
    assert "Fortsätt skriva" in text(per.get("/inkommet/anmalan/"))
    page = text(per.post(f"{draft}kasta/", follow=True))
    assert "Utkastet är kastat" in page
    assert "Fortsätt skriva" not in page


def test_a_colleagues_draft_is_not_thrown_away(per, draft, unit, enter_as):
    written(per, draft, unit)
    enter_as("petra").post(f"{draft}kasta/")
    assert "Fortsätt skriva" in text(per.get("/inkommet/anmalan/"))


def test_a_siblings_report_has_what_is_common_and_nothing_of_the_first_child(per, draft, unit):
    own = {"guardian_1": "Mona Sandberg", "childs_words": "Det är lugnt.", "influence_signs": "Röda ögon."}
    sent = written(per, draft, unit, **own).url
    once = re.search(r'name="once" value="([^"]+)"', text(per.get(sent))).group(1)
    filed = per.post(sent, JUDGED | {"once": once}).url
    page = text(per.post(f"{filed}syskon/", follow=True))
    assert "Anträffad 23.40 med fyra andra." in page
    assert 'value="Mona Sandberg"' in page
    assert 'value="5000-K1-26"' in page
    assert 'value="2026-11-20T23:40"' in page
    for not_hers in ('value="Kim"', "2010-03-14", "Det är lugnt.", "Röda ögon.", 'value="met" checked'):
        assert not_hers not in page


def test_a_sibling_of_anothers_report_is_not_found(filed, enter_as):
    assert enter_as("liv").post(f"/inkommet/anmalan/skickad/{filed}/syskon/").status_code == 404
    assert enter_as("sara").post(f"/inkommet/anmalan/skickad/{filed}/syskon/").status_code == 404


def test_when_the_session_ended_what_was_typed_is_on_the_page(draft, unit):
    answer = Client().post(draft, REPORT | {"recipient": unit})
    assert answer.status_code == 403
    assert "Verkade påverkad" in text(answer)


def test_inkommet_shows_kind_sender_and_clocks_and_no_name(matter, sara, enter_as):
    page = text(enter_as("sara").get("/inkommet/"))
    assert "Orosanmälan" in page
    assert "Polisen, lokalpolisområde Åkerö" in page
    assert "20 kap. 1 § SoL" in page
    assert "Sandberg" not in page


def test_opening_a_message_that_is_taken_up_leads_to_its_matter(matter, enter_as):
    answer = enter_as("sara").get(f"/inkommet/meddelande/{matter.message_id}/")
    assert answer.url == f"/inkommet/arende/{matter.id}/"


def test_taking_up_by_the_button(filed, sara, enter_as):
    client = enter_as("sara")
    assert "Ta upp" in text(client.get(f"/inkommet/meddelande/{filed}/"))
    answer = client.post(f"/inkommet/meddelande/{filed}/ta-upp/")
    assert "Omedelbar skyddsbedömning" in text(client.get(answer.url))


def test_the_protection_assessment_by_its_form(matter, enter_as, sara, act):
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/skydd/"
    moment = matter.received_at.astimezone().strftime("%Y-%m-%dT%H:%M:%S.%f")
    told = {
        "need_protection": "yes",
        "reasons": "Rädd för hemmet.",
        "earlier_known": "no",
        "assessed_at": moment,
    }
    assert client.get(url).status_code == 200
    assert client.post(url, told | {"reasons": ""}).status_code == 422
    assert client.post(url, told).url == f"/inkommet/arende/{matter.id}/"
    page = text(client.get(f"/inkommet/arende/{matter.id}/"))
    assert "Behov av omedelbart skydd" in page
    act("sara")
    assert sql("SELECT need FROM intake_protectionassessment") == [(True,)]


def test_a_step_sent_twice_is_one_row(matter, enter_as, sara, act):
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/mote/"
    told = {"answer": "offered", "once": str(uuid.uuid4())}
    assert client.post(url, told).url == client.post(url, told).url
    act("sara")
    assert sql("SELECT count(*) FROM intake_meetingoffer") == [(1,)]


def test_the_second_to_decide_gets_the_first_decision_and_keeps_the_text(matter, sara, enter_as):
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    told = {
        "decision": "not_open",
        "reasons": "Min långa motivering.",
        "child_heard": "yes",
        "delegation_point": "4.1",
        "decided_at": now().astimezone().strftime("%Y-%m-%dT%H:%M"),
        "once": str(uuid.uuid4()),
    }
    answer = enter_as("siv").post(f"/inkommet/arende/{matter.id}/beslut/", told)
    assert answer.status_code == 422
    assert "Sara Lindqvist" in text(answer)
    assert "Familjen tar emot stöd" in text(answer)
    assert "Min långa motivering." in text(answer)


def test_what_is_typed_in_a_step_is_there_again(matter, sara, enter_as):
    save_draft(
        actor=sara, form="intake-beslut", about=matter.id, data={"reasons": ["Halva skälen"]}, at=now()
    )
    assert "Halva skälen" in text(enter_as("sara").get(f"/inkommet/arende/{matter.id}/beslut/"))


def test_choosing_who_it_is_about(matter, sara, enter_as):
    kim = register_kim(sara)
    client = enter_as("sara")
    page = text(client.get(f"/inkommet/arende/{matter.id}/vem/"))
    assert "Kim Sandberg" in page
    client.post(f"/inkommet/arende/{matter.id}/vem/valj/", {"person": str(kim.id)})
    page = text(client.get(f"/inkommet/arende/{matter.id}/"))
    assert f"/personer/{kim.id}/" in page
    client.post(f"/inkommet/arende/{matter.id}/vem/valj/", {"person": ""})
    assert "Inte valt än" in text(client.get(f"/inkommet/arende/{matter.id}/"))


def test_registering_a_new_person_begins_with_what_the_report_says(matter, sara, enter_as, act):
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/vem/ny/"
    assert 'value="Sandberg"' in text(client.get(url))
    told = {"child-given_name": "Kim", "child-family_name": "Sandberg", "child-birth_date": "2010-03-14"}
    client.post(url, told | {"child-protected_identity": "none"})
    act("sara")
    assert sql("SELECT given_name FROM people_person") == [("Kim",)]


def test_the_municipality_that_the_report_names_is_kept(act, enter_as):
    message_id = file(act("per"), report(child=kim(home_municipality="9902")))
    matter = receiving.take_up(actor=act("sara"), message_id=message_id, at=now())
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/vem/ny/"
    assert 'value="9902" selected' in text(client.get(url))
    assert "Folkbokföringskommun" in text(client.get(f"/inkommet/arende/{matter.id}/"))
    told = {"child-given_name": "Kim", "child-birth_date": "2010-03-14", "child-protected_identity": "none"}
    client.post(url, told | {"child-home_municipality": "9902"})
    act("sara")
    assert sql("SELECT home_municipality FROM people_person") == [("9902",)]


def test_the_answer_to_the_reporter_by_its_page(matter, sara, enter_as, act):
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/aterkoppla/"
    page = text(client.get(url))
    assert "En utredning har inte inletts" in page
    assert "Är det olämpligt att berätta" in page
    answer = client.post(url, {"fact_unsuitable_to_answer_reporter": "no", "why": "Inget hindrar."})
    assert answer.status_code == 302
    act("per")
    newest = inbox(actor=act("per")).new[0]
    assert newest.kind_name == "Återkoppling på orosanmälan"


PATHS = [
    "meddelande/{message}/",
    "meddelande/{message}/ta-upp/",
    "meddelande/{message}/klart/",
    "arende/{matter}/",
    "arende/{matter}/vem/",
    "arende/{matter}/vem/valj/",
    "arende/{matter}/vem/ny/",
    "arende/{matter}/aterkoppla/",
    "arende/{matter}/aterkoppla/avsta/",
    "arende/{matter}/skicka-vidare/",
    "arende/{matter}/sortera/",
    "arende/{matter}/skydd/",
    "arende/{matter}/beslut/",
    "anmalan/skickad/{message}/",
    "anmalan/skickad/{message}/fraga/",
    "anmalan/skickad/{message}/aterkalla/",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", ["liv", "rut", "karin", "bea"])
def test_another_unit_gets_the_same_answer_as_for_what_does_not_exist(path, name, matter, sara, enter_as):
    client = enter_as(name)
    url = "/inkommet/" + path.format(message=matter.message_id, matter=matter.id)
    for answer in (client.get(url), client.post(url, {"person": "", "why": "x"})):
        assert answer.status_code in (404, 405)
        assert "Sandberg" not in text(answer)


def test_a_step_that_does_not_exist_is_not_found(matter, enter_as, sara):
    assert enter_as("sara").get(f"/inkommet/arende/{matter.id}/finns-inte/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_inkommet_takes_the_same_statements_however_long(
    number, act, enter_as, django_assert_max_num_queries
):
    for _ in range(number):
        file(act("faruk"), report(police=None))
    client = enter_as("sara")
    client.get("/inkommet/")
    with django_assert_max_num_queries(15):
        client.get("/inkommet/")


def test_every_page_stays_under_fifteen_statements(
    matter, sara, enter_as, act, django_assert_max_num_queries
):
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    client = enter_as("sara")
    for path in ("", "beslut/", "vem/", "vem/ny/", "aterkoppla/"):
        with django_assert_max_num_queries(17):
            assert client.get(f"/inkommet/arende/{matter.id}/{path}").status_code == 200
