"""What a rule finds: an address in the method's file and what is wrong there."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from samsyn.methods.faults import meant
from samsyn.methods.model import Method


class Finding(NamedTuple):
    address: str
    message: str


Rule = Callable[[Method], Iterator[Finding]]


def unknown(address: str, words: Iterable[str], known: Collection[str], what: str) -> Iterator[Finding]:
    """A finding for each word that is not known; `what` names what it should be, as in "ett steg"."""
    for word in words:
        if word not in known:
            yield Finding(f"{address}.{word}", f"”{word}” är inte {what} i metoden. {meant(word, known)}")
