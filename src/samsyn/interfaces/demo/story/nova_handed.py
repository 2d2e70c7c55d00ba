"""Sara is away for four weeks in the autumn: Samir has Nova's case, and Sara takes it back."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.handover.actions import HandOverFacts, acknowledge, hand_over
from samsyn.capabilities.handover.models import Why
from samsyn.foundation.cases.actions import write_entry
from samsyn.foundation.cases.models import Case

from . import nova_texts as said
from .days import moment
from .stage import Stage

AWAY, BACK = 58, 38  # working days ago


def tell(stage: Stage, group: UUID) -> None:
    """There and back again, each time with what matters most; Samir talks with Nova in between."""
    with stage.scene("sara", moment(stage.days.working(AWAY), 8, 40)) as (sara, _at):
        case = GroupCase.objects.values_list("case_id", flat=True).get(unit_id=sara.unit_id, id=group)
    _hand(stage, case, "sara", "samir", AWAY, Why.AWAY, said.TO_SAMIR)
    with stage.scene("samir", moment(stage.days.working(50), 16, 20)) as (samir, at):
        person = Case.objects.values_list("person_id", flat=True).get(unit_id=samir.unit_id, id=case)
        write_entry(
            actor=samir,
            case_id=case,
            person_id=person,
            kind="note",
            text=said.SAMIRS_NOTE,
            happened_at=at,
            at=at,
        )
    _hand(stage, case, "samir", "sara", BACK, Why.SHARED, said.BACK_TO_SARA)


def _hand(stage: Stage, case: UUID, giver: str, receiver: str, back: int, why: Why, important: str) -> None:
    at = moment(stage.days.working(back), 9)
    receiver_id, _unit = stage.place(receiver)
    with stage.scene(giver, at) as (actor, _at):
        facts = HandOverFacts(
            giver_id=actor.worker_id,
            giver_name=actor.name,
            receiver_id=receiver_id,
            from_on=at.date(),
            why=why,
            why_more=said.AWAY_WHY[why],
            everything=False,
            important={case: important},
            tasks={},
        )
        handed = hand_over(actor=actor, facts=facts, at=at)
    with stage.scene(receiver, at + dt.timedelta(minutes=50)) as (actor, read_at):
        acknowledge(actor=actor, handover_id=handed, note=said.ACKNOWLEDGED[why], at=read_at)
