"""All signed rows of one matter in one statement, whichever tables they stand in."""

import json
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db import models as orm

from . import models

Row = TypeVar("Row", bound=orm.Model)
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
BY_NAME = {table.__name__: table for table in TABLES}


def rows_of(unit_id: UUID, matter_id: UUID) -> dict[str, list[Any]]:
    """The rows by the name of their model, oldest first. One statement."""
    found: dict[str, list[Any]] = {name: [] for name in BY_NAME}
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(_select(table) for table in TABLES), [unit_id, matter_id] * len(TABLES)
        )
        for name, content in cursor.fetchall():
            found[name].append(_row(BY_NAME[name], content))
    for rows in found.values():
        rows.sort(key=_moment)
    return found


def _select(table: type[orm.Model]) -> str:
    name, place = table.__name__, table._meta.db_table  # noqa: SLF001
    return f"SELECT '{name}', to_jsonb(t) FROM {place} t WHERE unit_id = %s AND matter_id = %s"


def _row(table: type[Row], content: Any) -> Row:
    values = json.loads(content) if isinstance(content, str) else content
    return table(
        **{field.attname: field.to_python(values[field.column]) for field in table._meta.concrete_fields}  # noqa: SLF001
    )


def _moment(row: Any) -> Any:
    return getattr(row, "signed_at", None) or row.asked_at or row.answered_at
