"""A neighbour with a telephone leaves a tip."""

import datetime as dt

import pytest
from django.utils import timezone

from samsyn.capabilities.tips import public_views
from samsyn.capabilities.tips.limits import Doorkeeper, Limit
from samsyn.capabilities.tips.payload import Tip, Urgency, Worry

from .conftest import shown_code, shown_form, words

pytestmark = pytest.mark.django_db


def test_the_form_asks_in_swedish_and_says_whom_to_call(neighbour):
    page = words(neighbour.get("/tipsa/"))
    assert "Är du orolig för en ung person?" in page
    assert "tel:112" in page
    assert "114 14" in page
    assert "socialjouren" in page


def test_a_tip_comes_to_the_unit_that_was_chosen_and_to_no_other(send, told, tips_of):
    assert "Tack, tipset är mottaget" in words(send())
    (tip,) = tips_of("sara")
    assert tip.payload == Tip(what=told["what"], urgency=Urgency.SOON, municipality="9901")
    assert tip.other_name == "Allmänheten"
    assert tips_of("per") == []
    assert tips_of("liv") == []


def test_every_answer_arrives_as_it_was_written(send, tips_of):
    send(
        first_hand="no",
        subject_hint="Kim  i nian",
        where="Torget",
        observed_on="2026-01-09",
        how_long="sedan i somras",
        categories=["drugs", "company"],
    )
    (tip,) = tips_of("sara")
    told = tip.payload
    assert (told.first_hand, told.subject_hint, told.where) == (False, "Kim i nian", "Torget")
    assert (told.observed_on, told.how_long) == (dt.date(2026, 1, 9), "sedan i somras")
    assert told.categories == (Worry.DRUGS, Worry.COMPANY)


def test_the_police_of_two_municipalities_learn_which_one_it_is_about(send, tips_of):
    send(receiver="police", municipality="9902")
    (tip,) = tips_of("per")
    assert tip.payload.municipality == "9902"
    assert tips_of("liv") == []


def test_a_tip_about_the_other_municipality_goes_there(send, tips_of):
    send(municipality="9902")
    assert len(tips_of("liv")) == 1
    assert tips_of("sara") == []


def test_no_cookie_is_set_by_any_page(neighbour, send):
    answer = send()
    neighbour.get("/tipsa/")
    neighbour.get("/tipsa/svar/")
    neighbour.post("/tipsa/svar/", {"code": shown_code(answer)})
    neighbour.get("/valkommen/")
    assert neighbour.cookies.output() == ""
    assert "Set-Cookie" not in answer.headers


def test_pages_are_not_kept_by_the_browser_and_tell_no_referrer(neighbour):
    answer = neighbour.get("/tipsa/")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_form_sent_twice_makes_one_tip_and_the_same_receipt(send, tips_of):
    token = shown_form()
    first, second = send(token=token), send(token=token)
    assert shown_code(first) == shown_code(second)
    assert len(tips_of("sara")) == 1


def test_a_form_sent_again_much_later_does_not_show_the_code(send, tips_of, monkeypatch):
    token = shown_form()
    code = shown_code(send(token=token))
    later = timezone.now() + dt.timedelta(hours=1)
    monkeypatch.setattr(public_views.timezone, "now", lambda: later)
    again = words(send(token=token))
    assert "Tipset är redan skickat" in again
    assert code not in again
    assert len(tips_of("sara")) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"what": ""}, "Skriv vad du har sett eller hört."),
        ({"what": "   \n "}, "Skriv vad du har sett eller hört."),
        ({"what": "a" * 100_001}, "Texten är 100 001 tecken. Högst 100 000 får plats."),
        ({"what": "hej\x00då"}, "styrtecken"),
        ({"what": "hej\x1bdå"}, "styrtecken"),
        ({"subject_hint": "K" * 301}, "Texten är 301 tecken"),
        ({"where": "x\x07"}, "styrtecken"),
        ({"observed_on": "2999-01-01"}, "Dagen har inte varit än."),
        ({"observed_on": "1026-01-01"}, "Dagen ligger för långt tillbaka."),
        ({"observed_on": "i fredags"}, "Dagen går inte att läsa."),
        ({"urgency": ""}, "Välj om det är bråttom."),
        ({"municipality": ""}, "Välj vilken kommun det gäller."),
        ({"contact": "070-000 00 00"}, "Du vill vara anonym men har skrivit"),
        ({"reporter_kind": "private_named"}, "Skriv hur du kan nås"),
        ({"website": "https://exempel.se"}, "Ett fält som ska vara tomt har fyllts i."),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_typed_is_lost(send, tips_of, changes, says):
    answer = send(**({"how_long": "sedan i somras"} | changes))
    page = words(answer)
    assert says in page
    assert 'value="sedan i somras"' in page
    assert "<title>Fel:" in page
    assert tips_of("sara") == []


def test_the_longest_text_that_fits_arrives_whole(send, tips_of):
    text = "å" * 100_000
    send(what=text)
    (tip,) = tips_of("sara")
    assert tip.payload.what == text


@pytest.mark.parametrize(
    ("seconds_ago", "says"),
    [
        (None, "Sidan har varit öppen för länge."),
        (25 * 3600, "Sidan har varit öppen för länge."),
        (0, "Det gick väldigt fort."),
    ],
)
def test_a_form_that_is_not_ours_or_too_old_or_too_new_is_kept_and_can_be_sent_again(
    send, tips_of, told, seconds_ago, says
):
    answer = send(token="påhittad" if seconds_ago is None else shown_form(seconds_ago))
    assert says in words(answer)
    assert told["what"] in words(answer)
    assert tips_of("sara") == []
    again = words(answer).split('name="token" value="')[1].split('"')[0]
    assert "Tack, tipset är mottaget" in words(send(token=again))


def test_too_much_at_once_is_refused_in_words_and_what_was_typed_is_kept(send, told, tips_of, monkeypatch):
    monkeypatch.setattr(public_views, "_sending", Doorkeeper(Limit(one_source=1, everybody=1)))
    token = shown_form()
    send()
    refused = send(token=token, what="Det här var det andra tipset")
    assert refused.status_code == 429
    assert "för mycket på en gång" in words(refused)
    assert "Det här var det andra tipset" in words(refused)
    assert len(tips_of("sara")) == 1
    assert token in words(refused)


def test_who_is_urgent_is_told_to_call(send):
    page = words(send(urgency="now"))
    assert "Du skrev att det är bråttom" in page
    assert "tel:112" in page
    assert "Du skrev att det är bråttom" not in words(send())


@pytest.mark.parametrize(
    ("language", "asks", "thanks"),
    [
        ("sv", "Är du orolig för en ung person?", "Tack, tipset är mottaget"),
        ("en", "Are you worried about a young person?", "Thank you, we have received the tip"),
        ("ar", "هل أنت قلق على شاب أو شابة؟", "شكرًا، استلمنا المعلومة"),
    ],
)
def test_the_public_may_write_in_each_language(neighbour, send, language, asks, thanks):
    path = f"/tipsa/?sprak={language}"
    page = neighbour.get(path)
    assert asks in words(page)
    assert page["Content-Language"] == language
    assert f'lang="{language}"' in words(page)
    assert ('dir="rtl"' in words(page).split(">")[1]) == (language == "ar")
    assert thanks in words(send(path))


def test_the_browsers_language_and_an_unknown_one_change_nothing(neighbour):
    for answer in (
        neighbour.get("/tipsa/", headers={"Accept-Language": "en"}),
        neighbour.get("/tipsa/?sprak=xx"),
    ):
        assert "Är du orolig för en ung person?" in words(answer)
        assert answer["Content-Language"] == "sv"


def test_a_body_beyond_measure_is_refused_before_it_is_read(neighbour):
    answer = neighbour.post("/tipsa/", {"what": "x"}, CONTENT_LENGTH=str(30 * 1024 * 1024))
    assert answer.status_code == 413
    assert "för stort" in words(answer)
