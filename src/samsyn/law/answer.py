"""The answer: what the texts say, on which grounds, and why."""

from dataclasses import dataclass
from typing import Any

from samsyn.law.vocabulary import Fact, Outcome


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that a human has to answer before the texts can."""

    fact: Fact
    question: str
    judgement: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `grounds` are ids, strongest first; `reasons` holds one sentence per provision weighed.

    `nearest` is the provision that failed on least, and `instead` what can be done when nothing holds.
    `points` are the unsettled points met; `settled` says how a municipality's lawyer has
    settled those that were used.
    """

    outcome: Outcome
    grounds: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    blocked_by: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    nearest: str | None = None
    instead: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the information must or may be given."""
        return self.outcome in (Outcome.DUTY, Outcome.DUTY_ON_REQUEST, Outcome.PERMITTED)

    def to_json(self) -> dict[str, Any]:
        """The answer as JSON values: `asks` lists the facts, `questions` has the Swedish question of each."""
        return {
            "outcome": self.outcome.value,
            "grounds": list(self.grounds),
            "asks": [ask.fact.value for ask in self.asks],
            "questions": {ask.fact.value: ask.question for ask in self.asks},
            "blocked_by": list(self.blocked_by),
            "record": list(self.record),
            "reasons": list(self.reasons),
            "nearest": self.nearest,
            "instead": list(self.instead),
            "points": list(self.points),
            "settled": list(self.settled),
        }
