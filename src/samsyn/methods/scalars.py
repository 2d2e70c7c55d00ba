"""Reads one YAML scalar as a word, a text, a number, a day, a yes or no, or a choice from a closed list."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, get_args

from yaml.nodes import Node, ScalarNode

from samsyn.methods.faults import meant, shown
from samsyn.methods.shapes import Between, Prose, Word

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_ADDRESS = re.compile(r"[a-z][a-z0-9_.]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class ShapeError(ValueError):
    """The value is not of the shape that is asked for; the text says what to write."""


def is_invisible(character: str) -> bool:
    """True for a control character, or another that cannot be seen, except the line feed."""
    return character != "\n" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def read_scalar(shape: Any, node: Node) -> Any:
    """The node's value in a simple shape; raises ShapeError."""
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return _read_choice(shape, _plain(node, "str", "ett av orden " + ", ".join(shape)))
    if shape is bool:
        return _read_truth(_plain(node, "bool", "true eller false"))
    if shape is date:
        return _read_day(_plain(node, "timestamp", "en dag som 2026-01-31"))
    (rule,) = get_args(shape)[1:]
    return _READERS[type(rule)](rule, node)


def _plain(node: Node, tag: str, wanted: str) -> str:
    if not isinstance(node, ScalarNode) or node.tag != f"tag:yaml.org,2002:{tag}":
        written = f"”{shown(node.value)}”" if isinstance(node, ScalarNode) else "en lista eller nycklar"
        raise ShapeError(f"här ska stå {wanted}, inte {written}.")
    return str(node.value)


def _read_choice(kind: type[StrEnum], value: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ShapeError(f"”{shown(value)}” går inte att välja här. {meant(value, kind)}") from None


def _read_truth(value: str) -> bool:
    if value not in {"true", "false"}:
        raise ShapeError(f"här ska stå true eller false, inte ”{value}”.")
    return value == "true"


def _read_day(value: str) -> date:
    if not _DAY.fullmatch(value):
        raise ShapeError(f"skriv bara dagen, som 2026-01-31, utan klockslag, inte ”{value}”.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ShapeError(f"dagen ”{value}” finns inte i almanackan.") from None


def _read_word(rule: Word, node: Node) -> str:
    wanted = "ett ord av små bokstäver a–z, siffror och understreck" + " och punkter" * rule.points
    value = _plain(node, "str", wanted)
    pattern = _ADDRESS if rule.points else _WORD
    if not pattern.fullmatch(value) or len(value) > rule.longest:
        raise ShapeError(f"”{shown(value)}” duger inte: här ska stå {wanted}, högst {rule.longest} tecken.")
    return value


def _read_prose(rule: Prose, node: Node) -> str:
    value = _plain(node, "str", "en text (inom citattecken om den ser ut som ett tal eller ett ja)").strip()
    hidden = next((character for character in value if is_invisible(character)), None)
    if hidden is not None:
        raise ShapeError(f"texten innehåller ett tecken som inte syns (U+{ord(hidden):04X}). Ta bort det.")
    if not value:
        raise ShapeError("texten är tom. Skriv den.")
    if len(value) > rule.longest:
        raise ShapeError(f"texten är {len(value)} tecken lång; den får vara högst {rule.longest}. Korta den.")
    return value


def _read_number(rule: Between, node: Node) -> int:
    wanted = f"ett heltal från {rule.least} till {rule.most}"
    value = _plain(node, "int", wanted)
    if not re.fullmatch(r"0|[1-9]\d{0,5}", value) or not rule.least <= int(value) <= rule.most:
        raise ShapeError(f"här ska stå {wanted}, inte ”{shown(value)}”.")
    return int(value)


_READERS: dict[type, Callable[[Any, Node], Any]] = {
    Word: _read_word,
    Prose: _read_prose,
    Between: _read_number,
}
