"""The secrecy assessment: asking the law before anything crosses, and recording what it answered.

Only this module asks `samsyn.law` for an assessment that lets something cross (design, "Floors").
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.consents.in_force import InForce, in_force
from samsyn.foundation.settlements.queries import Settled, settled_between
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Answer, Category, Fact, Outcome, Party, Purpose, Question, Subject, assess
from samsyn.law.answer import Ask
from samsyn.law.book import the_book
from samsyn.law.vocabulary import Kind as ProvisionKind
from samsyn.law.weighing import said

from .models import Assessment, AssessmentItem

NO_BOUNDARY = "no_boundary"
HOLDS_FOR = dt.timedelta(hours=24)
OUTCOME_ORDER = (Outcome.DUTY, Outcome.DUTY_ON_REQUEST, Outcome.PERMITTED)
SAME_SECRECY: str | Promise = _("Enheterna ligger inom samma sekretess. Ingen gräns passeras.")
BIRTH_UNKNOWN: str | Promise = _(
    "Det går inte att pröva utan den unges ålder. Skriv födelsedatum eller ungefärlig ålder först."
)


@dataclass(frozen=True)
class About:
    """The person a message is about, as far as the law asks. `born` lists the birth dates that are possible."""

    person_id: UUID | None
    born: tuple[dt.date, ...]
    protected_identity: bool = False

    @classmethod
    def born_on(cls, person_id: UUID | None, born: dt.date, *, protected: bool = False) -> "About":
        return cls(person_id, (born,), protected)

    @classmethod
    def aged(
        cls, person_id: UUID | None, ages: tuple[int, int], on: dt.date, *, protected: bool = False
    ) -> "About":
        """Somebody whose age is guessed: the youngest and the oldest that it can mean, both have to be open."""
        youngest = on - dt.timedelta(days=365 * ages[0])
        oldest = on - dt.timedelta(days=366 * (ages[1] + 1) - 2)
        return cls(person_id, (oldest, youngest), protected)


@dataclass(frozen=True)
class Recipient:
    """The unit a message is meant for, as the law and the page need it."""

    unit_id: UUID
    name: str
    party: Party
    secrecy_domain: str


@dataclass(frozen=True)
class Item:
    """The answer for one kind of information."""

    category: Category
    outcome: str
    grounds: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    reasons: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    nearest: str = ""
    consents: tuple[UUID, ...] = ()
    points: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    settlements: tuple[UUID, ...] = ()

    @property
    def open(self) -> bool:
        return self.outcome in (*OUTCOME_ORDER, NO_BOUNDARY)

    @property
    def label(self) -> str | Promise:
        return _("ingen sekretessgräns") if self.outcome == NO_BOUNDARY else Outcome(self.outcome).label


@dataclass(frozen=True)
class Examination:
    """What the law answers for everything a message would carry, before anything is recorded."""

    about: About
    recipient: Recipient
    purpose: Purpose
    on: dt.date
    items: tuple[Item, ...]
    facts: Mapping[Fact, bool | int] = field(default_factory=dict)
    requested: bool = False

    @property
    def open(self) -> bool:
        """Whether everything may cross."""
        return bool(self.items) and all(item.open for item in self.items)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Each question a human still has to answer, once."""
        return tuple({ask.fact: ask for item in self.items for ask in item.asks}.values())

    @property
    def closed(self) -> tuple[Item, ...]:
        """What may not cross, whatever is answered."""
        return tuple(item for item in self.items if not item.open and not item.asks)

    def only_open(self) -> "Examination":
        """The same with just what may cross, to be recorded with a message that leaves the rest out."""
        return replace(self, items=tuple(item for item in self.items if item.open))


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


def record_assessment(*, actor: Actor, examination: Examination, at: dt.datetime, why: str = "") -> UUID:
    """Keep the assessment that lets a message cross, with the judge's reasons; it holds for a day."""
    if not examination.open:
        message = "An assessment that is not open lets nothing cross; use refrain()."
        raise ValueError(message)
    return _keep(actor, examination, at, refrained=False, why=why)


def refrain(*, actor: Actor, examination: Examination, why: str, at: dt.datetime) -> UUID:
    """Keep an assessment that ended in not sending, with the reason (domain 15.11)."""
    return _keep(actor, examination, at, refrained=True, why=why)


def _keep(actor: Actor, examination: Examination, at: dt.datetime, *, refrained: bool, why: str) -> UUID:
    row = Assessment.objects.create(
        unit_id=actor.unit_id,
        person_id=examination.about.person_id,
        recipient_id=examination.recipient.unit_id,
        purpose=examination.purpose.value,
        on_day=examination.on,
        valid_until=at + HOLDS_FOR,
        made_by=actor.worker_id,
        signature=actor.signature,
        made_at=at,
        refrained=refrained,
        why=why,
    )
    facts = {fact.value: value for fact, value in examination.facts.items()}
    AssessmentItem.objects.bulk_create(
        AssessmentItem(
            unit_id=actor.unit_id,
            assessment_id=row.id,
            category=item.category.value,
            outcome=item.outcome,
            grounds=list(item.grounds),
            citations=list(item.citations),
            facts=facts,
            asks=[ask.fact.value for ask in item.asks],
            reasons=[str(reason) for reason in item.reasons],
            record=list(item.record),
            consents=[str(one) for one in item.consents],
            points=list(item.points),
            settlements=[str(one) for one in item.settlements],
        )
        for item in examination.items
    )
    record(
        actor=actor,
        verb="refrain" if refrained else "assess",
        object_kind="assessment",
        object_id=row.id,
        person_id=examination.about.person_id,
        reason=why,
        to=examination.recipient.name,
        outcomes={item.category.value: item.outcome for item in examination.items},
    )
    return row.id


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
