import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest

from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.units.acting import Actor

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


@pytest.fixture
def kim() -> Callable[[Actor], UUID]:
    """Register Kim, 16, with somebody's unit: `person_id = kim(sara)`."""

    def register(actor: Actor, **more: object) -> UUID:
        facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=dt.date(2010, 5, 1), **more)
        return register_person(actor=actor, facts=facts, at=NOW).id

    return register
