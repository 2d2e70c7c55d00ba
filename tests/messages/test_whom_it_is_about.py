"""The unit's own person, as the law asks about one."""

import datetime as dt

import pytest

from samsyn.foundation.messages import about
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
TODAY = NOW.date()


def asked(actor, **facts):
    person = register_person(
        actor=actor, facts=PersonFacts(given_name="Kim", family_name="Åberg", **facts), at=NOW
    )
    return about.about(about.of(actor, person.id, TODAY))


def test_a_birth_date_is_asked_about_as_it_is(act):
    assert asked(act("sara"), birth_date=dt.date(2010, 5, 1)).born == (dt.date(2010, 5, 1),)


def test_a_guessed_age_is_asked_about_from_the_day_it_was_guessed_on(act):
    oldest, youngest = asked(act("sara"), ages=(15, 17)).born
    assert oldest < youngest
    assert TODAY.year - youngest.year == 15


def test_of_whom_no_age_is_known_none_is_told_and_a_protected_identity_is(act):
    found = asked(act("sara"), protected_identity="marking")
    assert found.born == ()
    assert found.protected_identity
