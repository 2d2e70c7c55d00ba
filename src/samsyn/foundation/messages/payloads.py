"""Typed payloads to and from JSON: frozen dataclasses of texts, numbers, days, moments, enums, lists of them."""

import dataclasses
import datetime as dt
import types
import typing
import unicodedata
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

Payload = TypeVar("Payload")
LONGEST_TEXT = 100_000


class PayloadError(ValueError):
    """A payload that is not what its kind says; the message names the field."""


def pack(payload: Any) -> dict[str, Any]:
    """The payload as JSON: moments and days in ISO form, enums by value."""
    return {field.name: _plain(getattr(payload, field.name)) for field in dataclasses.fields(payload)}


def unpack(form: type[Payload], content: dict[str, Any]) -> Payload:
    """The payload from JSON; a missing, unknown or mistyped field is a PayloadError."""
    hints = typing.get_type_hints(form)
    fields = {field.name: field for field in dataclasses.fields(form)}  # type: ignore[arg-type]
    unknown = set(content) - set(fields)
    if unknown:
        raise PayloadError(f"{form.__name__}: okända fält {', '.join(sorted(unknown))}")
    values = {}
    for name, field in fields.items():
        if name in content:
            values[name] = _typed(hints[name], content[name], f"{form.__name__}.{name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise PayloadError(f"{form.__name__}.{name} saknas")
    return form(**values)


def clean_text(text: str, place: str = "Texten") -> str:
    """The text in composed form; control characters and more than 100,000 characters are refused."""
    if len(text) > LONGEST_TEXT:
        raise PayloadError(
            f"{place} är {len(text):,} tecken. Högst {LONGEST_TEXT:,} får plats.".replace(",", " ")
        )
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t" for sign in text):
        raise PayloadError(f"{place} innehåller styrtecken som inte går att läsa. Skriv om texten.")
    return unicodedata.normalize("NFC", text)


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case UUID():
            return str(value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return pack(value)
        case _:
            return value


def _typed(hint: Any, value: Any, place: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        return _typed(next(one for one in arguments if one is not type(None)), value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise PayloadError(f"{place} ska vara en lista")
        return tuple(_typed(arguments[0], item, place) for item in value)
    if dataclasses.is_dataclass(hint):
        return unpack(hint, value)  # type: ignore[arg-type]
    return _scalar(hint, value, place)


def _scalar(hint: Any, value: Any, place: str) -> Any:
    try:
        if issubclass(hint, Enum) or hint is UUID:
            return hint(value)
        if hint in (dt.datetime, dt.date, dt.time):
            return hint.fromisoformat(value)
        if hint is str and isinstance(value, str):
            return clean_text(value, place)
        if type(value) is hint:
            return value
    except (TypeError, ValueError) as error:
        raise PayloadError(f"{place}: {error}") from error
    raise PayloadError(f"{place} ska vara {hint.__name__}, inte {type(value).__name__}")
