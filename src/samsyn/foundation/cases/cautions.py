"""What must not be said to whom about the one a case concerns. A capability adds its own when it is ready."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class Caution:
    """Who must not be told, what, and why; `to` is empty where it is nobody at all."""

    what: str | Promise
    to: str | Promise = ""
    why: str | Promise = ""


Question = Callable[[Actor, UUID, dt.date], tuple[Caution, ...]]
_questions: list[Question] = []


def register(question: Question) -> None:
    """Add a question that answers the cautions about a person, `question(actor, person_id, on)`."""
    if question not in _questions:
        _questions.append(question)


def cautions(*, actor: Actor, person_id: UUID, on: dt.date) -> tuple[Caution, ...]:
    """Every caution about a person on a day. One statement or two for each capability that has some."""
    return tuple(one for question in _questions for one in question(actor, person_id, on))
