"""Somebody leaves the unit: access ends at once, and what was promised stands on the manager's desk."""

import datetime as dt

import pytest

from samsyn.capabilities.handover.giving import colleagues, left_behind
from samsyn.foundation.units.acting import acting_as
from tests.cases.rooms import TODAY, case, day, entry, task

from .rooms import give
from .test_pages import words

pytestmark = pytest.mark.django_db


def test_who_has_left_sees_nothing_more_from_the_same_moment(act, cast, enter_as, leaves):
    theirs = case(act("sara"))
    entry(act("sara"), theirs)
    client = enter_as("sara")
    assert "Vi pratade i telefon." in words(client.get(f"/arenden/{theirs}/"))
    leaves("sara", 0)
    answer = client.get(f"/arenden/{theirs}/", follow=True)
    assert "Vi pratade i telefon." not in words(answer)
    assert answer.redirect_chain
    with pytest.raises(PermissionError), acting_as(*cast["sara"]):
        pytest.fail("the one who has left could act")


def test_what_stands_with_somebody_who_has_left_is_on_the_managers_desk(act, cast, enter_as, leaves):
    sara = act("sara")
    theirs = case(sara)
    task(sara, theirs)
    siv = act("siv")
    assert left_behind(actor=siv, on=TODAY) == ()
    leaves("sara", 0)
    (line,) = left_behind(actor=act("siv"), on=TODAY)
    assert (line.name, line.cases, line.tasks, line.gone) == ("Sara Lindqvist", 1, 1, True)
    client = enter_as("siv")
    assert "Sara Lindqvist har slutat" in words(client.get("/"))
    page = words(client.get(f"/overlamning/ny/?fran={cast['sara'][0]}"))
    assert "Sara Lindqvist" in page
    assert "Lämna över ärende " in page
    siv = act("siv")
    give(siv, sara, cast["samir"][0], [theirs])
    assert left_behind(actor=siv, on=TODAY) == ()


def test_somebody_who_leaves_within_two_weeks_is_shown_ahead(act, leaves):
    sara = act("sara")
    case(sara)
    leaves("sara", 20)
    siv = act("siv")
    assert left_behind(actor=siv, on=TODAY) == ()
    (line,) = left_behind(actor=siv, on=day(10))
    assert (line.gone, line.tasks) == (False, 0)
    assert line.ends_on - TODAY in {dt.timedelta(days=19), dt.timedelta(days=20), dt.timedelta(days=21)}


def test_cases_are_not_handed_to_somebody_who_will_have_left(act, leaves):
    leaves("samir", 5)
    siv = act("siv")
    assert "Samir Haddad" in {one.name for one in colleagues(actor=siv, on=TODAY)}
    assert "Samir Haddad" not in {one.name for one in colleagues(actor=siv, on=day(7))}
