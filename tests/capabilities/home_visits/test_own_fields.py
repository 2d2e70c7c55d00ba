"""What a municipality's Linköpingsmodellen asks of its own, at a follow-up and when the visit is closed."""

import pytest
from django.db import transaction
from django.utils import timezone

from samsyn.capabilities.home_visits.actions.after import FollowUpResult, close, finish_follow_up
from samsyn.capabilities.home_visits.models import FollowUp
from samsyn.foundation.cases.models import Entry
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.refusals import Unanswered
from tests.capabilities.own_fields import asked, publish_own, with_fields

from .kim import begin, plan, register_kim
from .test_pages import PLANNED, held, post, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(act):
    change = with_fields(
        follow_up_two_weeks=[asked("mother", "Hur har mamman det?")],
        closing=[asked("school", "Går den unge i skolan?", "yes_no")],
    )
    publish_own(act, change, "linkopingsmodellen")
    return held(act)


def test_a_follow_up_asks_its_own_and_the_visits_page_tells_it(visit, act, enter_as):
    first, last = FollowUp.objects.filter(visit_id=visit).order_by("due_on").values_list("id", flat=True)
    sara = enter_as("sara")
    told = {"reached": "yes", "channel": "telephone", "result": "Bra."}
    missing = post(sara, url("follow_up", visit, first), told)
    assert missing.status_code == 422
    assert "Svara på: Hur har mamman det?" in words(missing)
    told["extra_follow_up_two_weeks_mother"] = "Hon sover bättre."
    assert post(sara, url("follow_up", visit, first), told).status_code == 302
    assert "Hon sover bättre." in words(sara.get(url("visit", visit)))
    assert "Hur har mamman det?" not in words(sara.get(url("follow_up", visit, last)))
    act("sara")
    assert "Hur har mamman det? Hon sover bättre." in Entry.objects.get(kind="follow_up").text
    act("per")
    assert not StepAnswer.objects.exists()


def test_a_follow_up_without_a_form_does_not_leave_out_what_has_to_be_answered(visit, act):
    act("sara")
    first = FollowUp.objects.filter(visit_id=visit).order_by("due_on").first().id
    result = FollowUpResult(True, "telephone", "Bra.", "", None)
    with pytest.raises(Unanswered, match="”Hur har mamman det"), transaction.atomic():
        finish_follow_up(actor=act("sara"), follow_up_id=first, result=result, at=timezone.now())
    with pytest.raises(Unanswered, match="”Går den unge i skolan"), transaction.atomic():
        close(
            actor=act("sara"),
            visit_id=visit,
            outcome="nothing_more",
            why="Klart.",
            told="Mona.",
            at=timezone.now(),
        )
    assert not FollowUp.objects.filter(id=first, done_at__isnull=False).exists()


def test_closing_asks_its_own(visit, act, enter_as):
    sara = enter_as("sara")
    told = {"outcome": "nothing_more", "why": "Klart.", "told": "Mona."}
    missing = post(sara, url("close", visit), told)
    assert "Svara på: Går den unge i skolan?" in words(missing)
    assert "Mona." in words(missing)
    assert post(sara, url("close", visit), told | {"extra_closing_school": "yes"}).status_code == 302
    assert "Går den unge i skolan?" in words(sara.get(url("visit", visit)))


def test_the_planning_asks_its_own_keeps_what_changes_and_sends_none_of_it(act, enter_as):
    asks = with_fields(planning=[asked("dog", "Finns det husdjur hemma?")])
    publish_own(act, asks, "linkopingsmodellen")
    visit = begin(act("sara"), register_kim(act("sara")))
    sara, planning = enter_as("sara"), url("plan", visit)
    missing = post(sara, planning, PLANNED)
    assert missing.status_code == 422
    assert "Svara på: Finns det husdjur hemma?" in words(missing)
    assert "Ring Siv efteråt." in words(missing)
    own = {"extra_planning_dog": "En stor hund."}
    for _again in range(2):
        assert post(sara, planning, PLANNED | own).status_code == 302
    assert "En stor hund." in words(sara.get(planning))
    assert "En stor hund." in words(sara.get(url("visit", visit)))
    assert "En stor hund." not in words(sara.get(url("propose", visit)))
    act("sara")
    (entry,) = Entry.objects.filter(kind="home_visit_plan")
    assert entry.text == "Finns det husdjur hemma? En stor hund."
    with pytest.raises(Unanswered), transaction.atomic():
        plan(act("sara"), begin(act("sara"), register_kim(act("sara"))))
    act("per")
    assert not StepAnswer.objects.exists()
