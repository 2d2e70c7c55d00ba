"""What has been said so far in "Får jag dela?": carried by the page itself, signed, and stored nowhere."""

import datetime as dt
import json
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.core import signing

from samsyn.foundation.messages.assessing import About, Recipient
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Party, Purpose

OPEN_FOR = dt.timedelta(hours=12)  # a day's work; then one begins again
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Said:
    """About whom, to whom, for what, which kinds of information, and what has been judged."""

    person_id: UUID | None = None
    age: int | None = None
    born: dt.date | None = None
    protected: bool = False
    to_unit: UUID | None = None
    to_party: Party | None = None
    purpose: Purpose | None = None
    requested: bool = False
    categories: tuple[Category, ...] = ()
    facts: dict[Fact, bool | int] = field(default_factory=dict)

    @property
    def whom_known(self) -> bool:
        return self.person_id is not None or self.age is not None or self.born is not None

    @property
    def to_known(self) -> bool:
        return (self.to_unit is not None or self.to_party is not None) and self.purpose is not None

    def about_nobody_named(self, on: dt.date) -> About:
        """The one spoken of, by age or birth date alone."""
        if self.born:
            return About.born_on(None, self.born, protected=self.protected)
        if self.age is None:
            return About(None, (), self.protected)
        return About.aged(None, (self.age, self.age), on, protected=self.protected)

    def anyone_of(self, party: Party) -> Recipient:
        """Some unit of a kind of party, none in particular."""
        return Recipient(NOBODY, party.label[:1].upper() + party.label[1:], party, f"any {party.value}")


def sealed(said: Said, *, actor: Actor) -> str:
    """What was said as the page carries it: signed, for this worker in this unit, no name in it."""
    told = {
        "person": str(said.person_id) if said.person_id else None,
        "age": said.age,
        "born": said.born.isoformat() if said.born else None,
        "protected": said.protected,
        "unit": str(said.to_unit) if said.to_unit else None,
        "party": said.to_party.value if said.to_party else None,
        "purpose": said.purpose.value if said.purpose else None,
        "requested": said.requested,
        "categories": [one.value for one in said.categories],
        "facts": {fact.value: value for fact, value in said.facts.items()},
    }
    return signing.dumps(told, salt=_salt(actor), compress=True)


def unsealed(text: str, *, actor: Actor) -> Said | None:
    """What a page carried; None where it is not ours, another worker's, or too old."""
    try:
        told: dict[str, Any] = signing.loads(text, salt=_salt(actor), max_age=OPEN_FOR)
    except (signing.BadSignature, json.JSONDecodeError):
        return None
    return Said(
        person_id=UUID(told["person"]) if told["person"] else None,
        age=told["age"],
        born=dt.date.fromisoformat(told["born"]) if told["born"] else None,
        protected=told["protected"],
        to_unit=UUID(told["unit"]) if told["unit"] else None,
        to_party=Party(told["party"]) if told["party"] else None,
        purpose=Purpose(told["purpose"]) if told["purpose"] else None,
        requested=told["requested"],
        categories=tuple(Category(one) for one in told["categories"]),
        facts={Fact(fact): value for fact, value in told["facts"].items()},
    )


def forget_judgements(said: Said) -> Said:
    """The same with nothing judged: what was judged of something else does not hold."""
    return replace(said, facts={})


def _salt(actor: Actor) -> str:
    return f"may i share: {actor.worker_id} {actor.unit_id}"
