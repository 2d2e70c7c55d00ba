"""Questions of the compose pages: who can be written to, what each would get, what was asked and answered."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samsyn.foundation.cases.queries import person_of_case
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.messages.assessing import Examination, Recipient
from samsyn.foundation.messages.matrix import Matrix, examine_all
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.people.queries import likely_persons, search_persons
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.law import Category, Fact

from .kinds import REQUEST, Information, InformationRequest
from .parcels import Parcel, Who
from .whom import about, known_person

Told = Information | InformationRequest


@dataclass(frozen=True)
class Preview:
    """Exactly what one recipient gets; `payload` is None where it gets nothing."""

    recipient: Recipient
    payload: Information | InformationRequest | None
    left_out: tuple[Category, ...]


def units(*, actor: Actor) -> tuple[Recipient, ...]:
    """The units in the cooperation that can be written to. One statement."""
    return assessing.recipients(actor=actor)


def who_is(*, actor: Actor, person: PersonPage) -> Who:
    """The young person as a message names one, with the sender's own telephone. One statement."""
    telephone = telephone_of(actor)
    return Who.of(person, function=actor.title, telephone=telephone)


def to_ask(
    *,
    actor: Actor,
    person: PersonPage,
    parcel: Parcel,
    recipients: tuple[Recipient, ...],
    on: dt.date,
    reply_to: reading.OpenedMessage | None = None,
) -> Callable[[Mapping[Fact, bool | int]], Matrix]:
    """The question to the law about all of a parcel for all its recipients, given some judgements."""
    asked_for = (Category.IDENTITY, *reply_to.payload.wanted) if reply_to else ()

    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        return examine_all(
            actor=actor,
            about=about(person, on),
            recipients=recipients,
            categories=parcel.categories,
            purpose=parcel.purpose,
            on=on,
            facts=facts,
            asked_for=asked_for,
        )

    return ask_law


def previews(*, parcel: Parcel, matrix: Matrix) -> tuple[Preview, ...]:
    """What each recipient gets, and what is left out for it."""
    return tuple(_preview(parcel, one) for one in matrix.examinations)


def _preview(parcel: Parcel, examination: Examination) -> Preview:
    opened = [item.category for item in examination.items if item.open]
    shut = tuple(item.category for item in examination.items if not item.open)
    return Preview(examination.recipient, parcel.payload(opened), shut)


def question_to_answer(*, actor: Actor, message_id: Any) -> reading.OpenedMessage | None:
    """A received question for information that can still be answered, or None."""
    found = reading.open_message(actor=actor, message_id=message_id)
    if found is None or found.kind != REQUEST or found.payload is None:
        return None
    return found


def who_it_may_be(*, actor: Actor, told: Told, on: dt.date) -> list[tuple[str, str]]:
    """Those of the unit's own persons whom a message may be about, with the reasons; a human chooses."""
    ages = (told.ages[0], told.ages[-1]) if told.ages else None
    facts = PersonFacts(
        given_name=told.given_name, family_name=told.family_name, birth_date=told.birth_date, ages=ages
    )
    found = likely_persons(actor=actor, sought=facts.sought(on))
    return [
        (str(one.person.person_id), f"{one.person.name} ({', '.join(str(reason) for reason in one.reasons)})")
        for one in found
    ]


def found_persons(*, actor: Actor, text: str, on: dt.date) -> list[tuple[str, str]]:
    """The unit's own persons by name, number or case number (SoLPuF 15 §), as choices."""
    of_case = person_of_case(actor=actor, number=text)
    if of_case is not None:
        person = known_person(actor=actor, person_id=of_case, on=on)
        return [(str(of_case), f"{person.line.name}, {text.strip()}")] if person else []
    found = search_persons(actor=actor, text=text, on=on)
    return [
        (
            str(one.person_id),
            ", ".join(filter(None, (one.name, one.masked_number or str(one.birth_date or "")))),
        )
        for one in found.persons
    ]
