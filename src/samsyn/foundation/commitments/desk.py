"""What commitments put on a desk: the own unit's with their day, and what others are late with or cannot do."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.models import Case, Task
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish, swedish

from .models import Commitment, Progress, Step
from .status import Status, due, status

# on the desk of who received it nothing is told that a withdrawn consent would have to close
NEUTRAL = gettext_noop("Ert åtagande i en gemensam plan")
NEUTRAL_FROM = {"meeting": gettext_noop("Ert åtagande från ett möte")}
TASK = "commitment"  # the rule and the kind of the task that a commitment of the own unit puts on a desk
LATE, HINDERED = "commitment_late", "commitment_hindered"  # about what somebody else took on


def put(actor: Actor, row: Commitment, due_on: dt.date, at: dt.datetime) -> None:
    """The own unit's commitment, with its day."""
    cases.add_task(
        actor=actor,
        what=NEUTRAL_FROM.get(row.about_kind, NEUTRAL) if row.from_unit_id else row.what[:300],
        due_on=due_on,
        starts_at=at,
        case_id=row.case_id,
        person_id=row.person_id,
        rule=TASK,
        owner_id=row.worker_id,
        owner_name=row.who if row.worker_id else "",
        about_kind=TASK,
        about=row.id,
    )


def follow(actor: Actor, row: Commitment, steps: Sequence[Progress], at: dt.datetime) -> None:
    """Let the desk follow what has been said: `steps` are all of them, oldest first, the newest included."""
    now, said = status(row.due_on, steps, local_day(at)), steps[-1]
    if said.step in (Step.DONE, Step.DROPPED, Step.MOVED):
        told = swedish(Step(said.step).label)
        had = cases.finish_tasks_about(actor=actor, about=row.id, rule=TASK, at=at, result=told)
        if said.step == Step.MOVED and had:
            put(actor, row, due(row.due_on, steps), at)
    if now is not Status.LATE:
        cases.finish_tasks_about(actor=actor, about=row.id, rule=LATE, at=at)
    if now is not Status.HINDERED:
        cases.finish_tasks_about(actor=actor, about=row.id, rule=HINDERED, at=at)
    elif said.from_message and row.from_unit_id is None:
        _hindered(actor, row, at)


def _hindered(actor: Actor, row: Commitment, at: dt.datetime) -> None:
    """Another unit cannot: once, for as long as it lasts, to the one who answers for the case."""
    open_tasks = Task.objects.filter(unit_id=actor.unit_id, about=row.id, rule=HINDERED, done_at=None)
    if open_tasks.exists():
        return
    case = Case.objects.get(unit_id=row.unit_id, id__in=[row.case_id])
    whose = ", ".join(one for one in (row.who, row.owner_unit_name) if one)
    with in_swedish():
        what = _("Hindrat åtagande: %(what)s (%(whose)s)") % {"what": row.what[:160], "whose": whose}
    cases.add_task(
        actor=actor,
        what=what[:300],
        due_on=local_day(at),
        starts_at=at,
        case_id=row.case_id,
        person_id=row.person_id,
        rule=HINDERED,
        owner_id=case.responsible_id,
        owner_name=case.responsible_name,
        about_kind=TASK,
        about=row.id,
    )


def let_go(*, actor: Actor, case_id: UUID, at: dt.datetime, result: str = "") -> None:
    """The case ends: nothing of its commitments waits on a desk any longer."""
    rows = Commitment.objects.filter(unit_id=actor.unit_id, case_id=case_id)
    tasks = Task.objects.filter(unit_id=actor.unit_id, about__in=rows.values("id"), done_at=None)
    for about in set(tasks.values_list("about", flat=True)):
        if about:
            cases.finish_tasks_about(actor=actor, about=about, at=at, result=result)


def remind_every_unit(*, on: dt.date) -> int:
    """Put a task on the desk of who leads, for each commitment of somebody else's whose day has passed.

    Once for each day that passes; acting for nobody. Answers how many tasks there are new.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.remind_every_unit_of_commitments(%s)", [on])
        (made,) = cursor.fetchone()
    return int(made or 0)
