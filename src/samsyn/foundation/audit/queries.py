"""Questions about the log: the unit's own sealed rows."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.units.acting import Actor

from .models import AuditLink

PAGE = 100


@dataclass(frozen=True)
class LogLine:
    """One row of the log as a reviewer sees it."""

    at: dt.datetime
    worker_name: str
    verb: str
    object_kind: str
    person_id: UUID | None
    reason: str


def log_lines(*, actor: Actor, limit: int = PAGE) -> tuple[LogLine, ...]:
    """The unit's newest sealed rows. One statement."""
    rows = AuditLink.objects.filter(unit_id=actor.unit_id).order_by("-at")[:limit]
    return tuple(LogLine(r.at, r.worker_name, r.verb, r.object_kind, r.person_id, r.reason) for r in rows)
