"""Kim, 16, with guardians Mona and Jens, as a unit knows them."""

import datetime as dt
from collections.abc import Callable

import pytest

from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts, Whereabouts
from samsyn.foundation.people.identity_numbers import parse
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
KIM = PersonFacts(
    given_name="Kim Alexander",
    family_name="Öberg",
    identity=parse("20100511-9803", on=TODAY),
    sex="boy",
    interpreter_language="so",
    whereabouts=Whereabouts("Påhittsgatan 3", "070-000 00 00", "Lindskolan", "0999"),
)


@pytest.fixture
def known() -> Callable[..., Person]:
    """Let a unit know of a person: `known(sara)` is Kim, `known(sara, given_name="Elsa")` another."""

    def register(actor: Actor, facts: PersonFacts = KIM, **names: object) -> Person:
        return register_person(actor=actor, facts=PersonFacts(**names) if names else facts, at=NOW)

    return register
