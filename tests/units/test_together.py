"""Rows of several tables in one statement."""

import datetime as dt

import pytest

from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Guardian, Person
from samsyn.foundation.units.together import together

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def test_what_asks_for_nothing_gives_nothing_and_costs_nothing(act, django_assert_num_queries):
    sara = act("sara")
    kim = register_person(actor=sara, facts=PersonFacts(given_name="Kim", family_name="Åberg"), at=AT)
    nobody = Guardian.objects.filter(unit_id=sara.unit_id, id__in=[])
    with django_assert_num_queries(1):
        persons, guardians = together(Person.objects.filter(unit_id=sara.unit_id, id=kim.id), nobody)
    assert ([one.family_name for one in persons], guardians) == (["Åberg"], [])
    with django_assert_num_queries(0):
        assert together(nobody) == [[]]


def test_a_field_that_was_put_off_is_fetched_when_it_is_read(act, django_assert_num_queries):
    sara = act("sara")
    kim = register_person(actor=sara, facts=PersonFacts(given_name="Kim", family_name="Åberg"), at=AT)
    with django_assert_num_queries(1):
        ((found,),) = together(Person.objects.filter(unit_id=sara.unit_id, id=kim.id).defer("family_name"))
        assert found.given_name == "Kim"
    with django_assert_num_queries(1):
        assert found.family_name == "Åberg"
