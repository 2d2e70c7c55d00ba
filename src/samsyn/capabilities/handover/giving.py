"""What a worker has to hand over, to whom, and what stands without anybody when somebody has left."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from samsyn.foundation.cases.models import Case, CaseWorker, Task
from samsyn.foundation.cases.places import open_place
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership
from samsyn.foundation.units.roles import ROLES

DAYS_AHEAD = 14


@dataclass(frozen=True)
class Colleague:
    """A worker of the unit who works with cases. `ends_on` is the first day without a place here."""

    worker_id: UUID
    name: str
    title: str
    ends_on: dt.date | None


@dataclass(frozen=True)
class TaskToGive:
    """Something the giver has taken on to do."""

    id: UUID
    what: str
    due_on: dt.date
    promised_to: str


@dataclass(frozen=True)
class CaseToGive:
    """A case of the giver's with the open tasks in it. `told` is False where it is locked to the one who looks."""

    id: UUID
    number: str
    method_key: str
    opened_at: dt.datetime
    locked: bool
    told: bool
    tasks: tuple[TaskToGive, ...]


@dataclass(frozen=True)
class ToGive:
    """All that a worker has: cases, and tasks that belong to none."""

    worker_id: UUID
    cases: tuple[CaseToGive, ...]
    loose: tuple[TaskToGive, ...]


@dataclass(frozen=True)
class LeftBehind:
    """What stands with somebody who no longer has a place in the unit, or soon will not; `ends_on` None: unknown."""

    worker_id: UUID
    name: str
    cases: int
    tasks: int
    ends_on: dt.date | None
    gone: bool


def colleagues(*, actor: Actor, on: dt.date) -> tuple[Colleague, ...]:
    """Those who work with cases in the unit on the day, by name. One statement."""
    rows = Membership.objects.filter(unit_id=actor.unit_id, from_on__lte=on).exclude(to_on__lte=on)
    return tuple(
        Colleague(row.worker_id, row.worker_name, row.title, row.to_on)
        for row in rows.order_by("worker_name")
        if any(ROLES[code].works_cases for code in row.roles)
    )


def cases_of(unit_id: UUID, worker_id: UUID) -> QuerySet[Case]:
    """The open cases that a worker is responsible for or named in."""
    named = CaseWorker.objects.filter(
        open_place(),
        unit_id=unit_id,
        case_id=OuterRef("id"),
        worker_id=worker_id,
        named=True,
        deputyship__isnull=True,
    )
    rows = Case.objects.filter(unit_id=unit_id, closed_at__isnull=True)
    return rows.filter(Q(responsible_id=worker_id) | Exists(named))


def to_give(*, actor: Actor, worker_id: UUID) -> ToGive:
    """What a worker has to hand over. Two statements.

    Of a case that is locked to the actor it tells the number and how many tasks there are, and no word of them.
    """
    mine = CaseWorker.objects.filter(
        open_place(), unit_id=actor.unit_id, case_id=OuterRef("id"), worker_id=actor.worker_id
    )
    rows = list(cases_of(actor.unit_id, worker_id).annotate(mine=Exists(mine)).order_by("number"))
    tasks = Task.objects.filter(unit_id=actor.unit_id, owner_id=worker_id, done_at__isnull=True)
    lying: dict[UUID | None, list[Task]] = {}
    for task in tasks.select_related("case").order_by("due_on", "starts_at"):
        lying.setdefault(task.case_id, []).append(task)
    cases = []
    for row in rows:
        told = not row.locked or row.mine
        own = tuple(_task(one, told=told) for one in lying.get(row.id, ()))
        cases.append(CaseToGive(row.id, row.number, row.method_key, row.opened_at, row.locked, told, own))
    known = {row.id for row in rows}
    loose = [one for case_id, found in lying.items() if case_id not in known for one in found]
    return ToGive(worker_id, tuple(cases), tuple(_task(one, told=_told(one)) for one in loose))


def _told(task: Task) -> bool:
    return task.case is None or not task.case.locked


def _task(row: Task, *, told: bool) -> TaskToGive:
    return TaskToGive(row.id, row.what if told else "", row.due_on, row.promised_to if told else "")


_LEFT = """
SELECT w.worker_id, max(w.name), count(*) FILTER (WHERE w.is_case), count(*) FILTER (WHERE NOT w.is_case),
       max(m.to_on), coalesce(max(m.to_on) <= %(on)s, true)
FROM (SELECT responsible_id AS worker_id, responsible_name AS name, true AS is_case FROM cases_case
      WHERE unit_id = %(unit)s AND closed_at IS NULL AND responsible_id IS NOT NULL
      UNION ALL
      SELECT owner_id, owner_name, false FROM cases_task
      WHERE unit_id = %(unit)s AND done_at IS NULL AND owner_id IS NOT NULL) w
LEFT JOIN units_membership m ON m.unit_id = %(unit)s AND m.worker_id = w.worker_id
WHERE m.id IS NULL OR m.to_on <= %(until)s
GROUP BY w.worker_id ORDER BY 6 DESC, 2
"""


def left_behind(*, actor: Actor, on: dt.date) -> tuple[LeftBehind, ...]:
    """Who has left, or leaves within two weeks, with cases or tasks still in their name. One statement."""
    with connection.cursor() as cursor:
        until = on + dt.timedelta(days=DAYS_AHEAD)
        cursor.execute(_LEFT, {"unit": actor.unit_id, "on": on, "until": until})
        return tuple(LeftBehind(*row) for row in cursor.fetchall())
