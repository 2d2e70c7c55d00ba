import datetime as dt
from uuid import UUID

import pytest

from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.units.acting import Actor


@pytest.fixture
def kim():
    """Register Kim with somebody's unit: `person_id = kim(sara)`."""

    def register(actor: Actor) -> UUID:
        facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(2010, 5, 1))
        return register_person(actor=actor, facts=facts, at=dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)).id

    return register
