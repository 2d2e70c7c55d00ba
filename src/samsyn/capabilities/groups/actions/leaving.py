"""A unit that takes part ends its own part, and closes its own case."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.kinds import GROUP_ENDED, GroupEnded
from samsyn.capabilities.groups.models import Side
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import Task
from samsyn.foundation.commitments import queries as known
from samsyn.foundation.messages import sending
from samsyn.foundation.units.acting import Actor

from .taking_in import ENDED


@transaction.atomic
def leave(*, actor: Actor, group_id: UUID, why: str, at: dt.datetime) -> None:
    """Close the own part and case; the unit that leads is told, where it was not the one that ended it."""
    group = held_group(actor, group_id, side=Side.MEMBER)
    if not why.strip():
        raise GroupRefused(_("Skriv varför ni avslutar er del."))
    ended = Task.objects.filter(unit_id=actor.unit_id, about=group.id, rule=ENDED).exists()
    if not ended and group.lead_unit_id:
        sending.send(
            actor=actor,
            kind=GROUP_ENDED,
            payload=GroupEnded(ended=True),
            recipient_id=group.lead_unit_id,
            at=at,
            person_id=group.person_id,
            cooperation_id=group.case.cooperation_id,
            in_reply_to=group.invitation_id,
        )
    cases.finish_tasks_about(actor=actor, about=group.id, rule=ENDED, at=at)
    for one in known.of_case(actor=actor, case_id=group.case_id, on=at.date()):
        cases.finish_tasks_about(actor=actor, about=one.id, at=at, result=gettext_noop("Er del är avslutad"))
    group.closed_at = at
    group.save(update_fields=["closed_at"])
    cases.close_case(actor=actor, case_id=group.case_id, outcome="own_part_done", why=why, at=at)
    record(actor=actor, verb="leave", object_kind="group", object_id=group.id, person_id=group.person_id)
