"""Kim, 16, with Mona and Jens: a room for each, and letters into them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client

from samsyn.foundation.family import actions, entering, letters
from samsyn.foundation.family.rooms import rooms_of
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.identity_numbers import parse
from samsyn.foundation.people.models import Custody, ProtectedIdentity
from samsyn.law import Category, Fact, Purpose

NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.date()
ANSWERS = {
    Fact.CONCERNS_SOMEBODY_ELSE: False,
    Fact.GUARDIAN_MAY_DECIDE: True,
    Fact.CONSIDERABLE_HARM_TO_CHILD: False,
    Fact.WHEREABOUTS_HIDDEN_FROM_GUARDIAN: False,
    Fact.MEETING_UNSUITABLE_FOR_CHILD: False,
}


@dataclass(frozen=True)
class Note:
    text: str


PLAN = (Category.IDENTITY, Category.SUPPORT_AND_PLAN)
NOTE = register(Kind("test_family_note", 1, "Prov", Note, "none.html", PLAN, Purpose.SUPPORT))
PLAIN = register(Kind("test_family_plain", 1, "Prov", Note, "none.html", needs_assessment=False))
REPLY = register(Kind("from_family_test", 1, "Prov", Note, "none.html", needs_assessment=False))


def years_ago(years: int, days: int = 40) -> dt.date:
    day = TODAY - dt.timedelta(days=days)
    return day.replace(year=day.year - years, day=min(day.day, 28))


@dataclass(frozen=True)
class Family:
    """Kim as Sara's unit knows Kim, and the rows of Mona and Jens."""

    kim: object
    born: dt.date
    mona: object
    jens: object


def register_family(actor, age=16, custody=Custody.JOINT, protected=ProtectedIdentity.NONE) -> Family:
    born = years_ago(age)
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=born, protected_identity=protected)
    kim = register_person(actor=actor, facts=facts, at=NOW).id
    rows = [
        add_guardian(
            actor=actor,
            youth_id=kim,
            facts=GuardianFacts(name=name, custody=custody),
            at=NOW + dt.timedelta(seconds=number),
        )
        for number, name in enumerate(("Mona Åberg", "Jens Åberg"))
    ]
    return Family(kim, born, rows[0].id, rows[1].id)


def with_number(actor, number="19700101-2389"):
    """Somebody with a personal number of the tax agency's series for tests."""
    identity = parse(number, on=TODAY)
    facts = PersonFacts(given_name="Mona", family_name="Åberg", identity=identity)
    return register_person(actor=actor, facts=facts, at=NOW).id


def room(actor, family, guardian=None, why=""):
    """Open a room and answer it as `rooms_of` does."""
    opened = actions.open_room(actor=actor, person_id=family.kim, guardian_id=guardian, why=why)
    return one_room(actor, family, opened)


def one_room(actor, family, opened):
    rooms = rooms_of(actor=actor, person_id=family.kim, on=TODAY, closed=True)
    return next(one for one in rooms if one.id == opened)


def send(actor, family, to, text="Vi ses på torsdag.", categories=PLAN, facts=None, kind=NOTE):
    examination = letters.examine_for(
        actor=actor, room=to, person_id=family.kim, categories=categories, on=TODAY, facts=facts or ANSWERS
    )
    return letters.send_to(
        actor=actor, room=to, examination=examination, kind=kind, payload=Note(text), at=NOW, why="Prövat."
    )


def code_for(actor, to) -> str:
    return actions.make_code(actor=actor, family_room_id=to.id, at=NOW)


def token_for(actor, family, to) -> str:
    """A token of whoever has the room, by a code."""
    answer, token = entering.enter_with_code(code=code_for(actor, to), born=family.born)
    assert answer == "entered"
    return token


@contextmanager
def entered(token: str) -> Iterator[entering.Member]:
    """In the room under a token, and then again who one was before."""
    before = set_token(token)
    member = entering.enter(token)
    assert member is not None
    yield member
    set_token(before)


def set_token(token: str) -> str:
    """Be somebody else from now on, as a raw setting; the token before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('samsyn.token', true)")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('samsyn.token', %s, true)", [token])
    return before or ""


class Apart(Client):
    """A browser of its own: whoever the test acted as before a request is acted as again after it."""

    def request(self, **request):
        before = set_token("")
        try:
            return super().request(**request)
        finally:
            set_token(before)


@pytest.fixture
def browse_as(enter_as):
    """A worker's browser of its own: `browse_as("sara").get("/")`."""

    def open_as(name):
        before = set_token("")
        client = enter_as(name)
        set_token(before)
        client.__class__ = Apart
        return client

    return open_as


@pytest.fixture
def kims(act):
    """Sara and Kim's family: `sara, family = kims()`."""

    def make(**changes):
        sara = act("sara")
        return sara, register_family(sara, **changes)

    return make
