"""The kinds of message by which units share: information, a question for it, and that none is given."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from .words import HINTS, PURPOSES, category_words


@dataclass(frozen=True)
class Part:
    """What is told of one kind of information."""

    category: Category
    text: str

    @property
    def heading(self) -> str:
        return category_words(self.category)


@dataclass(frozen=True)
class Information:
    """What one unit tells another about a young person: who it is, for what, and each part under its own heading.

    Never the identity number, and never an address that nobody wrote into a part.
    """

    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    purpose: Purpose
    parts: tuple[Part, ...]
    contact_function: str
    contact_telephone: str

    @property
    def purpose_words(self) -> str | Promise:
        return PURPOSES[self.purpose]


@dataclass(frozen=True)
class InformationRequest:
    """What one unit asks of another about a young person. That it asks tells that it knows the young person."""

    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    purpose: Purpose
    wanted: tuple[Category, ...]
    question: str
    contact_function: str
    contact_telephone: str

    @property
    def purpose_words(self) -> str | Promise:
        return PURPOSES[self.purpose]

    @property
    def wanted_words(self) -> tuple[tuple[str, str | Promise], ...]:
        """Each kind of information that is asked for, with what is meant by it."""
        return tuple((category_words(one), HINTS[one]) for one in self.wanted)


@dataclass(frozen=True)
class NothingGiven:
    """The answer that nothing is given. It says nothing of whether the young person is known."""

    contact_function: str
    contact_telephone: str


INFORMATION = Kind(
    key="information",
    version=1,
    name=_("Uppgifter om en ung person"),
    payload=Information,
    template="sharing/messages/information.html",
    categories=(Category.IDENTITY,),
)
REQUEST = Kind(
    key="request",
    version=1,
    name=_("Fråga om uppgifter"),
    payload=InformationRequest,
    template="sharing/messages/request.html",
    categories=(Category.IDENTITY,),
)
NOTHING_GIVEN = Kind(
    key="nothing_given",
    version=1,
    name=_("Inga uppgifter lämnas"),
    payload=NothingGiven,
    template="sharing/messages/nothing_given.html",
    needs_assessment=False,
)
ALL = (INFORMATION, REQUEST, NOTHING_GIVEN)


def register_all() -> None:
    """Make them known, once the apps are ready."""
    for kind in ALL:
        register(kind)
