"""What every worker reads of a method: also what it asks in its steps, and how its meetings go."""

import html

import pytest
from django.utils import timezone

from tests.capabilities.own_fields import asked, publish_own, with_fields

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_the_page_of_a_method_says_what_its_steps_ask_and_how_a_meeting_goes(act, enter_as):
    publish_own(
        act,
        with_fields(
            mapping=[
                asked("pets", "Finns det husdjur hemma?"),
                asked("bus", "Vilken buss tar du?", required=False),
            ]
        ),
    )
    page = html.unescape(enter_as("rut").get("/metoder/akero/sig/").content.decode())
    assert "<li>Finns det husdjur hemma?</li>" in page
    assert 'Vilken buss tar du? <span class="soft">(frivilligt)</span>' in page
    assert "Hur går det med det vi lovade?" in page


def test_a_method_that_asks_nothing_of_its_own_says_nothing_of_it(act, enter_as):
    page = enter_as("rut").get("/metoder/akero/sspf/").content.decode()
    assert "Frågor i steget" not in page
    assert "Vad fungerar?" in page
