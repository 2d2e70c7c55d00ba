"""The queue and its places: in the order of the day they were asked for, and a human chooses."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.models import GroupCase, PlaceGiven, Side
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.methods.vocabulary import StepKind

from .journal import method_of
from .starting import CONTACT, put_task

CHOOSE = "group_place"


@transaction.atomic
def give_place(*, actor: Actor, group_id: UUID, why: str, at: dt.datetime) -> None:
    """Give a place. `why` is needed where somebody has waited longer.

    Raises GroupRefused when all places are taken, or the reason is missing.
    """
    group = held_group(actor, group_id)
    if not group.selected or group.place_at:
        raise GroupRefused(_("Den unge står inte i kön. Ladda om sidan."))
    taken, capacity = places(actor, group)
    if capacity is not None and taken >= capacity:
        raise GroupRefused(
            _("Alla %(n)d platser är tagna. Den unge står kvar i kön, och kan få annat stöd så länge.")
            % {"n": capacity}
        )
    passed = len(waiting_longer(actor, group))
    if passed and not why.strip():
        raise GroupRefused(
            _("%(n)d har väntat längre. Skriv varför den här unge ska få platsen först.") % {"n": passed}
        )
    PlaceGiven.objects.create(
        unit_id=actor.unit_id,
        group=group,
        passed=passed,
        why=clean_text(why) if passed else "",
        given_at=at,
        given_by=actor.signature,
    )
    group.place_at = at
    group.save(update_fields=["place_at"])
    _promise_contact(actor, group, at)
    record(
        actor=actor,
        verb="give_place",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        passed=passed,
    )


def places(actor: Actor, group: GroupCase) -> tuple[int, int | None]:
    """How many places of the method are taken, and how many there are; None where there is no number."""
    method = method_of(group)
    taken = _same_method(actor, group).filter(place_at__isnull=False).count()
    return taken, method.capacity


def waiting_longer(actor: Actor, group: GroupCase) -> list[UUID]:
    """Those in the queue of the same method who were nominated earlier, the first one first."""
    rows = _same_method(actor, group).filter(selected=True, place_at__isnull=True)
    earlier = rows.filter(nominated_on__lt=group.nominated_on).order_by("nominated_on", "began_at")
    return list(earlier.values_list("id", flat=True))


def _same_method(actor: Actor, group: GroupCase) -> QuerySet[GroupCase]:
    return GroupCase.objects.filter(
        unit_id=actor.unit_id,
        side=Side.LEAD,
        closed_at__isnull=True,
        case__method_key=group.case.method_key,
        case__method_municipality=group.case.method_municipality,
    )


def _promise_contact(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    method = method_of(group)
    contact = the_method.step_of(method, StepKind.FIRST_CONTACT)
    what = gettext_noop("Ta den första kontakten") if contact else gettext_noop("Fråga om samtycke")
    step = contact or the_method.step_of(method, StepKind.CONSENT)
    cases.finish_tasks_about(actor=actor, about=group.id, rule=CHOOSE, at=at)
    put_task(
        actor,
        group,
        what,
        the_method.due_after(step, local_day(at), 14),
        at,
        CONTACT,
        method.title,
    )
