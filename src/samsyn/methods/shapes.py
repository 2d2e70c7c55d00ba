"""The simple shapes a value in a method file can have. `model` names them; `reader` enforces them."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class Word:
    """A name for machines: small letters a to z, digits and underscores; in an address also points."""

    longest: int = 60
    points: bool = False


@dataclass(frozen=True)
class Prose:
    """Swedish text for people. A municipality may replace it with its own where `local` is true."""

    longest: int
    local: bool


@dataclass(frozen=True)
class Between:
    """A whole number within bounds, both included."""

    least: int
    most: int


Key = Annotated[str, Word()]
Address = Annotated[str, Word(longest=120, points=True)]
Line = Annotated[str, Prose(longest=200, local=True)]
Text = Annotated[str, Prose(longest=3000, local=True)]
FixedLine = Annotated[str, Prose(longest=200, local=False)]
FixedText = Annotated[str, Prose(longest=3000, local=False)]
Version = Annotated[int, Between(1, 9999)]
Age = Annotated[int, Between(0, 30)]
Amount = Annotated[int, Between(0, 730)]
Few = Annotated[int, Between(1, 100)]
Minutes = Annotated[int, Between(5, 600)]
