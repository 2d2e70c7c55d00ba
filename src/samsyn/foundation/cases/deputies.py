"""Standing in for a colleague: who does it when, whose desk that opens, what is written under it (domain 17.2, 10)."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.db.models import Case as Choose
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership
from samsyn.foundation.units.swedish import in_swedish

from . import places
from .clocks import local_day
from .models import Case, CaseWorker, Deputyship, Task
from .queries import PAGE, TaskLine, Whose, _task

LONGEST_SIGNATURE = 300


class DeputyRefused(ValueError):
    """Nobody can stand in like that; the text says why and what to do, in Swedish."""


@dataclass(frozen=True)
class DeputyLine:
    """Who stands in for whom, and when."""

    id: UUID
    worker_id: UUID
    worker_name: str
    deputy_id: UUID
    deputy_name: str
    from_on: dt.date
    to_on: dt.date
    ended_at: dt.datetime | None

    @property
    def last_on(self) -> dt.date:
        """The last day on which it holds."""
        return self.to_on - dt.timedelta(days=1)


@transaction.atomic
def name_deputy(
    *,
    actor: Actor,
    worker_id: UUID,
    deputy_id: UUID,
    from_on: dt.date,
    to_on: dt.date,
    locked_cases: tuple[UUID, ...] = (),
    at: dt.datetime,
) -> UUID:
    """Let a worker of the unit stand in for another, from a day to before another.

    The worker decides, or a manager. `locked_cases` are those of the worker's locked cases that the deputy is let
    into meanwhile; the others stay closed. Raises DeputyRefused.
    """
    names = _names(actor, from_on)
    _check(actor, worker_id, deputy_id, from_on, to_on, names, at)
    row = Deputyship.objects.create(
        unit_id=actor.unit_id,
        worker_id=worker_id,
        worker_name=names.get(worker_id, ""),
        deputy_id=deputy_id,
        deputy_name=names[deputy_id],
        from_on=from_on,
        to_on=to_on,
        made_at=at,
        made_by=actor.worker_id,
        made_by_name=actor.name,
    )
    record(actor=actor, verb="name_deputy", object_kind="deputyship", object_id=row.id, deputy=str(deputy_id))
    with in_swedish():
        why = _("Ersätter %(name)s") % {"name": row.worker_name}
    for case_id in _own_locked(actor, worker_id, locked_cases):
        places.name_worker(
            actor=actor,
            case_id=case_id,
            worker_id=deputy_id,
            worker_name=row.deputy_name,
            at=at,
            until_at=midnight(to_on),
            deputyship_id=row.id,
            why=why,
        )
    return row.id


def _check(
    actor: Actor,
    worker_id: UUID,
    deputy_id: UUID,
    from_on: dt.date,
    to_on: dt.date,
    names: dict[UUID, str],
    at: dt.datetime,
) -> None:
    if worker_id != actor.worker_id and not actor.may("manages"):
        raise DeputyRefused(_("Bara den som är borta, eller enhetschefen, kan utse en ersättare."))
    if worker_id == deputy_id or deputy_id not in names:
        raise DeputyRefused(_("Välj en annan medarbetare i enheten, som arbetar här under tiden."))
    if to_on <= max(from_on, local_day(at)):
        raise DeputyRefused(_("Tiden är redan slut. Välj en sista dag som inte har varit."))
    rows = Deputyship.objects.filter(unit_id=actor.unit_id, worker_id=worker_id, ended_at__isnull=True)
    if rows.filter(deputy_id=deputy_id, from_on__lt=to_on, to_on__gt=from_on).exists():
        raise DeputyRefused(_("Ersättaren är redan utsedd för en del av tiden. Avsluta den först."))


def _names(actor: Actor, on: dt.date) -> dict[UUID, str]:
    rows = Membership.objects.filter(unit_id=actor.unit_id, from_on__lte=on).exclude(to_on__lte=on)
    return {row.worker_id: row.worker_name for row in rows}


def _own_locked(actor: Actor, worker_id: UUID, wanted: tuple[UUID, ...]) -> list[UUID]:
    """Those of the wanted cases that are locked and that the worker has a place in."""
    named = CaseWorker.objects.filter(
        places.open_place(), unit_id=actor.unit_id, case_id=OuterRef("id"), worker_id=worker_id, named=True
    )
    rows = Case.objects.filter(
        Exists(named), unit_id=actor.unit_id, id__in=wanted, locked=True, closed_at__isnull=True
    )
    return list(rows.order_by("number").values_list("id", flat=True))


@transaction.atomic
def end_deputyship(*, actor: Actor, deputyship_id: UUID, at: dt.datetime) -> None:
    """End it before its day; what the deputy was let into closes at once.

    The worker, the deputy or a manager may. Raises DeputyRefused, and Deputyship.DoesNotExist for another unit's.
    """
    row = Deputyship.objects.select_for_update().get(unit_id=actor.unit_id, id=deputyship_id)
    if actor.worker_id not in (row.worker_id, row.deputy_id) and not actor.may("manages"):
        raise DeputyRefused(_("Bara de två det gäller, eller enhetschefen, kan avsluta det här."))
    if row.ended_at or midnight(row.to_on) <= at:
        raise DeputyRefused(_("Det är redan slut. Ingenting har ändrats."))
    row.ended_at, row.ended_by_name = at, actor.name
    row.save(update_fields=["ended_at", "ended_by_name"])
    record(actor=actor, verb="end", object_kind="deputyship", object_id=row.id)
    places.end_places_of(actor=actor, deputyship_id=row.id, at=at)


def deputyships(*, actor: Actor, on: dt.date) -> tuple[DeputyLine, ...]:
    """Those of the unit that hold on the day or later: a manager sees all, others their own. One statement."""
    rows = Deputyship.objects.filter(unit_id=actor.unit_id, to_on__gt=on, ended_at__isnull=True)
    if not actor.may("manages"):
        rows = rows.filter(Q(worker_id=actor.worker_id) | Q(deputy_id=actor.worker_id))
    return tuple(_line(row) for row in rows.order_by("from_on", "worker_name"))


def desk_tasks(*, actor: Actor, on: dt.date, limit: int = PAGE) -> tuple[TaskLine, ...]:
    """The own tasks, the unit's that nobody has, and those of the ones one stands in for, soonest first. One statement.

    Of a task in a case that is locked to the deputy no word is told but that there is one.
    """
    mine = {"unit_id": actor.unit_id}
    instead = _standing_in(actor, on).filter(worker_id=OuterRef("owner_id"))
    own_place = CaseWorker.objects.filter(
        places.open_place(), **mine, case_id=OuterRef("case_id"), worker_id=actor.worker_id
    )
    locked = Choose(When(case__isnull=True, then=Value(value=False)), default=F("case__locked"))
    rows = Task.objects.select_related("case").filter(**mine, done_at__isnull=True)
    rows = rows.filter(Q(owner_id=actor.worker_id) | Q(owner_id__isnull=True) | Exists(instead))
    rows = rows.annotate(hidden=locked, placed=Exists(own_place)).order_by("due_on", "starts_at")[:limit]
    return tuple(_desk_line(actor, row) for row in rows)


def _desk_line(actor: Actor, row: Task) -> TaskLine:
    whose = Whose.ROLE if row.owner_id is None else Whose.DEPUTY
    if row.owner_id == actor.worker_id:
        whose = Whose.MINE
    line = replace(_task(row), whose=whose)
    if whose is Whose.DEPUTY and row.hidden and not row.placed:  # type: ignore[attr-defined]
        return replace(
            line,
            what=_("Något i ett låst ärende"),
            promised_to="",
            about_kind="case",
            about=row.case_id,
            closed_to_me=True,
        )
    return line


def signature_for(
    actor: Actor, *, owner_id: UUID | None, owner_name: str, case_id: UUID | None, at: dt.datetime
) -> str:
    """The actor's signature, with whom it is done for when the actor stands in for the owner at that moment.

    One who works with the case already writes as oneself. One statement where somebody else is the owner, else none.
    """
    if owner_id is None or owner_id == actor.worker_id or not _acts_for(actor, owner_id, case_id, at):
        return actor.signature
    with in_swedish():
        said = _("%(signature)s, för %(name)s") % {"signature": actor.signature, "name": owner_name}
    return said[:LONGEST_SIGNATURE]


def _acts_for(actor: Actor, owner_id: UUID, case_id: UUID | None, at: dt.datetime) -> bool:
    places_in_it = CaseWorker.objects.filter(case_id=case_id) if case_id else CaseWorker.objects.none()
    own = places_in_it.filter(
        places.open_place(),
        unit_id=actor.unit_id,
        worker_id=actor.worker_id,
        deputyship__isnull=True,
        named=True,
    )
    return _standing_in(actor, local_day(at)).filter(~Exists(own), worker_id=owner_id).exists()


def _standing_in(actor: Actor, on: dt.date) -> QuerySet[Deputyship]:
    return Deputyship.objects.filter(
        unit_id=actor.unit_id,
        deputy_id=actor.worker_id,
        from_on__lte=on,
        to_on__gt=on,
        ended_at__isnull=True,
    )


def midnight(day: dt.date) -> dt.datetime:
    """When a Swedish day begins."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _line(row: Deputyship) -> DeputyLine:
    return DeputyLine(
        row.id,
        row.worker_id,
        row.worker_name,
        row.deputy_id,
        row.deputy_name,
        row.from_on,
        row.to_on,
        row.ended_at,
    )
