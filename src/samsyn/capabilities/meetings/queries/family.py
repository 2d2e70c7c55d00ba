"""A meeting as the family is to be told of it: little of the meeting's page, and what would stand on their own."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.kinds import FamilyMeeting
from samsyn.capabilities.meetings.models import AgendaItem, FamilyNotice, Invited, Meeting
from samsyn.capabilities.meetings.vocabulary import MeetingType, Mode, News
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.family.rooms import Room, rooms_of
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import in_swedish, swedish
from samsyn.foundation.units.together import Under


@dataclass(frozen=True)
class FamilyPage:
    """What the page of telling the family needs."""

    row: Meeting
    case: CaseCard
    agenda: tuple[AgendaItem, ...]
    invited: tuple[Invited, ...]
    notices: tuple[FamilyNotice, ...]

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def label(self) -> str | Promise:
        return MeetingType(self.row.type).label

    @property
    def interpreter(self) -> str | Promise:
        return LANGUAGES.get(self.row.interpreter_language, "")

    @property
    def cancelled_at(self) -> dt.datetime | None:
        return self.row.cancelled_at

    @property
    def news(self) -> News:
        """What there is to tell: that it is off, that it has moved since they were told, or that they are invited."""
        if self.row.cancelled_at:
            return News.CANCELLED
        return News.MOVED if self.row.sequence and self.notices else News.INVITED


def _querysets(unit_id: UUID, meeting_id: UUID) -> tuple[QuerySet[Any], ...]:
    mine = {"unit_id": unit_id, "meeting_id": meeting_id}
    return (
        Meeting.objects.filter(unit_id=unit_id, id=meeting_id),
        AgendaItem.objects.filter(**mine).order_by("number"),
        Invited.objects.filter(**mine).order_by("other_name"),
        FamilyNotice.objects.filter(**mine).order_by("noted_at"),
    )


_under_meeting = Under(_querysets)


def family_page(*, actor: Actor, meeting_id: UUID) -> FamilyPage:
    """The meeting for the family. Two statements. Raises Meeting.DoesNotExist, Locked."""
    rows, agenda, invited, notices = _under_meeting(actor.unit_id, meeting_id)
    if not rows:
        raise Meeting.DoesNotExist
    card = open_case(actor, rows[0].case_id)
    note_read(actor=actor, object_kind="meeting", object_id=meeting_id, person_id=rows[0].person_id)
    return FamilyPage(rows[0], card, tuple(agenda), tuple(invited), tuple(notices))


def rooms(*, actor: Actor, person_id: UUID, on: dt.date) -> tuple[Room, ...]:
    """The family's own pages that can be written to today. Five statements, one where there are none."""
    return tuple(one for one in rooms_of(actor=actor, person_id=person_id, on=on) if one.reachable)


@in_swedish()
def letter(*, actor: Actor, page: FamilyPage) -> FamilyMeeting:
    """Exactly what would stand on the own page. One statement."""
    row = page.row
    return FamilyMeeting(
        meeting_id=row.id,
        news=page.news,
        type=MeetingType(row.type),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        mode=Mode(row.mode),
        chair=row.chair,
        interpreter=swedish(page.interpreter).lower(),
        agenda=tuple(one.heading for one in page.agenda),
        invited=(actor.unit_name, *(one.other_name for one in page.invited)),
        contact_name=row.worker_name,
        contact_telephone=telephone_of(actor),
    )
