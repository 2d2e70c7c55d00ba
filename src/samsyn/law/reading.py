"""Strict reading of parsed JSON: each function takes a value and its path and raises `QuestionError` there."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from samsyn.law.errors import QuestionError
from samsyn.law.vocabulary import Labelled

Word = TypeVar("Word", bound=Labelled)
MOST_MONTHS = 1200


def join(path: str, key: str) -> str:
    """The path of `key` inside `path`: ``subject.born``."""
    return f"{path}.{key}" if path else key


def _near(wrong: str, known: list[str]) -> str:
    close = get_close_matches(wrong, known, n=1)
    return f" Menade du {close[0]}?" if close else ""


def mapping(value: object, path: str) -> Mapping[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise QuestionError(path, "ska vara ett objekt inom { och }.")
    return value


def record(value: object, path: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Mapping[str, Any]:
    """A JSON object with just these keys."""
    found = mapping(value, path)
    for key in found:
        if key not in required and key not in optional:
            raise QuestionError(join(path, key), "okänt fält." + _near(key, [*required, *optional]))
    for key in required:
        if key not in found:
            raise QuestionError(join(path, key), "saknas. Fältet måste finnas.")
    return found


def sequence(value: object, path: str) -> Iterator[tuple[object, str]]:
    """Each item of a JSON list with its path."""
    if not isinstance(value, list):
        raise QuestionError(path, "ska vara en lista inom [ och ].")
    return ((item, f"{path}[{index}]") for index, item in enumerate(value))


def day(value: object, path: str) -> date:
    """A day written as ÅÅÅÅ-MM-DD."""
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise QuestionError(path, f"{value!r} är inget datum. Skriv ÅÅÅÅ-MM-DD.")


def day_or_none(value: object, path: str) -> date | None:
    """A day, or null."""
    return None if value is None else day(value, path)


def truth(value: object, path: str) -> bool:
    """True or false, nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise QuestionError(path, f"{value!r} ska vara true eller false.")
    return value


def count(value: object, path: str) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MONTHS:
        raise QuestionError(path, f"{value!r} ska vara ett heltal från 0 till {MOST_MONTHS}.")
    return value


def word(kind: type[Word], value: object, path: str) -> Word:
    """A word of a closed list."""
    known = [str(member) for member in kind]
    if not isinstance(value, str):
        raise QuestionError(path, f"{value!r} ska vara ett av orden {', '.join(known)}.")
    if value not in known:
        raise QuestionError(path, f"okänt ord {value!r}." + _near(value, known))
    return kind(value)


def words(kind: type[Word], value: object, path: str) -> frozenset[Word]:
    """A list of words of a closed list, none of them twice."""
    found = [word(kind, item, place) for item, place in sequence(value, path)]
    if len(found) != len(set(found)):
        raise QuestionError(path, "samma ord står två gånger.")
    return frozenset(found)
