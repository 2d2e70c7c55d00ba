"""What would be sent of a meeting, made from what stands on its page."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from samsyn.capabilities.meetings.kinds import CalledTime, Promised
from samsyn.capabilities.meetings.models import Meeting
from samsyn.capabilities.meetings.parcels import Contact, Distributing, Inviting, Part
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.whom import as_named
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import in_swedish
from samsyn.law import Category


def times_of(
    *, actor: Actor, page: MeetingPage, whole_series: bool, at: dt.datetime
) -> tuple[CalledTime, ...]:
    """The meeting's own time, or each time of its series that is to come. One statement."""
    rows = Meeting.objects.filter(unit_id=actor.unit_id)
    if whole_series and page.series:
        rows = rows.filter(series=page.series, cancelled_at=None, approved_at=None, starts_at__gt=at)
    else:
        rows = rows.filter(id=page.id)
    return tuple(
        CalledTime(row.id, row.booking_id, row.sequence, row.starts_at, row.ends_at)
        for row in rows.order_by("starts_at")
    )


def inviting(
    *,
    actor: Actor,
    page: MeetingPage,
    times: tuple[CalledTime, ...],
    why: str,
    functions: Mapping[UUID, str],
) -> Inviting:
    """The invitation to one meeting or to a series. One statement."""
    return Inviting(
        type=page.type,
        about=as_named(page.person),
        times=times,
        place=page.place,
        mode=page.mode,
        agenda=tuple(
            Part(Category(one.category), one.heading, without_police=one.without_police)
            for one in page.agenda
        ),
        why=why,
        functions=functions,
        contact=Contact(actor.title, telephone_of(actor)),
    )


@in_swedish()
def distributing(*, actor: Actor, page: MeetingPage) -> Distributing:
    """The approved minutes, before it is known what each may have. One statement.

    What was marked to be left out is not in it; neither is why somebody was away.
    """
    if page.minutes is None or page.approval is None:
        raise Meeting.DoesNotExist
    told = page.minutes
    return Distributing(
        meeting_id=page.id,
        type=page.type,
        about=as_named(page.person),
        began_at=told.row.began_at,
        ended_at=told.row.ended_at,
        present=tuple(
            ", ".join(filter(None, (one.name, one.authority))) for one in told.present if one.present
        ),
        parts=tuple(
            Part(Category(one.category), one.heading, one.text, one.without_police)
            for one in told.parts
            if not one.left_out
        ),
        promises=_promises(page),
        next_at=page.next_at,
        contact=Contact(actor.title, telephone_of(actor)),
    )


def _promises(page: MeetingPage) -> dict[UUID, tuple[Promised, ...]]:
    found: dict[UUID, list[Promised]] = {}
    for one in page.commitments:
        if one.unit_id:
            found.setdefault(one.unit_id, []).append(
                Promised(one.common_id, one.what, one.who, one.first_due_on, one.sign_of_done)
            )
    return {unit: tuple(lines) for unit, lines in found.items()}


def units_to_invite(*, actor: Actor, page: MeetingPage) -> tuple[Recipient, ...]:
    """The units in the cooperation that are not invited yet. One statement."""
    invited = {one.other_id for one in page.invited}
    return tuple(one for one in assessing.recipients(actor=actor) if one.unit_id not in invited)


def units_to_tell(*, actor: Actor, page: MeetingPage) -> tuple[Recipient, ...]:
    """The units that were invited, reported or were there, and that have not got their part. One statement."""
    there = {one.other_id for one in page.minutes.present if one.other_id} if page.minutes else set()
    wanted = {one.other_id for one in page.invited} | there
    wanted |= {page.reporter[0]} if page.reporter else set()
    had = {one.other_id for one in page.sent}
    return tuple(one for one in assessing.recipients(actor=actor) if one.unit_id in wanted - had)
