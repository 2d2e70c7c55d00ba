"""The lawyer's pages, the law for everybody, and the question that is about nobody."""

import datetime as dt
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samsyn.capabilities.legal_counsel.queries.law import changed_between
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.settlements.decision import Decision
from samsyn.foundation.settlements.models import LocalSettlement

pytestmark = pytest.mark.django_db
QUESTION = "Den unge har berättat om ett snatteri. Får vi ta det med polisen?"
ASKED = {
    "recipient": "police",
    "category": "suspected_offence",
    "purpose": "investigate_crime",
    "question": QUESTION,
    "punkt": "15a-mot-23",
}
POINT = "/jurist/punkt/15a-mot-23/"
REASONS = "Propositionen talar för att 15 a § ska läsas efter sina ord."


def once():
    return {"once": str(uuid.uuid4())}


def settle_form(**changes):
    today = timezone.localdate()
    return (
        {"decision": "opens", "from_on": today.isoformat(), "to_on": "", "reasons": REASONS}
        | once()
        | changes
    )


def shown(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("path", ["/jurist/", POINT])
@pytest.mark.parametrize("name", ["sara", "siv", "ada", "karin", "per", "liv"])
def test_only_the_lawyer_comes_in(enter_as, path, name):
    assert enter_as(name).get(path).status_code == 404
    assert enter_as(name).post(path, settle_form(settle="1")).status_code in {404, 405}


@pytest.mark.parametrize(
    "path", ["/inkommet/", "/arenden/", "/personer/", "/hembesok/", "/skickat/", "/logg/", "/jurist/fraga/"]
)
def test_the_lawyer_sees_no_cases(enter_as, path):
    assert enter_as("jorunn").get(path).status_code == 404


@pytest.mark.parametrize("name", ["sara", "ada", "karin", "per", "rut", "jorunn", "liv"])
def test_every_worker_reads_the_law_from_the_own_side(enter_as, name):
    said = shown(enter_as(name).get("/jurist/lagen/"))
    assert "Välj en riktning" in said
    assert "Mellan många parter" in said


def test_the_first_page_of_the_law_leads_on_by_direction(enter_as):
    sara = enter_as("sara")
    page = sara.get("/jurist/lagen/").content.decode()
    link = re.search(r'href="(\?fran=social_services&amp;till=police&amp;dag=[^"]+)"', page)
    assert link
    assert "Från socialtjänsten till polisen" in shown(
        sara.get(f"/jurist/lagen/{link[1].replace('&amp;', '&')}")
    )
    every = shown(sara.get("/jurist/lagen/?fran=&till="))
    assert "Från polisen till den unge" in every
    assert "Tidsgränser" in every


def test_the_law_is_found_by_direction_words_and_day(enter_as):
    sara = enter_as("sara")
    said = shown(sara.get("/jurist/lagen/?fran=social_services&till=police&sok=konkreta"))
    assert "Från socialtjänsten till polisen" in said
    assert "10 kap. 18 a § OSL" in said
    assert "19 kap. 1 § SoL" not in said
    assert "Gäller från och med 1 april 2025" in said
    older = shown(sara.get("/jurist/lagen/?fran=social_services&till=police&dag=2024-06-01"))
    assert "10 kap. 15 a § första stycket 1 OSL" not in older
    assert "lydelsen till och med den 31 mars 2025" in older
    assert "Inget i regelverket stämmer" in shown(sara.get("/jurist/lagen/?sok=finnsinte"))
    assert "14 dagar" in shown(sara.get("/jurist/lagen/?sok=förhandsbedömning")).lower()
    assert "Skriv dagen som åååå-mm-dd." in shown(sara.get("/jurist/lagen/?dag=i+dag"), 422)


def test_the_preview_comes_before_the_decision_and_nothing_is_kept_until_then(enter_as, act):
    jorunn = enter_as("jorunn")
    said = shown(jorunn.post(POINT, settle_form()))
    assert "Det här ändras" in said
    assert "Fem månader når inte upp" in said
    assert "fråga en jurist → blir får lämnas" in said
    act("jorunn")
    assert LocalSettlement.objects.count() == 0


def test_jorunn_settles_changes_and_ends(enter_as, act):
    jorunn, today = enter_as("jorunn"), timezone.localdate()
    form = settle_form(settle="1", replaces="", to_on=(today + dt.timedelta(days=30)).isoformat())
    assert jorunn.post(POINT, form).status_code == 302
    assert jorunn.post(POINT, form).status_code == 302  # a double press
    act("jorunn")
    (row,) = LocalSettlement.objects.all()
    assert (row.decision, row.to_on) == (Decision.OPENS, today + dt.timedelta(days=31))
    said = shown(jorunn.get(POINT))
    assert "Jorunn Hedlund, kommunjurist, Kommunjuristerna i Åkerö" in said
    assert REASONS in said
    ended = settle_form(
        decision="unsettled", settle="1", replaces=str(row.id), reasons="Ny vägledning väntas."
    )
    assert jorunn.post(POINT, ended).status_code == 302
    assert "Punkten är öppen." in shown(jorunn.get(POINT))
    assert "Avgjort av kommunens jurist Inget är avgjort" in shown(enter_as("sara").get("/jurist/lagen/"))


def test_what_is_settled_is_read_by_those_of_the_municipality_and_by_no_others(enter_as):
    enter_as("jorunn").post(POINT, settle_form(settle="1", replaces=""))
    for name in ("sara", "rut", "per"):
        assert REASONS in shown(enter_as(name).get("/jurist/lagen/")), name
    assert REASONS not in shown(enter_as("liv").get("/jurist/lagen/"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"decision": ""}, "Välj vad som ska gälla."),
        ({"from_on": "2026-01-01"}, "Ett avgörande gäller aldrig bakåt."),
        ({"to_on": "2026-01-01"}, "Den sista dagen ligger före den första."),
        ({"reasons": ""}, "Skriv skälen"),
        ({"decision": "unsettled"}, "Det går inte att välja."),
        ({"settle": "1", "replaces": str(uuid.uuid4())}, "under tiden"),
    ],
)
def test_a_decision_with_a_mistake_is_kept_on_the_page_with_the_reason(enter_as, act, changes, said):
    answer = enter_as("jorunn").post(POINT, settle_form(**changes))
    assert said in shown(answer, 422)
    if changes.get("reasons") is None:
        assert REASONS in answer.content.decode()
    act("jorunn")
    assert LocalSettlement.objects.count() == 0


def test_a_point_that_is_nobodys_to_settle_has_no_page(enter_as):
    assert enter_as("jorunn").get("/jurist/punkt/skyddade-uppgifter/").status_code == 404


def ask(client, **changes):
    return client.post("/jurist/fraga/", ASKED | once() | changes)


def test_sara_asks_and_the_answer_comes_back(enter_as, act):
    sara, jorunn = enter_as("sara"), enter_as("jorunn")
    page = shown(sara.get("/jurist/fraga/?punkt=15a-mot-23&till=police&uppgift=suspected_offence"))
    assert "Det här är oklart" in page
    assert ask(sara).status_code == 302
    assert QUESTION[:30] in shown(jorunn.get("/jurist/"))
    assert "En fråga har kommit." in shown(jorunn.get("/jurist/"))
    act("jorunn")
    (got,) = ReceivedMessage.objects.all()
    assert (got.categories, got.person_id) == ([], None)
    path = f"/jurist/fragor/{got.id}/"
    assert "Avgör för kommunen" in shown(jorunn.get(path))
    form = {"answer": "Nej, inte förrän punkten är avgjord."} | once()
    assert jorunn.post(path, form).status_code == 302
    assert "Ingen fråga väntar" in shown(jorunn.get("/jurist/"))
    assert "redan besvarad" in shown(jorunn.post(path, form | once()), 422)
    act("sara")
    (reply,) = ReceivedMessage.objects.all()
    assert "Nej, inte förrän punkten är avgjord." in shown(sara.get(f"/inkommet/meddelande/{reply.id}/"))


def test_what_shows_whom_it_is_about_has_to_go_before_the_question_is_sent(enter_as, act):
    actor = act("sara")
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(2010, 5, 1))
    register_person(actor=actor, facts=facts, at=timezone.now())
    sara = enter_as("sara")
    said = shown(ask(sara, question="Kim Åberg, 20100501-1234, har snattat. Får vi säga det?"), 422)
    assert "Det här visar vem det gäller: 20100501-1234, Kim Åberg." in said
    assert "Kim Åberg, 20100501-1234" in said
    sure = ask(sara, question="Kim Åberg har snattat. Får vi säga det?", nobodys_names="on")
    assert "Det här visar vem det gäller: Kim Åberg." in shown(sure, 422)
    assert "Är det här ett namn? Kim." in shown(ask(sara, question="Kim har snattat. Får vi?"), 422)
    act("sara")
    assert SentMessage.objects.count() == 0
    assert ask(sara, question="Programmet Kim visar fel. Får vi?", nobodys_names="on").status_code == 302


def test_where_there_is_no_lawyer_the_page_says_so(enter_as):
    assert "Kommunen har ingen jurist i Samsyn" in shown(ask(enter_as("liv")), 422)


def test_a_question_sent_twice_is_one(enter_as, act):
    sara, form = enter_as("sara"), ASKED | once()
    sara.post("/jurist/fraga/", form)
    sara.post("/jurist/fraga/", form)
    act("jorunn")
    assert ReceivedMessage.objects.count() == 1


def test_the_lawyer_opens_only_questions_that_came_to_her(enter_as, act):
    ask(enter_as("sara"))
    act("sara")
    (sent,) = SentMessage.objects.all()
    for name in ("per", "liv", "sara"):
        assert enter_as(name).get(f"/jurist/fragor/{sent.id}/").status_code == 404
    assert enter_as("jorunn").get(f"/jurist/fragor/{uuid.uuid4()}/").status_code == 404


def test_the_lawyers_page_takes_as_many_statements_with_three_questions_as_with_one(enter_as):
    sara, jorunn = enter_as("sara"), enter_as("jorunn")
    taken = []
    for more in (1, 2):
        for _ in range(more):
            ask(sara)
        jorunn.get("/jurist/")
        with CaptureQueriesContext(connection) as asked:
            assert jorunn.get("/jurist/").status_code == 200
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_without_a_login_nobody_comes_in(client):
    for path in ("/jurist/", "/jurist/lagen/", "/jurist/fraga/", POINT):
        assert client.get(path).status_code == 302


def test_the_lawyers_page_tells_what_has_changed_in_words(enter_as):
    said = shown(enter_as("jorunn").get("/jurist/"))
    assert "Ändras det närmaste året" in said
    assert "Har ändrats det senaste året" in said
    changed = changed_between(dt.date(2025, 11, 30), dt.date(2026, 1, 15))
    assert ("Ny: 10 kap. 15 a § första stycket 1 OSL", "En myndighet får lämna uppgiften") in {
        (one.what, one.lines[0][:32]) for one in changed if one.lines
    }
    assert "Ny tidsgräns: Återkoppling till den som är anmälningsskyldig (19 kap. 6 § SoL)" in {
        one.what for one in changed
    }
    assert all("`" not in f"{one.what} {one.lines}" for one in changed)


def test_the_point_is_found_where_the_worker_did_not_name_it(enter_as):
    ask(enter_as("sara"), punkt="")
    ask(enter_as("sara"), punkt="finns-inte")
    assert "2 frågor har kommit." in shown(enter_as("jorunn").get("/jurist/"))
