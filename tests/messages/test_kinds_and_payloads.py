"""What a kind of message has to say, and its payload's way to JSON and back."""

import datetime as dt
import enum
import uuid
from dataclasses import dataclass, replace

import pytest

from samsyn.foundation.messages.kinds import Kind, kind, register
from samsyn.foundation.messages.payloads import LONGEST_TEXT, PayloadError, clean_text, pack, unpack
from samsyn.law import Category


class Answer(enum.Enum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Person:
    name: str


@dataclass(frozen=True)
class Everything:
    text: str
    number: int
    day: dt.date
    moment: dt.datetime
    hour: dt.time
    answer: Answer
    about: uuid.UUID
    child: Person
    others: tuple[Person, ...] = ()
    maybe: str | None = None


FULL = Everything(
    "Oro för Kim",
    2,
    dt.date(2026, 11, 22),
    dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC),
    dt.time(16, 30),
    Answer.YES,
    uuid.UUID(int=7),
    Person("Kim"),
    (Person("Mona"), Person("Jens")),
    "kanske",
)
NOTE = Kind("test_of_kinds", 1, "Prov", Person, "none.html", (Category.CRIME_RISK,))


@pytest.mark.parametrize("payload", [FULL, replace(FULL, others=(), maybe=None)])
def test_a_payload_comes_back_as_it_was(payload):
    assert unpack(Everything, pack(payload)) == payload


def test_what_may_be_left_out_is_as_the_kind_says():
    packed = pack(FULL)
    del packed["others"], packed["maybe"]
    assert unpack(Everything, packed) == replace(FULL, others=(), maybe=None)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": 5}, "Everything.text ska vara str, inte int"),
        ({"number": "2"}, "Everything.number ska vara int, inte str"),
        ({"number": True}, "Everything.number ska vara int, inte bool"),
        ({"day": "2026-02-30"}, "Everything.day"),
        ({"moment": 3}, "Everything.moment"),
        ({"answer": "perhaps"}, "Everything.answer"),
        ({"about": "seven"}, "Everything.about"),
        ({"child": {"names": "Kim"}}, "Person: okända fält names"),
        ({"child": {}}, "Person.name saknas"),
        ({"others": "Mona"}, "Everything.others ska vara en lista"),
        ({"others": [{"name": 1}]}, "Person.name ska vara str"),
        ({"more": 1}, "Everything: okända fält more"),
        ({"text": "a\x00b"}, "styrtecken"),
    ],
)
def test_a_payload_that_is_not_what_its_kind_says_is_refused_by_field(change, told):
    with pytest.raises(PayloadError, match=told):
        unpack(Everything, pack(FULL) | change)


def test_a_text_is_composed_and_bounded():
    assert clean_text("A\u030akero\u0308\nrad två") == "Åkerö\nrad två"
    assert len(clean_text("a" * LONGEST_TEXT)) == LONGEST_TEXT
    with pytest.raises(PayloadError, match="Beskrivningen är 100 001 tecken. Högst 100 000 får plats."):
        clean_text("a" * (LONGEST_TEXT + 1), "Beskrivningen")


def test_a_kind_is_registered_once_and_found_by_key_and_version():
    assert register(NOTE) is register(NOTE)
    assert kind("test_of_kinds/1") is NOTE
    with pytest.raises(ValueError, match="registered twice, differently"):
        register(replace(NOTE, name="Annat"))
    with pytest.raises(KeyError):
        kind("test_of_kinds/2")


def test_a_kind_that_needs_an_assessment_says_what_it_carries():
    with pytest.raises(ValueError, match="must say which categories"):
        register(replace(NOTE, key="test_of_nothing", categories=()))
