"""Sending a version: to each unit its own part, with an assessment of its own, all in one transaction."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.kinds import PLAN_PART, PlanPart
from samsyn.capabilities.groups.models import Member, Plan, PlanSending
from samsyn.capabilities.groups.parts import WholePlan
from samsyn.capabilities.groups.queries.plans import plan_page
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.rows import PlanPage
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import about, assessing, sending
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.matrix import Matrix, examine_all
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Category, Party


@dataclass(frozen=True)
class Parcel:
    """What one member gets, and what is left out for it; `part` is None where it gets nothing."""

    member: Member
    examination: Examination
    part: PlanPart | None
    left_out: tuple[Category, ...]
    sent: bool


@dataclass(frozen=True)
class ToSend:
    """A version with what each member would get of it today."""

    page: PlanPage
    whole: WholePlan
    parcels: tuple[Parcel, ...]
    matrix: Matrix

    @property
    def waiting(self) -> tuple[Parcel, ...]:
        """Those that may have something and have not been sent it."""
        return tuple(one for one in self.parcels if one.part and not one.sent)


def to_send(*, actor: Actor, plan_id: UUID, on: dt.date) -> ToSend:
    """What each member would get today; nothing is stored. A known number of statements, however many members."""
    page = plan_page(actor=actor, plan_id=plan_id, on=on)
    units = {one.id: one for one in Unit.objects.filter(id__in=[actor.unit_id, *_ids(page)])}
    whole = WholePlan(
        page.plan,
        page.person,
        tuple(one.goal for one in page.goals),
        page.commitments,
        actor.title,
        units[actor.unit_id].telephone,
    )
    matrix = examine_all(
        actor=actor,
        about=about.about(page.person),
        recipients=[_recipient(units[one]) for one in _ids(page)],
        categories=whole.categories,
        purpose=PLAN_PART.purpose,  # type: ignore[arg-type]
        on=on,
    )
    by_unit = {one.recipient.unit_id: one for one in matrix.examinations}
    sent = {one.member_unit_id for one in page.sendings}
    parcels = tuple(_parcel(whole, one, by_unit[one.member_unit_id], sent) for one in page.members)
    return ToSend(page, whole, parcels, matrix)


def _ids(page: PlanPage) -> list[UUID]:
    return [one.member_unit_id for one in page.members]


def _recipient(unit: Unit) -> assessing.Recipient:
    return assessing.Recipient(unit.id, unit.name, Party(unit.party), unit.secrecy_domain)


def _parcel(whole: WholePlan, member: Member, examination: Examination, sent: set[UUID]) -> Parcel:
    opened = [item.category for item in examination.items if item.open]
    own = [one for one in whole.commitments if one.unit_id == member.member_unit_id and one.open]
    return Parcel(
        member,
        examination,
        whole.part(opened, own),
        tuple(item.category for item in examination.items if not item.open),
        member.member_unit_id in sent,
    )


@transaction.atomic
def send_version(*, actor: Actor, plan_id: UUID, at: dt.datetime) -> tuple[UUID, ...]:
    """Send an adopted version to every member that may have it and has not got it; all or nothing.

    Returns the messages' ids. Raises GroupRefused when nothing may go to anybody, NotDelivered.
    """
    plan = Plan.objects.get(unit_id=actor.unit_id, id=plan_id)
    group = held_group(actor, plan.group_id)
    if not plan.adopted_at:
        raise GroupRefused(_("Planen är ett utkast. Anta den först."))
    ready = to_send(actor=actor, plan_id=plan_id, on=local_day(at))
    if not ready.waiting:
        raise GroupRefused(_("Ingen ny mottagare får något av planen i dag. Ingenting har skickats."))
    kept = [_send(actor, ready.whole, one, at) for one in ready.waiting]
    PlanSending.objects.bulk_create(kept)
    sent = tuple(one.message_id for one in kept)
    record(
        actor=actor,
        verb="send_plan",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        messages=[str(one) for one in sent],
    )
    return sent


def _send(actor: Actor, whole: WholePlan, parcel: Parcel, at: dt.datetime) -> PlanSending:
    """One message with its own assessment; what was sent is kept by the caller, for all of them at once."""
    assert parcel.part is not None  # noqa: S101 - only those that wait
    carried = whole.carried(parcel.part)
    opened = parcel.examination.only_open()
    narrowed = Examination(
        opened.about,
        opened.recipient,
        opened.purpose,
        opened.on,
        tuple(item for item in opened.items if item.category in carried),
    )
    message_id = sending.send(
        actor=actor,
        kind=PLAN_PART,
        payload=parcel.part,
        recipient_id=parcel.member.member_unit_id,
        at=at,
        person_id=whole.plan.group.person_id,
        cooperation_id=whole.plan.group.case.cooperation_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=narrowed, at=at),
        extra_categories=carried,
        recipient_name=parcel.member.member_unit_name,
    )
    return PlanSending(
        unit_id=actor.unit_id,
        plan=whole.plan,
        member_unit_id=parcel.member.member_unit_id,
        member_unit_name=parcel.member.member_unit_name,
        message_id=message_id,
        sent_at=at,
    )
