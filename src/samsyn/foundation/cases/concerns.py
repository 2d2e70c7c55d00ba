"""Why a case was opened, as it was put when it began. A capability that opens cases adds its own when it is ready."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class Concern:
    """The reason in words, when it was put so and where."""

    text: str
    at: dt.datetime
    source: str | Promise


Question = Callable[[Actor, UUID], tuple[Concern, ...]]
_questions: list[Question] = []


def register(question: Question) -> None:
    """Add a question that answers why a case was opened, `question(actor, case_id)`."""
    if question not in _questions:
        _questions.append(question)


def concerns(*, actor: Actor, case_id: UUID) -> tuple[Concern, ...]:
    """Every reason, the newest first. One statement for each capability that opens cases."""
    found = [one for question in _questions for one in question(actor, case_id) if one.text.strip()]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))
