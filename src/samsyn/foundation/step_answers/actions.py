"""Keeping what was answered, within the action that it was answered with: that one writes the log."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.units.acting import Actor
from samsyn.methods.steps import Step

from .given import NOTHING, Answer, Given, asked_fields, refuse_unanswered
from .models import StepAnswer
from .queries import newest_values, rows_about


@dataclass(frozen=True)
class With:
    """What answers are given with: the case and person, and the row. Neither for what is about nobody."""

    kind: str
    about: UUID
    case_id: UUID | None
    person_id: UUID | None


def keep(*, actor: Actor, given: Given, steps: Iterable[Step], given_with: With, at: dt.datetime) -> None:
    """Keep the answers, with the questions as they were asked. Called in a transaction.

    `steps` are those whose fields were asked. Raises Unanswered where one that has to be answered is not.
    """
    refuse_unanswered(steps, given.keys)
    _keep(actor, given.answered, given_with, at)


def keep_changed(
    *, actor: Actor, given: Given, steps: Iterable[Step], given_with: With, at: dt.datetime
) -> Given:
    """Keep the answers of a page that comes back to the same ones, all of them, where one differs from the newest.

    Also that one was taken away. Returns what was kept: nothing, where nothing has changed. Raises Unanswered where
    one that has to be answered is neither in what was given nor, where nothing was given to it, answered before.
    """
    asked = tuple(steps)
    known = newest_values(rows_about(actor.unit_id, given_with.about)) if _looks(given, asked) else {}
    told = known | {(one.step.key, one.field.key): one.value for one in given.answers}
    refuse_unanswered(asked, {key for key, value in told.items() if value})
    before = [known.get((one.step.key, one.field.key), "") for one in given.answers]
    if before == [one.value for one in given.answers]:
        return NOTHING
    kept = tuple(one for one, old in zip(given.answers, before, strict=True) if one.value or old)
    _keep(actor, kept, given_with, at)
    return Given(kept)


def _looks(given: Given, steps: tuple[Step, ...]) -> bool:
    """Whether it matters what was answered before."""
    return bool(given.answers) or any(field.required for _step, field in asked_fields(steps))


def _keep(actor: Actor, answers: tuple[Answer, ...], given_with: With, at: dt.datetime) -> None:
    if not answers:
        return
    StepAnswer.objects.bulk_create(
        StepAnswer(
            unit_id=actor.unit_id,
            case_id=given_with.case_id,
            person_id=given_with.person_id,
            about_kind=given_with.kind,
            about=given_with.about,
            step_key=one.step.key,
            step_name=one.step.name,
            field_key=one.field.key,
            question=one.field.label,
            kind=one.field.kind.value,
            value=one.value,
            choice=one.choice,
            place=place,
            answered_at=at,
            answered_by=actor.signature,
        )
        for place, one in enumerate(answers)
    )
