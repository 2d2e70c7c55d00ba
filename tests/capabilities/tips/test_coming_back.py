"""The one who left a tip comes back with the code; the unit answers."""

import pytest

from samsyn.capabilities.tips import public_views
from samsyn.capabilities.tips.limits import Doorkeeper, Limit

from .conftest import shown_code, shown_form, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(send):
    return shown_code(send())


@pytest.fixture
def come_back(neighbour, code):
    return lambda **more: neighbour.post("/tipsa/svar/", {"code": code, "token": shown_form()} | more)


def test_the_code_opens_the_thread_also_when_typed_by_hand(neighbour, code):
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "o").replace("1", "l")):
        page = words(neighbour.post("/tipsa/svar/", {"code": f"  {typed} "}))
        assert "Du tipsade Socialtjänsten, barn och unga" in page
        assert "Inget svar än." in page


@pytest.mark.parametrize("wrong", ["0000-0000-0000-0000-0000", "hej", "x" * 5000, "0' OR '1'='1", "🙂"])
def test_a_wrong_code_is_said_in_words(neighbour, code, wrong):
    page = words(neighbour.post("/tipsa/svar/", {"code": wrong}))
    assert "Ingen tråd öppnas av den koden." in page
    assert "Du tipsade" not in page


def test_the_thread_does_not_repeat_the_tip(come_back, told):
    assert told["what"] not in words(come_back())


def test_the_unit_answers_and_the_reporter_reads_it_without_learning_who_wrote(come_back, tips_of, enter_as):
    (tip,) = tips_of("sara")
    answer = {"text": "Tack. Vet du vilka kvällar?", "says_nothing": "on", "token": shown_form()}
    enter_as("sara").post(f"/tips/{tip.id}/svar/", answer)
    page = words(come_back())
    assert "Tack. Vet du vilka kvällar?" in page
    assert "Någon har läst det." in page
    assert "Sara" not in page


def test_an_answer_that_is_not_confirmed_to_say_nothing_is_kept_and_not_sent(come_back, tips_of, enter_as):
    (tip,) = tips_of("sara")
    page = words(
        enter_as("sara").post(f"/tips/{tip.id}/svar/", {"text": "Vi känner Kim.", "token": shown_form()})
    )
    assert "bekräfta att det inte säger något om den unge" in page
    assert "Vi känner Kim." in page
    assert "Vi känner Kim." not in words(come_back())


def test_an_answer_sent_twice_is_one(come_back, tips_of, enter_as):
    (tip,) = tips_of("sara")
    sara, answer = enter_as("sara"), {"text": "Tack för tipset.", "says_nothing": "on", "token": shown_form()}
    for _ in range(2):
        assert sara.post(f"/tips/{tip.id}/svar/", answer).status_code == 302
    assert words(come_back()).count("Tack för tipset.") == 1


def test_what_is_added_comes_in_as_a_message_and_stands_in_the_thread(come_back, tips_of, enter_as):
    assert "Det du lade till har kommit fram." in words(come_back(text="Varje fredag."))
    addition, tip = tips_of("sara")
    assert (addition.kind.key, addition.payload.text) == ("tip_addition", "Varje fredag.")
    assert addition.in_reply_to == tip.id
    for message in (tip, addition):
        assert "Varje fredag." in words(enter_as("sara").get(f"/tips/{message.id}/svar/"))
    assert tips_of("per") == []


def test_an_addition_sent_twice_is_one(come_back, tips_of):
    token = shown_form()
    come_back(text="Varje fredag.", token=token)
    come_back(text="Varje fredag.", token=token)
    assert len(tips_of("sara")) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Skriv det du vill lägga till."), ("a" * 100_001, "100 001 tecken"), ("\x00", "styrtecken")],
)
def test_an_addition_that_cannot_be_read_is_refused_in_words(come_back, tips_of, text, says):
    assert says in words(come_back(text=text))
    assert len(tips_of("sara")) == 1


def test_guessing_codes_is_limited_in_words(neighbour, monkeypatch):
    monkeypatch.setattr(public_views, "_asking", Doorkeeper(Limit(one_source=5, everybody=2)))
    answers = [neighbour.post("/tipsa/svar/", {"code": "0000-0000-0000-0000-0000"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert "för mycket på en gång" in words(answers[2])
