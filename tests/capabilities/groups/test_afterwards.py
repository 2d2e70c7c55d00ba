"""Review, closing, and the questions some months after."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import after, leaving, planning
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import AfterCheck
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.models import Entry, Task
from samsyn.foundation.family.actions import close_room, open_room

from .kim import AT, adopt, closed, day, page, reviewed, whole_way

pytestmark = pytest.mark.django_db


def test_a_review_promises_the_next_in_three_months(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    (first,) = Task.objects.filter(about=group, rule="group_review", done_at=None)
    assert first.due_on > day(85)
    after.review(actor=sara, group_id=group, told=reviewed(), at=AT)
    first.refresh_from_db()
    assert first.done_at
    assert Task.objects.filter(about=group, rule="group_review", done_at=None).count() == 1


def test_closing_tells_the_members_and_promises_the_after_checks(act, family):
    _kim, _given, group, theirs, _plan = whole_way(act, family)
    sara = act("sara")
    with pytest.raises(GroupRefused, match="egen bild"):
        after.close(actor=sara, group_id=group, told=closed(youth_view=""), at=AT)
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    shown = page(sara, group)
    assert shown.stage is Stage.CLOSED
    left = Task.objects.filter(unit_id=sara.unit_id, case_id=shown.group.case_id, done_at=None)
    assert {one.rule for one in left} == {"group_after"}  # nothing else is left to do
    checks = list(AfterCheck.objects.order_by("due_on"))
    assert [one.step_key for one in checks] == ["after_check_six_months", "after_check_twelve_months"]
    with pytest.raises(GroupRefused, match="avslutat"):
        planning.begin(actor=sara, group_id=group, at=AT)
    later = AT + dt.timedelta(days=180)
    told = {"reached": True, "how_it_is": "Bra.", "wants_contact": False}
    after.check(actor=sara, check_id=checks[0].id, at=later, **told)
    with pytest.raises(GroupRefused, match="redan skrivet"):
        after.check(actor=sara, check_id=checks[0].id, at=later, **told)
    assert Entry.objects.filter(kind="group_after").exists()
    rut = act("rut")
    take_in(actor=rut, at=AT)
    assert Task.objects.filter(about=theirs, rule="group_ended").exists()


def own_page_of(actor, person_id):
    """An own page for the young person, and what waits about it."""
    own = open_room(actor=actor, person_id=person_id)
    return own, Task.objects.filter(unit_id=actor.unit_id, about=own, done_at=None)


def test_an_open_own_page_is_decided_about_after_the_last_question(act, family):
    """A version that nobody has shown waits no more, and the task goes when the page is closed."""
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    own, waiting = own_page_of(sara, kim)
    adopt(sara, planning.begin(actor=sara, group_id=group, at=AT))
    assert [one.rule for one in waiting.all()] == ["show_plan"]
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    (decide,) = waiting.all()
    last = AfterCheck.objects.order_by("-due_on")[0].due_on
    assert decide.what == "Bestäm med Kim Åberg om den egna sidan ska stängas"
    assert decide.due_on == last + dt.timedelta(days=14)
    close_room(actor=sara, family_room_id=own, why="", at=AT)
    assert not waiting.all()


def test_an_own_page_stays_while_the_unit_works_in_another_case(act, family):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    _own, waiting = own_page_of(sara, kim)
    open_case(actor=sara, person_id=kim, method_key="forhandsbedomning", method_version="1", at=AT)
    after.close(actor=sara, group_id=group, told=closed(after_check=False), at=AT)
    assert not waiting.all()


def test_without_questions_afterwards_an_own_page_is_decided_about_within_two_weeks(act, family):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    _own, waiting = own_page_of(sara, kim)
    after.close(actor=sara, group_id=group, told=closed(after_check=False), at=AT)
    assert [(one.rule, one.due_on) for one in waiting.all()] == [("own_page", day(14))]


def test_who_reads_english_leaves_swedish_in_the_journal_when_nobody_was_reached_afterwards(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    first = AfterCheck.objects.order_by("due_on")[0]
    with translation.override("en"):
        after.check(actor=sara, check_id=first.id, reached=False, how_it_is="", wants_contact=None, at=AT)
    assert "Fick inte kontakt." in Entry.objects.get(kind="group_after").text


def test_nobody_is_asked_afterwards_without_a_yes(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    after.close(actor=act("sara"), group_id=group, told=closed(after_check=False), at=AT)
    assert not AfterCheck.objects.exists()


def test_the_page_of_a_closed_group_says_how_it_ended_and_who_took_part(act, enter_as, family):
    _kim, given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    reaching.withdraw(actor=sara, consent_id=given, role="youth", way="spoken", said="", at=AT)
    shown = page(sara, group)
    assert not shown.frozen  # nothing is at a standstill where nothing goes on
    assert shown.outcome == "Målen är nådda"
    assert [one.done for one in shown.way if one.kind == "consent"] == [
        True
    ]  # it was there as long as it was needed
    assert [one.member_unit_name for one in shown.left] == ["Lindskolan"]
    told = enter_as("sara").get(reverse("groups:group", args=[group])).content.decode()
    assert "Arbetet tillsammans står stilla" not in told
    assert "Målen är nådda" in told
    assert "Var med" in told
    assert "Omfattas inte av samtycket" not in told
    assert told.count("Blev inte klart") == 3  # two commitments, and the column that counts them
    assert "Inte börjat" not in told


def test_a_unit_that_left_stays_in_sight_while_the_others_go_on(act, family):
    _kim, _given, group, theirs, _plan = whole_way(act, family)
    leaving.leave(actor=act("rut"), group_id=theirs, why="Kim har bytt skola.", at=AT)
    sara = act("sara")
    take_in(actor=sara, at=AT)
    shown = page(sara, group)
    assert [one.member_unit_name for one in shown.left] == ["Lindskolan"]
    assert not any(one.asked for one in shown.members)
