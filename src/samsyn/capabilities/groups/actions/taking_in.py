"""Taking in what has come: answers to invitations, parts of plans, and that a part has ended.

Only a worker of this unit can change this unit's rows, so it is done when one looks. How it goes with a commitment is
taken in by `foundation.commitments`, which is called from here.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups.kinds import GROUP_ANSWER, GROUP_ENDED, PLAN_PART, GroupAnswer, PlanPart
from samsyn.capabilities.groups.models import Answer, GroupCase, Member, Side
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.commitments import actions as commitments
from samsyn.foundation.commitments import taking_in as progress
from samsyn.foundation.commitments.actions import CommitmentFacts, Sender
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import any_of

from . import own_numbers

ENDED = "group_ended"
KINDS = (PLAN_PART.id, GROUP_ENDED.id)


def take_in(*, actor: Actor, at: dt.datetime) -> int:
    """Let what has come change the unit's own rows; returns how many. One statement while nothing is new."""
    answers, others, numbers = _answers(actor), _others(actor), own_numbers.waiting(actor)
    if not any_of(answers, others, numbers, progress.waiting(actor)):
        return 0
    ids = [*answers.values_list("id", flat=True), *others.values_list("id", flat=True)]
    rows = ReceivedMessage.objects.filter(unit_id=actor.unit_id, id__in=ids).order_by("received_at")
    done = sum(_take_in(actor, one, at) for one in rows.values_list("id", flat=True))
    done += progress.take_in(actor=actor)
    return done + own_numbers.take_in(actor, numbers)


def _answers(actor: Actor) -> QuerySet[ReceivedMessage]:
    """Answers to invitations that have none yet."""
    waiting = Member.objects.filter(unit_id=actor.unit_id, answer="", ended_at=None)
    return ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id=GROUP_ANSWER.id,
        in_reply_to__in=waiting.values("invitation_id"),
        withdrawn_at__isnull=True,
    )


def _others(actor: Actor) -> QuerySet[ReceivedMessage]:
    """What nobody has linked to a person: taking a message in links it."""
    open_cases = GroupCase.objects.filter(unit_id=actor.unit_id, closed_at__isnull=True)
    return ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id__in=KINDS,
        person_id__isnull=True,
        withdrawn_at__isnull=True,
        cooperation_id__in=open_cases.values("case__cooperation_id"),
    )


@transaction.atomic
def _take_in(actor: Actor, message_id: UUID, at: dt.datetime) -> int:
    message = reading.open_message(actor=actor, message_id=message_id)
    group = _group_of(actor, message)
    if message is None or group is None or message.payload is None:
        return 0
    reading.link_person(actor=actor, message_id=message_id, person_id=group.person_id)
    done = _apply(actor, group, message, at)
    record(actor=actor, verb="take_in", object_kind="group", object_id=group.id, person_id=group.person_id)
    return done


def _group_of(actor: Actor, message: reading.OpenedMessage | None) -> GroupCase | None:
    if message is None or message.cooperation_id is None:
        return None
    return (
        GroupCase.objects.select_for_update(of=("self",))
        .filter(unit_id=actor.unit_id, case__cooperation_id=message.cooperation_id, closed_at=None)
        .order_by("began_at")
        .first()
    )


def _apply(actor: Actor, group: GroupCase, message: reading.OpenedMessage, at: dt.datetime) -> int:
    """What a message does here; one from a unit that was not asked does nothing."""
    if message.kind == GROUP_ANSWER:
        return _answer(actor, message)
    if message.kind == GROUP_ENDED and group.side == Side.LEAD:
        return _left(actor, group, message)
    if group.side != Side.MEMBER or message.other_id != group.lead_unit_id:
        return 0
    return _part(actor, group, message, at) if message.kind == PLAN_PART else _ended(actor, group, at)


def _answer(actor: Actor, message: reading.OpenedMessage) -> int:
    told: GroupAnswer = message.payload
    rows = Member.objects.filter(
        unit_id=actor.unit_id,
        invitation_id__in=[message.in_reply_to],
        member_unit_id__in=[message.other_id],
        answer="",
    )
    return rows.update(
        answer=Answer.ACCEPTED if told.accepts else Answer.DECLINED,
        decline=told.decline or "",
        answered_at=message.at,
        answered_by=message.signature,
        answer_id=message.id,
    )


def _part(actor: Actor, group: GroupCase, message: reading.OpenedMessage, at: dt.datetime) -> int:
    told: PlanPart = message.payload
    sender = Sender(message.other_id or message.id, message.other_name, message.id)
    for one in told.commitments:
        commitments.receive(
            actor=actor,
            case_id=group.case_id,
            facts=CommitmentFacts(
                what=one.what,
                who=one.who,
                party=actor.party,
                due_on=one.due_on,
                sign_of_done=one.sign_of_done,
                unit_id=actor.unit_id,
                unit_name=actor.unit_name,
            ),
            common_id=one.common_id,
            sender=sender,
            at=at,
        )
    return 1


def _left(actor: Actor, group: GroupCase, message: reading.OpenedMessage) -> int:
    """A unit says that it no longer takes part."""
    rows = Member.objects.filter(
        unit_id=actor.unit_id, group=group, member_unit_id__in=[message.other_id], ended_at=None
    )
    return rows.update(
        ended_at=message.at, ended_why=gettext_noop("Verksamheten har själv avslutat sin del.")
    )


def _ended(actor: Actor, group: GroupCase, at: dt.datetime) -> int:
    """The lead says that this unit's part has ended: a worker reads it and closes the own case."""
    cases.add_task(
        actor=actor,
        what=gettext_noop("Er del i gruppen har avslutats. Läs och avsluta ärendet."),
        due_on=local_day(at) + dt.timedelta(days=7),
        starts_at=at,
        case_id=group.case_id,
        person_id=group.person_id,
        rule=ENDED,
        about_kind="group",
        about=group.id,
    )
    return 1
