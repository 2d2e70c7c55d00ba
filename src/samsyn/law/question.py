"""The question: may this be shared, on this day, and what is known? Parsed strictly from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samsyn.law import reading
from samsyn.law.errors import QuestionError
from samsyn.law.vocabulary import Category, Fact, Giver, Party, Purpose

MONTHS = Fact.OFFENCE_MIN_MONTHS
ADULT = 18  # föräldrabalken 9 kap. 1 §; here only to tell whether custody matters
FactValue = bool | int


def age_on(born: date, day: date) -> int:
    """Whole years lived on `day`. Somebody born on 29 February turns a year older on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class Subject:
    """The person the information is about."""

    born: date
    protected_identity: bool


@dataclass(frozen=True, slots=True)
class Consent:
    """A written consent. `valid_to` and `withdrawn_on` are the first day it no longer holds."""

    given_by: frozenset[Giver]
    guardians_with_custody: int
    senders: frozenset[Party]
    recipients: frozenset[Party]
    categories: frozenset[Category]
    valid_from: date
    valid_to: date | None
    withdrawn_on: date | None
    youth_judged_mature: bool | None

    def in_force(self, on: date) -> bool:
        """Whether it has begun, has a last day that is not passed and is not withdrawn. Open-ended holds never."""
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return False
        return self.valid_to is not None and self.valid_from <= on < self.valid_to


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the law. `facts` holds only what has been judged or is known."""

    on: date
    sender: Party
    recipient: Party
    subject: Subject
    category: Category
    purpose: Purpose
    requested_by_recipient: bool = False
    facts: Mapping[Fact, FactValue] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what contradicts itself, however the question was made."""
        check(self)

    @property
    def age(self) -> int:
        """Whole years on the day asked."""
        return age_on(self.subject.born, self.on)

    @classmethod
    def from_json(cls, value: object, path: str = "") -> "Question":
        """Read one question as `json.loads` gives it. Raises `QuestionError` that names the field."""
        record = reading.record(value, path, REQUIRED, OPTIONAL)
        consents = reading.sequence(record.get("consents", []), reading.join(path, "consents"))
        return cls(
            on=reading.day(record["on"], reading.join(path, "on")),
            sender=reading.word(Party, record["sender"], reading.join(path, "sender")),
            recipient=reading.word(Party, record["recipient"], reading.join(path, "recipient")),
            subject=_subject(record["subject"], reading.join(path, "subject")),
            category=reading.word(Category, record["category"], reading.join(path, "category")),
            purpose=reading.word(Purpose, record["purpose"], reading.join(path, "purpose")),
            requested_by_recipient=reading.truth(
                record.get("requested_by_recipient", False), reading.join(path, "requested_by_recipient")
            ),
            facts=_facts(record.get("facts", {}), reading.join(path, "facts")),
            consents=tuple(_consent(item, place) for item, place in consents),
        )


REQUIRED = ("on", "sender", "recipient", "subject", "category", "purpose")
OPTIONAL = ("requested_by_recipient", "facts", "consents")
CONSENT_KEYS = (
    "given_by",
    "guardians_with_custody",
    "senders",
    "recipients",
    "categories",
    "valid_from",
    "valid_to",
)


def _subject(value: object, path: str) -> Subject:
    record = reading.record(value, path, ("born", "protected_identity"), ())
    return Subject(
        born=reading.day(record["born"], reading.join(path, "born")),
        protected_identity=reading.truth(record["protected_identity"], reading.join(path, "protected_identity")),
    )


def _facts(value: object, path: str) -> dict[Fact, FactValue]:
    """Read the facts; null means not judged, the same as absent."""
    facts: dict[Fact, FactValue] = {}
    for key, judged in reading.mapping(value, path).items():
        place = reading.join(path, key)
        fact = reading.word(Fact, key, place)
        if judged is not None:
            facts[fact] = reading.count(judged, place) if fact is MONTHS else reading.truth(judged, place)
    return facts


def _consent(value: object, path: str) -> Consent:
    record: Mapping[str, Any] = reading.record(value, path, CONSENT_KEYS, ("withdrawn_on", "youth_judged_mature"))
    custody = reading.count(record["guardians_with_custody"], reading.join(path, "guardians_with_custody"))
    mature = record.get("youth_judged_mature")
    if custody > 2:
        raise QuestionError(reading.join(path, "guardians_with_custody"), f"ska vara 0, 1 eller 2, inte {custody}")
    return Consent(
        given_by=reading.words(Giver, record["given_by"], reading.join(path, "given_by")),
        guardians_with_custody=custody,
        senders=reading.words(Party, record["senders"], reading.join(path, "senders")),
        recipients=reading.words(Party, record["recipients"], reading.join(path, "recipients")),
        categories=reading.words(Category, record["categories"], reading.join(path, "categories")),
        valid_from=reading.day(record["valid_from"], reading.join(path, "valid_from")),
        valid_to=reading.day_or_none(record["valid_to"], reading.join(path, "valid_to")),
        withdrawn_on=reading.day_or_none(record.get("withdrawn_on"), reading.join(path, "withdrawn_on")),
        youth_judged_mature=None if mature is None else reading.truth(mature, reading.join(path, "youth_judged_mature")),
    )


def check(question: Question) -> None:
    """Raise `QuestionError` for what cannot be true at the same time."""
    if question.subject.born > question.on:
        raise QuestionError("subject.born", f"den unge är född {question.subject.born}, efter dagen {question.on}.")
    months = question.facts.get(MONTHS)
    if months and question.facts.get(Fact.OFFENCE_HAS_PRISON) is False:
        raise QuestionError("facts.offence_has_prison", f"säger emot offence_min_months = {months}.")
    if question.consents:
        _check_consents(question)


def _check_consents(question: Question) -> None:
    """Refuse consents that contradict themselves or each other. Custody is of interest only for a minor."""
    minor = question.age < ADULT
    for index, consent in enumerate(question.consents):
        place = f"consents[{index}]"
        if consent.valid_to is not None and consent.valid_to <= consent.valid_from:
            raise QuestionError(f"{place}.valid_to", "samtycket slutar innan det har börjat.")
        if minor and len(consent.given_by - {Giver.YOUTH}) > consent.guardians_with_custody:
            raise QuestionError(f"{place}.given_by", "fler vårdnadshavare har skrivit under än som har vårdnaden.")
    custody = {c.guardians_with_custody for c in question.consents if c.in_force(question.on)}
    if minor and len(custody) > 1:
        raise QuestionError("consents", "samtyckena säger olika om hur många som har vårdnaden.")
