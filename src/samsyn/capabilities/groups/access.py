"""Finding a group that the worker may work with: in the own unit, and not in a case locked to others."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.foundation.cases import queries as cases
from samsyn.foundation.family.models import FamilyRoom
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import Locked

from .models import AfterCheck, GroupCase, Member, Plan, Side
from .refusals import GroupRefused


def found_group(actor: Actor, group_id: UUID) -> tuple[GroupCase, cases.CaseCard]:
    """The group and its case. Raises GroupCase.DoesNotExist for another unit's, Locked for one locked to others."""
    group = GroupCase.objects.get(unit_id=actor.unit_id, id=group_id)
    return group, opened_card(actor, group)


def opened_card(actor: Actor, group: GroupCase) -> cases.CaseCard:
    """The case of a group that is already read. Raises as found_group. One statement."""
    card = cases.case_card(actor=actor, case_id=group.case_id)
    if card is None:
        raise GroupCase.DoesNotExist
    if not card.openable:
        raise Locked(group.case_id)
    return card


def held_group(actor: Actor, group_id: UUID, *, side: Side | None = Side.LEAD) -> GroupCase:
    """The group, held for this transaction, still open. Raises GroupRefused when it has ended or is not led here."""
    found_group(actor, group_id)
    group = GroupCase.objects.select_for_update().get(unit_id=actor.unit_id, id=group_id)
    if group.closed_at:
        raise GroupRefused(_("Arbetet är avslutat. Ingenting har ändrats."))
    if side and group.side != side:
        raise GroupRefused(_("Det görs av den verksamhet som leder gruppen."))
    return group


def held_draft(actor: Actor, plan_id: UUID) -> Plan:
    """A version that is not adopted, held for this transaction. Raises GroupRefused for one that is frozen."""
    plan = Plan.objects.get(unit_id=actor.unit_id, id=plan_id)
    held_group(actor, plan.group_id)
    plan = Plan.objects.select_for_update().get(unit_id=actor.unit_id, id=plan_id)
    if plan.adopted_at:
        raise GroupRefused(
            _("Version %(number)d är antagen och ändras inte. Börja på nästa version.")
            % {"number": plan.number}
        )
    return plan


def rows_of_case(unit_id: UUID, case_id: UUID) -> QuerySet[GroupCase]:
    """The group of a case, if it has one: that it is there, and nothing of it."""
    return GroupCase.objects.filter(unit_id=unit_id, case_id=case_id).only("id")


def group_of_case(actor: Actor, case_id: UUID | None) -> UUID:
    """The id of the group that a case is about. Raises GroupCase.DoesNotExist where the unit has none."""
    return _id(GroupCase.objects.filter(unit_id=actor.unit_id, case_id__in=[case_id]), "id")


def group_of_check(actor: Actor, check_id: UUID) -> UUID:
    """The id of the group that an after-check belongs to. Raises AfterCheck.DoesNotExist."""
    return _id(AfterCheck.objects.filter(unit_id=actor.unit_id, id=check_id), "group_id")


def group_of_plan(actor: Actor, plan_id: UUID) -> UUID:
    """The id of the group that a version belongs to. Raises Plan.DoesNotExist."""
    return _id(Plan.objects.filter(unit_id=actor.unit_id, id=plan_id), "group_id")


def newest_plan_for(actor: Actor, family_room_id: UUID) -> UUID:
    """The newest adopted version of the open group of whose family a room is. Raises Plan.DoesNotExist."""
    room = FamilyRoom.objects.filter(unit_id=actor.unit_id, id=family_room_id)
    plans = Plan.objects.filter(
        unit_id=actor.unit_id,
        adopted_at__isnull=False,
        group__closed_at__isnull=True,
        group__person_id__in=room.values("person_id"),
    )
    newest = plans.order_by("-adopted_at", "-number").first()
    if newest is None:
        raise Plan.DoesNotExist
    return newest.id


def group_of_member(actor: Actor, member_id: UUID) -> tuple[UUID, str]:
    """The id of the group that a unit is a member of, and the unit's name. Raises Member.DoesNotExist."""
    row = Member.objects.get(unit_id=actor.unit_id, id=member_id)
    return row.group_id, row.member_unit_name


def _id(rows: Any, column: str) -> UUID:
    found: UUID = rows.values_list(column, flat=True).get()
    return found
