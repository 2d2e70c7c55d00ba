"""Questions about commitments: of a case, of what they come from, one alone. What is answered is logged as read."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.messages.further_use import still_closed
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import together
from samsyn.law import Party

from .models import Commitment, Hindrance, Progress, Step
from .status import OPEN, Status, due, status


@dataclass(frozen=True)
class SaidLine:
    """One thing that was said of a commitment; without its words where a withdrawn consent has closed them."""

    step: Step
    label: str | Promise
    hindrance: str | Promise
    note: str
    new_due_on: dt.date | None
    at: dt.datetime
    by: str
    received: bool
    closed: bool = False


@dataclass(frozen=True)
class CommitmentLine:
    """A commitment with its status on the day that was asked for."""

    id: UUID
    common_id: UUID
    case_id: UUID | None
    what: str
    who: str
    party: Party
    unit_id: UUID | None
    unit_name: str
    due_on: dt.date
    first_due_on: dt.date
    sign_of_done: str
    status: Status
    about_kind: str
    about: UUID | None
    from_unit_id: UUID | None
    from_unit_name: str
    from_message: UUID | None
    steps: tuple[SaidLine, ...]

    @property
    def whose(self) -> str:
        """The authority, or the young person or guardian, that took it on."""
        return self.unit_name or self.party.label

    @property
    def open(self) -> bool:
        return self.status in OPEN

    @property
    def last(self) -> SaidLine | None:
        return self.steps[-1] if self.steps else None

    @property
    def answer(self) -> SaidLine | None:
        """Whether the one it was given to has taken it on or said no; None while nobody has answered."""
        said = [one for one in self.steps if one.step in (Step.ACCEPTED, Step.CANNOT)]
        return said[-1] if said else None


def of_case(*, actor: Actor, case_id: UUID, on: dt.date) -> tuple[CommitmentLine, ...]:
    """Every commitment of a case, soonest first. One statement."""
    return _lines(actor, Commitment.objects.filter(unit_id=actor.unit_id, case_id=case_id), on)


def about(*, actor: Actor, about: UUID, on: dt.date) -> tuple[CommitmentLine, ...]:
    """Those that come from one plan or meeting, soonest first. One statement."""
    return _lines(actor, Commitment.objects.filter(unit_id=actor.unit_id, about=about), on)


def of_message(*, actor: Actor, message_id: UUID, on: dt.date) -> tuple[CommitmentLine, ...]:
    """Those that a message brought here, soonest first. One statement."""
    return _lines(actor, Commitment.objects.filter(unit_id=actor.unit_id, from_message=message_id), on)


def these(*, actor: Actor, ids: Iterable[UUID], on: dt.date) -> tuple[CommitmentLine, ...]:
    """The ones with these ids that the unit has, soonest first. One statement."""
    return _lines(actor, Commitment.objects.filter(unit_id=actor.unit_id, id__in=list(ids)), on)


def one(*, actor: Actor, commitment_id: UUID, on: dt.date) -> CommitmentLine:
    """One commitment. Raises Commitment.DoesNotExist where the unit has none. One statement."""
    found = these(actor=actor, ids=[commitment_id], on=on)
    if not found:
        raise Commitment.DoesNotExist
    return found[0]


def _lines(actor: Actor, wanted: QuerySet[Commitment], on: dt.date) -> tuple[CommitmentLine, ...]:
    said_of = Progress.objects.filter(unit_id=actor.unit_id, commitment_id__in=wanted.order_by().values("id"))
    told = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id__in=said_of.values("from_message"))
    rows, steps, shut = together(
        wanted.order_by("due_on", "made_at", "id"),
        said_of.order_by("at", "id"),
        told.filter(still_closed(actor, "id")).only("id"),
    )
    closed = {one.id for one in shut}
    said: dict[UUID, list[Progress]] = {}
    for step in steps:
        said.setdefault(step.commitment_id, []).append(step)
    for row in rows:
        note_read(actor=actor, object_kind="commitment", object_id=row.id, person_id=row.person_id)
    return tuple(
        sorted((_line(row, said.get(row.id, []), on, closed) for row in rows), key=lambda one: one.due_on)
    )


def _line(row: Commitment, steps: list[Progress], on: dt.date, closed: Collection[UUID]) -> CommitmentLine:
    return CommitmentLine(
        id=row.id,
        common_id=row.common_id,
        case_id=row.case_id,
        what=row.what,
        who=row.who,
        party=Party(row.party),
        unit_id=row.owner_unit_id,
        unit_name=row.owner_unit_name,
        due_on=due(row.due_on, steps),
        first_due_on=row.due_on,
        sign_of_done=row.sign_of_done,
        status=status(row.due_on, steps, on),
        about_kind=row.about_kind,
        about=row.about,
        from_unit_id=row.from_unit_id,
        from_unit_name=row.from_unit_name,
        from_message=row.from_message,
        steps=tuple(_said(step, closed=step.from_message in closed) for step in steps),
    )


def _said(row: Progress, *, closed: bool) -> SaidLine:
    step = Step(row.step)
    return SaidLine(
        step=step,
        label=step.label,
        hindrance=Hindrance(row.hindrance).label if row.hindrance else "",
        note="" if closed else row.note,
        new_due_on=row.new_due_on,
        at=row.at,
        by=row.by,
        received=row.from_message is not None,
        closed=closed and bool(row.note),
    )
