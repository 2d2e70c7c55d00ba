"""The registry of kinds of message. A capability registers its own when it is ready.

A kind has a typed payload (a frozen dataclass), the categories of information that it always carries, the purpose
it is sent for, and whether something about a person crosses with it, so that it needs a secrecy assessment. A kind
without a purpose of its own is sent for the one that its writer chooses.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from samsyn.law.vocabulary import Category, Purpose


@dataclass(frozen=True)
class Kind:
    """One kind of message, in one version of its payload."""

    key: str
    version: int
    name: str | Promise
    payload: type[Any]
    template: str
    categories: tuple[Category, ...] = ()
    purpose: Purpose | None = None
    needs_assessment: bool = True

    @property
    def id(self) -> str:
        return f"{self.key}/{self.version}"


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known; the database learns of it when it migrates."""
    if kind.id in _kinds and _kinds[kind.id] != kind:
        message = f"{kind.id} is registered twice, differently"
        raise ValueError(message)
    if kind.needs_assessment and not kind.categories:
        message = f"{kind.id} needs an assessment and must say which categories it carries"
        raise ValueError(message)
    _kinds[kind.id] = kind
    return kind


def kind(kind_id: str) -> Kind:
    """The kind, by "key/version"; KeyError for one that nobody registered."""
    return _kinds[kind_id]


def all_kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())
