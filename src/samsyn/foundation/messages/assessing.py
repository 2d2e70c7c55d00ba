"""The secrecy assessment: asking the law before anything crosses. Its front door, with what is asked and answered.

Only this module asks `samsyn.law` for an assessment that lets something cross (design, "Floors").
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.consents.in_force import InForce, in_force
from samsyn.foundation.settlements.queries import Settled, settled_between
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Answer, Category, Fact, Outcome, Party, Purpose, Question, Subject, assess
from samsyn.law.book import the_book
from samsyn.law.vocabulary import Kind as ProvisionKind
from samsyn.law.weighing import said

from .examination import NO_BOUNDARY, OUTCOME_ORDER, About, Examination, Item, Recipient
from .recording import record_assessment, refrain

__all__ = [
    "NO_BOUNDARY",
    "About",
    "Examination",
    "Item",
    "Recipient",
    "cited",
    "consent_grounds",
    "examine",
    "examine_for_all",
    "recipient",
    "recipients",
    "record_assessment",
    "refrain",
]


SAME_SECRECY: str | Promise = _("Enheterna ligger inom samma sekretess. Ingen gräns passeras.")
BIRTH_UNKNOWN: str | Promise = _(
    "Det går inte att pröva utan den unges ålder. Skriv födelsedatum eller ungefärlig ålder först."
)


def recipients(*, actor: Actor, parties: Iterable[Party] = (), key: str = "") -> tuple[Recipient, ...]:
    """Units in the cooperation of the actor's municipalities, by kind of party; the own unit is not among them."""
    units = Unit.objects.filter(municipalities__in=actor.municipalities).exclude(id=actor.unit_id)
    wanted = [party.value for party in parties]
    if wanted:
        units = units.filter(party__in=wanted)
    if key:
        units = units.filter(key=key)
    return tuple(_recipient(unit) for unit in units.distinct().order_by("name"))


def recipient(unit_id: UUID) -> Recipient:
    """One unit as a recipient; Unit.DoesNotExist when there is none."""
    return _recipient(Unit.objects.get(id=unit_id))


def examine(
    *,
    actor: Actor,
    about: About,
    recipient: Recipient,
    categories: Iterable[Category],
    purpose: Purpose,
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
    requested: bool = False,
) -> Examination:
    """Ask the law about each category for one recipient. Nothing is stored."""
    (examination,) = examine_for_all(
        actor=actor,
        about=about,
        recipients=(recipient,),
        categories=categories,
        purpose=purpose,
        on=on,
        facts=facts,
        requested=requested,
    )
    return examination


def examine_for_all(
    *,
    actor: Actor,
    about: About,
    recipients: Iterable[Recipient],
    categories: Iterable[Category],
    purpose: Purpose,
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
    requested: bool = False,
    asked_for: Collection[Category] = (),
) -> tuple[Examination, ...]:
    """Ask the law about each category for each recipient. Nothing is stored.

    `requested` says that the recipient has asked for all of it, `asked_for` for which kinds of information. What
    is read from the database is read once, however many recipients there are.
    """
    receivers, wanted = tuple(recipients), tuple(dict.fromkeys(categories))
    asked = _Asked(
        actor=actor,
        about=about,
        purpose=purpose,
        on=on,
        facts=dict(facts or {}),
        requested=requested,
        asked_for=frozenset(asked_for),
    )
    held = in_force(actor=actor, person_id=about.person_id, on=on)
    settled = _settled(actor, receivers, wanted, purpose, on)
    return tuple(_examination(asked, to, wanted, held, settled[to.unit_id]) for to in receivers)


@dataclass(frozen=True)
class _Asked:
    """What is asked of the law, the same for every recipient and every kind of information."""

    actor: Actor
    about: About
    purpose: Purpose
    on: dt.date
    facts: Mapping[Fact, bool | int]
    requested: bool
    asked_for: frozenset[Category]

    def of(self, to: Recipient, category: Category, born: dt.date, consents: tuple[InForce, ...]) -> Question:
        """The question to the law, for somebody born on a day."""
        return Question(
            on=self.on,
            sender=self.actor.party,
            recipient=to.party,
            subject=Subject(born, self.about.protected_identity),
            category=category,
            purpose=self.purpose,
            requested_by_recipient=self.requested or category in self.asked_for,
            facts=self.facts,
            consents=tuple(one.law for one in consents),
        )


def _examination(
    asked: _Asked, to: Recipient, wanted: Iterable[Category], held: Iterable[InForce], settled: Settled
) -> Examination:
    """The law's answer for one recipient, with the consents that open between the two."""
    sender, recipient = (asked.actor.party, asked.actor.unit_id), (to.party, to.unit_id)
    consents = tuple(
        one for one in held if one.opens(sender=sender, recipient=recipient, purpose=asked.purpose)
    )
    items = tuple(_item(asked, to, category, consents, settled) for category in wanted)
    return Examination(asked.about, to, asked.purpose, asked.on, items, asked.facts, asked.requested)


def _item(
    asked: _Asked, to: Recipient, category: Category, consents: tuple[InForce, ...], settled: Settled
) -> Item:
    """The law's answer for one kind of information: the least open of those that the possible ages give."""
    sender = asked.actor
    if to.secrecy_domain == sender.secrecy_domain:
        return Item(category, NO_BOUNDARY, reasons=(str(SAME_SECRECY),))
    if not asked.about.born:
        return Item(
            category, Outcome.REFUSED.value, reasons=(str(BIRTH_UNKNOWN),), instead=(str(BIRTH_UNKNOWN),)
        )
    decided = {point: one.law for point, one in settled.items()}
    answers = [assess(asked.of(to, category, born, consents), settled=decided) for born in asked.about.born]
    covering = tuple(one.id for one in consents if one.covers(sender.party, to.party, category, asked.on))
    return _as_item(category, min(answers, key=_openness), covering, settled)


def _settled(
    actor: Actor,
    receivers: tuple[Recipient, ...],
    wanted: tuple[Category, ...],
    purpose: Purpose,
    on: dt.date,
) -> dict[UUID, Settled]:
    """What a lawyer has settled, by recipient. Nothing is asked where no settleable point lies on the way."""
    if not any(
        point.settleable
        for to in receivers
        for category in wanted
        for entry in the_book().route(actor.party, to.party, category, purpose).grounds
        for point in entry.points
    ):
        return {to.unit_id: {} for to in receivers}
    return settled_between(actor=actor, recipients=[to.unit_id for to in receivers], on=on)


def _openness(answer: Answer) -> int:
    """The order from closed to open, so that the least open answer of several possible ages is the one."""
    order = (Outcome.REFUSED, Outcome.ESCALATE, Outcome.NEEDS_JUDGEMENT, *reversed(OUTCOME_ORDER))
    return order.index(answer.outcome)


def _as_item(category: Category, answer: Answer, covering: tuple[UUID, ...], settled: Settled) -> Item:
    """The answer; it rests on the consents that cover it where nothing else in law opens."""
    rests = bool(answer.grounds) and consent_grounds().issuperset(answer.grounds)
    return Item(
        category,
        answer.outcome.value,
        grounds=answer.grounds,
        citations=tuple(_citations()[ground] for ground in answer.grounds),
        asks=answer.asks if answer.outcome is Outcome.NEEDS_JUDGEMENT else (),
        reasons=answer.reasons,
        record=answer.record,
        instead=answer.instead,
        nearest=answer.nearest or "",
        consents=covering if rests else (),
        points=answer.points,
        settled=answer.settled,
        settlements=tuple(
            id_ for one in settled.values() if said(one.law) in answer.settled for id_ in one.ids
        ),
    )


@cache
def consent_grounds() -> frozenset[str]:
    """The provisions by which a consent opens."""
    return frozenset(one.id for one in the_book().provisions if one.kind is ProvisionKind.CONSENT)


def cited(provision_id: str) -> str:
    """How a provision is cited."""
    return _citations()[provision_id]


@cache
def _citations() -> dict[str, str]:
    return {provision.id: provision.citation for provision in the_book().provisions}


def _recipient(unit: Unit) -> Recipient:
    return Recipient(unit.id, unit.name, Party(unit.party), unit.secrecy_domain)
