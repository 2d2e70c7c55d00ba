"""What is ticked off where it stands, and what is finished on a page of its own."""

import pytest
from django.urls import reverse

from samsyn.capabilities.home_visits.models import FollowUp, Visit
from samsyn.foundation.cases.actions import DoneOnItsPage, finish_task
from samsyn.foundation.cases.models import Task
from tests.capabilities.home_visits.kim import AFTER
from tests.capabilities.home_visits.test_pages import held, words

pytestmark = pytest.mark.django_db


def tasks_of(visit):
    """(the follow-up after two weeks, the promise to call the school, the case's page)."""
    row = Visit.objects.get(id=visit)
    follow_up = FollowUp.objects.filter(visit=row).earliest("due_on")
    promise = Task.objects.get(rule="promise", about=visit)
    return follow_up, promise, reverse("web:case", args=[row.case_id])


def test_a_follow_up_is_not_done_without_its_result(act):
    follow_up, _promise, _page = tasks_of(held(act))
    with pytest.raises(DoneOnItsPage, match="på sin egen sida"):
        finish_task(actor=act("sara"), task_id=follow_up.task_id, at=AFTER)
    assert Task.objects.get(id=follow_up.task_id).done_at is None


def test_the_case_page_leads_to_the_follow_up_and_ticks_off_the_promise(act, enter_as):
    follow_up, promise, page = tasks_of(held(act))
    sara = enter_as("sara")
    shown = words(sara.get(page))
    assert reverse("home_visits:of_follow_up", args=[follow_up.id]) in shown
    assert reverse("web:finish_task", args=[follow_up.task_id]) not in shown
    assert reverse("web:finish_task", args=[promise.id]) in shown


def test_the_case_page_folds_away_what_is_done_so_that_what_is_left_stands_alone(act, enter_as):
    _follow_up, promise, page = tasks_of(held(act))
    sara = enter_as("sara")
    left, folded = to_do(sara, page)
    assert promise.what in left
    assert promise.what not in folded
    sara.post(reverse("web:finish_task", args=[promise.id]), {"tillbaka": page})
    left, folded = to_do(sara, page)
    assert promise.what not in left
    assert promise.what in folded


def to_do(worker, page):
    """What the card of tasks shows at once, and what has to be unfolded to be read."""
    card = words(worker.get(page)).partition("Vad vi har skrivit")[0]
    left, _details, folded = card.partition('<details class="whole"')
    return left, folded


def test_a_press_on_klart_for_a_follow_up_changes_nothing_and_says_why(act, enter_as):
    follow_up, _promise, page = tasks_of(held(act))
    sara = enter_as("sara")
    answer = sara.post(reverse("web:finish_task", args=[follow_up.task_id]), {"tillbaka": page}, follow=True)
    assert "blir klar när du fyller i den på sin egen sida" in words(answer)
    act("sara")
    assert Task.objects.get(id=follow_up.task_id).done_at is None


def test_a_promise_is_ticked_off_from_the_desk(act, enter_as):
    _follow_up, promise, _page = tasks_of(held(act))
    sara = enter_as("sara")
    address = reverse("web:finish_task", args=[promise.id])
    desk = words(sara.get("/"))
    assert address in desk
    assert "Lovat familjen" in desk
    sara.post(address, {"tillbaka": "/"})
    act("sara")
    assert "Sara Lindqvist" in Task.objects.get(id=promise.id).done_by


def test_the_link_of_a_follow_up_opens_its_form_and_not_another_units(act, enter_as):
    follow_up, _promise, _page = tasks_of(held(act))
    address = reverse("home_visits:of_follow_up", args=[follow_up.id])
    assert "Uppföljning" in words(enter_as("sara").get(address, follow=True))
    assert enter_as("per").get(address).status_code == 404
    assert enter_as("liv").get(address).status_code == 404
