"""What a method file may say: these classes are the schema, the only one.

Each field is a key of the file, and every key has to be there; nothing to say is said with `null` or `[]`,
so that a forgotten or misspelt key is never taken for "nothing". A field with a default is not in the file:
the loader sets it. The first field of an item in a list is its name, and names are unique within their list,
so that every place in a file has an address such as `steps.visit.time_limit.amount`.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.law.vocabulary import Category, Party
from samsyn.methods.rows import AgendaLine, Choice, Measure, SheetSection, Source
from samsyn.methods.sections import Screening, Talks, Visit
from samsyn.methods.shapes import Address, Amount, Few, FixedLine, FixedText, Key, Line, Text, Version
from samsyn.methods.steps import Step
from samsyn.methods.target import Ages, TargetGroup
from samsyn.methods.vocabulary import Attendance, LegalForm, Unit


@dataclass(frozen=True)
class Participant:
    """A party of the cooperation. Exactly one leads."""

    kind: Party
    name: Line
    lead: bool
    attendance: Attendance
    task: Text


@dataclass(frozen=True)
class Track:
    """A way through the method. A `neutral_mark_only` track holds no content about the person."""

    key: Key
    name: Line
    text: Text
    neutral_mark_only: bool


@dataclass(frozen=True)
class Consent:
    """A question of its own, which can be refused without anything following from it.

    `categories` is the most that is asked for. Without the `required_categories` the parties cannot work together
    under the method; each goes on alone. Where it is empty the method goes on whatever the answer.
    """

    key: Key
    name: Line
    question: Text
    explanation: Text
    refusal: FixedText
    asked_by: tuple[Party, ...]
    asked_of: tuple[Party, ...]
    known_to: tuple[Party, ...]
    categories: tuple[Category, ...]
    required_categories: tuple[Category, ...]


@dataclass(frozen=True)
class Method:
    """A method of cooperation, as it stands in its file or as a municipality has set it."""

    key: Key
    name: FixedLine
    version: Version
    valid_from: date
    purpose: Text
    evidence: FixedText
    legal_form: LegalForm
    capacity: Few | None
    sources: tuple[Source, ...]
    parties: tuple[Participant, ...]
    target_group: TargetGroup
    tracks: tuple[Track, ...]
    consents: tuple[Consent, ...]
    steps: tuple[Step, ...]
    visit: Visit | None
    screening: Screening | None
    talks: Talks | None
    support: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    measures: tuple[Measure, ...]
    counts_hidden_below: Few
    agenda: tuple[AgendaLine, ...]
    family_questions: tuple[Choice, ...]
    family_sheet: tuple[SheetSection, ...]
    municipality: str | None = None
    local_name: str | None = None
    base_version: int | None = None

    @property
    def title(self) -> str:
        """The name workers know it by: the municipality's own, or the method's."""
        return self.local_name or self.name

    @property
    def lead(self) -> Participant:
        """The party that leads."""
        return next(party for party in self.parties if party.lead)

    def step(self, key: str) -> Step:
        """The step with that key; KeyError if the method has none."""
        return {step.key: step for step in self.steps}[key]

    def consent(self, key: str) -> Consent:
        """The consent with that key; KeyError if the method has none."""
        return {consent.key: consent for consent in self.consents}[key]


@dataclass(frozen=True)
class LocalTimeLimit:
    """A municipality's own time limit for a step; the step it is counted from stays."""

    step: Key
    amount: Amount
    unit: Unit


@dataclass(frozen=True)
class LocalText:
    """A municipality's own words at an address such as `family_sheet.contact.text`."""

    at: Address
    text: FixedText


@dataclass(frozen=True)
class LocalAttendance:
    """Whether a party always takes part there, or is called in by need."""

    party: Party
    attendance: Attendance


@dataclass(frozen=True)
class Settings:
    """How one municipality uses a method, and nothing else than what stands here.

    Its name there, its ages, how it stands to a decision, how many at a time, which of the tracks, who is always
    there, time limits and texts.
    """

    settings_for: Key
    base_version: Version
    municipality: Key
    version: Version
    valid_from: date
    decided: FixedText
    local_name: FixedLine
    ages: Ages
    legal_form: LegalForm
    capacity: Few | None
    tracks: tuple[Key, ...]
    attendance: tuple[LocalAttendance, ...]
    time_limits: tuple[LocalTimeLimit, ...]
    texts: tuple[LocalText, ...]
