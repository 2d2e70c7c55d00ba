"""Questions about what was answered to the extra fields of steps."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import FieldKind

from .given import in_lines
from .models import StepAnswer
from .values import in_words


@dataclass(frozen=True)
class AnswerLine:
    """A question as it was asked, and the answer in words; no words where an answer was taken away."""

    question: str
    words: str


@dataclass(frozen=True)
class Answered:
    """What was answered in one step at one moment."""

    step_key: str
    step_name: str
    at: dt.datetime
    by: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class StepAnswers:
    """What was answered in one step: the newest, and what was answered before it."""

    newest: Answered
    earlier: tuple[Answered, ...]

    @property
    def step_key(self) -> str:
        return self.newest.step_key


def rows_about(unit_id: UUID, about: UUID) -> QuerySet[StepAnswer]:
    """The rows of what was answered with one thing, newest first; for a page that reads several tables at once."""
    return StepAnswer.objects.filter(unit_id=unit_id, about=about).order_by("-answered_at", "place", "id")


def of_thing(*, actor: Actor, about: UUID) -> tuple[StepAnswers, ...]:
    """What was answered with one thing, by step, those last answered first. Logged as read. One statement."""
    rows = list(rows_about(actor.unit_id, about))
    for row in rows[:1]:
        note_read(actor=actor, object_kind=row.about_kind, object_id=about, person_id=row.person_id)
    return by_step(rows)


def by_step(rows: Iterable[StepAnswer]) -> tuple[StepAnswers, ...]:
    """Rows as `rows_about` orders them, put together by step and moment; reads nothing."""
    moments: dict[tuple[str, dt.datetime], list[StepAnswer]] = {}
    for row in rows:
        moments.setdefault((row.step_key, row.answered_at), []).append(row)
    by: dict[str, list[Answered]] = {}
    for (step_key, _at), same in moments.items():
        by.setdefault(step_key, []).append(_answered(same))
    return tuple(StepAnswers(first, tuple(rest)) for first, *rest in by.values())


def newest_values(rows: Iterable[StepAnswer]) -> dict[tuple[str, str], str]:
    """What was last answered in each step, by step and field, as it is kept. Rows as `rows_about` orders them."""
    found: dict[tuple[str, str], str] = {}
    last: dict[str, dt.datetime] = {}
    for row in rows:
        if last.setdefault(row.step_key, row.answered_at) == row.answered_at:
            found[row.step_key, row.field_key] = row.value
    return found


@in_swedish()
def in_journal(rows: Iterable[StepAnswer]) -> str:
    """Questions and answers for the journal, in Swedish, of what is kept already; empty where nothing is."""
    return in_lines((row.question, _words(row)) for row in rows)


def _answered(rows: list[StepAnswer]) -> Answered:
    first = rows[0]
    return Answered(
        step_key=first.step_key,
        step_name=first.step_name,
        at=first.answered_at,
        by=first.answered_by,
        lines=tuple(AnswerLine(row.question, _words(row)) for row in rows),
    )


def _words(row: StepAnswer) -> str:
    return in_words(FieldKind(row.kind), row.value, row.choice)
