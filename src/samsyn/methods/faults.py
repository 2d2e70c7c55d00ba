"""What is wrong in a method file, said so that the one who wrote it can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: the file, the line (from 1), the key's address, and what is wrong and what to do."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"


class MethodError(ValueError):
    """A method file does not hold. `faults` has every fault found, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class UnknownMethodError(LookupError):
    """No method, settings or version answers to what was asked for; the text says what there is instead."""


def shown(written: str) -> str:
    """What somebody wrote, short and on one line, to be named in a message."""
    return " ".join(written.split())[:40]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most looks like, or None where none is near."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def meant(word: str, known: Iterable[str]) -> str:
    """A Swedish sentence that helps after an unknown word: the nearest known one, or all there are."""
    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return f"Menade du ”{near}”?"
    return "Välj bland: " + ", ".join(names) + "." if names else "Det finns inga att välja på."
