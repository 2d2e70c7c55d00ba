"""Writing the audit log. A write is logged by its action; a read by the query that answered it.

The database itself fills in when, who and for which unit (`samsyn.stamp_audit_row`).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.units.acting import Actor

COLUMNS = "at, worker_name, verb, object_kind, object_id, person_id, reason, details"


@dataclass(frozen=True)
class Row:
    """One audit row before it is written."""

    worker_name: str
    verb: str
    object_kind: str
    object_id: UUID | None = None
    person_id: UUID | None = None
    reason: str = ""
    details: dict[str, Any] = field(default_factory=dict)


_reads: ContextVar[list[Row] | None] = ContextVar("reads", default=None)


def record(
    *,
    actor: Actor,
    verb: str,
    object_kind: str,
    object_id: UUID | None = None,
    person_id: UUID | None = None,
    reason: str = "",
    **details: Any,
) -> None:
    """Write one audit row for something done, in the transaction that does it."""
    write([Row(actor.name, verb, object_kind, object_id, person_id, reason, details)])


def note_read(
    *,
    actor: Actor,
    object_kind: str,
    object_id: UUID | None = None,
    person_id: UUID | None = None,
    reason: str = "",
) -> None:
    """Note that personal data was read; written before the answer leaves, or no answer leaves (guarantee 5)."""
    row = Row(actor.name, "read", object_kind, object_id, person_id, reason)
    waiting = _reads.get()
    if waiting is None:
        write([row])
    elif row not in waiting:
        waiting.append(row)


@contextmanager
def reads_together() -> Iterator[None]:
    """Collect the reads of one request and write them as one statement at the end."""
    rows: list[Row] = []
    token = _reads.set(rows)
    try:
        yield
        write(rows)
    finally:
        _reads.reset(token)


def write(rows: list[Row]) -> None:
    """Insert audit rows; the trigger stamps moment, unit and worker."""
    if not rows:
        return
    values = ", ".join(["(clock_timestamp(), %s, %s, %s, %s, %s, %s, %s)"] * len(rows))
    parameters: list[Any] = []
    for row in rows:
        parameters += [row.worker_name, row.verb, row.object_kind, row.object_id, row.person_id, row.reason]
        parameters.append(json.dumps(row.details, ensure_ascii=False, default=str))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO audit_auditinbox ({COLUMNS}) VALUES {values}", parameters)
