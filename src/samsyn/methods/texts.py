"""The texts of a method by their addresses, and a method with some of them replaced."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, get_args

from samsyn.methods.reader import join, keys_of
from samsyn.methods.shapes import Prose


@dataclass(frozen=True)
class TextPlace:
    """A text's address, what it says, and its rule, which says whether a municipality may replace it."""

    address: str
    text: str
    rule: Prose


def places(value: Any, address: str = "") -> Iterator[TextPlace]:
    """Every text in a method, in the order of the file."""
    if isinstance(value, tuple):
        for item in value:
            yield from places(item, join(address, name_of(item)))
    elif is_dataclass(value):
        kind: type = type(value)
        for name, shape in keys_of(kind).items():
            inner = getattr(value, name)
            rule = _rule(shape)
            if rule is not None and isinstance(inner, str):
                yield TextPlace(join(address, name), inner, rule)
            else:
                yield from places(inner, join(address, name))


def replaced(value: Any, texts: Mapping[str, str], address: str = "") -> Any:
    """The value with other texts at the addresses given."""
    if isinstance(value, tuple):
        return tuple(replaced(item, texts, join(address, name_of(item))) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {
            name: replaced(getattr(value, name), texts, join(address, name)) for name in keys_of(type(value))
        }
        return replace(value, **inner)
    return texts.get(address, value)


def name_of(item: Any) -> str:
    """What names an item of a list in addresses: its first field, or the word itself."""
    return str(getattr(item, fields(item)[0].name)) if is_dataclass(item) else str(item)


def _rule(shape: Any) -> Prose | None:
    """The rule for text in a shape, also where the text may be absent."""
    parts = [shape, *get_args(shape), *(deep for part in get_args(shape) for deep in get_args(part))]
    return next((part for part in parts if isinstance(part, Prose)), None)
