"""`GET /healthz`: whether database, tables and queue are well. Never anybody's data."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse

log = logging.getLogger(__name__)

LATEST_HEARTBEAT = 60  # seconds; the queue's process gives one every ten
LONGEST_WAIT = 300  # seconds that a job may have been due

QUEUE = """
    SELECT (SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers),
           (SELECT extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at)))
              FROM procrastinate_jobs j
              LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
             WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= now()),
           (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed')
"""
WELL, STARTING, UNWELL, UNKNOWN = "ok", "starting", "unavailable", "unknown"
STARTED = time.monotonic()  # the queue's process may come a little after the web's


@dataclass(frozen=True)
class Queue:
    """Seconds since a worker's last sign of life, seconds the oldest due job has waited, failed jobs."""

    heartbeat: float | None
    lag: float
    failed: int

    @property
    def state(self) -> str:
        if self.heartbeat is None or self.heartbeat > LATEST_HEARTBEAT:
            return STARTING if time.monotonic() - STARTED < LATEST_HEARTBEAT else "no worker"
        return "behind" if self.lag > LONGEST_WAIT else WELL


def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 if all is well and 503 otherwise, with the state of each part as JSON."""
    try:
        pending = pending_migrations()
        queue = Queue(None, 0, 0) if pending else queue_state()
    except DatabaseError:
        log.exception("the database does not answer /healthz")
        parts = {"database": UNWELL, "migrations": UNKNOWN, "queue": {"state": UNKNOWN}}
        return _answer(parts, well=False)
    parts = {
        "database": WELL,
        "migrations": f"{pending} pending" if pending else WELL,
        "queue": {
            "state": queue.state,
            "heartbeat_seconds": queue.heartbeat,
            "lag_seconds": queue.lag,
            "failed": queue.failed,
        },
    }
    return _answer(parts, well=not pending and queue.state in {WELL, STARTING})


def pending_migrations() -> int:
    """How many of the program's migrations the database lacks."""
    if "django_migrations" not in connection.introspection.table_names():
        return len(known_migrations())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return len(known_migrations() - set(cursor.fetchall()))


def queue_state() -> Queue:
    with connection.cursor() as cursor:
        cursor.execute(QUEUE)
        heartbeat, lag, failed = cursor.fetchone() or (None, None, 0)
    return Queue(None if heartbeat is None else round(float(heartbeat), 1), round(float(lag or 0), 1), failed)


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """What the program brings; it cannot change while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _answer(parts: Mapping[str, object], *, well: bool) -> JsonResponse:
    answer = JsonResponse({"status": WELL if well else UNWELL, **parts}, status=200 if well else 503)
    answer["Cache-Control"] = "no-store"
    return answer
