"""A neighbour with a telephone leaves a tip."""

import re

import pytest

from samsyn.capabilities.tips import codes
from samsyn.foundation.messages.reading import open_message, received

from .conftest import shown_form

pytestmark = pytest.mark.django_db


def shown_code(response):
    return re.search(r'class="receipt-code"[^>]*>([^<]+)<', response.content.decode()).group(1)


def tips_of(act, name):
    actor = act(name)
    return [open_message(actor=actor, message_id=line.id) for line in received(actor=actor, limit=10)]


def test_the_form_asks_in_swedish_and_needs_no_script(neighbour):
    page = neighbour.get("/tipsa/").content.decode()
    assert "Är du orolig för en ung person?" in page
    assert 'method="post"' in page
    assert "112" in page


def test_a_tip_comes_to_the_unit_that_was_chosen_and_to_no_other(send, told, act):
    answer = send()
    assert "Tack, tipset är mottaget" in answer.content.decode()
    (tip,) = tips_of(act, "sara")
    assert tip.payload.what == told["what"]
    assert (tip.payload.channel, tip.payload.municipality, tip.other_name) == ("web", "9901", "Allmänheten")
    assert tips_of(act, "per") == []
    assert tips_of(act, "liv") == []
