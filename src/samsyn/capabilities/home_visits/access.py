"""Finding a visit that the worker may work with: in the own unit, and not in a case locked to others."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.foundation.cases import queries as cases
from samsyn.foundation.step_answers.actions import With
from samsyn.foundation.units.acting import Actor

from .models import FollowUp, ManagerDecision, Talk, Visit, VisitState
from .refusals import VisitRefused


def held_visit(actor: Actor, visit_id: UUID, *states: VisitState) -> Visit:
    """The visit, held for this transaction; VisitRefused when it has moved on from `states`.

    Raises Visit.DoesNotExist for one that the unit does not have or that is locked to others.
    """
    visit = Visit.objects.select_for_update().get(unit_id=actor.unit_id, id=visit_id)
    card = cases.case_card(actor=actor, case_id=visit.case_id)
    if card is None or not (card.openable or actor.may("manages")):
        raise Visit.DoesNotExist
    if states and visit.state not in states:
        where = VisitState(visit.state).label
        raise VisitRefused(
            _("Det går inte längre: besökets läge är ”%(state)s”. Ladda om sidan och se vad som har hänt.")
            % {"state": where}
        )
    return visit


def rows_of_case(unit_id: UUID, case_id: UUID) -> QuerySet[Visit]:
    """The visit of a case, if it has one: that it is there, and nothing of it."""
    return Visit.objects.filter(unit_id=unit_id, case_id=case_id).only("id")


def visit_of_case(actor: Actor, case_id: UUID) -> UUID:
    """The id of the visit that a case is about. Raises Visit.DoesNotExist where the unit has none."""
    found: UUID = Visit.objects.values_list("id", flat=True).get(unit_id=actor.unit_id, case_id=case_id)
    return found


def visit_of_talk(actor: Actor, talk_id: UUID) -> UUID:
    """The id of the visit that a talk belongs to. Raises Talk.DoesNotExist."""
    return _visit_of(actor, Talk.objects.filter(id=talk_id))


def visit_of_follow_up(actor: Actor, follow_up_id: UUID) -> UUID:
    """The id of the visit that a follow-up belongs to. Raises FollowUp.DoesNotExist."""
    return _visit_of(actor, FollowUp.objects.filter(id=follow_up_id))


def visit_of_decision(actor: Actor, decision_id: UUID) -> UUID:
    """The id of the visit that a question to the manager belongs to. Raises ManagerDecision.DoesNotExist."""
    return _visit_of(actor, ManagerDecision.objects.filter(id=decision_id))


def _visit_of(actor: Actor, rows: QuerySet[Any]) -> UUID:
    found: UUID = rows.values_list("visit_id", flat=True).get(unit_id=actor.unit_id)
    return found


def answered_with(visit: Visit) -> With:
    """What the answers to extra fields are given with: the visit."""
    return With("home_visit", visit.id, visit.case_id, visit.person_id)
