"""Dela uppgifter: each gets just what is open for it, all in one transaction, once."""

import re
from uuid import uuid4

import pytest

from samsyn.foundation.messages.models import Assessment, AssessmentItem, ReceivedMessage, SentMessage
from samsyn.foundation.people.models import Person

pytestmark = pytest.mark.django_db

RISK = "Kim har setts med äldre som säljer."
OUTCOME = "En utredning är inledd."
JUDGED = {
    "judged": "1",
    "fact_concrete_risk_of_crime": "yes",
    "fact_disclosure_unsuitable": "no",
    "why": "Tre kvällar i rad.",
}
BOTH_OPEN = JUDGED | {"fact_needed_for_purpose": "yes", "fact_secrecy_interest_outweighs": "no"}


@pytest.fixture
def sharing(act, kim, enter_as, cast):
    """Sara's page for sharing about Kim with the police: `(client, place, fields)`."""
    person = kim(act("sara"))
    fields = {
        "recipients": [str(cast["per"][1])],
        "purpose": "prevent_crime",
        "text_crime_risk": RISK,
        "text_report_outcome": OUTCOME,
        "once": str(uuid4()),
    }
    return enter_as("sara"), f"/dela/om/{person}/", fields


def text_of(page) -> str:
    return page.content.decode()


def test_the_matrix_shows_what_is_open_to_be_judged_and_closed(sharing):
    client, place, fields = sharing
    page = text_of(client.post(place, fields))
    assert len(re.findall(r'class="matrix-cell"', page)) == 3
    assert page.count("<span>Behöver bedömas</span>") == 2
    assert page.count("<span>Får inte lämnas</span>") == 1
    assert 'name="send"' not in page
    judged = text_of(client.post(place, fields | JUDGED))
    assert judged.count("<span>Får lämnas</span>") == 2
    assert 'name="send"' in judged


def test_each_recipient_gets_only_what_is_open_for_it(sharing, act, cast):
    client, place, fields = sharing
    fields["recipients"] = [str(cast["per"][1]), str(cast["rut"][1]), str(cast["bea"][1])]
    fields["text_health"] = "Kim sover dåligt."
    sent = client.post(place, fields | JUDGED | {"send": "1"})
    assert sent.status_code == 302
    per = act("per")
    (got,) = ReceivedMessage.objects.filter(unit_id=per.unit_id, kind_id="information/1")
    assert [part["category"] for part in got.payload["parts"]] == ["crime_risk", "health"]
    assert OUTCOME not in str(got.payload)
    assert sorted(got.categories) == ["crime_risk", "health", "identity"]
    assert got.purpose == "prevent_crime"
    assert {ground["category"] for ground in got.grounds} == {"crime_risk", "health", "identity"}
    rut = act("rut")
    assert not ReceivedMessage.objects.filter(unit_id=rut.unit_id, kind_id="information/1").exists()


def test_two_recipients_get_a_message_each_with_its_own_assessment(sharing, act, cast):
    client, place, fields = sharing
    fields["recipients"] = [str(cast["per"][1]), str(cast["rut"][1])]
    assert client.post(place, fields | BOTH_OPEN | {"send": "1"}).status_code == 302
    sara = act("sara")
    sent = SentMessage.objects.filter(unit_id=sara.unit_id, kind_id="information/1")
    assert {row.recipient_id for row in sent} == {cast["per"][1], cast["rut"][1]}
    assert len({row.assessment_id for row in sent}) == 2
    for row in Assessment.objects.filter(id__in=[one.assessment_id for one in sent]):
        assert row.why == "Tre kvällar i rad."
        items = AssessmentItem.objects.filter(unit_id=sara.unit_id, assessment_id=row.id)
        assert {item.category for item in items} == {"identity", "crime_risk"}
        assert all(item.facts for item in items)


def test_a_double_send_makes_one(sharing, act):
    client, place, fields = sharing
    first = client.post(place, fields | JUDGED | {"send": "1"})
    second = client.post(place, fields | JUDGED | {"send": "1"})
    assert first["Location"] == second["Location"]
    assert ReceivedMessage.objects.filter(unit_id=act("per").unit_id, kind_id="information/1").count() == 1


def test_what_hangs_on_a_question_that_is_left_is_not_sent(sharing):
    client, place, fields = sharing
    page = client.post(place, fields | {"judged": "1", "send": "1"})
    assert page.status_code == 200
    assert SentMessage.objects.filter(kind_id="information/1").count() == 0


def test_a_judgement_without_why_is_refused_and_nothing_is_lost(sharing):
    client, place, fields = sharing
    page = client.post(place, fields | JUDGED | {"why": "", "send": "1"})
    assert page.status_code == 422
    assert "Skriv varför du bedömer så." in text_of(page)
    assert RISK in text_of(page)


def test_when_everything_is_closed_it_says_so_and_what_to_do_instead(sharing):
    client, place, fields = sharing
    page = text_of(client.post(place, fields | {"purpose": "support"}))
    assert "Inget av det du har skrivit får lämnas till någon av dem." in page
    assert "samtycker" in page
    assert RISK in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"recipients": []}, "Välj minst en mottagare."),
        ({"purpose": ""}, "Välj vad uppgifterna ska användas till."),
        ({"text_crime_risk": "", "text_report_outcome": "  "}, "Skriv något under minst en sorts uppgift."),
        ({"text_crime_risk": "a" * 100_001}, "Högst 100 000 får plats."),
        ({"text_crime_risk": "a\x07b"}, "styrtecken"),
        ({"recipients": [str(uuid4())]}, "finns inte i er samverkan"),
    ],
)
def test_what_cannot_be_sent_is_refused_in_words_and_what_was_typed_stays(sharing, change, told):
    client, place, fields = sharing
    page = client.post(place, fields | change)
    assert page.status_code == 422
    assert told in text_of(page)
    assert (change.get("text_crime_risk") or RISK)[:50] in text_of(page) or change.get(
        "text_crime_risk"
    ) == ""


def test_a_unit_outside_the_cooperation_is_no_recipient(sharing, cast):
    client, place, fields = sharing
    page = client.post(place, fields | {"recipients": [str(cast["liv"][1])]})
    assert page.status_code == 422
    assert "finns inte i er samverkan" in text_of(page)


def test_a_text_of_a_hundred_thousand_characters_gets_through(sharing, act):
    client, place, fields = sharing
    long = "å" * 100_000
    assert client.post(place, fields | JUDGED | {"text_crime_risk": long, "send": "1"}).status_code == 302
    (got,) = ReceivedMessage.objects.filter(unit_id=act("per").unit_id, kind_id="information/1")
    assert got.payload["parts"][0]["text"] == long


def test_to_change_the_text_shows_all_that_was_written(sharing):
    client, place, fields = sharing
    page = text_of(client.post(place, fields | JUDGED | {"change": "1"}))
    assert "Vad vill du berätta?" in page
    assert RISK in page
    assert OUTCOME in page


def test_one_may_refrain_and_it_is_kept_with_the_reason(sharing, act):
    client, place, fields = sharing
    done = client.post(place, fields | JUDGED | {"refrain": "1", "r-why": "Familjen vill berätta själv."})
    assert done.status_code == 302
    sara = act("sara")
    (row,) = Assessment.objects.filter(unit_id=sara.unit_id, refrained=True)
    assert row.why == "Familjen vill berätta själv."
    assert not SentMessage.objects.filter(unit_id=sara.unit_id, kind_id="information/1").exists()


def test_the_receiver_links_it_to_its_own_person_and_it_stands_on_that_persons_page(sharing, act, enter_as):
    client, place, fields = sharing
    client.post(place, fields | JUDGED | {"send": "1"})
    per = act("per")
    (got,) = ReceivedMessage.objects.filter(unit_id=per.unit_id, kind_id="information/1")
    police = enter_as("per")
    page = f"/dela/meddelande/{got.id}/"
    assert RISK in text_of(police.get(page))
    wrong = police.post(page, {"choose": "1"})
    assert wrong.status_code == 422
    assert police.post(page, {"choose": "1", "person": "new", "once": str(uuid4())}).status_code == 302
    act("per")
    (kim,) = Person.objects.filter(unit_id=per.unit_id, given_name="Kim")
    told = text_of(police.get(f"/personer/{kim.id}/vem-vet-vad/"))
    assert "Risk för brott" in told
    assert "har berättat för oss" in told
    assert "Uppgifter om en ung person" in text_of(police.get(f"/personer/{kim.id}/"))


def test_nobody_elses_message_is_read(sharing, act, enter_as):
    client, place, fields = sharing
    client.post(place, fields | JUDGED | {"send": "1"})
    (got,) = ReceivedMessage.objects.filter(unit_id=act("per").unit_id, kind_id="information/1")
    for who in ("liv", "rut", "faruk"):
        assert enter_as(who).get(f"/dela/meddelande/{got.id}/").status_code == 404


def test_somebody_elses_person_cannot_be_shared(enter_as, act, kim):
    person = kim(act("sara"))
    for who in ("per", "liv", "karin"):
        for place in (f"/dela/om/{person}/", f"/dela/fraga-om/{person}/"):
            assert enter_as(who).get(place).status_code == 404
