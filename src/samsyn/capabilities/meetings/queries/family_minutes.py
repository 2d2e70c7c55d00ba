"""Approved minutes for the own pages: what was said for the young person, what was agreed for a guardian too."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.kinds import Agreed, FamilyMinutes, Told
from samsyn.capabilities.meetings.models import Approval, Decision, Meeting, Minutes, MinutesPart
from samsyn.capabilities.meetings.vocabulary import MeetingType
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import in_swedish
from samsyn.foundation.units.together import Under
from samsyn.law import Category

from .family import FamilyPage


@dataclass(frozen=True)
class ApprovedMinutes:
    """What the family can be told of a meeting that has been held."""

    family: FamilyPage
    row: Minutes
    parts: tuple[MinutesPart, ...]
    agreed: tuple[Decision, ...]
    next_at: dt.datetime | None


def _querysets(unit_id: UUID, meeting_id: UUID) -> tuple[QuerySet[Any], ...]:
    approved = Approval.objects.filter(unit_id=unit_id, meeting_id=meeting_id)
    this = Meeting.objects.filter(unit_id=unit_id, id=meeting_id)
    return (
        this,
        Minutes.objects.filter(unit_id=unit_id, id__in=approved.values("minutes")),
        MinutesPart.objects.filter(
            unit_id=unit_id, minutes__in=approved.values("minutes"), left_out=False
        ).order_by("number"),
        Decision.objects.filter(unit_id=unit_id, minutes__in=approved.values("minutes")).order_by("number"),
        Meeting.objects.filter(
            unit_id=unit_id,
            case__in=this.values("case"),
            starts_at__gt=Subquery(this.values("starts_at")),
            cancelled_at=None,
        ).order_by("starts_at")[:1],
    )


_under_meeting = Under(_querysets)


def approved_minutes(*, actor: Actor, meeting_id: UUID) -> ApprovedMinutes:
    """The approved minutes. Two statements. Raises Meeting.DoesNotExist where none are approved, Locked."""
    rows, minutes, parts, decisions, following = _under_meeting(actor.unit_id, meeting_id)
    if not minutes:
        raise Meeting.DoesNotExist
    row = rows[0]
    card = open_case(actor, row.case_id)
    note_read(actor=actor, object_kind="meeting", object_id=meeting_id, person_id=row.person_id)
    return ApprovedMinutes(
        family=FamilyPage(row, card, (), (), ()),
        row=minutes[0],
        parts=tuple(parts),
        agreed=tuple(decisions),
        next_at=following[0].starts_at if following else None,
    )


def what_it_is_about(*, minutes: ApprovedMinutes, room: Room) -> tuple[Category, ...]:
    """The kinds of information that the minutes hold for one of the own pages."""
    told = [one.category for one in _told(minutes, room)]
    agreed = [Category.SUPPORT_AND_PLAN] if minutes.agreed else []
    return tuple(dict.fromkeys((Category.MEETING, *told, *agreed)))


@in_swedish()
def letter(
    *, actor: Actor, minutes: ApprovedMinutes, room: Room, opened: Collection[Category]
) -> FamilyMinutes:
    """Exactly what would stand on the own page, of what the law opens for. One statement."""
    row = minutes.family.row
    agreed = minutes.agreed if Category.SUPPORT_AND_PLAN in opened else ()
    return FamilyMinutes(
        meeting_id=row.id,
        type=MeetingType(row.type),
        began_at=minutes.row.began_at,
        ended_at=minutes.row.ended_at,
        parts=tuple(one for one in _told(minutes, room) if one.category in opened),
        agreed=tuple(Agreed(one.what, one.who, one.due_on) for one in agreed),
        next_at=minutes.next_at,
        contact_name=row.worker_name,
        contact_telephone=telephone_of(actor),
    )


def _told(minutes: ApprovedMinutes, room: Room) -> tuple[Told, ...]:
    """What was said is the young person's own; a guardian is told what was agreed."""
    if room.is_guardians:
        return ()
    return tuple(Told(Category(one.category), one.heading, one.text) for one in minutes.parts)
