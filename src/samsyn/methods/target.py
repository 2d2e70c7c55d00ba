"""Whom a method is for, as its file says it."""

from dataclasses import dataclass

from samsyn.methods.shapes import Age, FixedText, Key, Text
from samsyn.methods.vocabulary import Override, Role


@dataclass(frozen=True)
class Ages:
    """Whole years, both included: 15 to 17 ends the day before the eighteenth birthday."""

    youngest: Age
    oldest: Age


@dataclass(frozen=True)
class Condition:
    """A question to a human about the target group, and what follows when the answer stands in the way.

    A criterion stands in the way when the answer is no, an exclusion when it is yes. `leads_to_track` is the
    track that the matter then belongs to.
    """

    key: Key
    question: FixedText
    instead: Text
    override: Override
    override_by: Role | None
    leads_to_track: Key | None


@dataclass(frozen=True)
class TargetGroup:
    """Whom the method is for. Nobody who has reached `hard_stop` years is ever within it."""

    ages: Ages
    hard_stop: Age
    hard_stop_reason: FixedText
    outside_ages: Text
    age_override: Override
    age_override_by: Role | None
    criteria: tuple[Condition, ...]
    exclusions: tuple[Condition, ...]
