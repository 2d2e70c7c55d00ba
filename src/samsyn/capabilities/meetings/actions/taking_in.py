"""Taking in answers and changes that have come, and how it goes with what was agreed.

Each is a message; only a worker of this unit can change this unit's rows, so it is done when one looks. An answer by
a unit that was not invited, or a change by one that did not invite, changes nothing and is kept as refused.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from samsyn.capabilities.meetings.kinds import ANSWER, CHANGE, INVITATION, MeetingAnswer, MeetingChange
from samsyn.capabilities.meetings.models import Invitation, Invited, Meeting, TakenIn
from samsyn.capabilities.meetings.vocabulary import Change, Reply
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.pages import PROMISE
from samsyn.foundation.commitments import taking_in as progress
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.payloads import unpack
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import any_of

from .answering import CALLED_OFF, MOVED_RULE, NEW_TIME, keep_times, unbook
from .inviting import ANSWER_RULE, TIME_RULE

MOST = 50
CHANGED = (
    "starts_at",
    "ends_at",
    "place",
    "sequence",
    "reply",
    "answered_at",
    "answered_by",
    "booking_id",
    "changed_by",
    "cancelled_at",
)
ANOTHER_TIME = gettext_noop("%(who)s föreslår en annan tid för mötet")
COMES_NOT = gettext_noop("%(who)s har ändrat sitt svar och kan inte komma till mötet")
CANCELLED_TOLD = gettext_noop("Mötet är inställt")


def take_in(*, actor: Actor, at: dt.datetime) -> int:
    """Let what has come change the unit's own meetings, invitations and commitments; returns how many had an effect.

    Safe to call often: one statement while nothing is new.
    """
    new = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, kind_id__in=(ANSWER.id, CHANGE.id), withdrawn_at__isnull=True
    ).exclude(id__in=TakenIn.objects.filter(unit_id=actor.unit_id).values("message_id"))
    if not any_of(new, progress.waiting(actor)):
        return 0
    ids = list(new.order_by("received_at").values_list("id", flat=True)[:MOST])
    done = sum(_take_in(actor, message_id, at) for message_id in ids)
    return done + progress.take_in(actor=actor)


@transaction.atomic
def _take_in(actor: Actor, message_id: UUID, at: dt.datetime) -> int:
    if _taken_meanwhile(actor, message_id):
        return 0
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.payload is None:
        return 0
    done = _answered(actor, message, at) if message.kind == ANSWER else _changed(actor, message, at)
    TakenIn.objects.create(unit_id=actor.unit_id, message_id=message_id, at=at, refused=not done)
    record(
        actor=actor,
        verb="take_in" if done else "refuse",
        object_kind="meeting_invitation",
        object_id=message_id,
        person_id=message.person_id,
    )
    return done


def _taken_meanwhile(actor: Actor, message_id: UUID) -> bool:
    """Whether a colleague who looked at the same moment was first; two wait for each other at the message."""
    ReceivedMessage.objects.select_for_update().get(unit_id=actor.unit_id, id=message_id)
    return TakenIn.objects.filter(unit_id=actor.unit_id, message_id=message_id).exists()


def _answered(actor: Actor, message: OpenedMessage, at: dt.datetime) -> int:
    """What an invited unit answered: only to an invitation that it was sent, and only to the time that holds now."""
    told: MeetingAnswer = message.payload
    if message.in_reply_to is None or message.other_id is None:
        return 0
    rows = list(
        Invited.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .filter(unit_id=actor.unit_id, message_id=message.in_reply_to, other_id=message.other_id)
    )
    times = {one.meeting_id: one for one in told.times}
    rows = [row for row in rows if row.meeting_id in times]
    rows = [row for row in rows if times[row.meeting_id].sequence == row.meeting.sequence]
    if not rows:
        return 0
    coming = {row.meeting_id for row in rows if row.reply == Reply.ACCEPTED}
    for row in rows:
        _settle(row, told, message, chosen=times[row.meeting_id].chosen)
    lost = {row.meeting_id for row in rows if row.reply == Reply.DECLINED} & coming
    reading.link_person(actor=actor, message_id=message.id, person_id=rows[0].meeting.person_id)
    for meeting in {row.meeting_id: row.meeting for row in rows}.values():
        _tell(actor, meeting, rows[0].other_name, told, at, lost=meeting.id in lost)
    return 1


def _settle(row: Invited, told: MeetingAnswer, message: OpenedMessage, *, chosen: bool) -> None:
    reply = told.reply if chosen else Reply.DECLINED
    row.reply, row.answered_at, row.answered_by = reply, message.at, message.signature
    row.reason, row.answer_id = (told.reason or ""), message.id
    proposed = told.proposed if reply is Reply.OTHER_TIME else None
    row.proposed_at = proposed.starts_at if proposed else None
    row.proposed_end = proposed.ends_at if proposed else None
    row.save(
        update_fields=[
            "reply",
            "reason",
            "answered_at",
            "answered_by",
            "answer_id",
            "proposed_at",
            "proposed_end",
        ]
    )


def _tell(
    actor: Actor, meeting: Meeting, who: str, told: MeetingAnswer, at: dt.datetime, *, lost: bool
) -> None:
    """When everybody has answered the waiting is over; another time, or a yes taken back, is put on the desk.

    Once nobody asks for another time any more, that leaves the desk again.
    """
    standing = set(
        Invited.objects.filter(unit_id=actor.unit_id, meeting=meeting).values_list("reply", flat=True)
    )
    if "" not in standing:
        cases.finish_tasks_about(actor=actor, about=meeting.id, rule=ANSWER_RULE, at=at)
    if Reply.OTHER_TIME not in standing:
        cases.finish_tasks_about(actor=actor, about=meeting.id, rule=TIME_RULE, at=at)
    other_time = told.reply is Reply.OTHER_TIME
    if not (other_time or lost):
        return
    what = ANOTHER_TIME if other_time else COMES_NOT
    cases.add_task(
        actor=actor,
        what=what % {"who": who},
        due_on=local_day(at),
        starts_at=at,
        case_id=meeting.case_id,
        person_id=meeting.person_id,
        rule=TIME_RULE if other_time else PROMISE,
        owner_id=meeting.worker_id,
        owner_name=meeting.worker_name,
        about_kind="meeting",
        about=meeting.id,
    )


def _changed(actor: Actor, message: OpenedMessage, at: dt.datetime) -> int:
    """What the inviting unit changed; only of an invitation that came from it."""
    told: MeetingChange = message.payload
    asked = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, id=told.invitation_id, sender_id=message.other_id, kind_id=INVITATION.id
    ).first()
    if asked is None or asked.sender_id is None or asked.withdrawn_at:
        return 0
    invitation = unpack(INVITATION.payload, asked.payload)
    rows = keep_times(actor, asked.id, asked.sender_id, asked.sender_name, invitation)
    times = {time.meeting_id: time for time in told.times}
    for row in rows:
        time = times.get(row.meeting_id)
        if time is None or row.cancelled_at:
            continue
        row.changed_by = message.id
        unbook(actor, row, CALLED_OFF if told.change is Change.CANCELLED else NEW_TIME, at)
        if told.change is Change.CANCELLED:
            row.cancelled_at = message.at
        else:
            row.starts_at, row.ends_at, row.place = time.starts_at, time.ends_at, told.place
            row.sequence, row.reply, row.answered_at, row.answered_by = time.sequence, "", None, ""
        row.save(update_fields=CHANGED)
    reading.link_person(actor=actor, message_id=message.id, person_id=asked.person_id)
    _ask_again(actor, rows, told, at)
    return 1


def _ask_again(actor: Actor, rows: list[Invitation], told: MeetingChange, at: dt.datetime) -> None:
    first = rows[0]
    moved = told.change is Change.MOVED
    what = gettext_noop("Mötet är flyttat. Svara om ni kan den nya tiden") if moved else CANCELLED_TOLD
    if moved or all(row.cancelled_at for row in rows):
        cases.finish_tasks_about(actor=actor, about=first.message_id, rule=MOVED_RULE, at=at)
    cases.add_task(
        actor=actor,
        what=what,
        due_on=local_day(at),
        starts_at=at,
        rule=MOVED_RULE if moved else PROMISE,
        about_kind="meeting_invitation",
        about=first.message_id,
    )
