"""A text that shall be about nobody: whom does it name?"""

import datetime as dt

import pytest

from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.naming import Named, named_in

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def sara(act):
    """Sara, whose unit knows Kim Åberg and the guardian Mona Berg-Lind."""
    actor = act("sara")
    person = register_person(
        actor=actor,
        facts=PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(2010, 5, 1)),
        at=AT,
    )
    add_guardian(actor=actor, youth_id=person.id, facts=GuardianFacts(name="Mona Berg-Lind"), at=AT)
    return actor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Får vi berätta att en ung har setts?", Named()),
        ("Kim Åberg har setts.", Named(names=("Kim Åberg",))),
        ("Åberg, KIM har setts.", Named(names=("KIM Åberg",))),
        ("Det gäller Kim.", Named(words=("Kim",))),
        ("kim är också en verktygslåda", Named()),
        ("Mamma heter Mona Berg-Lind", Named(names=("Mona Berg-Lind",))),
        ("Född 20100501-1234.", Named(numbers=("20100501-1234",))),
        ("Född 100501 1234 och 20100501T123", Named(numbers=("100501 1234", "20100501T123"))),
        ("Ring 010-000 10 10 den 2026-11-22, mål 2026-0142.", Named()),
    ],
)
def test_numbers_and_known_names_are_found(sara, text, found):
    assert named_in(actor=sara, texts=(text,)) == found


def test_a_name_may_be_spread_over_two_fields(sara):
    assert named_in(actor=sara, texts=("Kim", "Åberg")).certain == ("Kim Åberg",)


def test_what_another_unit_knows_is_not_told(sara, act):
    per = act("per")
    assert named_in(actor=per, texts=("Kim Åberg",)) == Named()


def test_a_text_without_names_asks_the_database_nothing(sara, django_assert_num_queries):
    with django_assert_num_queries(0):
        named_in(actor=sara, texts=("bara små bokstäver",))
    with django_assert_num_queries(1):
        named_in(actor=sara, texts=("Kim Åberg", "Mona"))
