"""A step of a method, with its time limit, what it shares and the fields it adds."""

from dataclasses import dataclass

from samsyn.law.vocabulary import Category, Party, Purpose
from samsyn.methods.rows import Choice
from samsyn.methods.shapes import Amount, Few, FixedLine, Key, Line, Text
from samsyn.methods.vocabulary import Basis, FieldKind, Manner, StepKind, Unit


@dataclass(frozen=True)
class TimeLimit:
    """At latest `amount` of `unit` after the step `after` was done; after the step itself: after it arose."""

    amount: Amount
    unit: Unit
    after: Key
    basis: Basis
    citation: FixedLine | None


@dataclass(frozen=True)
class Repeat:
    """The step comes again, this long after it was last done."""

    amount: Few
    unit: Unit


@dataclass(frozen=True)
class Sharing:
    """What passes between the parties at a step; each time still needs its own secrecy assessment."""

    purpose: Purpose
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class ExtraField:
    """A field that the method adds to the form of a step."""

    key: Key
    label: Line
    kind: FieldKind
    required: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Step:
    """A step of the method. `by` do it, `takes_part` are those it is done with or sent to."""

    key: Key
    kind: StepKind
    name: Line
    text: Text
    written_down: Text
    by: tuple[Party, ...]
    manner: Manner
    takes_part: tuple[Party, ...]
    tracks: tuple[Key, ...]
    requires: tuple[Key, ...]
    optional: bool
    time_limit: TimeLimit | None
    repeats: Repeat | None
    consents: tuple[Key, ...]
    shares: Sharing | None
    extra_fields: tuple[ExtraField, ...]
