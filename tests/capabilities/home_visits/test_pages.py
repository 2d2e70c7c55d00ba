"""Through the pages, as Sara and Per would."""

import datetime as dt
import io
from uuid import uuid4

import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from samsyn.capabilities.home_visits.actions import answering, joining, taking_in
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.kinds import Reply, Time
from samsyn.capabilities.home_visits.models import Screening, Visit, VisitProposal, VisitRecord
from samsyn.foundation.drafts.keeping import save_draft
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import Assessment, ReceivedMessage, SentMessage

from .kim import AT, FITS, TIME_1, begin, plan, register_kim, send, sign

pytestmark = pytest.mark.django_db

LOCAL = "%Y-%m-%dT%H:%M"
START = {f"q_{key}": "yes" if value else "no" for key, value in FITS.items()}
PLANNED = {
    "purpose": "Berätta vad som sägs.",
    "may_tell": "Att vi hört rykten.",
    "concern": "Det sägs att Kim umgås med äldre vid stationen.",
    "leader": "social_services",
    "place_kind": "own_home",
    "announced": "yes",
    "time_1": timezone.localtime(TIME_1).strftime(LOCAL),
    "minutes": "45",
    "with_address": "on",
    "no_source": "on",
    "staff_safety": "Ring Siv efteråt.",
}
JUDGED = {
    "fact_concrete_risk_of_crime": "yes",
    "fact_disclosure_unsuitable": "no",
    "why": "Två oberoende uppgifter.",
}
RECORDED = {
    "came_at": timezone.localtime(AT - dt.timedelta(minutes=50)).strftime(LOCAL),
    "left_at": timezone.localtime(AT - dt.timedelta(minutes=5)).strftime(LOCAL),
    "place_kind": "own_home",
    "present": ["youth|Kim", "officer|"],
    "resident_0_name": "Mona Åberg",
    "resident_0_capacity": "guardian",
    "resident_0_answer": "yes",
    "information": ["why_here", "voluntary"],
    "youth_voice": "Jag vill sluta hänga där.",
    "promise_0_what": "Ringa skolan",
    "promise_0_by": "social_worker",
    "promise_0_on": (AT.date() + dt.timedelta(days=4)).isoformat(),
    "support_talks": "yes",
    "outcome": "talks",
}


def url(name, *args):
    return reverse(f"home_visits:{name}", args=args)


def kim_of(act, name="sara"):
    return register_kim(act(name))


def proposed(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    return visit, send(sara, visit)


def booked(act):
    visit, message_id = proposed(act)
    per = act("per")
    kim = joining.register_from(
        actor=per, message=reading.open_message(actor=per, message_id=message_id), at=AT
    )
    time = Time(TIME_1, TIME_1 + dt.timedelta(minutes=60))
    theirs = answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.ACCEPT, (time,)), person_id=kim, at=AT
    )
    taking_in.take_in_answers(actor=act("sara"), at=AT)
    return visit, theirs


def held(act):
    visit, _theirs = booked(act)
    sign(act("sara"), visit)
    return visit


def post(client, address, data, once=None):
    return client.post(address, data | {"once": once or str(uuid4())})


def words(response):
    return response.content.decode()


def test_sara_starts_plans_judges_and_sends_through_the_pages(act, enter_as):
    kim = kim_of(act)
    sara = enter_as("sara")
    assert "Passar ett hembesök?" in words(sara.get(url("start"), {"person": kim}))
    begun = post(sara, url("start"), START | {"person": kim, "municipality": "akero"})
    assert begun.status_code == 302, words(begun)
    visit = begun.url.rstrip("/").rsplit("/", 1)[1]
    assert post(sara, url("plan", visit), PLANNED).url == url("propose", visit)
    shown = words(sara.get(url("propose", visit)))
    assert "Visar konkreta omständigheter" in shown
    assert "Ring Siv efteråt." not in shown
    weighed = words(post(sara, url("propose", visit), JUDGED))
    assert "10 kap. 18 a § OSL" in weighed
    act("sara")
    assert SentMessage.objects.count() == 0
    assert post(sara, url("propose", visit), JUDGED | {"send": "1"}).url == url("visit", visit)
    act("sara")
    assert Assessment.objects.get().why == "Två oberoende uppgifter."
    act("per")
    assert ReceivedMessage.objects.get().payload["given_name"] == "Kim"


def test_the_preview_shows_exactly_what_the_officer_gets(act, enter_as):
    _visit, message_id = proposed(act)
    act("sara")
    told = SentMessage.objects.get(id=message_id).payload
    per = words(enter_as("per").get(url("proposal", message_id)))
    for text in (told["given_name"], told["purpose"], told["concern"], told["address"], told["may_tell"]):
        assert text in per


def test_a_closed_door_tells_what_was_nearest_and_what_can_be_done_instead(act, enter_as):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    closed = {"fact_concrete_risk_of_crime": "no", "fact_needed_for_purpose": "no", "why": "Bara ett rykte."}
    client = enter_as("sara")
    shown = words(post(client, url("propose", visit), closed | {"send": "1"}))
    assert "får inte lämnas" in shown
    assert "Närmast var" in shown
    assert "samtycker" in shown
    done = post(client, url("propose", visit), closed | {"refrain": "1", "r-why": "Ingen konkret risk."})
    assert done.url == url("visit", visit)
    act("sara")
    assert SentMessage.objects.count() == 0
    assert Assessment.objects.get().refrained is True


def test_per_accepts_through_the_pages_and_sara_sees_it_booked(act, enter_as):
    visit, message_id = proposed(act)
    per = enter_as("per")
    assert "Väntar på ert svar" in words(per.get(url("index")))
    done = post(per, url("proposal", message_id), {"reply": "accept", "time": "0"})
    assert done.status_code == 302, words(done)
    assert "Besöket är bokat" in words(per.get(done.url))
    assert "Besöket är bokat" in words(enter_as("sara").get(url("visit", visit)))


def test_a_person_the_police_already_know_is_chosen_by_a_human(act, enter_as):
    known = kim_of(act, "per")
    _visit, message_id = proposed(act)
    per = enter_as("per")
    assert "Vem är det hos er?" in words(per.get(url("proposal", message_id)))
    refused = post(per, url("proposal", message_id), {"reply": "accept", "time": "0"})
    assert refused.status_code == 422
    assert "Välj vem det är hos er" in words(refused)
    post(per, url("proposal", message_id), {"reply": "accept", "time": "0", "person": str(known)})
    act("per")
    assert Visit.objects.get().person_id == known


def test_a_double_send_of_an_answer_is_one_answer(act, enter_as):
    _visit, message_id = proposed(act)
    per, once = enter_as("per"), str(uuid4())
    first = post(per, url("proposal", message_id), {"reply": "accept", "time": "0"}, once)
    second = post(per, url("proposal", message_id), {"reply": "accept", "time": "0"}, once)
    assert first.url == second.url
    act("per")
    assert (VisitProposal.objects.count(), SentMessage.objects.count()) == (1, 1)


def test_a_withdrawn_proposal_says_so_and_cannot_be_answered(act, enter_as):
    visit, message_id = proposed(act)
    post(enter_as("sara"), url("withdraw", visit), {})
    answered = post(enter_as("per"), url("proposal", message_id), {"reply": "accept", "time": "0"})
    assert "Förslaget är återtaget" in words(answered)
    act("per")
    assert SentMessage.objects.count() == 0


def test_sara_records_the_visit_once_however_often_she_presses(act, enter_as):
    visit, _theirs = booked(act)
    sara, once = enter_as("sara"), str(uuid4())
    first = post(sara, url("on_site", visit), RECORDED, once)
    assert first.status_code == 302, words(first)
    assert post(sara, url("on_site", visit), RECORDED, once).url == first.url
    act("sara")
    assert VisitRecord.objects.count() == 1
    assert "Jag vill sluta hänga där." in words(sara.get(url("visit", visit)))


def test_what_was_half_written_is_there_again(act, enter_as):
    visit, _theirs = booked(act)
    sara = act("sara")
    save_draft(
        actor=sara, form="home-visit-record", about=visit, data={"youth_voice": ["Halvskrivet om"]}, at=AT
    )
    assert "Halvskrivet om" in words(enter_as("sara").get(url("on_site", visit)))


def test_a_mistake_keeps_everything_that_was_typed(act, enter_as):
    visit, _theirs = booked(act)
    wrong = RECORDED | {"resident_0_answer": "no"}
    answer = post(enter_as("sara"), url("on_site", visit), wrong)
    assert answer.status_code == 422
    assert "Mona Åberg sa nej till att ni kom in" in words(answer)
    assert "Jag vill sluta hänga där." in words(answer)


def test_an_officer_has_a_short_record_of_the_own(act, enter_as):
    _visit, theirs = booked(act)
    per = enter_as("per")
    page = words(per.get(url("on_site", theirs)))
    for only_social in ("egna ord", "Drogscreening erbjuds", "Erbjud drogscreening", "Stöd vi erbjöd"):
        assert only_social not in page
    short = {name: RECORDED[name] for name in ("came_at", "left_at", "place_kind", "present")}
    done = post(
        per,
        url("on_site", theirs),
        short | {"promise_0_what": "Ringa Kim", "promise_0_on": RECORDED["promise_0_on"]},
    )
    assert done.status_code == 302, words(done)
    act("per")
    assert VisitRecord.objects.get().youth_voice == ""


def test_the_stop_rule_is_one_press(act, enter_as):
    visit, _theirs = booked(act)
    sara = enter_as("sara")
    post(sara, url("stop", visit), {"reason": "suspected_offence"})
    page = words(sara.get(url("on_site", visit)))
    assert "Besöket är avbrutet" in page
    assert "lagen om unga" in page


def test_the_family_gets_a_sheet_without_a_word_of_what_was_said(act, enter_as):
    visit = held(act)
    response = enter_as("sara").get(url("sheet", visit))
    assert response["Content-Type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages)
    text = " ".join(text.split())
    for said in ("Det är frivilligt", "Ringa skolan", "010-000 10 10", "Sara Lindqvist", "IVO", "tackade ja"):
        assert said in text
    for never in ("mina vänner", "Kim", "oroliga sedan", "tips från"):
        assert never not in text


@pytest.mark.parametrize("name", ["screening", "sheet", "talks"])
def test_what_is_only_for_social_services_does_not_exist_for_the_police(act, enter_as, name):
    _visit, theirs = booked(act)
    per = enter_as("per")
    assert per.get(url("visit", theirs)).status_code == 200
    assert per.get(url(name, theirs)).status_code == 404


@pytest.mark.parametrize("name", ["liv", "rut", "faruk", "per"])
@pytest.mark.parametrize(
    "page", ["visit", "plan", "propose", "times", "cancel", "on_site", "screening", "sheet", "talks", "close"]
)
def test_another_units_visit_is_not_there(act, enter_as, name, page):
    visit, _message = proposed(act)
    answer = enter_as(name).get(url(page, visit))
    assert answer.status_code == 404
    assert "Kim" not in words(answer)


def test_sara_offers_a_screening_and_a_no_shows_nowhere_else(act, enter_as):
    visit, _theirs = booked(act)
    sara = enter_as("sara")
    assert "Polisen får inte veta vad du svarar" in words(sara.get(url("screening", visit)))
    post(sara, url("screening", visit), {"answer": "declined", "youth": "no"})
    act("sara")
    assert Screening.objects.get().state == "declined"
    assert "Avböjd" in words(sara.get(url("screening", visit)))
    for place in (url("visit", visit), url("index"), reverse("web:desk")):
        shown = words(sara.get(place)).lower()
        assert "avböjd" not in shown
        assert "tackade nej" not in shown


def test_a_colleague_sees_who_asked_and_not_what_was_answered(act, enter_as):
    visit, _theirs = booked(act)
    post(enter_as("sara"), url("screening", visit), {"answer": "declined", "youth": "no"})
    page = words(enter_as("siv").get(url("screening", visit)))
    assert "Sara Lindqvist" in page
    assert "Avböjd" not in page


def test_talks_are_booked_and_marked_through_the_pages(act, enter_as):
    visit = held(act)
    sara = enter_as("sara")
    series = {
        "first_at": timezone.localtime(AT + dt.timedelta(days=7)).strftime(LOCAL),
        "count": "3",
        "days_between": "7",
        "minutes": "45",
        "place": "Ungdomens hus",
    }
    assert post(sara, url("talks", visit), series).url == url("visit", visit)
    page = words(sara.get(url("visit", visit)))
    assert page.count("Ungdomens hus") == 0
    assert "Samtal 3" in " ".join(page.replace("</a>", "").split())


def test_nobody_without_a_role_in_cases_comes_in(enter_as, act):
    visit, _message = proposed(act)
    assert enter_as("ada").get(url("visit", visit)).status_code == 404
    assert enter_as("karin").get(url("index")).status_code == 404
