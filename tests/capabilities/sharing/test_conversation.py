"""Får jag dela?: without a person nothing is kept, with one the worker decides what is."""

import datetime as dt
import re

import pytest
from django.db import connection

from samsyn.capabilities.sharing.conversation import Said, sealed, unsealed
from samsyn.foundation.messages.models import Assessment, AssessmentItem
from samsyn.law import Category, Fact, Party, Purpose

pytestmark = pytest.mark.django_db

START = "/far-jag-dela/"


def said_in(page) -> str:
    return re.search(r'name="said" value="([^"]+)"', page.content.decode()).group(1)


def text_of(page) -> str:
    return page.content.decode()


def answer(client, page, number, **fields):
    return client.post(START, {"said": said_in(page), "page": number, **fields})


def to_the_answer(client, **about):
    page = client.get(START)
    page = answer(client, page, "1", **(about or {"who": "unnamed", "age": "16"}))
    page = answer(client, page, "2", to="party:police", purpose="prevent_crime")
    page = answer(client, page, "3", categories=["crime_risk"])
    assert "Fråga 4 av högst 4" in text_of(page)
    return answer(client, page, "4", fact_concrete_risk_of_crime="yes", fact_disclosure_unsuitable="no")


def written() -> dict[str, int]:
    """How many rows have been written in every table in this transaction, whoever may read them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables "
            "WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())


def test_four_questions_lead_to_a_calm_answer_with_reasons_citation_and_what_to_write_down(enter_as):
    page = text_of(to_the_answer(enter_as("sara")))
    assert "Ja, du får" in page
    assert "10 kap. 18 a § OSL" in page
    assert "De konkreta omständigheter som visar risken." in page
    assert "gäller från 2025-04-01" in page


def test_asked_without_a_person_nothing_is_stored_and_nothing_stands_in_an_address(enter_as):
    client = enter_as("sara")
    client.get(START)
    before = written()
    page = to_the_answer(client)
    assert "Ja, du får" in text_of(page)
    assert "Spara prövningen" not in text_of(page)
    kept = client.post(
        START, {"said": said_in(page), "page": "svar", "keep": "1", "why": "Jag vill spara det här."}
    )
    assert "Prövningen är sparad" not in text_of(kept)
    assert written() == before
    assert page.request["QUERY_STRING"] == ""
    assert page["Cache-Control"].count("no-store") == 1


def test_a_question_left_is_answered_with_that_it_depends(enter_as):
    client = enter_as("sara")
    page = answer(client, client.get(START), "1", who="unnamed", age="16")
    page = answer(client, page, "2", to="party:police", purpose="prevent_crime")
    page = answer(client, page, "3", categories=["crime_risk"])
    page = answer(client, page, "4", fact_concrete_risk_of_crime="unknown")
    assert "Det beror på din bedömning" in text_of(page)
    assert "Det här är kvar att bedöma" in text_of(page)


def test_nothing_to_judge_leads_straight_to_the_answer(enter_as):
    client = enter_as("sara")
    page = answer(client, client.get(START), "1", who="unnamed", age="16")
    page = answer(client, page, "2", to="party:police", purpose="support")
    page = answer(client, page, "3", categories=["health"])
    assert page.status_code == 200
    assert re.search(r"<h2 id=\"svar-refused\">.*Nej", text_of(page))
    assert "Skriv en orosanmälan" not in text_of(page), "social services do not report to themselves"


def test_a_school_is_led_to_the_concern_report(enter_as):
    client = enter_as("rut")
    page = answer(client, client.get(START), "1", who="unnamed", age="16")
    page = answer(client, page, "2", to="party:police", purpose="support")
    page = answer(client, page, "3", categories=["health"])
    assert "Skriv en orosanmälan" in text_of(page)


def test_ja_om_de_fragar(enter_as):
    client = enter_as("rut")
    page = answer(client, client.get(START), "1", who="unnamed", age="16")
    page = answer(client, page, "2", to="party:police", purpose="law_enforcement_request")
    page = answer(client, page, "3", categories=["contact_details"])
    if "Fråga 4" in text_of(page):
        page = answer(client, page, "4", answer="1")
    asked = answer(client, client.get(START), "1", who="unnamed", age="16")
    asked = answer(client, asked, "2", to="party:police", purpose="law_enforcement_request", requested="on")
    asked = answer(client, asked, "3", categories=["contact_details"])
    assert "eftersom de frågar" in text_of(asked) or "Det här behöver du bedöma" in text_of(asked)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Välj om det gäller någon namngiven eller inte."),
        ({"who": "unnamed"}, "Skriv en ungefärlig ålder eller ett födelsedatum."),
        ({"who": "unnamed", "age": "200"}, "Skriv en ålder mellan 0 och 120 år."),
        ({"who": "unnamed", "age": "-1"}, "Skriv en ålder mellan 0 och 120 år."),
        ({"who": "unnamed", "age": "femton"}, "Skriv åldern med siffror"),
        ({"who": "unnamed", "born": "2999-01-01"}, "Födelsedatumet ligger i framtiden."),
        ({"who": "unnamed", "born": "1850-01-01"}, "mer än 120 år sedan"),
        ({"who": "unnamed", "age": "15", "born": "2011-01-01"}, "antingen ålder eller födelsedatum"),
        ({"who": "own"}, "Skriv minst två tecken att söka på."),
        ({"who": "own", "find": "Zzyzx"}, "Ingen träff i din verksamhet."),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_and_kept(enter_as, typed, told):
    client = enter_as("sara")
    page = answer(client, client.get(START), "1", **typed)
    assert page.status_code == 422
    assert told in text_of(page)
    for value in typed.values():
        assert value in text_of(page)


def test_an_unsealed_or_anothers_or_a_changed_page_begins_again(act, enter_as):
    sara, per = act("sara"), act("per")
    said = Said(age=16, to_party=Party.POLICE, purpose=Purpose.PREVENT_CRIME, categories=(Category.HEALTH,))
    text = sealed(said, actor=sara)
    assert unsealed(text, actor=sara) == said
    assert unsealed(text, actor=per) is None
    assert unsealed(text[:-2] + "xx", actor=sara) is None
    page = enter_as("sara").post(START, {"said": "nonsense", "page": "svar"})
    assert "Fråga 1 av högst 4" in text_of(page)


def test_what_was_judged_of_something_else_does_not_hold():
    said = Said(age=16, facts={Fact.CONCRETE_RISK_OF_CRIME: True})
    from samsyn.capabilities.sharing.forms.conversation import AboutForm

    form = AboutForm({"who": "unnamed", "age": "17"}, today=dt.date(2026, 11, 22))
    assert form.is_valid()
    assert form.add_to(said) == Said(age=17)


def test_a_protected_identity_is_a_question_for_a_lawyer_where_the_law_says_so(enter_as):
    client = enter_as("sara")
    page = answer(client, client.get(START), "1", who="unnamed", age="16", protected="on")
    page = answer(client, page, "2", to="party:police", purpose="prevent_crime")
    page = answer(client, page, "3", categories=["whereabouts"])
    if "Fråga 4" in text_of(page):
        page = answer(client, page, "4", fact_concrete_risk_of_crime="yes", fact_disclosure_unsuitable="no")
    assert "Fråga jurist" in text_of(page)


@pytest.fixture
def about_kim(enter_as, act, kim, cast):
    """Sara has asked about her own Kim, to the police, up to the answer."""
    sara = act("sara")
    person = kim(sara)
    client = enter_as("sara")
    police = cast["per"][1]
    place = f"/far-jag-dela/om/{person}/"
    page = client.get(place)
    assert "Fråga 2 av högst 4" in text_of(page)
    for number, fields in (
        ("2", {"to": f"unit:{police}", "purpose": "prevent_crime"}),
        ("3", {"categories": ["crime_risk", "report_outcome"]}),
        ("4", {"fact_concrete_risk_of_crime": "yes", "fact_disclosure_unsuitable": "no"}),
    ):
        page = client.post(place, {"said": said_in(page), "page": number, **fields})
    return client, place, page, person


def test_about_a_person_the_read_is_logged_and_nothing_else_is_kept(about_kim):
    client, place, page, _person = about_kim
    assert "Kim Åberg" in text_of(page)
    before = written()
    client.post(place, {"said": said_in(page), "go": "3"})
    after = written()
    assert {table for table in after if after[table] != before.get(table)} == {"audit_auditinbox"}


def test_the_worker_may_keep_what_is_open_as_a_recorded_assessment(about_kim, act):
    client, place, page, person = about_kim
    kept = client.post(
        place, {"said": said_in(page), "page": "svar", "keep": "1", "why": "Upprepade kvällar med äldre."}
    )
    assert kept.status_code == 302
    sara = act("sara")
    (row,) = Assessment.objects.filter(unit_id=sara.unit_id, person_id=person)
    assert (row.refrained, row.why) == (False, "Upprepade kvällar med äldre.")
    items = AssessmentItem.objects.filter(unit_id=sara.unit_id, assessment_id=row.id)
    assert [(one.category, one.outcome) for one in items] == [("crime_risk", "permitted")]


def test_or_that_one_refrains_with_the_reason(about_kim, act):
    client, place, page, person = about_kim
    missing = client.post(place, {"said": said_in(page), "page": "svar", "refrain": "1", "why": ""})
    assert missing.status_code == 422
    assert "Skriv varför." in text_of(missing)
    client.post(place, {"said": said_in(page), "page": "svar", "refrain": "1", "why": "Vi väntar."})
    sara = act("sara")
    (row,) = Assessment.objects.filter(unit_id=sara.unit_id, person_id=person)
    assert (row.refrained, row.why) == (True, "Vi väntar.")


def test_somebody_elses_person_is_not_found(enter_as, act, kim):
    person = kim(act("sara"))
    assert enter_as("per").get(f"/far-jag-dela/om/{person}/").status_code == 404
    assert enter_as("liv").get(f"/far-jag-dela/om/{person}/").status_code == 404


def test_a_person_is_found_by_name_and_chosen(enter_as, act, kim):
    person = kim(act("sara"))
    client = enter_as("sara")
    page = answer(client, client.get(START), "1", who="own", find="Kim")
    assert page.status_code == 422
    assert str(person) in text_of(page)
    page = answer(client, page, "1", who="own", find="Kim", person=str(person))
    assert "Fråga 2 av högst 4" in text_of(page)
    assert "Kim Åberg" in text_of(page)


def test_the_tip_operator_asks_without_a_person_only(enter_as, act, kim):
    person = kim(act("sara"))
    client = enter_as("karin")
    assert client.get(START).status_code == 200
    assert client.get(f"/far-jag-dela/om/{person}/").status_code == 404
