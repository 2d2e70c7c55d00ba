"""What meetings there are: coming, to be written down, to be approved; and invitations that wait for an answer."""

import datetime as dt
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samsyn.capabilities.meetings.kinds import INVITATION
from samsyn.capabilities.meetings.models import Invitation, Invited, Meeting, Minutes
from samsyn.capabilities.meetings.rows import MeetingLine, MeetingList
from samsyn.capabilities.meetings.vocabulary import MeetingType, Reply
from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.reading import MessageLine
from samsyn.foundation.units.acting import Actor

PAGE = 50


def meetings(*, actor: Actor, at: dt.datetime, done: bool = False) -> MeetingList:
    """The unit's meetings that the worker may know of, those of locked cases only where named. One statement."""
    rows = _known(actor)
    if done:
        rows = rows.filter(Q(approved_at__isnull=False) | Q(cancelled_at__isnull=False))
        return MeetingList((), (), (), tuple(_line(row) for row in rows.order_by("-starts_at")[:PAGE]))
    open_rows = rows.filter(approved_at__isnull=True, cancelled_at__isnull=True)
    lines = [_line(row) for row in open_rows.order_by("starts_at")[: PAGE * 2]]
    return MeetingList(
        coming=tuple(one for one in lines if one.ends_at > at and not one.written)[:PAGE],
        to_write=tuple(one for one in lines if one.ends_at <= at and not one.written),
        to_approve=tuple(one for one in lines if one.written),
        done=(),
    )


def of_case(*, actor: Actor, case_id: UUID) -> tuple[MeetingLine, ...]:
    """The meetings of one case, newest first. One statement."""
    rows = _known(actor).filter(case_id=case_id)
    return tuple(_line(row) for row in rows.order_by("-starts_at")[:PAGE])


def unanswered(*, actor: Actor) -> tuple[MessageLine, ...]:
    """Invitations that have come and that nobody here has answered, newest first. Two statements."""
    settled = Invitation.objects.filter(unit_id=actor.unit_id, message_id=OuterRef("id")).filter(
        ~Q(reply="") | Q(cancelled_at__isnull=False)
    )
    open_still = Invitation.objects.filter(
        unit_id=actor.unit_id, message_id=OuterRef("id"), reply="", cancelled_at__isnull=True
    )
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, kind_id=INVITATION.id, withdrawn_at__isnull=True
    ).filter(~Exists(settled) | Exists(open_still))
    ids = list(rows.order_by("-received_at").values_list("id", flat=True)[:PAGE])
    lines = reading.received_lines(actor=actor, ids=ids)
    return tuple(lines[one] for one in ids)


def invited_to(*, actor: Actor, at: dt.datetime) -> tuple[Invitation, ...]:
    """The times to come that this unit has answered, a no too, as it can be changed; soonest first. One statement."""
    rows = Invitation.objects.filter(unit_id=actor.unit_id, cancelled_at__isnull=True, ends_at__gt=at)
    return tuple(rows.exclude(reply="").order_by("starts_at")[:PAGE])


def _known(actor: Actor) -> QuerySet[Meeting]:
    rows = (
        Meeting.objects.select_related("case")
        .filter(unit_id=actor.unit_id)
        .annotate(
            invited_units=_how_many(actor),
            waiting=_how_many(actor, reply=""),
            coming=_how_many(actor, reply=Reply.ACCEPTED),
            written=Exists(Minutes.objects.filter(unit_id=actor.unit_id, meeting_id=OuterRef("id"))),
        )
    )
    if actor.may("manages"):
        return rows
    named = CaseWorker.objects.filter(
        unit_id=actor.unit_id, case_id=OuterRef("case_id"), worker_id=actor.worker_id
    )
    return rows.filter(Q(case__locked=False) | Exists(named))


def _how_many(actor: Actor, **answers: str) -> Coalesce:
    """How many units are invited, or have answered so."""
    rows = Invited.objects.filter(unit_id=actor.unit_id, meeting_id=OuterRef("id"), **answers)
    counted = rows.order_by().values("meeting_id").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counted), 0)


def _line(row: Meeting) -> MeetingLine:
    told: dict[str, int] = {
        name: getattr(row, name) for name in ("waiting", "coming", "invited_units", "written")
    }
    return MeetingLine(
        id=row.id,
        type=MeetingType(row.type),
        case_number=row.case.number,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        waiting=told["waiting"],
        coming=told["coming"],
        invited=told["invited_units"],
        written=bool(told["written"]),
        cancelled=row.cancelled_at is not None,
        approved_at=row.approved_at,
    )
