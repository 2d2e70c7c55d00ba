"""Who has a place in a case: named, until it ends. Every look at places goes through here, so that an end is an end."""

import datetime as dt
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .models import CaseWorker


def open_place() -> Q:
    """The places that have not ended; the database's own clock says so, as it does for who is logged in."""
    return Q(until_at__isnull=True) | Q(until_at__gt=Now())


def name_worker(
    *,
    actor: Actor,
    case_id: UUID,
    worker_id: UUID,
    worker_name: str,
    at: dt.datetime,
    until_at: dt.datetime | None = None,
    deputyship_id: UUID | None = None,
    why: str = "",
) -> None:
    """Give a worker a place in a case; nothing happens where there is one that lasts as long."""
    standing = CaseWorker.objects.filter(
        unit_id=actor.unit_id, case_id=case_id, worker_id=worker_id, until_at__isnull=True, named=True
    )
    if standing.exists():
        return
    CaseWorker.objects.filter(
        unit_id=actor.unit_id, case_id=case_id, worker_id=worker_id, until_at__isnull=True
    ).update(until_at=at)  # opened with a reason before: from now on named
    CaseWorker.objects.create(
        unit_id=actor.unit_id,
        case_id=case_id,
        worker_id=worker_id,
        worker_name=worker_name,
        from_at=at,
        until_at=until_at,
        deputyship_id=deputyship_id,
        why=why,
    )
    record(
        actor=actor, verb="name", object_kind="case", object_id=case_id, worker=str(worker_id), until=until_at
    )


def end_place(*, actor: Actor, case_id: UUID, worker_id: UUID, until_at: dt.datetime) -> int:
    """End a worker's places in a case at a moment that may lie ahead. Returns how many ended."""
    ended = CaseWorker.objects.filter(
        open_place(), unit_id=actor.unit_id, case_id=case_id, worker_id=worker_id, deputyship__isnull=True
    ).update(until_at=until_at)
    if ended:
        record(
            actor=actor,
            verb="end_place",
            object_kind="case",
            object_id=case_id,
            worker=str(worker_id),
            until=until_at,
        )
    return ended


def keep_place(*, actor: Actor, case_id: UUID, worker_id: UUID, ending_at: dt.datetime) -> None:
    """Let a worker keep a place that was to end at a moment ahead; nothing happens where there is another."""
    mine = CaseWorker.objects.filter(
        unit_id=actor.unit_id, case_id=case_id, worker_id=worker_id, deputyship__isnull=True
    )
    if mine.filter(until_at__isnull=True).exists():
        return
    if mine.filter(open_place(), until_at=ending_at).update(until_at=None):
        record(actor=actor, verb="keep_place", object_kind="case", object_id=case_id, worker=str(worker_id))


def end_place_from(
    *, actor: Actor, case_id: UUID, worker_id: UUID, from_at: dt.datetime, until_at: dt.datetime
) -> None:
    """End just the place that a worker was given at a moment; one from before or after it stays."""
    ended = CaseWorker.objects.filter(
        open_place(),
        unit_id=actor.unit_id,
        case_id=case_id,
        worker_id=worker_id,
        from_at=from_at,
        deputyship__isnull=True,
    ).update(until_at=until_at)
    if ended:
        record(
            actor=actor,
            verb="end_place",
            object_kind="case",
            object_id=case_id,
            worker=str(worker_id),
            until=until_at,
        )


def end_places_of(*, actor: Actor, deputyship_id: UUID, at: dt.datetime) -> None:
    """End what a deputy was let into, before its day."""
    CaseWorker.objects.filter(open_place(), unit_id=actor.unit_id, deputyship_id=deputyship_id).update(
        until_at=at
    )
