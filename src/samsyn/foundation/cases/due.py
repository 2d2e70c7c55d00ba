"""What falls due in some days, for a calendar."""

import datetime as dt

from django.db.models import Q

from samsyn.foundation.units.acting import Actor

from .models import Task
from .queries import TaskLine, _task


def due_between(*, actor: Actor, first: dt.date, last: dt.date) -> tuple[TaskLine, ...]:
    """The worker's own tasks, and those that lie with the whole unit, whose last day is one of these. One statement."""
    rows = Task.objects.select_related("case").filter(
        Q(owner_id=actor.worker_id) | Q(owner_id__isnull=True),
        unit_id=actor.unit_id,
        done_at__isnull=True,
        due_on__range=(first, last),
    )
    return tuple(_task(row) for row in rows.order_by("due_on", "starts_at"))
