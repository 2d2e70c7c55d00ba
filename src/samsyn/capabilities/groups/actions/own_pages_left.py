"""The family's own pages when the work in a group ends: open still, until somebody decides with them to close."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups.models import AfterCheck, GroupCase
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.models import Case
from samsyn.foundation.family import rooms
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish

from .adopted import SHOW

OWN_PAGE = "own_page"
TO_DECIDE_WITHIN = dt.timedelta(days=14)


def remind_to_decide(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    """A task for each own page that is open: close it, or let it stand. It goes when the page is closed.

    Due after the last question, since the young person may want to read and write until then. None while the unit
    works with the young person in another case. No version waits to be shown any more.
    """
    found = rooms.rooms_of(actor=actor, person_id=group.person_id, on=local_day(at))
    for room in found:
        cases.finish_tasks_about(
            actor=actor, about=room.id, rule=SHOW, at=at, result=gettext_noop("Avslutat")
        )
    if not found or _works_on(actor, group):
        return
    asked = AfterCheck.objects.filter(unit_id=actor.unit_id, group=group, done_at=None).order_by("-due_on")
    last = asked.values_list("due_on", flat=True).first() or local_day(at)
    for room in found:
        cases.add_task(
            actor=actor,
            what=_to_decide(room.name),
            due_on=last + TO_DECIDE_WITHIN,
            starts_at=at,
            case_id=group.case_id,
            person_id=group.person_id,
            rule=OWN_PAGE,
            owner_id=actor.worker_id,
            owner_name=actor.name,
            about_kind=OWN_PAGE,
            about=room.id,
        )


def _works_on(actor: Actor, group: GroupCase) -> bool:
    others = Case.objects.filter(unit_id=actor.unit_id, person_id=group.person_id, closed_at__isnull=True)
    return others.exclude(id=group.case_id).exists()


@in_swedish()
def _to_decide(name: str) -> str:
    return _("Bestäm med %(who)s om den egna sidan ska stängas") % {"who": name}
