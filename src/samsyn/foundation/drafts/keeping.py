"""Saving drafts as one types, and making a double send one record."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.units.acting import Actor

from .models import Draft

LONGEST = 400_000


class DraftTooLong(ValueError):
    """A draft over `LONGEST` characters."""


@dataclass(frozen=True)
class Kept:
    """A saved draft: the form's fields as they were typed, and when."""

    data: dict[str, Any]
    saved_at: dt.datetime


def save_draft(*, actor: Actor, form: str, about: UUID | None, data: dict[str, Any], at: dt.datetime) -> Kept:
    """Keep what the worker has typed so far; the last save wins."""
    if sum(len(str(value)) for value in data.values()) > LONGEST:
        message = "Utkastet är för långt för att sparas. Dela upp texten."
        raise DraftTooLong(message)
    Draft.objects.update_or_create(
        unit_id=actor.unit_id,
        worker_id=actor.worker_id,
        form=form,
        about=about,
        defaults={"data": data, "saved_at": at},
    )
    return Kept(data, at)


def kept_draft(*, actor: Actor, form: str, about: UUID | None) -> Kept | None:
    """The worker's own draft of this form, or None."""
    row = Draft.objects.filter(
        unit_id=actor.unit_id, worker_id=actor.worker_id, form=form, about=about
    ).first()
    return Kept(row.data, row.saved_at) if row else None


def discard_draft(*, actor: Actor, form: str, about: UUID | None) -> None:
    """Throw the draft away, when it has become a record or the worker asks."""
    Draft.objects.filter(unit_id=actor.unit_id, worker_id=actor.worker_id, form=form, about=about).delete()


def first_time(*, actor: Actor, token: UUID, at: dt.datetime) -> bool:
    """Whether this form is sent for the first time.

    A second send waits for the first one's transaction and then gets False, so that nothing is recorded twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO drafts_submission (id, unit_id, token, worker_id, location, at) "
            "VALUES (gen_random_uuid(), %s, %s, %s, '', %s) ON CONFLICT (unit_id, token) DO NOTHING RETURNING id",
            [actor.unit_id, token, actor.worker_id, at],
        )
        return cursor.fetchone() is not None


def remember_result(*, actor: Actor, token: UUID, location: str) -> None:
    """Keep where the first send's result is, for a second one to go to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE drafts_submission SET location = %s WHERE unit_id = %s AND token = %s",
            [location, actor.unit_id, token],
        )


def result_of(*, actor: Actor, token: UUID) -> str:
    """Where the first send's result is, or an empty string."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT location FROM drafts_submission WHERE unit_id = %s AND token = %s", [actor.unit_id, token]
        )
        row = cursor.fetchone()
    return row[0] if row else ""
