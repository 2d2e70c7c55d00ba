"""A worker chooses the language; nothing is guessed, and the public's pages keep their own way."""

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samsyn.foundation.units.swedish import in_swedish, swedish
from samsyn.interfaces.web import words

COOKIE = settings.LANGUAGE_COOKIE_NAME


def test_the_worker_chooses_english_and_it_is_remembered(enter_as):
    sara = enter_as("sara")
    assert 'lang="sv"' in sara.get("/").content.decode().split(">")[1]
    answer = sara.post("/sprak/", {"language": "en", "next": "/arenden/?avslutade=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/arenden/?avslutade=1")
    assert (answer.cookies[COOKIE]["httponly"], answer.cookies[COOKIE]["samesite"]) == (True, "Lax")
    page = sara.get("/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    assert "My desk" in page.content.decode()
    assert "Mitt bord" not in page.content.decode()
    sara.post("/sprak/", {"language": "sv", "next": "/"})
    assert "Mitt bord" in sara.get("/").content.decode()


@pytest.mark.django_db
def test_the_login_page_has_the_choice_and_speaks_it():
    client = Client()
    client.cookies[COOKIE] = "en"
    page = client.get(reverse("account_login")).content.decode()
    assert "User name" in page
    assert 'name="language" value="sv"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_a_choice_leads_nowhere_else(back):
    assert Client().post("/sprak/", {"language": "en", "next": back})["Location"] == "/"


@pytest.mark.django_db
def test_an_unknown_language_is_swedish_and_a_look_changes_nothing():
    client = Client()
    assert client.post("/sprak/", {"language": "xx", "next": "/"}).cookies[COOKIE].value == "sv"
    assert client.get("/sprak/").status_code == 405
    client.cookies[COOKIE] = "../../etc"
    assert client.get("/logga-in/", follow=True)["Content-Language"] == "sv"


@pytest.mark.django_db
def test_the_browsers_own_language_decides_nothing():
    page = Client().get("/logga-in/", headers={"Accept-Language": "en"}, follow=True)
    assert '<html lang="sv"' in page.content.decode()


@pytest.mark.django_db
def test_the_publics_pages_choose_by_their_address_alone():
    client = Client()
    client.cookies[COOKIE] = "en"
    assert '<html lang="sv"' in client.get("/tipsa/").content.decode()
    client.cookies[COOKIE] = "sv"
    assert '<html lang="en"' in client.get("/tipsa/?sprak=en").content.decode()


def test_days_and_times_are_written_as_the_language_writes_them():
    at, now = dt.datetime(2026, 11, 24, 14, 30), dt.datetime(2026, 11, 22, 9, 0)
    assert words.moment_words(at, now) == "tisdag 24 november, 14.30"
    with translation.override("en"):
        assert words.moment_words(at, now) == "Tuesday 24 November, 14:30"
        assert words.days_left(at.date(), now.date()) == "2 days left"


def test_what_is_kept_is_put_together_in_swedish():
    label = translation.gettext_lazy("Orosanmälan")
    with translation.override("en"):
        assert (str(label), swedish(label)) == ("Concern report", "Orosanmälan")
        with in_swedish():
            assert str(label) == "Orosanmälan"
        assert str(label) == "Concern report"
