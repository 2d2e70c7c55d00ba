"""A neighbour's tip: what it is, is for a human to say; what is passed on, the law is asked about."""

import datetime as dt
import json
import secrets

import pytest
from django.db import IntegrityError, transaction

from samsyn.capabilities.intake.actions import (
    forwarding,
    meetings,
    persons,
    preliminary,
    protection,
    receiving,
    sorting,
)
from samsyn.capabilities.intake.payloads import ForwardedConcern, PlaceObservation
from samsyn.capabilities.intake.queries.examining import about_forwarding, judged
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.queries.matters import matter_card, matter_page, sought_in
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decision, Sorting
from samsyn.capabilities.tips.payload import Tip, Urgency
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.messages.payloads import pack
from samsyn.law import Fact, Party

from .conftest import assess, decide, now, register_kim, sql

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
TIP = Tip(
    what="En kille i sextonårsåldern säljer något vid cykelstället.",
    urgency=Urgency.SOON,
    municipality="9901",
)


@pytest.fixture
def sara(act):
    return act("sara")


@pytest.fixture
def tip(sara):
    """The id of a tip that the public has left at the reception."""
    told = json.dumps(pack(TIP) | {"subject_hint": "Kim Sandberg, bor på Ekvägen"})
    sql(
        "SELECT samsyn.receive_tip(%s, NULL, %s, %s, '', '', '{}'::bytea[])",
        sara.unit_id,
        told,
        secrets.token_bytes(32),
    )
    return sql("SELECT id FROM letters_receivedmessage")[0][0]


@pytest.fixture
def matter(tip, sara):
    return receiving.take_up(actor=sara, message_id=tip, at=now())


def sort(actor, matter, what, why="Enligt texten i tipset."):
    return sorting.sort(actor=actor, matter_id=matter.id, sorting=what, why=why, seen=None, at=now())


def page_of(actor, matter):
    return matter_page(actor=actor, matter=matter_card(actor=actor, matter_id=matter.id))


def police(actor):
    return assessing.recipients(actor=actor, parties=[Party.POLICE])[0]


def test_a_tip_stays_in_inkommet_until_a_human_has_sorted_it(matter, sara):
    assert [line.responsible for line in inbox(actor=sara).new] == ["Sara Lindqvist"]
    sort(sara, matter, Sorting.NO_ACTION)
    assert inbox(actor=sara).new == ()


def test_sorting_needs_a_reason(matter, sara):
    with pytest.raises(IntegrityError, match="sorting_has_reason"), transaction.atomic():
        sort(sara, matter, Sorting.NO_ACTION, why="")


def test_a_tip_sorted_as_concern_for_a_child_runs_from_when_it_came(matter, sara):
    sort(sara, matter, Sorting.CHILD_CONCERN)
    rules = {task.rule: task.starts_at for task in cases.tasks_about(actor=sara, about=matter.id)}
    assert rules == dict.fromkeys(("protection_assessment", "preliminary_assessment"), matter.received_at)


@pytest.mark.parametrize("what", [Sorting.ADULT_CONCERN, Sorting.TO_POLICE, Sorting.OBSERVATION])
def test_the_steps_for_a_child_do_not_belong_to_anything_else(matter, sara, what):
    sort(sara, matter, what)
    with pytest.raises(IntakeRefused, match="Sortera först"):
        assess(sara, matter)


def test_an_unsorted_tip_is_neither_assessed_nor_met_nor_extended(matter, sara):
    told = {"actor": sara, "matter_id": matter.id, "at": now()}
    with pytest.raises(IntakeRefused):
        meetings.note_meeting(answer="offered", **told)
    with pytest.raises(IntakeRefused):
        preliminary.extend(ground="unreachable", why="x", until=TODAY, **told)
    with pytest.raises(IntakeRefused):
        protection.assess_protection(need=False, reasons="x", earlier_known="no", assessed_at=now(), **told)


def test_a_tip_from_the_public_needs_no_report_meeting_and_gets_no_feedback(matter, sara):
    sort(sara, matter, Sorting.CHILD_CONCERN)
    assess(sara, matter)
    decide(sara, matter, Decision.NOT_OPEN)
    assert matter_card(actor=sara, matter_id=matter.id).closed_at is not None
    assert page_of(sara, matter).answers == ()


def test_names_in_a_tip_are_compared_with_the_units_own_persons():
    sought = sought_in(type("Hint", (), {"subject_hint": "Kim Sandberg, bor på Ekvägen"})(), TODAY)
    assert (sought.given_name, sought.family_name) == ("Kim", "Sandberg Ekvägen")


def test_with_nobody_known_the_law_cannot_be_asked_and_nothing_is_sent(matter, sara):
    sort(sara, matter, Sorting.TO_POLICE)
    question = about_forwarding(
        actor=sara, page=page_of(sara, matter), payload=None, to=police(sara), on=TODAY
    )
    assert not question.open
    with pytest.raises(IntakeRefused):
        forwarding.forward_concern(
            actor=sara,
            matter_id=matter.id,
            payload=ForwardedConcern("Kim", "x"),
            examination=question,
            at=now(),
        )
    assert sql("SELECT id FROM letters_sentmessage") == []


def test_what_may_prevent_crime_is_passed_on_after_a_humans_judgement_and_never_who_told(matter, sara, act):
    sort(sara, matter, Sorting.TO_POLICE)
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    asked = about_forwarding(actor=sara, page=page_of(sara, matter), payload=None, to=police(sara), on=TODAY)
    assert Fact.CONCRETE_RISK_OF_CRIME in {ask.fact for ask in asked.asks}
    answers = {ask.fact: ask.fact in ASKED_YES for ask in asked.asks}
    question = judged(asked, actor=sara, facts=answers)
    message_id = forwarding.forward_concern(
        actor=sara,
        matter_id=matter.id,
        payload=ForwardedConcern("Kim Sandberg, 16 år", "Risk att dras in i försäljning av narkotika."),
        examination=question,
        why="Upprepade uppgifter.",
        at=now(),
    )
    opened = reading.open_message(actor=act("per"), message_id=message_id)
    assert opened.payload.about == "Kim Sandberg, 16 år"
    assert "10 kap. 18 a § OSL" in "; ".join(opened.citations)


ASKED_YES = {Fact.CONCRETE_RISK_OF_CRIME, Fact.HELPS_PREVENT_CRIME, Fact.NEEDED_FOR_PURPOSE}


def test_an_observation_about_a_place_goes_without_an_assessment(matter, sara, act):
    sort(sara, matter, Sorting.OBSERVATION)
    message_id = forwarding.forward_observation(
        actor=sara,
        matter_id=matter.id,
        payload=PlaceObservation("Cykelstället vid skolan", "Försäljning på kvällarna."),
        recipient=police(sara),
        at=now(),
    )
    assert (
        reading.open_message(actor=act("per"), message_id=message_id).payload.place
        == "Cykelstället vid skolan"
    )


@pytest.mark.parametrize("word", ["Kim Sandberg", "Sandberg", "20100314-2380"])
def test_an_observation_that_names_somebody_is_not_sent_until_the_writer_says_it_is_nobody(
    matter, sara, act, word
):
    register_kim(sara)
    sort(sara, matter, Sorting.OBSERVATION)
    what = {
        "actor": sara,
        "matter_id": matter.id,
        "payload": PlaceObservation("Cykelstället", f"Vid skylten {word} säljs det något."),
        "recipient": police(sara),
    }
    with pytest.raises(IntakeRefused, match=f"verkar nämna någon: {word}"):
        forwarding.forward_observation(at=now(), **what)
    forwarding.forward_observation(at=now(), not_persons=[word], **what)
    act("per")
    assert sql("SELECT count(*) FROM letters_receivedmessage") == [(1,)]


def test_the_preview_of_an_observation_points_out_a_name_and_keeps_it_back(matter, sara, enter_as, act):
    register_kim(sara)
    sort(sara, matter, Sorting.OBSERVATION)
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/skicka-vidare/"
    told = {"recipient": str(police(sara).unit_id), "where": "Torget", "what": "Kim Sandberg säljer."}
    assert "”Kim Sandberg” är inte en person" in client.post(url, told).content.decode()
    assert "verkar nämna någon" in client.post(url, told | {"skicka": "1"}).content.decode()
    sent = client.post(url, told | {"skicka": "1", "inte_person": "Kim Sandberg"})
    assert sent.status_code == 302


def test_forwarding_by_its_page_previews_exactly_what_goes(matter, sara, enter_as, act):
    sort(sara, matter, Sorting.OBSERVATION)
    to = police(sara)
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/skicka-vidare/"
    told = {
        "recipient": str(to.unit_id),
        "where": "Cykelstället",
        "what": "Försäljning på kvällarna.",
        "observed": "fredag",
    }
    preview = client.post(url, told).content.decode()
    assert "Skicka till Polisen" in preview
    assert "Försäljning på kvällarna." in preview
    assert client.post(url, told | {"skicka": "1"}).status_code == 302
    act("per")
    assert sql("SELECT payload->>'place' FROM letters_receivedmessage") == [("Cykelstället",)]


def test_forwarding_about_a_person_by_its_page_asks_the_law(matter, sara, enter_as):
    sort(sara, matter, Sorting.TO_POLICE)
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    to = police(sara)
    client, url = enter_as("sara"), f"/inkommet/arende/{matter.id}/skicka-vidare/"
    told = {"recipient": str(to.unit_id), "about": "Kim", "what": "Risk att dras in."}
    preview = client.post(url, told).content.decode()
    assert "fact_concrete_risk_of_crime" in preview
    assert client.post(url, told | {"skicka": "1"}).status_code == 422


def test_the_page_of_a_tip_shows_the_tip_and_asks_what_it_is(matter, enter_as, django_assert_max_num_queries):
    client = enter_as("sara")
    client.get(f"/inkommet/arende/{matter.id}/")
    with django_assert_max_num_queries(17):
        page = client.get(f"/inkommet/arende/{matter.id}/").content.decode()
    assert "säljer något vid cykelstället" in page
    assert "Sortera" in page


def test_a_protected_identity_locks_the_journal_to_those_who_work_with_it(matter, sara, enter_as):
    sort(sara, matter, Sorting.CHILD_CONCERN)
    kim = register_kim(sara, protected_identity="marking")
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    assert enter_as("sara").get(f"/inkommet/arende/{matter.id}/").status_code == 200
    assert enter_as("samir").get(f"/inkommet/arende/{matter.id}/").status_code == 404
