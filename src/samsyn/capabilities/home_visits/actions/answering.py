"""Answering a proposal, on either side, and taking in the answers that have come."""

import datetime as dt
from dataclasses import dataclass
from typing import assert_never
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.kinds import VISIT_ANSWER, DeclineReason, Reply, Time, VisitAnswer
from samsyn.capabilities.home_visits.models import (
    Direction,
    ProposalState,
    ProposedTime,
    Visit,
    VisitPlan,
    VisitProposal,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages import reading, sending
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit

from .joining import join
from .proposing import keep_times, wait_for_answer

STATE_OF = {
    Reply.ACCEPT: ProposalState.ACCEPTED,
    Reply.OTHER_TIME: ProposalState.OTHER_TIME,
    Reply.DECLINE: ProposalState.DECLINED,
    Reply.CANCEL: ProposalState.CANCELLED,
}


@dataclass(frozen=True)
class Answer:
    """What a worker answers: yes to one of the times, other times, or no with a reason from the list."""

    reply: Reply
    times: tuple[Time, ...] = ()
    reason: DeclineReason | None = None


@transaction.atomic
def answer_proposal(
    *, actor: Actor, message_id: UUID, answer: Answer, person_id: UUID | None, at: dt.datetime
) -> UUID | None:
    """Answer a first proposal. A yes or another time opens the unit's own case and visit about `person_id`.

    Returns the visit's id, None after a no. Raises Decided when a colleague was first, VisitRefused, and
    sending.NotDelivered when the proposal has been taken back.
    """
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind.key != "visit_proposal" or message.other_id is None:
        raise VisitProposal.DoesNotExist
    if message.withdrawn_at:
        raise VisitRefused(
            _("Förslaget återtogs %(when)s och kan inte längre besvaras. Ingenting har skickats.")
            % {"when": local_day(message.withdrawn_at)}
        )
    row = _first_answer(actor, message, at)
    visit = None
    if answer.reply in (Reply.ACCEPT, Reply.OTHER_TIME):
        if person_id is None:
            raise VisitRefused(_("Välj vem förslaget gäller hos er, eller lägg upp den unge som ny."))
        visit = join(actor=actor, message=message, person_id=person_id, at=at)
        row.visit = visit
    _answer(actor, row, visit, answer, at)
    return visit.id if visit else None


@transaction.atomic
def answer_times(*, actor: Actor, visit_id: UUID, answer: Answer, at: dt.datetime) -> None:
    """Answer other times that were proposed for a visit both already know of."""
    visit = held_visit(actor, visit_id, VisitState.PROPOSED)
    row = (
        VisitProposal.objects.select_for_update()
        .filter(unit_id=actor.unit_id, visit=visit, direction=Direction.RECEIVED, state=ProposalState.WAITING)
        .first()
    )
    if row is None:
        raise VisitRefused(_("Det finns inga tider att svara på just nu."))
    _answer(actor, row, visit, answer, at)
    cases.finish_tasks_about(actor=actor, about=visit.id, rule="home_visit_times", at=at)


@transaction.atomic
def cancel(*, actor: Actor, visit_id: UUID, reason: DeclineReason, at: dt.datetime) -> None:
    """Call off a visit that is proposed or booked, and tell the other unit so."""
    visit = held_visit(actor, visit_id, VisitState.PROPOSED, VisitState.BOOKED)
    if visit.other_unit_id is None:
        raise VisitRefused(_("Det finns ingen annan enhet att ställa in för."))
    _send(actor, visit.other_unit_id, Answer(Reply.CANCEL, reason=reason), None, visit, at)
    _call_off(actor, visit, at)
    record(
        actor=actor, verb="cancel", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )


def take_in_answers(*, actor: Actor, at: dt.datetime) -> int:
    """Let the answers that have come change the unit's own visits. Safe to call often; returns how many.

    An answer is a message; only a worker of this unit can change this unit's rows, so it is done when one looks.
    """
    waiting = VisitProposal.objects.filter(
        unit_id=actor.unit_id, direction=Direction.SENT, state=ProposalState.WAITING
    ).values_list("message_id", flat=True)
    come = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, kind_id=VISIT_ANSWER.id, in_reply_to__in=list(waiting)
    )
    called_off = _called_off(actor)
    ids = [*come.order_by("received_at").values_list("id", flat=True), *called_off]
    return sum(_take_in(actor, message_id, at) for message_id in ids)


def _called_off(actor: Actor) -> list[UUID]:
    """Messages that call off a visit which is still proposed or booked here."""
    open_visits = Visit.objects.filter(
        unit_id=actor.unit_id, state__in=(VisitState.PROPOSED, VisitState.BOOKED)
    ).values_list("case__cooperation_id", flat=True)
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id=VISIT_ANSWER.id,
        cooperation_id__in=list(open_visits),
        payload__reply=Reply.CANCEL.value,
    )
    known = VisitProposal.objects.filter(unit_id=actor.unit_id, state=ProposalState.CANCELLED)
    return list(
        rows.exclude(id__in=known.values("message_id")).order_by("received_at").values_list("id", flat=True)
    )


@transaction.atomic
def _take_in(actor: Actor, message_id: UUID, at: dt.datetime) -> int:
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.other_id is None or message.withdrawn_at or message.cooperation_id is None:
        return 0
    case = Case.objects.filter(unit_id=actor.unit_id, cooperation_id=message.cooperation_id).first()
    visit = (
        Visit.objects.select_for_update().filter(unit_id=actor.unit_id, case=case).first() if case else None
    )
    if visit is None:
        return 0
    reading.link_person(actor=actor, message_id=message_id, person_id=visit.person_id)
    answer: VisitAnswer = message.payload
    if answer.reply is Reply.CANCEL:
        _keep_cancelling(actor, visit, message)
        _call_off(actor, visit, at)
        _tell(actor, visit, _("%(who)s har ställt in hembesöket"), at)
        return 1
    row = (
        VisitProposal.objects.select_for_update()
        .filter(unit_id=actor.unit_id, message_id=message.in_reply_to)
        .first()
    )
    if row is None or row.state != ProposalState.WAITING:
        return 0
    _settle(row, answer.reply, message.id, message.signature, answer.reason, message.at)
    cases.finish_tasks_about(actor=actor, about=visit.id, rule="home_visit_answer", at=at)
    visit.other_telephone = answer.contact_telephone
    visit.save(update_fields=["other_telephone"])
    _follow(actor, visit, row, answer, message, at)
    record(
        actor=actor, verb="take_in", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )
    return 1


def _keep_cancelling(actor: Actor, visit: Visit, message: reading.OpenedMessage) -> None:
    """Remember that this message has been taken in."""
    VisitProposal.objects.create(
        unit_id=actor.unit_id,
        visit=visit,
        message_id=message.id,
        direction=Direction.RECEIVED,
        other_unit_id=message.other_id,
        other_unit_name=message.other_name,
        state=ProposalState.CANCELLED,
        at=message.at,
        answered_at=message.at,
        answered_by=message.signature,
    )


def _follow(
    actor: Actor,
    visit: Visit,
    row: VisitProposal,
    answer: VisitAnswer,
    message: reading.OpenedMessage,
    at: dt.datetime,
) -> None:
    """What an answer from the other unit does to the visit here."""
    match answer.reply:
        case Reply.ACCEPT:
            _choose(row, answer.times[0])
            book(actor, visit, answer.times[0], at)
        case Reply.OTHER_TIME:
            theirs = VisitProposal.objects.create(
                unit_id=actor.unit_id,
                visit=visit,
                message_id=message.id,
                direction=Direction.RECEIVED,
                other_unit_id=row.other_unit_id,
                other_unit_name=row.other_unit_name,
                state=ProposalState.WAITING,
                at=message.at,
            )
            keep_times(theirs, answer.times)
            _tell(
                actor, visit, _("%(who)s föreslår en annan tid för hembesöket"), at, rule="home_visit_times"
            )
        case Reply.DECLINE:
            _back(actor, visit)
            _tell(actor, visit, _("%(who)s har tackat nej till hembesöket"), at)
        case Reply.CANCEL:  # taken in before
            _call_off(actor, visit, at)
        case _:
            assert_never(answer.reply)


def _answer(actor: Actor, row: VisitProposal, visit: Visit | None, answer: Answer, at: dt.datetime) -> None:
    """Send the answer and let it change the unit's own rows."""
    if answer.reply is Reply.ACCEPT and answer.times[0].starts_at <= at:
        raise VisitRefused(_("Den tiden har redan varit. Föreslå en annan tid."))
    sent = _send(actor, row.other_unit_id, answer, row.message_id, visit, at)
    if answer.reply is Reply.ACCEPT and visit:
        _choose(row, answer.times[0])
        book(actor, visit, answer.times[0], at)
    elif answer.reply is Reply.OTHER_TIME and visit:
        mine = VisitProposal.objects.create(
            unit_id=actor.unit_id,
            visit=visit,
            message_id=sent,
            direction=Direction.SENT,
            other_unit_id=row.other_unit_id,
            other_unit_name=row.other_unit_name,
            state=ProposalState.WAITING,
            at=at,
        )
        keep_times(mine, answer.times)
        wait_for_answer(actor, visit, at)
    elif visit:
        _back(actor, visit)
    _settle(row, answer.reply, sent, actor.signature, answer.reason, at)
    record(
        actor=actor,
        verb="answer",
        object_kind="home_visit",
        object_id=visit.id if visit else row.id,
        person_id=visit.person_id if visit else None,
        reply=answer.reply.value,
    )


def book(actor: Actor, visit: Visit, time: Time, at: dt.datetime) -> None:
    """Put the visit in the unit's own calendar; no name stands in what is booked."""
    visit.starts_at, visit.ends_at, visit.state = time.starts_at, time.ends_at, VisitState.BOOKED
    visit.booking_id = calendars.book(
        actor=actor,
        what=_("Hembesök"),
        starts_at=time.starts_at,
        ends_at=time.ends_at,
        with_whom=visit.other_unit_name,
        case_id=visit.case_id,
        about_kind="home_visit",
        about=visit.id,
        worker_id=visit.worker_id,
        worker_name=visit.worker_name,
    )
    visit.save(update_fields=["starts_at", "ends_at", "state", "booking_id"])
    cases.add_task(
        actor=actor,
        what=_("Genomför hembesöket och skriv anteckningen"),
        due_on=local_day(time.starts_at),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule="home_visit",
        owner_id=visit.worker_id,
        owner_name=visit.worker_name,
        about_kind="home_visit",
        about=visit.id,
    )


def _send(
    actor: Actor,
    recipient_id: UUID,
    answer: Answer,
    in_reply_to: UUID | None,
    visit: Visit | None,
    at: dt.datetime,
) -> UUID:
    telephone = Unit.objects.values_list("telephone", flat=True).get(id=actor.unit_id)
    cooperation = visit.case.cooperation_id if visit else _cooperation(actor, in_reply_to)
    return sending.send(
        actor=actor,
        kind=VISIT_ANSWER,
        payload=VisitAnswer(answer.reply, actor.title, telephone, answer.times, answer.reason),
        recipient_id=recipient_id,
        at=at,
        person_id=visit.person_id if visit else None,
        cooperation_id=cooperation,
        in_reply_to=in_reply_to,
    )


def _cooperation(actor: Actor, message_id: UUID | None) -> UUID | None:
    """The cooperation that a received message belongs to, so that a no finds its way back too."""
    rows = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id=message_id)
    return rows.values_list("cooperation_id", flat=True).first()


def _first_answer(actor: Actor, message: reading.OpenedMessage, at: dt.datetime) -> VisitProposal:
    """The row of a received proposal; only one worker gets to make it."""
    try:
        with transaction.atomic():
            row = VisitProposal.objects.create(
                unit_id=actor.unit_id,
                message_id=message.id,
                direction=Direction.RECEIVED,
                other_unit_id=message.other_id,
                other_unit_name=message.other_name,
                state=ProposalState.WAITING,
                at=message.at,
            )
    except IntegrityError:
        first = VisitProposal.objects.get(unit_id=actor.unit_id, message_id=message.id)
        raise Decided(
            _("%(who)s har redan svarat: %(what)s. Ditt svar har inte skickats.")
            % {"who": first.answered_by, "what": ProposalState(first.state).label}
        ) from None
    keep_times(row, message.payload.times)
    return row


def _settle(
    row: VisitProposal, reply: Reply, answer_id: UUID, by: str, reason: DeclineReason | None, at: dt.datetime
) -> None:
    row.state, row.answer_id, row.answered_at, row.answered_by = STATE_OF[reply], answer_id, at, by
    row.decline_reason = reason.value if reason else ""
    row.save(update_fields=["visit", "state", "answer_id", "answered_at", "answered_by", "decline_reason"])


def _choose(row: VisitProposal, time: Time) -> None:
    if not ProposedTime.objects.filter(proposal=row, starts_at=time.starts_at, ends_at=time.ends_at).update(
        chosen=True
    ):
        raise VisitRefused(_("Den valda tiden finns inte bland de föreslagna. Välj en av dem."))


def _back(actor: Actor, visit: Visit) -> None:
    """To planning where there is a plan of the own unit, else the visit did not come about."""
    planned = VisitPlan.objects.filter(unit_id=actor.unit_id, visit=visit).exists()
    visit.state = VisitState.PLANNED if planned else VisitState.NOT_HELD
    visit.starts_at = visit.ends_at = visit.booking_id = None
    visit.save(update_fields=["state", "starts_at", "ends_at", "booking_id"])


def _call_off(actor: Actor, visit: Visit, at: dt.datetime) -> None:
    if visit.booking_id:
        calendars.cancel(actor=actor, booking_id=visit.booking_id, why=_("Inställt"), at=at)
    for rule in ("home_visit", "home_visit_answer", "home_visit_times"):
        cases.finish_tasks_about(actor=actor, about=visit.id, rule=rule, at=at, result=_("Inställt"))
    VisitProposal.objects.filter(unit_id=actor.unit_id, visit=visit, state=ProposalState.WAITING).update(
        state=ProposalState.CANCELLED, answered_at=at, answered_by=actor.signature
    )
    _back(actor, visit)


def _tell(actor: Actor, visit: Visit, what: str, at: dt.datetime, rule: str = "home_visit_planning") -> None:
    cases.add_task(
        actor=actor,
        what=what % {"who": visit.other_unit_name},
        due_on=local_day(at),
        starts_at=at,
        case_id=visit.case_id,
        person_id=visit.person_id,
        rule=rule,
        owner_id=visit.worker_id,
        owner_name=visit.worker_name,
        about_kind="home_visit",
        about=visit.id,
    )
