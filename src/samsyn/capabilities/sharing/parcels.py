"""What is to be sent, before it is known what each recipient may have of it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from samsyn.foundation.messages.kinds import Kind
from samsyn.foundation.people.person_page import PersonPage
from samsyn.law import Category, Purpose

from .kinds import INFORMATION, REQUEST, Information, InformationRequest, Part


@dataclass(frozen=True)
class Who:
    """The young person as a message names one, and whom the recipient can call."""

    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    contact_function: str
    contact_telephone: str

    @classmethod
    def of(cls, person: PersonPage, *, function: str, telephone: str) -> "Who":
        return cls(
            person.given_name,
            person.family_name,
            person.line.birth_date,
            () if person.line.birth_date else person.ages_told or (),
            function,
            telephone,
        )


class Parcel(Protocol):
    """Something to send: which kinds of information it holds, and what is left of it where some are closed."""

    @property
    def kind(self) -> Kind: ...
    @property
    def purpose(self) -> Purpose: ...
    @property
    def categories(self) -> tuple[Category, ...]: ...
    def payload(self, opened: Collection[Category]) -> Information | InformationRequest | None: ...


@dataclass(frozen=True)
class Telling:
    """Information with a text for each kind."""

    who: Who
    purpose: Purpose
    texts: Mapping[Category, str]
    kind: Kind = INFORMATION

    @property
    def categories(self) -> tuple[Category, ...]:
        return (Category.IDENTITY, *self.texts)

    def payload(self, opened: Collection[Category]) -> Information | None:
        """Exactly what is told where `opened` is open; None where nobody may be named or nothing is left to tell."""
        parts = tuple(Part(category, text) for category, text in self.texts.items() if category in opened)
        if Category.IDENTITY not in opened or not parts:
            return None
        who = self.who
        return Information(
            who.given_name,
            who.family_name,
            who.birth_date,
            who.ages,
            self.purpose,
            parts,
            who.contact_function,
            who.contact_telephone,
        )


@dataclass(frozen=True)
class Asking:
    """A question for information."""

    who: Who
    purpose: Purpose
    wanted: tuple[Category, ...]
    question: str
    kind: Kind = REQUEST

    @property
    def categories(self) -> tuple[Category, ...]:
        return (Category.IDENTITY,)

    def payload(self, opened: Collection[Category]) -> InformationRequest | None:
        """The question, where the young person may be named at all."""
        if Category.IDENTITY not in opened:
            return None
        who = self.who
        return InformationRequest(
            who.given_name,
            who.family_name,
            who.birth_date,
            who.ages,
            self.purpose,
            self.wanted,
            self.question,
            who.contact_function,
            who.contact_telephone,
        )
