"""Rows of the lists in a method file."""

from dataclasses import dataclass

from samsyn.law.vocabulary import Category
from samsyn.methods.shapes import FixedLine, FixedText, Key, Line, Text
from samsyn.methods.vocabulary import AgendaPart, MeasureKind


@dataclass(frozen=True)
class Choice:
    """A row of a pick-list."""

    key: Key
    label: Line


@dataclass(frozen=True)
class Point:
    """A row of a checklist: what is ticked, and the words to use."""

    key: Key
    label: Line
    text: Text


@dataclass(frozen=True)
class FixedPoint:
    """A row that a municipality cannot reword, since it keeps a rule of law."""

    key: Key
    label: FixedLine
    text: FixedText


@dataclass(frozen=True)
class Source:
    """Where the method, or a part of it, is described: who says it, where, and what it says of the ages."""

    key: Key
    title: FixedLine
    reference: FixedLine
    says: FixedText


@dataclass(frozen=True)
class Measure:
    """A figure that the method is followed by."""

    key: Key
    label: Line
    kind: MeasureKind


@dataclass(frozen=True)
class AgendaLine:
    """A line of the agenda that a meeting under the method begins with; the worker changes it for the meeting.

    `category` is what it is about, as the law names it; `without_police` is talked of when the police have left.
    """

    key: Key
    heading: Line
    category: Category
    part: AgendaPart
    without_police: bool


@dataclass(frozen=True)
class SheetSection:
    """A section of the sheet that the family keeps."""

    key: Key
    heading: Line
    text: Text
