"""What each unit of the cooperation is covered for by the consents in force: computed, never typed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.consents.in_force import InForce, in_force, states
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Purpose
from samsyn.methods.model import Method

from . import the_method


@dataclass(frozen=True)
class Covered:
    """A unit, and the kinds of information that the consents let it have today."""

    unit: Recipient
    categories: tuple[Category, ...]
    missing: tuple[Category, ...]
    consents: tuple[UUID, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing that the group has to share is missing."""
        return not self.missing and bool(self.categories)

    @property
    def words(self) -> str:
        return ", ".join(one.label for one in self.categories)

    @property
    def missing_words(self) -> str:
        return ", ".join(one.label for one in self.missing)


def consent_state(*, actor: Actor, person_id: UUID, on: dt.date) -> State | None:
    """Where the question stands: the most open of the person's consents; None while nobody has asked. One statement."""
    return most_open(states(actor=actor, person_id=person_id, on=on))


def most_open(known: Mapping[UUID, State]) -> State | None:
    """The most open of several consents; a no where there is nothing more open."""
    order = (State.IN_FORCE, State.NOT_BEGUN, State.WAITING, State.ASKED)
    found = set(known.values())
    ended = next(iter(sorted(found, key=str)), None)
    return next((one for one in order if one in found), State.DECLINED if State.DECLINED in found else ended)


def covered(
    *,
    actor: Actor,
    person_id: UUID,
    method: Method,
    on: dt.date,
    units: Iterable[Recipient] | None = None,
    known: Mapping[UUID, State] | None = None,
) -> tuple[Covered, ...]:
    """Each unit of the method's parties in the cooperation, with what it is covered for. At most three statements."""
    parties = [one.kind for one in method.parties]
    listed = assessing.recipients(actor=actor, parties=parties) if units is None else tuple(units)
    held = in_force(actor=actor, person_id=person_id, on=on, known=known)
    asked = the_method.asked_consent(method)
    wanted = asked.categories if asked else tuple(Category)
    return tuple(_covered(actor, one, held, wanted, the_method.required(method), on) for one in listed)


def _covered(
    actor: Actor,
    unit: Recipient,
    held: tuple[InForce, ...],
    wanted: tuple[Category, ...],
    required: tuple[Category, ...],
    on: dt.date,
) -> Covered:
    if unit.secrecy_domain == actor.secrecy_domain:
        return Covered(unit, wanted, (), ())
    mine = [
        one
        for one in held
        if one.opens(
            sender=(actor.party, actor.unit_id), recipient=(unit.party, unit.unit_id), purpose=Purpose.SUPPORT
        )
    ]
    open_ = tuple(
        category
        for category in wanted
        if any(one.covers(actor.party, unit.party, category, on) for one in mine)
    )
    rests = tuple(
        one.id for one in mine if any(one.covers(actor.party, unit.party, category, on) for category in open_)
    )
    return Covered(unit, open_, tuple(one for one in required if one not in open_), rests)
