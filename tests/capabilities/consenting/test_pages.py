"""The pages, as they answer: asking, signing on paper, the second look, withdrawing, judging."""

import datetime as dt
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.consenting import desk
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.queries import entries_page, my_tasks, timeline
from samsyn.foundation.consents.models import Consent, ConsentScan
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.law import Party
from tests.consents.conftest import EVERYBODY, NOW, TODAY, ask, scanned, sign
from tests.consents.test_attacks import assessed, send

pytestmark = pytest.mark.django_db


def asked_for(**changes):
    return {
        "once": str(uuid.uuid4()),
        "parties": ["school_municipal", "police"],
        "both_ways": "yes",
        "categories": ["school_situation", "support_and_plan"],
        "why": "Att Kim ska klara skolan.",
        "valid_from": TODAY.isoformat(),
        "last_day": (TODAY + dt.timedelta(days=90)).isoformat(),
        "explained_by": "Sara Lindqvist",
        "explained_on": TODAY.isoformat(),
        **changes,
    }


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_whole_way_from_the_question_to_in_force(act, enter_as, family):
    kim = family(act("sara"))
    sara, samir = enter_as("sara"), enter_as("samir")
    page = text(sara.get(f"/samtycken/person/{kim}/fraga/"))
    assert "De här behöver svara ja" in page
    assert all(name in page for name in ("Kim Åberg", "Mona Åberg", "Jens Åberg"))
    fields = asked_for()
    first = sara.post(f"/samtycken/person/{kim}/fraga/", fields)
    again = sara.post(f"/samtycken/person/{kim}/fraga/", fields)
    assert (first.status_code, first.url) == (302, again.url)
    assert "Väntar på Kim Åberg, Mona Åberg och Jens Åberg" in text(sara.get(first.url))
    paper = SimpleUploadedFile("papper.png", scanned(), "image/png")
    sent = sara.post(
        f"{first.url}papper/",
        {
            "once": str(uuid.uuid4()),
            "roles": [one.value for one in EVERYBODY],
            "paper": paper,
            "signed_on": TODAY.isoformat(),
        },
    )
    assert sent.status_code == 302
    assert "Be en kollega titta" in text(sara.get(first.url))
    act("samir")
    scan = ConsentScan.objects.get().id
    assert sara.get(f"/samtycken/papper/{scan}/").status_code == 302
    assert samir.get(f"/samtycken/papper/{scan}/fil/").content == scanned()
    assert any(task.rule == "consent_look" for task in my_tasks(actor=act("samir")))
    samir.post(f"/samtycken/papper/{scan}/", {"once": str(uuid.uuid4()), "confirmed": "yes"})
    assert ">Gäller<" in text(sara.get(first.url)).replace(" ", "")
    assert not any(task.rule == "consent_look" for task in my_tasks(actor=act("samir")))
    person_page = text(sara.get(f"/personer/{kim}/"))
    assert "Skolsituation, Stöd och planering" in person_page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"last_day": TODAY.replace(year=TODAY.year + 2).isoformat()}, "högst tolv månader"),
        ({"last_day": (TODAY - dt.timedelta(days=3)).isoformat()}, "slutar innan det har börjat"),
        ({"categories": []}, "minst ett ämne"),
        ({"why": ""}, "vad samarbetet ska leda till"),
    ],
)
def test_a_question_with_a_mistake_comes_back_with_what_was_typed(act, enter_as, family, changes, told):
    kim = family(act("sara"))
    response = enter_as("sara").post(f"/samtycken/person/{kim}/fraga/", asked_for(**changes))
    page = text(response)
    assert response.status_code == 422
    assert told in page
    assert "Sara Lindqvist" in page
    act("sara")
    assert Consent.objects.count() == 0


def test_a_scan_that_is_not_what_it_claims_is_refused_on_the_page(act, enter_as, family):
    sara = act("sara")
    consent = ask(sara, family(sara))
    fields = {"once": str(uuid.uuid4()), "roles": ["youth"], "signed_on": TODAY.isoformat()}
    paper = SimpleUploadedFile("papper.pdf", scanned(), "application/pdf")
    response = enter_as("sara").post(f"/samtycken/{consent}/papper/", {**fields, "paper": paper})
    assert response.status_code == 422
    assert "inte den PDF som den säger att den är" in text(response)


def test_a_withdrawal_takes_two_presses_from_the_persons_page(act, enter_as, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sara = sign(act, consent, *EVERYBODY)
    client = enter_as("sara")
    assert f'href="/samtycken/{consent}/aterkalla/"' in text(client.get(f"/personer/{kim}/"))
    page = text(client.get(f"/samtycken/{consent}/aterkalla/"))
    assert "Jens Åberg tar tillbaka sitt ja" in page
    client.post(
        f"/samtycken/{consent}/aterkalla/",
        {"once": str(uuid.uuid4()), "way": "spoken", "said": "", "role": "guardian_2"},
    )
    shown = text(client.get(f"/samtycken/{consent}/"))
    assert "Återkallat" in shown
    assert "Muntligt, på plats" in shown
    assert "Fråga på nytt" in shown


def test_the_receiver_sees_it_closed_judges_it_and_the_task_goes(act, enter_as, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sara = sign(act, consent, *EVERYBODY)
    school, assessment = assessed(sara, kim)
    message = send(sara, kim, school, assessment)
    reaching.withdraw(actor=sara, consent_id=consent, role="youth", way="spoken", said="", at=NOW)
    act("rut")
    letter = ReceivedMessage.objects.get(kind_id="consent_withdrawn/1").id
    client = enter_as("rut")
    page = text(client.get(f"/meddelanden/{message}/"))
    assert "Innehållet är stängt" in page
    assert "Läxhjälp" not in page
    assert "1 meddelande att pröva" in text(client.get(f"/samtycken/stangt/{letter}/"))
    desk.judge_use(
        actor=act("rut"), message_id=message, used=False, ground="", reasons="Behövs inte.", at=NOW
    )
    assert not any(task.rule == "consent_withdrawn" for task in my_tasks(actor=act("rut")))
    assert "Innehållet är stängt" in text(client.get(f"/meddelanden/{message}/"))


@pytest.mark.parametrize(("used", "marked"), [(False, True), (True, False)])
def test_the_time_line_marks_what_a_withdrawal_closed_until_it_is_judged_to_be_used(
    act, enter_as, family, used, marked
):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sara = sign(act, consent, *EVERYBODY)
    school, assessment = assessed(sara, kim)
    message = send(sara, kim, school, assessment)
    rut = act("rut")
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(2010, 1, 1))
    theirs = register_person(actor=rut, facts=facts, at=NOW).id
    reading.link_person(actor=rut, message_id=message, person_id=theirs)
    case = cases.open_case(actor=rut, person_id=theirs, method_key="sspf", method_version="1", at=NOW)
    write = {
        "actor": rut,
        "case_id": case.id,
        "person_id": theirs,
        "kind": "note",
        "happened_at": NOW,
        "at": NOW,
    }
    cases.write_entry(text="Om läxhjälpen i brevet.", about_message=message, **write)
    cases.write_entry(text="Om något annat.", **write)
    assert closed_on_time_line(rut, theirs) == []
    reaching.withdraw(actor=act("sara"), consent_id=consent, role="youth", way="spoken", said="", at=NOW)
    rut = act("rut")
    assert closed_on_time_line(rut, theirs) == ["", "Om läxhjälpen i brevet."]
    assert [row.text for row in entries_page(actor=rut, case_id=case.id).rows if row.closed_message] == [
        "Om läxhjälpen i brevet."
    ]
    page = text(enter_as("rut").get(f"/personer/{theirs}/"))
    assert page.count("Stängt för vidare användning") == 2
    assert page.count(f'href="/samtycken/stangt/{message}/prova/"') == 2
    desk.judge_use(
        actor=act("rut"),
        message_id=message,
        used=used,
        ground="10 kap. 2 § OSL" if used else "",
        reasons="Prövat.",
        at=NOW,
    )
    assert bool(closed_on_time_line(act("rut"), theirs)) is marked


def closed_on_time_line(actor, person):
    return sorted(row.text for row in timeline(actor=actor, person_id=person) if row.closed_message)


def test_the_form_and_its_copy_are_a_pdf_that_says_word_for_word_what_is_kept(act, enter_as, family):
    import io

    from pypdf import PdfReader

    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    response = enter_as("sara").get(f"/samtycken/{consent}/blankett.pdf")
    read = PdfReader(io.BytesIO(response.content))
    told = re.sub(r"\s+", "", "".join(page.extract_text() for page in read.pages))
    act("sara")
    row = Consent.objects.get()
    for line in row.text.split("\n"):
        assert re.sub(r"\s+", "", line) in told
    assert row.text_sha256 in told
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_copy_is_received_linked_and_shown(act, enter_as, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sara = sign(act, consent, *EVERYBODY)
    school = assessing.recipients(actor=sara, parties=[Party.SCHOOL_MUNICIPAL])[0]
    born = Person.objects.get(id=kim).birth_date
    assert "Skicka kopia till Lindskolan" in text(enter_as("sara").get(f"/samtycken/{consent}/"))
    reaching.send_copy(actor=act("sara"), consent_id=consent, recipient=school, at=NOW)
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=born)
    theirs = register_person(actor=act("rut"), facts=facts, at=NOW).id
    client = enter_as("rut")
    assert "Det är den här" in text(client.get(f"/samtycken/{consent}/mottaget/"))
    client.post(f"/samtycken/{consent}/mottaget/", {"once": str(uuid.uuid4()), "person": str(theirs)})
    assert "Kopia från" in text(client.get(f"/samtycken/{consent}/"))


def test_an_end_that_is_near_puts_one_task_on_the_desk_of_the_one_who_asked(act, family):
    sara = act("sara")
    kim = family(sara)
    end = TODAY + dt.timedelta(days=10)
    sara = sign(act, ask(sara, kim, valid_to=end), *EVERYBODY)
    assert desk.remind(actor=sara, at=NOW) == 1
    assert desk.remind(actor=sara, at=NOW) == 0
    (task,) = [one for one in my_tasks(actor=sara) if one.rule == "consent_ends"]
    assert (task.due_on, task.owner_id) == (end, sara.worker_id)


def test_nobody_else_finds_a_consent(act, enter_as, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    assert enter_as("sara").get(f"/samtycken/{consent}/").status_code == 200
    for who in ("liv", "per", "rut"):
        client = enter_as(who)
        for path in (f"{consent}/", f"{consent}/blankett.pdf", f"{consent}/aterkalla/", f"person/{kim}/"):
            assert client.get(f"/samtycken/{path}").status_code == 404
