"""What the shell tells: how much is unread, what was written when a login ended, who knows what without scrolling."""

import datetime as dt
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.test import Client

from samsyn.foundation.messages.knowing import Told
from samsyn.interfaces.web.timelines import knowledge
from samsyn.law import Category, Party
from tests.capabilities.intake.conftest import file

pytestmark = pytest.mark.django_db
COUNT = '<span class="count">1<span class="ds-sr-only"> olästa</span></span>'


def text(answer):
    return answer.content.decode()


def test_the_navigation_tells_how_much_is_unread_and_to_nobody_else(act, enter_as):
    message_id = file(act("per"))
    sara = enter_as("sara")
    assert COUNT in text(sara.get("/"))
    assert COUNT not in text(enter_as("liv").get("/"))
    sara.get(f"/inkommet/meddelande/{message_id}/")
    assert COUNT not in text(sara.get("/"))


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"basis": "12 kap. 2 § OSL"}, "12 kap. 2 § OSL"),
        ({"basis": "12 kap. 2 § OSL", "owner_name": "Per"}, "Per · 12 kap. 2 § OSL"),
        ({"basis": "12 kap. 2 § OSL", "owner_name": "Per", "instead_of": "Per"}, "12 kap. 2 § OSL"),
        ({"promised_to": "familjen", "owner_name": "Per"}, "Lovat familjen · Per"),
    ],
    ids=["basis", "owner", "deputy", "promise"],
)
def test_a_task_s_second_line_begins_with_a_word_and_not_with_a_dot(told, line):
    shown = render_to_string("web/_task.html", {"task": {"what": "Ring", **told}})
    assert f'<span class="soft">{line}</span>' in shown


def test_when_the_login_ended_every_text_is_shown_and_no_code(db):
    sent = {
        "concern": "Orolig",
        "why": "hej",
        "source": "not_suitable",
        "once": str(uuid4()),
        "on": "2026-11-22",
    }
    page = text(Client().post(f"/inkommet/anmalan/{uuid4()}/", sent))
    for written in ("Orolig", "hej"):
        assert f'<p class="written">{written}</p>' in page
    assert page.count('class="written"') == 2


def told(categories):
    at = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    return tuple(
        Told(
            "Polisen",
            Party.POLICE,
            category.value,
            "Orosanmälan",
            at,
            uuid4(),
            ("10 kap. 28 § OSL",),
            received=False,
        )
        for category in categories
    )


@pytest.mark.parametrize(("number", "wide"), [(4, False), (5, True)])
def test_five_categories_are_read_downwards(number, wide):
    assert knowledge(told(list(Category)[:number])).wide is wide
