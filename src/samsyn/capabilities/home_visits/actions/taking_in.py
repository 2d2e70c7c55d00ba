"""Taking in the answers that have come.

An answer is a message; only a worker of this unit can change this unit's rows, so it is done when one looks.
"""

import datetime as dt
from typing import assert_never
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits.kinds import VISIT_ANSWER, Reply, VisitAnswer
from samsyn.capabilities.home_visits.models import Direction, ProposalState, Visit, VisitProposal, VisitState
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import Receipt, ReceiptKind, ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import any_of

from .effects import back, book, call_off, choose, settle, tell
from .proposing import keep_times


def take_in_answers(*, actor: Actor, at: dt.datetime) -> int:
    """Let the answers that have come change the unit's own visits; returns how many.

    Safe to call often: one statement while nothing is new.
    """
    taken_back, come, called_off = _taken_back(actor), _come(actor), _called_off(actor)
    if not any_of(taken_back, come, called_off):
        return 0
    for row in taken_back.select_related("visit"):
        _take_back(actor, row, at)
    ids = [
        *come.order_by("received_at").values_list("id", flat=True),
        *called_off.order_by("received_at").values_list("id", flat=True),
    ]
    return sum(_take_in(actor, message_id, at) for message_id in ids)


def _waiting(actor: Actor) -> QuerySet[VisitProposal]:
    """Proposals that were sent and wait for an answer."""
    return VisitProposal.objects.filter(
        unit_id=actor.unit_id, direction=Direction.SENT, state=ProposalState.WAITING
    )


def _taken_back(actor: Actor) -> QuerySet[VisitProposal]:
    """Proposals withdrawn from the page of what was sent: they wait for nobody any longer."""
    withdrawn = Receipt.objects.filter(unit_id=actor.unit_id, what=ReceiptKind.WITHDRAWN)
    return _waiting(actor).filter(message_id__in=withdrawn.values("message_id"))


def _come(actor: Actor) -> QuerySet[ReceivedMessage]:
    """Answers to proposals that wait for one."""
    return ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id=VISIT_ANSWER.id,
        in_reply_to__in=_waiting(actor).values("message_id"),
    )


def _called_off(actor: Actor) -> QuerySet[ReceivedMessage]:
    """Messages that call off a visit which is still proposed or booked here."""
    open_visits = Visit.objects.filter(
        unit_id=actor.unit_id, state__in=(VisitState.PROPOSED, VisitState.BOOKED)
    )
    known = VisitProposal.objects.filter(unit_id=actor.unit_id, state=ProposalState.CANCELLED)
    return ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id=VISIT_ANSWER.id,
        cooperation_id__in=open_visits.values("case__cooperation_id"),
        payload__reply=Reply.CANCEL.value,
    ).exclude(id__in=known.values("message_id"))


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
        call_off(actor, visit, at)
        tell(actor, visit, gettext_noop("%(who)s har ställt in hembesöket"), at)
        return 1
    row = (
        VisitProposal.objects.select_for_update()
        .filter(unit_id=actor.unit_id, message_id__in=[message.in_reply_to])
        .first()
    )
    if row is None or row.state != ProposalState.WAITING:
        return 0
    settle(row, answer.reply, message.id, message.signature, answer.reason, message.at)
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
        other_unit_id=visit.other_unit_id or actor.unit_id,
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
            choose(row, answer.times[0])
            book(actor, visit, answer.times[0], at, proposal=row.message_id)
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
            tell(
                actor,
                visit,
                gettext_noop("%(who)s föreslår en annan tid för hembesöket"),
                at,
                rule="home_visit_times",
            )
        case Reply.DECLINE:
            back(actor, visit)
            tell(actor, visit, gettext_noop("%(who)s har tackat nej till hembesöket"), at)
        case Reply.CANCEL:  # taken in before
            call_off(actor, visit, at)
        case _:
            assert_never(answer.reply)


def _take_back(actor: Actor, row: VisitProposal, at: dt.datetime) -> None:
    row.state, row.answered_at, row.answered_by = ProposalState.WITHDRAWN, at, actor.signature
    row.save(update_fields=["state", "answered_at", "answered_by"])
    if row.visit:
        back(actor, row.visit)
        cases.finish_tasks_about(actor=actor, about=row.visit.id, rule="home_visit_answer", at=at)
