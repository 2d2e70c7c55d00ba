"""The report meeting from the reporter's side: answer the invitation, and let the own calendar follow (SoL 19:5)."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.intake.kinds import MEETING_ANSWER, MEETING_INVITATION
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import MeetingAnswer
from samsyn.capabilities.intake.queries.report_times import ReportTime, is_time, report_time
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import ReporterNo
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.calendars.queries import bookings_about
from samsyn.foundation.messages import reading, sending, threads
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from . import handled

NEW_TIME, OFF, COMES_NOT = (
    gettext_noop("Ny tid"),
    gettext_noop("Mötet blir inte av"),
    gettext_noop("Ni har svarat att ni inte kommer"),
)


@transaction.atomic
def answer(
    *, actor: Actor, message_id: UUID, comes: bool, because: ReporterNo | None, at: dt.datetime
) -> None:
    """Say whether the own unit comes; the last answer holds. The meeting is voluntary, so none has to be given.

    A yes stands in the own calendar, in place of an earlier time. Raises Matter.DoesNotExist for an invitation that
    this unit was not sent, IntakeRefused for a time that no longer holds, and NotDelivered.
    """
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind != MEETING_INVITATION or message.other_id is None:
        raise Matter.DoesNotExist
    if not is_time(message):
        raise IntakeRefused(_("Inbjudan är återtagen, så det finns inget att svara på."))
    _check_holds(report_time(actor=actor, message=message), at)
    telephone = telephone_of(actor)
    sent = sending.send(
        actor=actor,
        kind=MEETING_ANSWER,
        payload=MeetingAnswer(
            message.payload.report_id,
            comes,
            f"{actor.title}, {telephone}" if telephone else actor.title,
            None if comes else because,
        ),
        recipient_id=message.other_id,
        in_reply_to=message.id,
        at=at,
    )
    empty_calendar(actor, message, NEW_TIME if comes else COMES_NOT, at)
    if comes:
        _book(actor, message)
    handled.mark(actor=actor, message=message, at=at)
    record(
        actor=actor,
        verb="answer",
        object_kind="message",
        object_id=message.id,
        person_id=message.person_id,
        reply="accepted" if comes else "declined",
        answer=str(sent),
    )


def _check_holds(time: ReportTime, at: dt.datetime) -> None:
    if time.off:
        raise IntakeRefused(_("Mötet är avbokat. Ni behöver inte svara."))
    if time.newer:
        raise IntakeRefused(_("Det har kommit en ny tid. Svara på den i stället."))
    if not time.waits(at):
        raise IntakeRefused(
            _("Tiden har redan varit, så det går inte att svara. Ring om ni vill säga något.")
        )


def empty_calendar(actor: Actor, message: OpenedMessage, why: str, at: dt.datetime) -> None:
    """Take every time about the same report out of the own calendar."""
    if message.in_reply_to is None:
        return
    kinds = [MEETING_INVITATION.key]
    asked = threads.ids_in_reply_to(actor=actor, in_reply_to=message.in_reply_to, kinds=kinds)
    for row in (row for one in asked for row in bookings_about(actor=actor, about=one)):
        if row.cancelled_at is None:
            calendars.cancel(actor=actor, booking_id=row.id, why=why, at=at)


def _book(actor: Actor, message: OpenedMessage) -> None:
    calendars.book(
        actor=actor,
        what=gettext_noop("Anmälningsmöte"),
        starts_at=message.payload.starts_at,
        ends_at=message.payload.ends_at,
        place=message.payload.place,
        with_whom=message.other_name,
        about_kind="message",
        about=message.id,
        came_of=message.id,
    )
