"""The agenda that a type of meeting begins with, from `agendas.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from samsyn.law import Category

from .vocabulary import Kind, MeetingType

FILE = Path(__file__).parent / "agendas.yaml"


@dataclass(frozen=True)
class Line:
    """One line of an agenda."""

    heading: str
    category: Category
    kind: Kind = Kind.ITEM
    without_police: bool = False


@cache
def template(kind: MeetingType) -> tuple[Line, ...]:
    """The lines that a type of meeting begins with."""
    return _all()[kind.value]


@cache
def _all() -> dict[str, tuple[Line, ...]]:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        key: tuple(
            Line(
                heading=line["heading"],
                category=Category(line["category"]),
                kind=Kind(line.get("kind", Kind.ITEM.value)),
                without_police=line.get("without_police", False),
            )
            for line in lines
        )
        for key, lines in content.items()
    }
