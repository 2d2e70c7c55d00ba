"""What a visit tells to the one who reads its case in a minute: why it was planned, the young person's own words."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.cases.concerns import Concern
from samsyn.foundation.cases.own_words import OwnWords
from samsyn.foundation.units.acting import Actor

from .models import VisitPlan, VisitRecord


def planned_for(actor: Actor, case_id: UUID) -> tuple[Concern, ...]:
    """The concern that each visit of a case was planned for. One statement."""
    rows = VisitPlan.objects.select_related("visit__case").filter(
        unit_id=actor.unit_id, visit__case_id=case_id
    )
    return tuple(
        Concern(row.concern or row.purpose, row.visit.case.opened_at, _("Planen för hembesöket"))
        for row in rows
    )


def said_at_visits(actor: Actor, case_id: UUID) -> tuple[OwnWords, ...]:
    """The own words at each visit of a case. One statement."""
    rows = VisitRecord.objects.filter(unit_id=actor.unit_id, visit__case_id=case_id).exclude(youth_voice="")
    return tuple(
        OwnWords(row.youth_voice, timezone.localdate(row.came_at or row.signed_at), _("Hembesöket"))
        for row in rows.order_by("-signed_at")
    )
