"""The question: may this be shared, on this day, and what is known? Parsed strictly from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samsyn.law import reading
from samsyn.law.errors import QuestionError
from samsyn.law.reading import Record, join
from samsyn.law.vocabulary import Category, Fact, Giver, Party, Purpose

FactValue = bool | int
MONTHS = Fact.OFFENCE_MIN_MONTHS
ADULT = 18  # föräldrabalken 9:1; here only to tell whether custody matters
BOTH_GUARDIANS = 2
REQUIRED = ("on", "sender", "recipient", "subject", "category", "purpose")
OPTIONAL = ("requested_by_recipient", "facts", "consents")
PARTS = (
    "given_by",
    "guardians_with_custody",
    "senders",
    "recipients",
    "categories",
    "valid_from",
    "valid_to",
)


def age_on(born: date, day: date) -> int:
    """Whole years lived on `day`. Born on 29 February, one turns a year older on 1 March in other years."""
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
    withdrawn_on: date | None = None
    youth_judged_mature: bool | None = None

    def in_force(self, on: date) -> bool:
        """Whether it has begun and is neither ended nor withdrawn. One without an end never holds."""
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return False
        return self.valid_to is not None and self.valid_from <= on < self.valid_to


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the law. `facts` holds only what has been judged or is known.

    Raises `QuestionError` for what cannot be true at the same time.
    """

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
        if self.subject.born > self.on:
            raise QuestionError("subject.born", f"{self.subject.born} ligger efter dagen {self.on}.")
        months = self.facts.get(MONTHS)
        if months and self.facts.get(Fact.OFFENCE_HAS_PRISON) is False:
            raise QuestionError("facts.offence_has_prison", f"säger emot offence_min_months = {months}.")
        if self.consents:
            _check_consents(self)

    @property
    def age(self) -> int:
        """Whole years on the day asked."""
        return age_on(self.subject.born, self.on)

    @classmethod
    def from_json(cls, value: object, path: str = "") -> "Question":
        """Read one question as `json.loads` gives it. Raises `QuestionError` that names the field."""
        record = Record(value, path, REQUIRED, OPTIONAL)
        requested = (
            record.truth("requested_by_recipient") if "requested_by_recipient" in record.values else False
        )
        subject = Record(record.values["subject"], record.at("subject"), ("born", "protected_identity"))
        facts = _facts(record.values.get("facts", {}), record.at("facts"))
        consents = tuple(_consent(item, place) for item, place in record.items("consents"))
        try:
            return cls(
                on=record.day("on"),
                sender=record.word("sender", Party),
                recipient=record.word("recipient", Party),
                subject=Subject(subject.day("born"), subject.truth("protected_identity")),
                category=record.word("category", Category),
                purpose=record.word("purpose", Purpose),
                requested_by_recipient=requested,
                facts=facts,
                consents=consents,
            )
        except QuestionError as error:
            inside = path and not error.path.startswith(path)
            raise QuestionError(join(path, error.path) if inside else error.path, error.message) from None


def _facts(value: object, path: str) -> dict[Fact, FactValue]:
    """Read the facts; null means not judged, the same as absent."""
    facts: dict[Fact, FactValue] = {}
    for key, judged in reading.mapping(value, path).items():
        place = join(path, key)
        fact = reading.word(Fact, key, place)
        if judged is not None:
            facts[fact] = reading.count(judged, place) if fact is MONTHS else reading.truth(judged, place)
    return facts


def _consent(value: object, path: str) -> Consent:
    record = Record(value, path, PARTS, ("withdrawn_on", "youth_judged_mature"))
    custody = reading.count(record.values["guardians_with_custody"], record.at("guardians_with_custody"), 2)
    mature = record.values.get("youth_judged_mature")
    return Consent(
        given_by=record.words("given_by", Giver),
        guardians_with_custody=custody,
        senders=record.words("senders", Party),
        recipients=record.words("recipients", Party),
        categories=record.words("categories", Category),
        valid_from=record.day("valid_from"),
        valid_to=record.day_or_none("valid_to"),
        withdrawn_on=record.day_or_none("withdrawn_on"),
        youth_judged_mature=None if mature is None else record.truth("youth_judged_mature"),
    )


def _check_consents(question: Question) -> None:
    """Refuse consents that contradict themselves or each other. Custody is of interest only for a minor."""
    minor = question.age < ADULT
    for index, consent in enumerate(question.consents):
        place = f"consents[{index}]"
        if consent.valid_to is not None and consent.valid_to <= consent.valid_from:
            raise QuestionError(f"{place}.valid_to", "samtycket slutar innan det har börjat.")
        if minor and len(consent.given_by - {Giver.YOUTH}) > consent.guardians_with_custody:
            raise QuestionError(f"{place}.given_by", "fler har skrivit under än som har vårdnaden.")
    custody = {c.guardians_with_custody for c in question.consents if c.in_force(question.on)}
    if minor and len(custody) > 1:
        raise QuestionError("consents", "samtyckena säger olika om hur många som har vårdnaden.")
