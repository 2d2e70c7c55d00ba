"""Strict reading of parsed JSON, key by key. What cannot be read raises `QuestionError` with its path."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from samsyn.law.errors import QuestionError
from samsyn.law.vocabulary import Labelled

Word = TypeVar("Word", bound=Labelled)
MOST = 1200  # a hundred years in months: more is a slip of the hand
DAY_LENGTH = len("ÅÅÅÅ-MM-DD")


class Doubled(dict[str, Any]):
    """A JSON object in which a key stands twice: which of them is meant cannot be known."""

    key: str


def join(path: str, key: str) -> str:
    """The path of `key` inside `path`, such as ``subject.born``."""
    return f"{path}.{key}" if path else key


def near(wrong: str, known: list[str]) -> str:
    """A hint at the word that may have been meant, or nothing."""
    close = get_close_matches(wrong, known, n=1)
    return f" Menade du {close[0]}?" if close else ""


def mapping(value: object, path: str) -> Mapping[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise QuestionError(path, "ska vara ett objekt inom { och }.")
    if isinstance(value, Doubled):
        raise QuestionError(join(path, value.key), "står två gånger.")
    return value


def day(value: object, path: str) -> date:
    """A day written as ÅÅÅÅ-MM-DD."""
    if isinstance(value, str) and len(value) == DAY_LENGTH:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise QuestionError(path, f"{value!r} är inget datum. Skriv ÅÅÅÅ-MM-DD.")


def truth(value: object, path: str) -> bool:
    """True or false, nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise QuestionError(path, f"{value!r} ska vara true eller false.")
    return value


def count(value: object, path: str, most: int = MOST) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise QuestionError(path, f"{value!r} ska vara ett heltal från 0 till {most}.")
    return value


def word(kind: type[Word], value: object, path: str) -> Word:
    """A word of a closed list."""
    known = [str(member) for member in kind]
    if not isinstance(value, str) or value not in known:
        hint = near(value, known) if isinstance(value, str) else ""
        raise QuestionError(path, f"okänt ord {value!r}.{hint or ' Tillåtna: ' + ', '.join(known) + '.'}")
    return kind(value)


class Record:
    """A JSON object with just the keys it should have."""

    def __init__(
        self, value: object, path: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> None:
        self.path = path
        self.values = mapping(value, path)
        for key in self.values:
            if key not in required and key not in optional:
                raise QuestionError(join(path, key), "okänt fält." + near(key, [*required, *optional]))
        for key in required:
            if key not in self.values:
                raise QuestionError(join(path, key), "saknas. Fältet måste finnas.")

    def at(self, key: str) -> str:
        """The path of a key."""
        return join(self.path, key)

    def day(self, key: str) -> date:
        """A day."""
        return day(self.values[key], self.at(key))

    def day_or_none(self, key: str) -> date | None:
        """A day, or null."""
        return None if self.values.get(key) is None else self.day(key)

    def truth(self, key: str) -> bool:
        """True or false."""
        return truth(self.values[key], self.at(key))

    def word(self, key: str, kind: type[Word]) -> Word:
        """A word of a closed list."""
        return word(kind, self.values[key], self.at(key))

    def words(self, key: str, kind: type[Word]) -> frozenset[Word]:
        """A list of words of a closed list, none of them twice."""
        found = [word(kind, item, place) for item, place in self.items(key)]
        if len(found) != len(set(found)):
            raise QuestionError(self.at(key), "samma ord står två gånger.")
        return frozenset(found)

    def items(self, key: str) -> Iterator[tuple[object, str]]:
        """Each item of a list with its path; a list left out is empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise QuestionError(self.at(key), "ska vara en lista inom [ och ].")
        return ((item, f"{self.at(key)}[{index}]") for index, item in enumerate(value))
