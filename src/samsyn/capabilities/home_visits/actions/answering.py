"""Answering a proposal, on either side, and calling off."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.kinds import VISIT_ANSWER, DeclineReason, Reply, Time, VisitAnswer
from samsyn.capabilities.home_visits.models import (
    Direction,
    ProposalState,
    Visit,
    VisitProposal,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import reading, sending
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from .effects import back, book, call_off, choose, settle
from .joining import join
from .proposing import keep_times, wait_for_answer


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
    row = _first_answer(actor, message, message.other_id)
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
    call_off(actor, visit, at)
    record(
        actor=actor, verb="cancel", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )


def _answer(actor: Actor, row: VisitProposal, visit: Visit | None, answer: Answer, at: dt.datetime) -> None:
    """Send the answer and let it change the unit's own rows."""
    if answer.reply is Reply.ACCEPT and answer.times[0].starts_at <= at:
        raise VisitRefused(_("Den tiden har redan varit. Föreslå en annan tid."))
    sent = _send(actor, row.other_unit_id, answer, row.message_id, visit, at)
    if answer.reply is Reply.ACCEPT and visit:
        choose(row, answer.times[0])
        book(actor, visit, answer.times[0], at, proposal=row.message_id)
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
        back(actor, visit)
    settle(row, answer.reply, sent, actor.signature, answer.reason, at)
    record(
        actor=actor,
        verb="answer",
        object_kind="home_visit",
        object_id=visit.id if visit else row.id,
        person_id=visit.person_id if visit else None,
        reply=answer.reply.value,
    )


def _send(
    actor: Actor,
    recipient_id: UUID,
    answer: Answer,
    in_reply_to: UUID | None,
    visit: Visit | None,
    at: dt.datetime,
) -> UUID:
    telephone = telephone_of(actor)
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
    if message_id is None:
        return None
    rows = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id=message_id)
    return rows.values_list("cooperation_id", flat=True).first()


def _first_answer(actor: Actor, message: reading.OpenedMessage, sender_id: UUID) -> VisitProposal:
    """The row of a received proposal; only one worker gets to make it."""
    try:
        with transaction.atomic():
            row = VisitProposal.objects.create(
                unit_id=actor.unit_id,
                message_id=message.id,
                direction=Direction.RECEIVED,
                other_unit_id=sender_id,
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
