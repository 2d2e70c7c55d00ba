"""What a visit tells to the one who reads its case in a minute: why it was planned, the young person's own words."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.cases.in_short import Concern, OwnWords
from samsyn.foundation.units.acting import Actor

from .models import Visit, VisitPlan, VisitRecord


def wanted(unit_id: UUID, case_id: UUID) -> tuple[QuerySet[Any], ...]:
    """The plans and the records of a case's visits."""
    here = {
        "unit_id": unit_id,
        "visit_id__in": Visit.objects.filter(unit_id=unit_id, case_id=case_id).values("id"),
    }
    return VisitPlan.objects.filter(**here), VisitRecord.objects.filter(**here).order_by("-signed_at")


def told(actor: Actor, plans: list[VisitPlan], records: list[VisitRecord]) -> Iterator[Concern | OwnWords]:
    """The concern that each was planned for, and what the young person said."""
    for plan in plans:
        yield Concern(plan.concern or plan.purpose, None, _("Planen för hembesöket"))
    for record in records:
        said_on = timezone.localdate(record.came_at or record.signed_at)
        yield OwnWords(record.youth_voice, said_on, _("Hembesöket"))
