"""The parts of a method that belong to a kind of step: the visit, the drug screening, the talks."""

from dataclasses import dataclass

from samsyn.law.vocabulary import Party
from samsyn.methods.rows import Choice, FixedPoint, Point
from samsyn.methods.shapes import Few, FixedLine, FixedText, Key, Minutes, Text
from samsyn.methods.vocabulary import Role, ScreeningState


@dataclass(frozen=True)
class StopRule:
    """When a visit is broken off."""

    label: FixedLine
    text: FixedText
    afterwards: FixedText
    reasons: tuple[Choice, ...]


@dataclass(frozen=True)
class Visit:
    """What the page for the visit holds (domain 15.5)."""

    shortest_minutes: Minutes
    longest_minutes: Minutes
    announced: Text
    unannounced: FixedText
    unannounced_approved_by: Role
    planning: tuple[Point, ...]
    address_kinds: tuple[Choice, ...]
    conduct: tuple[FixedPoint, ...]
    may_be_told: tuple[Point, ...]
    never_told: tuple[FixedPoint, ...]
    information_given: tuple[Point, ...]
    stop_rule: StopRule


@dataclass(frozen=True)
class ScreeningStateRow:
    """A state of a drug screening, and the states that can follow it."""

    key: ScreeningState
    label: FixedLine
    leads_to: tuple[ScreeningState, ...]


@dataclass(frozen=True)
class Screening:
    """Drug screening, with a consent of its own; `known_to` and nobody else know of it (domain 3.5)."""

    consent: Key
    offer: Text
    declined: FixedText
    preliminary_warning: FixedText
    laboratory: Text
    known_to: tuple[Party, ...]
    answers: tuple[Choice, ...]
    matrices: tuple[Choice, ...]
    states: tuple[ScreeningStateRow, ...]
    agreement: tuple[Point, ...]


@dataclass(frozen=True)
class Talks:
    """The series of talks that is proposed first; the worker changes it freely."""

    count: Few
    days_between: Few
    minutes: Minutes
    text: Text
