"""Read provisions from TOML and check everything. Every error names file, provision and key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from samsyn.law.errors import LawDataError
from samsyn.law.vocabulary import Labelled

Word = TypeVar("Word", bound=Labelled)
Groups = Mapping[str, frozenset[str]]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML table with its place, read key by key."""

    file: str
    id: str
    values: Mapping[str, Any]

    def error(self, key: str, message: str) -> LawDataError:
        """An error at a key of this table."""
        return LawDataError(self.file, self.id, key, message)

    def only(self, known: frozenset[str]) -> None:
        """Refuse keys that are not known."""
        for key in self.values:
            if key not in known:
                raise self.error(key, "okänd nyckel.")

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; with a default it may be left out."""
        value = self.values.get(key, default)
        if value is None:
            raise self.error(key, "saknas.")
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(key, "ska vara en text som inte är tom.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty if left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.error(key, "ska vara en lista av texter.")
        if len(set(value)) != len(value):
            raise self.error(key, "samma ord står två gånger.")
        return tuple(value)

    def day(self, key: str) -> date | None:
        """A TOML date, or None if left out."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.error(key, "ska vara ett datum, ÅÅÅÅ-MM-DD utan citattecken.")
        return value

    def number(self, key: str) -> int | None:
        """A whole number from 0, or None if left out."""
        value = self.values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            raise self.error(key, "ska vara ett heltal från 0.")
        return value

    def truth(self, key: str) -> bool | None:
        """True or false, or None if left out."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, "ska vara true eller false.")
        return value

    def word(self, key: str, kind: type[Word]) -> Word:
        """A word of a closed list."""
        return self._known(key, kind, self.text(key))

    def words(self, key: str, kind: type[Word]) -> tuple[Word, ...]:
        """Words of a closed list, in the order written."""
        return tuple(self._known(key, kind, text) for text in self.texts(key))

    def set_of(self, key: str, kind: type[Word], groups: Groups) -> frozenset[Word]:
        """Words of a closed list or of named groups, less those under ``<key>_except``."""
        taken = self._spread(key, kind, groups)
        left_out = self._spread(f"{key}_except", kind, groups)
        if left_out - taken:
            raise self.error(f"{key}_except", f"undantar {min(left_out - taken)}, som inte finns i {key}.")
        return taken - left_out

    def _spread(self, key: str, kind: type[Word], groups: Groups) -> frozenset[Word]:
        found: set[Word] = set()
        for text in self.texts(key):
            names = [str(member) for member in kind] if text == ALL else groups.get(text, (text,))
            found.update(self._known(key, kind, name) for name in names)
        return frozenset(found)

    def _known(self, key: str, kind: type[Word], text: str) -> Word:
        if text not in {str(member) for member in kind}:
            raise self.error(key, f"okänt ord {text!r}.")
        return kind(text)


def read(path: Path) -> dict[str, Any]:
    """One TOML file. A file that cannot be read as TOML is refused with its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LawDataError(path.name, "-", "-", f"filen går inte att läsa: {error}") from error


def tables(path: Path, key: str, allowed: tuple[str, ...]) -> list[Table]:
    """The tables ``[[key]]`` of a file, each with its id. Only the allowed kinds may stand in the file."""
    found = read(path)
    for other in found:
        if other not in allowed:
            raise LawDataError(path.name, "-", other, f"okänd nyckel. Tillåtna: {', '.join(allowed)}.")
    rows = found.get(key, [])
    if not isinstance(rows, list):
        raise LawDataError(path.name, "-", key, f"skriv [[{key}]] med dubbla hakparenteser.")
    return [
        Table(path.name, str(row.get("id", f"nummer {place}")), row)
        for place, row in enumerate(rows, start=1)
    ]
