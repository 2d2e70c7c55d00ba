"""All signed rows of one matter in one statement, whichever tables they stand in."""

from typing import Any
from uuid import UUID

from django.db import models as orm

from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.units.together import Under

from . import models

TABLES: tuple[type[orm.Model], ...] = (
    models.SortingDecision,
    models.ProtectionAssessment,
    models.PreliminaryContact,
    models.MeetingOffer,
    models.ReportMeeting,
    models.InformedPerson,
    models.AssessmentExtension,
    models.PreliminaryDecision,
    models.CaseSystemReference,
    models.ReporterAnswer,
    models.Forwarding,
)
_of_matter = Under(
    lambda unit_id, matter_id: [
        *(
            table._default_manager.filter(unit_id=unit_id, matter_id=matter_id)  # noqa: SLF001
            for table in TABLES
        ),
        StepAnswer.objects.filter(
            unit_id=unit_id,
            about__in=models.MeetingOffer.objects.filter(unit_id=unit_id, matter_id=matter_id).values("id"),
        ).order_by("place", "id"),
    ]
)


def rows_of(unit_id: UUID, matter_id: UUID) -> dict[str, list[Any]]:
    """The rows by the name of their model, oldest first, and what was answered with them. One statement."""
    *signed, answers = _of_matter(unit_id, matter_id)
    found = zip(TABLES, signed, strict=True)
    told = {table.__name__: sorted(rows, key=_moment) for table, rows in found}
    return told | {StepAnswer.__name__: list(answers)}


def _moment(row: Any) -> Any:
    return getattr(row, "signed_at", None) or row.asked_at or row.answered_at
