"""What the young person said at a visit, in their own words."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.cases.own_words import OwnWords
from samsyn.foundation.units.acting import Actor

from .models import VisitRecord


def at_visits(actor: Actor, case_id: UUID) -> tuple[OwnWords, ...]:
    """The own words of each visit in a case. One statement."""
    rows = VisitRecord.objects.filter(unit_id=actor.unit_id, visit__case_id=case_id).exclude(youth_voice="")
    return tuple(
        OwnWords(row.youth_voice, timezone.localdate(row.came_at or row.signed_at), _("Hembesöket"))
        for row in rows.order_by("-signed_at")
    )
