"""The public's first page, and what robots may find."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_first_page_leads_to_the_tip_and_to_the_answer():
    page = Client().get("/valkommen/").content.decode()
    assert 'href="/tipsa/"' in page
    assert 'href="/tipsa/svar/"' in page
    assert "Åkerö: socialtjänsten" in page
    assert "Norrvik: socialtjänsten" in page


def test_the_chosen_language_follows_into_the_form():
    page = Client().get("/valkommen/?sprak=en").content.decode()
    assert "Early support for young people" in page
    assert 'href="/tipsa/?sprak=en"' in page


def test_robots_may_find_the_publics_pages_and_nothing_else():
    text = Client().get("/robots.txt").content.decode()
    assert "Allow: /tipsa/" in text
    assert text.rstrip().endswith("Disallow: /")
    assert "index, follow" in Client().get("/tipsa/").content.decode()


def test_the_first_page_sets_no_cookie():
    client = Client()
    client.get("/valkommen/")
    assert client.cookies.output() == ""
