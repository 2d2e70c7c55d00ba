"""A birthday during the case: whoever is responsible is told before the 15th and the 18th, once."""

import datetime as dt

import pytest

from samsyn.foundation.cases.actions import close_case, open_case
from samsyn.foundation.cases.models import Task
from samsyn.foundation.family import birthdays, tasks
from samsyn.foundation.family.actions import open_room
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from tests.family.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db


def born(years, days):
    """A birth date such that the birthday comes in so many days."""
    day = TODAY + dt.timedelta(days=days)
    return dt.date(day.year - years, day.month, min(day.day, 28))


def with_case(actor, years, days):
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=born(years, days))
    kim = register_person(actor=actor, facts=facts, at=NOW).id
    made = open_case(actor=actor, person_id=kim, method_key="sig", method_version="1", at=NOW)
    return kim, made.id


def told(actor):
    rows = Task.objects.filter(unit_id=actor.unit_id, rule__startswith="turns_").order_by("rule")
    return [(row.rule, row.due_on, row.owner_id) for row in rows]


def by_night():
    tasks.remind(timestamp=int(NOW.timestamp()))


@pytest.mark.parametrize("years", [15, 18])
@pytest.mark.parametrize("days", [10, 0, -20])
def test_whoever_is_responsible_is_told_in_time_and_once(act, years, days):
    sara = act("sara")
    with_case(sara, years, days)
    by_night()
    by_night()
    assert told(sara) == [(f"turns_{years}", born(0, days), sara.worker_id)]
    (task,) = Task.objects.filter(unit_id=sara.unit_id, rule=f"turns_{years}")
    assert f"fyller {years} år" in task.what


@pytest.mark.parametrize(("years", "days"), [(15, 40), (18, -60), (16, 3), (21, 0)])
def test_other_birthdays_and_those_far_away_are_left(act, years, days):
    sara = act("sara")
    with_case(sara, years, days)
    by_night()
    assert told(sara) == []


def test_a_reminder_that_was_ticked_off_does_not_come_back(act):
    sara = act("sara")
    with_case(sara, 15, 3)
    by_night()
    Task.objects.filter(unit_id=sara.unit_id, rule="turns_15").update(done_at=NOW, done_by="Sara")
    by_night()
    assert len(told(sara)) == 1


def test_nobody_is_told_of_a_closed_case(act):
    sara = act("sara")
    _kim, case = with_case(sara, 15, 3)
    close_case(actor=sara, case_id=case, outcome="done", why="Klart.", at=NOW)
    by_night()
    assert told(sara) == []


def test_a_unit_where_nobody_of_the_family_has_a_page_is_left_alone_until_one_has(act):
    per = act("per")
    kim, _case = with_case(per, 18, 3)
    by_night()
    assert told(per) == []
    open_room(actor=per, person_id=kim)
    by_night()
    assert [rule for rule, _day, _owner in told(per)] == ["turns_18"]


def test_nobody_is_told_in_advance_of_a_day_that_has_not_been(act):
    with_case(act("sara"), 15, 3)
    with pytest.raises(FamilyRefused, match="inte varit än"):
        birthdays.remind_every_unit(on=TODAY + dt.timedelta(days=2))
