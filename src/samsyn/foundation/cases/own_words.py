"""What the young person has said in their own words, wherever it was written down.

A capability that writes such words adds, when it is ready, a question that answers them for a case; each asks the
database once.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.units.acting import Actor


@dataclass(frozen=True)
class OwnWords:
    """Words of the young person's, the day they were said and where."""

    text: str
    said_on: dt.date
    source: str | Promise


Question = Callable[[Actor, UUID], tuple[OwnWords, ...]]
_questions: list[Question] = []


def register(question: Question) -> None:
    """Add a question that answers the own words of a case, `question(actor, case_id)`."""
    if question not in _questions:
        _questions.append(question)


def own_words(*, actor: Actor, case_id: UUID) -> tuple[OwnWords, ...]:
    """All that was said in a case, the newest first. One statement for each capability that keeps such words."""
    found = [one for question in _questions for one in question(actor, case_id) if one.text.strip()]
    return tuple(sorted(found, key=lambda one: one.said_on, reverse=True))
