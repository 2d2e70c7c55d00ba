"""The family's own pages: coming in, reading, writing, consents, and out."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.family_contact import kinds
from samsyn.foundation.audit.middleware import COOKIE as WORKERS_COOKIE
from samsyn.foundation.cases.models import Task
from samsyn.foundation.consents.in_force import states
from samsyn.foundation.consents.models import ConsentAnswer, ConsentSigning
from samsyn.foundation.consents.states import State
from samsyn.foundation.family import entering
from samsyn.foundation.family.entering import COOKIE
from samsyn.foundation.family.letters import examine_for, send_to
from samsyn.foundation.messages.models import SentMessage
from samsyn.foundation.people.actions import correct_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.law.vocabulary import Giver
from tests.consents.conftest import EVERYBODY, ask, sign
from tests.family.conftest import (
    ANSWERS,
    NOW,
    TODAY,
    Apart,
    code_for,
    entered,
    register_family,
    room,
    token_for,
    with_number,
)

pytestmark = pytest.mark.django_db
LETTER = kinds.LETTER


def letter(sara, family, to, text):
    """A letter of the real kind."""
    examination = examine_for(
        actor=sara, room=to, person_id=family.kim, categories=kinds.ALWAYS, on=TODAY, facts=ANSWERS
    )
    payload = kinds.Letter(text, "Sara", "010")
    return send_to(
        actor=sara, room=to, examination=examination, kind=LETTER, payload=payload, at=NOW, why="Prövat."
    )


def family_client(sara, family, to) -> Apart:
    client = Apart()
    client.cookies[COOKIE] = token_for(sara, family, to)
    return client


@pytest.fixture
def alone(kims):
    """Sara, the family, Kim's room and Kim at a browser."""
    sara, family = kims()
    own = room(sara, family)
    return sara, family, own, family_client(sara, family, own)


def text_of(answer):
    return answer.content.decode()


def test_a_code_and_a_birthday_lead_to_the_first_page(kims):
    sara, family = kims()
    code, client = code_for(sara, room(sara, family)), Apart()
    answer = client.post("/min-sida/", {"code": code, "born": family.born.isoformat()})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/min-sida/hem/")
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "Hej Kim Åberg" in text_of(client.get("/min-sida/hem/"))


def test_who_came_in_with_a_code_asks_for_the_next_in_one_press_and_sara_makes_it_in_one(alone, browse_as):
    sara, _family, own, client = alone
    home = text_of(client.get("/min-sida/hem/"))
    assert "Nästa gång behöver du en ny" in home
    assert "Du kan också ringa:" in home
    (once,) = set(re.findall(r'name="once" value="([^"]+)"', home))
    asked, _again = (client.post("/min-sida/ny-kod/", {"once": once}, follow=True) for _press in range(2))
    assert "lämnar den till dig" in text_of(asked)
    task = Task.objects.get(unit_id=sara.unit_id, rule="family_letter")
    worker = browse_as("sara")
    page = text_of(worker.get(f"/familjen/brev/{task.about}/"))
    assert "Jag behöver en ny kod" in page
    assert f'action="/familjen/sida/{own.id}/kod/"' in page
    paper = text_of(worker.post(f"/familjen/sida/{own.id}/kod/"))
    assert "Behöver du en ny kod? Ring" in paper


def test_who_came_in_with_an_e_identity_is_not_told_of_codes(kims):
    sara, family = kims()
    own = room(sara, family, family.mona)
    facts = GuardianFacts(person_id=with_number(sara), custody=Custody.JOINT)
    correct_guardian(actor=sara, guardian_id=family.mona, facts=facts)
    client = Apart()
    client.cookies[COOKIE] = entering.enter_with_e_identity(number="197001012389")
    home = text_of(client.get("/min-sida/hem/"))
    assert "Hej Mona Åberg" in home
    assert "Be om en ny kod" not in home
    assert own.is_guardians


def test_a_wrong_birthday_says_what_to_do_and_counts(kims):
    sara, family = kims()
    code, client = code_for(sara, room(sara, family)), Apart()
    said = [text_of(client.post("/min-sida/", {"code": code, "born": "2001-01-01"})) for _ in range(6)]
    assert "hör inte ihop" in said[0]
    assert "för många gånger" in said[5]


def test_nobody_is_in_without_a_token_and_a_worker_is_not_in_either(kims, browse_as):
    sara, family = kims()
    room(sara, family)
    for client in (Apart(), browse_as("sara")):
        for place in ("hem", "plan", "moten", "vem-vet-vad", "brev", "samtycken", "haller-inte-med"):
            answer = client.get(f"/min-sida/{place}/")
            assert (answer.status_code, answer.headers["Location"]) == (302, "/min-sida/")


def test_a_family_s_cookie_opens_no_worker_s_page(alone):
    _sara, family, _own, client = alone
    client.cookies[WORKERS_COOKIE] = client.cookies[COOKIE].value
    for address in ("/", f"/personer/{family.kim}/", f"/familjen/{family.kim}/"):
        answer = client.get(address)
        assert answer.status_code in {302, 404}
        assert "Åberg" not in text_of(answer)


def test_kim_reads_what_was_sent_to_kim_and_nothing_that_was_sent_to_mona(alone):
    sara, family, own, client = alone
    letter(sara, family, own, "Hej Kim, vi ses.")
    letter(sara, family, room(sara, family, family.mona), "Hej Mona.")
    assert "1 nytt" in text_of(client.get("/min-sida/hem/"))
    page = text_of(client.get("/min-sida/brev/"))
    assert "Hej Kim, vi ses." in page
    assert "Hej Mona." not in page
    assert "1 nytt" not in text_of(client.get("/min-sida/hem/"))


def test_the_unit_is_told_that_it_was_read(alone):
    sara, family, own, client = alone
    message = letter(sara, family, own, "Hej.")
    client.get("/min-sida/brev/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM letters_receipt WHERE message_id = %s ORDER BY at", [message])
        assert [what for (what,) in cursor.fetchall()] == ["delivered", "read"]


def test_kim_writes_and_sees_it_and_a_double_send_is_one(alone):
    _sara, _family, _own, client = alone
    once = {"once": str(uuid4())}
    for _time in range(2):
        answer = client.post("/min-sida/brev/", {"text": "Kan vi ses?"} | once)
        assert answer.status_code == 302
    assert text_of(client.get("/min-sida/brev/")).count("Kan vi ses?") == 1
    assert client.post("/min-sida/brev/", {"text": ""}).status_code == 422


def test_what_kim_does_not_agree_with_is_about_the_letter(alone):
    sara, family, own, client = alone
    message = letter(sara, family, own, "Du var i parken.")
    page = text_of(client.get(f"/min-sida/haller-inte-med/?om={message}"))
    assert "Det handlar om:" in page
    client.post("/min-sida/haller-inte-med/", {"text": "Jag var hemma.", "om": str(message)})
    with entered(client.cookies[COOKIE].value):
        (said,) = SentMessage.objects.all()
    assert (said.kind_id, said.in_reply_to) == ("from_family_disagreement/1", message)
    assert said.payload["about"] == str(message)


def test_another_family_s_letter_cannot_be_named(alone, kims):
    sara, family, _own, client = alone
    others = letter(sara, family, room(sara, family, family.mona), "Hej Mona.")
    page = text_of(client.get(f"/min-sida/haller-inte-med/?om={others}"))
    assert "Det handlar om:" not in page


@pytest.fixture
def asked(alone, act):
    """A consent that everybody has been asked for, with Kim at a browser."""
    sara, family, _own, client = alone
    return sara, family, client, ask(sara, family.kim)


def test_kim_sees_what_kim_is_asked_and_says_no(asked):
    sara, family, client, consent = asked
    assert "Väntar på ditt svar" in text_of(client.get("/min-sida/samtycken/"))
    page = text_of(client.get(f"/min-sida/samtycken/{consent}/"))
    assert "Att Kim ska klara skolan." in page
    client.post(f"/min-sida/samtycken/{consent}/nej/", {"once": str(uuid4())})
    assert ConsentAnswer.objects.get().said == "no"
    assert states(actor=sara, person_id=family.kim, on=TODAY)[consent] is State.DECLINED


def test_kim_takes_the_yes_back_in_two_presses(asked, act):
    sara, family, client, consent = asked
    sign(act, consent, *EVERYBODY)
    assert states(actor=sara, person_id=family.kim, on=TODAY)[consent] is State.IN_FORCE
    assert f"/min-sida/samtycken/{consent}/ta-tillbaka/" in text_of(
        client.get(f"/min-sida/samtycken/{consent}/")
    )
    assert "Det slutar gälla genast" in text_of(client.get(f"/min-sida/samtycken/{consent}/ta-tillbaka/"))
    said = client.post(f"/min-sida/samtycken/{consent}/ta-tillbaka/", {"once": str(uuid4())}, follow=True)
    assert "Du har tagit tillbaka ditt ja" in text_of(said)
    act("sara")
    assert states(actor=sara, person_id=family.kim, on=TODAY)[consent] is State.WITHDRAWN
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM cases_task WHERE about = %s", [consent])
        assert ("Ett samtycke är återkallat, på den egna sidan",) in cursor.fetchall()
    again = client.post(f"/min-sida/samtycken/{consent}/ta-tillbaka/", {"once": str(uuid4())}, follow=True)
    assert "redan återkallat" in text_of(again)


def test_kim_who_has_not_said_yes_has_nothing_to_take_back(asked):
    _sara, _family, client, consent = asked
    answer = client.post(f"/min-sida/samtycken/{consent}/ta-tillbaka/", {"once": str(uuid4())}, follow=True)
    assert "inget att ta tillbaka" in text_of(answer)


def test_signing_leads_to_the_page_where_one_signs_with_an_e_identity(asked):
    _sara, _family, client, consent = asked
    answer = client.post(f"/min-sida/samtycken/{consent}/skriv-under/")
    assert re.fullmatch(r"/skriv-under/[\w-]+/", answer.headers["Location"])
    assert ConsentSigning.objects.get().role == Giver.YOUTH.value
    assert "Att Kim ska klara skolan." in text_of(client.get(answer.headers["Location"]))


def test_a_wish_for_another_consent_becomes_the_unit_s_task(asked, act):
    _sara, _family, client, consent = asked
    client.post(f"/min-sida/samtycken/{consent}/andra/", {"text": "Bara skolan."})
    act("sara")
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload ->> 'about', payload ->> 'text' FROM letters_receivedmessage")
        assert cursor.fetchall() == [(str(consent), "Bara skolan.")]


@pytest.mark.parametrize("what", ["", "ta-tillbaka/", "andra/"])
def test_somebody_who_was_not_asked_does_not_see_the_consent(asked, what):
    sara, family, _client, consent = asked
    jens = family_client(sara, family, room(sara, family, family.jens))
    assert jens.get(f"/min-sida/samtycken/{consent}/").status_code == 200
    other = register_family(sara, age=17)
    stranger = family_client(sara, other, room(sara, other))
    assert stranger.get(f"/min-sida/samtycken/{consent}/{what}").status_code == 404
    assert stranger.post(f"/min-sida/samtycken/{consent}/nej/").status_code == 404
    assert ConsentAnswer.objects.count() == 0


def test_logging_out_ends_the_token_and_the_quick_exit_leads_to_a_page_that_says_nothing(alone):
    sara, family, own, client = alone
    token = client.cookies[COOKIE].value
    answer = client.get("/min-sida/stang/")
    assert answer.headers["Location"] == "/hitta-ratt/"
    page = text_of(client.get("/hitta-ratt/"))
    assert "112" in page
    assert not {"unge", "Min sida", "social"} & set(page.split())
    again = Apart()
    again.cookies[COOKIE] = token
    assert again.get("/min-sida/hem/").status_code == 302
    other = family_client(sara, family, own)
    other.post("/min-sida/logga-ut/")
    assert other.get("/min-sida/hem/").status_code == 302


def test_each_page_asks_the_database_at_most_fifteen_times(alone):
    sara, family, own, client = alone
    for number in range(3):
        letter(sara, family, own, f"Brev {number}")
    ask(sara, family.kim)
    for place in ("hem", "plan", "brev", "vem-vet-vad", "samtycken"):
        client.get(f"/min-sida/{place}/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/min-sida/{place}/").status_code == 200
        assert len(asked) <= 15, (place, [one["sql"][:90] for one in asked.captured_queries])


def test_the_pages_are_kept_by_no_cache(alone):
    client = alone[3]
    assert client.get("/min-sida/hem/").headers["Cache-Control"] == "no-store"


def test_the_pages_speak_english_too(alone, settings):
    client = alone[3]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "My plan" in text_of(client.get("/min-sida/hem/"))
