"""The numbers that the young person gave goals on the own page, taken in where the plan lies."""

from uuid import UUID

from django.db import transaction
from django.db.models import CharField, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from samsyn.capabilities.groups.family_kinds import GOAL_RATED, GoalRated
from samsyn.capabilities.groups.models import Goal, GoalRating, GroupCase, Side
from samsyn.capabilities.groups.ratings import HIGHEST, LOWEST
from samsyn.foundation.audit.log import record
from samsyn.foundation.family.models import FamilyRoom
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor


def waiting(actor: Actor) -> QuerySet[ReceivedMessage]:
    """What has come from young people's own rooms and is not in a plan. A number has the id of its message."""
    led = GroupCase.objects.filter(unit_id=actor.unit_id, side=Side.LEAD, closed_at__isnull=True)
    rooms = FamilyRoom.objects.filter(unit_id=actor.unit_id, guardian__isnull=True)
    goals = Goal.objects.filter(unit_id=actor.unit_id, plan__group__in=led.values("id"))
    told = ReceivedMessage.objects.annotate(told=KeyTextTransform("goal", "payload"))
    return told.filter(
        unit_id=actor.unit_id,
        kind_id=GOAL_RATED.id,
        withdrawn_at__isnull=True,
        person_id__in=led.values("person_id"),
        sender_id__in=rooms.values("room_id"),
        told__in=goals.annotate(word=Cast("key", CharField())).values("word"),
    ).exclude(id__in=GoalRating.objects.filter(unit_id=actor.unit_id).values("id"))


def take_in(actor: Actor, numbers: QuerySet[ReceivedMessage]) -> int:
    """Let each become a number of its goal; returns how many. A goal that the person's plans never had is left."""
    ids = list(numbers.order_by("received_at").values_list("id", flat=True))
    return sum(_take_in(actor, one) for one in ids)


@transaction.atomic
def _take_in(actor: Actor, message_id: UUID) -> int:
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.person_id is None or not isinstance(message.payload, GoalRated):
        return 0
    told = message.payload
    goal = (
        Goal.objects.filter(unit_id=actor.unit_id, key=told.goal, plan__group__person_id=message.person_id)
        .select_related("plan__group")
        .first()
    )
    if goal is None or goal.plan.group.closed_at or not LOWEST <= told.value <= HIGHEST:
        return 0
    GoalRating.objects.create(
        id=message.id,
        unit_id=actor.unit_id,
        group=goal.plan.group,
        goal_key=told.goal,
        value=told.value,
        said_on=told.on,
        written_at=message.at,
        written_by=message.signature,
    )
    record(
        actor=actor,
        verb="take_in",
        object_kind="group",
        object_id=goal.plan.group_id,
        person_id=message.person_id,
    )
    return 1
