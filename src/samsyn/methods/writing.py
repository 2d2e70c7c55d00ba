"""A method as the text of its file, so that what is read back is the same."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import yaml

from samsyn.methods.model import Method
from samsyn.methods.reader import keys_of

WIDTH = 110
Plain = dict[str, Any]


class _Dumper(yaml.SafeDumper):
    """Writes out what stands in two places, since a method file has no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def plain(value: Any) -> Any:
    """The value as dicts, lists and scalars, with the keys that stand in a file and in their order."""
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in keys_of(type(value))}  # type: ignore[arg-type]
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, StrEnum):
        return str(value.value)
    return value


def whole(method: Method) -> Plain:
    """A method as a municipality's own whole file: what its settings laid over the method stands in it."""
    data: Plain = plain(method)
    if method.local_name:
        data["name"] = method.local_name
    return data


def written(data: Mapping[str, Any]) -> str:
    """The text of a file with this content."""
    return yaml.dump(
        dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False
    )


LATER: Mapping[str, Any] = {"agenda": []}
"""Keys that came after texts had been kept, each with what a text without it means."""


def completed(text: str) -> str:
    """A text that `written` made, with the keys that have come since; the same where none has."""
    data = data_of(text)
    if all(key in data for key in LATER):
        return text
    return written({key: data.get(key, LATER.get(key)) for key in keys_of(Method)})


def data_of(text: str) -> Plain:
    """The content of a text that `written` made."""
    data: Plain = yaml.safe_load(text)
    return data


def dated(data: Mapping[str, Any], version: int, valid_from: date) -> Plain:
    """The content as that version, from that day."""
    return {**data, "version": version, "valid_from": valid_from}
