"""Fråga efter uppgifter: a question crosses as a message, and its answer is weighed as asked for."""

from uuid import uuid4

import pytest

from samsyn.foundation.messages.models import Receipt, ReceivedMessage, SentMessage

pytestmark = pytest.mark.django_db

QUESTION = "Har Kim någon hos er att prata med?"
JUDGED = {
    "judged": "1",
    "fact_needed_for_purpose": "yes",
    "fact_secrecy_interest_outweighs": "no",
    "why": "Vi ser samma sak i skolan.",
}


def text_of(page) -> str:
    return page.content.decode()


@pytest.fixture
def asked(act, kim, enter_as, cast):
    """Rut has asked Sara about Kim, whom both know; the received question."""
    rut = act("rut")
    person = kim(rut)
    fields = {
        "recipients": [str(cast["sara"][1])],
        "purpose": "prevent_crime",
        "wanted": ["support_and_plan", "meeting"],
        "question": QUESTION,
        "once": str(uuid4()),
    }
    client, place = enter_as("rut"), f"/dela/fraga-om/{person}/"
    assert "Behöver bedömas" in text_of(client.post(place, fields))
    assert client.post(place, fields | JUDGED | {"send": "1"}).status_code == 302
    sara = act("sara")
    (question,) = ReceivedMessage.objects.filter(unit_id=sara.unit_id, kind_id="request/1")
    return question


def linked(client, question, person):
    place = f"/dela/meddelande/{question.id}/"
    fields = {"choose": "1", "person": str(person), "once": str(uuid4())}
    assert client.post(place, fields).status_code == 302


def test_a_question_names_the_young_person_and_carries_only_that(asked):
    assert asked.categories == ["identity"]
    assert asked.payload["wanted"] == ["support_and_plan", "meeting"]
    assert asked.payload["question"] == QUESTION


def test_it_is_answered_only_when_a_human_has_said_who_it_is(asked, enter_as):
    client = enter_as("sara")
    answering = client.get(f"/dela/meddelande/{asked.id}/svara/")
    assert answering.status_code == 302
    assert answering["Location"] == f"/dela/meddelande/{asked.id}/"
    assert QUESTION in text_of(client.get(answering["Location"]))


def test_the_answer_goes_to_the_asker_as_a_reply_and_the_asker_sees_it(asked, act, kim, enter_as, cast):
    person = kim(act("sara"))
    client = enter_as("sara")
    linked(client, asked, person)
    place = f"/dela/meddelande/{asked.id}/svara/"
    writing = text_of(client.get(place))
    assert writing.index("Stöd och planering") < writing.index("Kontaktuppgifter"), (
        "what is asked for is first"
    )
    fields = {
        "recipients": [str(cast["rut"][1])],
        "purpose": "prevent_crime",
        "text_support_and_plan": "Kim träffar en familjebehandlare.",
        "once": str(uuid4()),
    }
    assert client.post(place, fields | JUDGED | {"send": "1"}).status_code == 302
    rut = act("rut")
    (got,) = ReceivedMessage.objects.filter(unit_id=rut.unit_id, kind_id="information/1")
    (question,) = SentMessage.objects.filter(unit_id=rut.unit_id, kind_id="request/1")
    assert got.in_reply_to == question.id
    assert Receipt.objects.filter(unit_id=rut.unit_id, message_id=question.id, what="answered").exists()


def test_the_answer_can_go_to_nobody_but_the_asker(asked, act, kim, enter_as, cast):
    person = kim(act("sara"))
    client = enter_as("sara")
    linked(client, asked, person)
    fields = {"recipients": [str(cast["per"][1])], "purpose": "prevent_crime", "text_health": "Något."}
    page = client.post(f"/dela/meddelande/{asked.id}/svara/", fields)
    assert page.status_code == 422


def test_one_may_answer_that_nothing_is_given_and_it_says_nothing_of_anybody(asked, act, enter_as):
    client = enter_as("sara")
    assert client.post(f"/dela/meddelande/{asked.id}/inget/").status_code == 302
    rut = act("rut")
    (got,) = ReceivedMessage.objects.filter(unit_id=rut.unit_id, kind_id="nothing_given/1")
    assert got.categories == []
    assert "Kim" not in str(got.payload)
    page = text_of(enter_as("rut").get(f"/dela/meddelande/{got.id}/"))
    assert "Svaret säger inget om ifall de känner till den unge" in page


def test_what_is_no_question_cannot_be_answered(asked, act, enter_as):
    assert enter_as("sara").get(f"/dela/meddelande/{uuid4()}/svara/").status_code == 404
    assert enter_as("per").get(f"/dela/meddelande/{asked.id}/svara/").status_code == 404
    assert enter_as("per").post(f"/dela/meddelande/{asked.id}/inget/").status_code == 404
