"""What was agreed at a meeting, in a case that no group works in: how it goes is said on a page of its own."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samsyn.foundation.cases.queries import my_tasks
from samsyn.foundation.commitments.models import Commitment

from .conftest import decision, held
from .test_pages import MOST, at, text

pytestmark = pytest.mark.django_db
OURS = "Ringa varje fredag"


@pytest.fixture
def agreed(called, act):
    """What Sara took on at the meeting."""
    sara = act("sara")
    held(sara, called.id, decision(OURS))
    return Commitment.objects.get(unit_id=sara.unit_id).id


def say(client, commitment, **told):
    return client.post(at("commitment", commitment), {"note": ""} | told)


def test_the_task_of_what_sara_took_on_leads_to_its_page_and_is_done_there(called, agreed, act, enter_as):
    sara = enter_as("sara")
    address = reverse("groups:commitment", args=[agreed])
    assert address in sara.get("/").content.decode()
    assert address in sara.get(at("meeting", called.id)).content.decode()
    assert sara.get(address)["Location"] == at("commitment", agreed)
    assert OURS in text(sara.get(at("commitment", agreed)))
    assert "Hur går det?" in text(say(sara, agreed))
    assert say(sara, agreed, step="done").status_code == 302
    page = text(sara.get(at("commitment", agreed)))
    assert "Klart" in page
    assert "Hur går det?" not in page
    assert OURS not in [task.what for task in my_tasks(actor=act("sara"))]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"step": ""}, "Svara på: Hur går det?"),
        ({"step": "hindered"}, "Välj vad som hindrar."),
        ({"step": "moved"}, "Skriv den nya dagen."),
        ({"step": "moved", "new_due_on": "2020-01-01"}, "Dagen har redan varit"),
        ({"step": "dropped"}, "Skriv varför det utgår."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(agreed, enter_as, told, said):
    answered = say(
        enter_as("sara"), agreed, **told | {"note": "" if told["step"] == "dropped" else "Mina ord."}
    )
    assert answered.status_code == 422
    assert said in text(answered)
    assert told["step"] == "dropped" or "Mina ord." in answered.content.decode()


def test_a_new_day_and_a_hindrance_are_said_in_turn(agreed, enter_as):
    sara = enter_as("sara")
    day = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    say(sara, agreed, step="moved", new_due_on=day)
    say(sara, agreed, step="hindered", hindrance="no_contact", note="Kim svarar inte.")
    page = text(sara.get(at("commitment", agreed)))
    assert "Hindrat: får inte kontakt Kim svarar inte." in page
    assert "Ny dag:" in page


def test_nobody_else_opens_it_and_the_page_asks_few_questions(agreed, enter_as):
    for who in ("liv", "per", "rut"):
        assert enter_as(who).get(at("commitment", agreed)).status_code == 404
    sara = enter_as("sara")
    sara.get(at("commitment", agreed))
    with CaptureQueriesContext(connection) as asked:
        sara.get(at("commitment", agreed))
    assert len(asked) <= MOST
