"""Sara is away for four weeks in the autumn: Samir has Nova's case, and Sara takes it back."""

from uuid import UUID

from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.handover.models import Why
from samsyn.foundation.cases.actions import write_entry
from samsyn.foundation.cases.models import Case

from . import nova_texts as said
from .days import moment
from .handover import Words, hand
from .stage import Stage

AWAY, BACK = 58, 38  # working days ago


def tell(stage: Stage, group: UUID) -> None:
    """There and back again, each time with what matters most; Samir talks with Nova in between."""
    with stage.scene("sara", moment(stage.days.working(AWAY), 8, 40)) as (sara, _at):
        case = GroupCase.objects.values_list("case_id", flat=True).get(unit_id=sara.unit_id, id=group)
    away, back = moment(stage.days.working(AWAY), 9), moment(stage.days.working(BACK), 9)
    sara_is_away = Words(Why.AWAY, said.AWAY, said.TO_SAMIR, said.SAMIR_READ)
    hand(stage, case, "sara", "samir", away, sara_is_away)
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
    hand(stage, case, "samir", "sara", back, Words(Why.SHARED, said.BACK, said.BACK_TO_SARA, said.SARA_READ))
