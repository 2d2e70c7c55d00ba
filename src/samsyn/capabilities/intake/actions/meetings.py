"""The report meeting (anmälningsmöte, SoL 19:5): offered by default, declined by somebody, or unsuitable and why."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.intake import journal, the_method
from samsyn.capabilities.intake.kinds import CONCERN_REPORT, MEETING_INVITATION, MEETING_OFF
from samsyn.capabilities.intake.models import Matter, MeetingOffer, ReportMeeting
from samsyn.capabilities.intake.payloads import MeetingAnswer, MeetingInvitation, MeetingOff
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decliner, Offer, UnsuitableBecause
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.calendars.queries import bookings_about
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import sending
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.people.naming import named_in
from samsyn.foundation.step_answers.actions import With, keep
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import in_swedish

from .signing import check_child_concern, matter_to_change, sign, signature


@transaction.atomic
def note_meeting(
    *,
    actor: Actor,
    matter_id: UUID,
    answer: Offer,
    at: dt.datetime,
    declined_by: Decliner | str = "",
    unsuitable_because: UnsuitableBecause | str = "",
    why: str = "",
    extra: Given = NOTHING,
) -> MeetingOffer:
    """Write down the offer or what came of it; a time that was booked is called off when it is no longer a yes.

    Raises IntakeRefused when who or why is missing, Unanswered when what the method asks of its own is.
    """
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    if answer == Offer.DECLINED and not declined_by:
        raise IntakeRefused(_("Välj vem som tackade nej till mötet."))
    if answer == Offer.UNSUITABLE and not (unsuitable_because and why):
        raise IntakeRefused(_("Välj varför ett möte är olämpligt och beskriv skälet kort."))
    row = MeetingOffer(
        matter=matter,
        answer=answer,
        declined_by=declined_by if answer == Offer.DECLINED else "",
        unsuitable_because=unsuitable_because if answer == Offer.UNSUITABLE else "",
        why=why,
        **signature(actor, at),
    )
    _keep_own(actor, matter, row, extra, at)
    if answer != Offer.ACCEPTED:
        _call_off(actor, matter, gettext_noop("Mötet blir inte av"), at)
    sign(actor=actor, matter=matter, row=row, verb="note_meeting", at=at)
    journal.stop_clock(actor=actor, matter=matter, rule=journal.OFFER, at=at)
    return row


def _keep_own(actor: Actor, matter: Matter, row: MeetingOffer, extra: Given, at: dt.datetime) -> None:
    """Keep what the method asks of its own, with the row and so with the matter, whose person may yet be corrected."""
    asked = the_method.asked_at_offer(actor=actor, received_on=local_day(matter.received_at))
    about = With("meeting_offer", row.id, case_id=None, person_id=None)
    keep(actor=actor, given=extra, steps=asked, given_with=about, at=at)


@transaction.atomic
def book_meeting(
    *,
    actor: Actor,
    matter_id: UUID,
    starts_at: dt.datetime,
    minutes: int,
    place: str,
    with_child: bool,
    with_guardians: bool,
    with_reporter: bool,
    at: dt.datetime,
) -> ReportMeeting:
    """Book the meeting that was accepted, in the calendar, and invite the reporter's unit when it is to come.

    A time booked before is called off. Raises IntakeRefused, NotDelivered.
    """
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    _check_bookable(actor, matter, starts_at, place, at)
    invited = with_reporter and matter.sender_id is not None and matter.kind_key == CONCERN_REPORT.key
    _call_off(actor, matter, gettext_noop("Ny tid"), at, asked_anew=invited)
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    booking_id = calendars.book(
        actor=actor,
        what=gettext_noop("Anmälningsmöte"),
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        with_whom=matter.sender_name if with_reporter else "",
        case_id=matter.case_id,
        about_kind="matter",
        about=matter.id,
    )
    row = ReportMeeting(
        matter=matter,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        with_child=with_child,
        with_guardians=with_guardians,
        with_reporter=with_reporter,
        booking_id=booking_id,
        invitation_id=_invite(actor, matter, starts_at, ends_at, place, at) if invited else None,
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="book_meeting", at=at)
    return row


def _check_bookable(
    actor: Actor, matter: Matter, starts_at: dt.datetime, place: str, at: dt.datetime
) -> None:
    last = MeetingOffer.objects.filter(unit_id=actor.unit_id, matter=matter).order_by("-signed_at").first()
    if last is None or last.answer != Offer.ACCEPTED:
        raise IntakeRefused(_("Mötet bokas när familjen har tackat ja. Anteckna svaret först."))
    if starts_at <= at:
        raise IntakeRefused(_("Tiden har redan varit. Välj en tid som kommer."))
    named = named_in(actor=actor, texts=(place,)).certain
    if named:
        raise IntakeRefused(
            _("Platsen står i inbjudan och får inte nämna någon. Ta bort: %(who)s.")
            % {"who": ", ".join(named)}
        )


def _call_off(actor: Actor, matter: Matter, why: str, at: dt.datetime, *, asked_anew: bool = False) -> None:
    """Cancel the time that was booked, once. An invitation that nobody has read is taken back; who has read it is told.

    With `asked_anew` a new invitation follows, and says itself that it takes the place of the former.
    """
    rows = ReportMeeting.objects.filter(unit_id=actor.unit_id, matter=matter)
    former = rows.order_by("-signed_at").first()
    booked = bookings_about(actor=actor, about=matter.id) if former else ()
    if former is None or any(one.id == former.booking_id and one.cancelled_at for one in booked):
        return
    calendars.cancel(actor=actor, booking_id=former.booking_id, why=why, at=at)
    if former.invitation_id is None or matter.sender_id is None:
        return
    try:
        sending.withdraw(actor=actor, message_id=former.invitation_id, at=at)
    except sending.NotDelivered:  # it was read
        if not asked_anew:
            _tell_off(actor, matter, former, at)


def _tell_off(actor: Actor, matter: Matter, former: ReportMeeting, at: dt.datetime) -> None:
    """The one who reported, and has read the time, is told that it is off; never why."""
    if matter.sender_id is None:
        raise Matter.DoesNotExist
    sending.send(
        actor=actor,
        kind=MEETING_OFF,
        payload=MeetingOff(
            matter.message_id, former.starts_at, former.ends_at, former.place, telephone_of(actor)
        ),
        recipient_id=matter.sender_id,
        in_reply_to=matter.message_id,
        at=at,
    )


def _invite(
    actor: Actor, matter: Matter, starts_at: dt.datetime, ends_at: dt.datetime, place: str, at: dt.datetime
) -> UUID:
    """Which report, when and where: nothing about the child that the reporter does not know already."""
    if matter.sender_id is None:
        raise Matter.DoesNotExist
    telephone = telephone_of(actor)
    return sending.send(
        actor=actor,
        kind=MEETING_INVITATION,
        payload=MeetingInvitation(matter.message_id, starts_at, ends_at, place, telephone),
        recipient_id=matter.sender_id,
        in_reply_to=matter.message_id,
        at=at,
    )


def matter_answered(*, actor: Actor, message: OpenedMessage) -> Matter | None:
    """The matter whose invitation a message answers; None when this unit has sent no such to the one who answers."""
    row = (
        ReportMeeting.objects.select_related("matter")
        .filter(unit_id=actor.unit_id, invitation_id__isnull=False, invitation_id=message.in_reply_to)
        .first()
    )
    return row.matter if row and row.matter.sender_id == message.other_id else None


@in_swedish()
def note_answer(*, actor: Actor, matter: Matter, message: OpenedMessage, at: dt.datetime) -> None:
    """Write into the journal what the one who reported has answered."""
    told: MeetingAnswer = message.payload
    if told.comes:
        text = _("Den som anmälde kommer till anmälningsmötet.")
    else:
        why = f": {told.because.label}" if told.because else ""
        text = _("Den som anmälde kommer inte till anmälningsmötet%(why)s.") % {"why": why}
    journal.write(actor=actor, matter=matter, kind="meeting_offer", text=text, happened_at=message.at, at=at)
