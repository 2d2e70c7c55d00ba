"""Rows of several tables in one statement: what a page shows of one thing stands in many small tables."""

import json
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet


def together(*wanted: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each queryset, in its own order. One statement; row-level security holds as for each alone.

    The querysets fetch whole rows of one table each: no select_related, no annotations.
    """
    parts: list[str] = []
    parameters: list[Any] = []
    for number, rows in enumerate(wanted):
        sql, values = rows.query.sql_with_params()
        parts.append(f"SELECT {number}, row_number() OVER () AS place, to_jsonb(t) FROM ({sql}) t")
        parameters += values
    found: list[list[tuple[int, Any]]] = [[] for _ in wanted]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for number, place, content in cursor.fetchall():
            found[number].append((place, content))
    return [
        [_row(rows.model, content) for _place, content in sorted(lines, key=lambda line: line[0])]
        for rows, lines in zip(wanted, found, strict=True)
    ]


def _row(table: type[Model], content: Any) -> Model:
    values = json.loads(content) if isinstance(content, str) else content
    fields = table._meta.concrete_fields  # noqa: SLF001
    return table.from_db(
        connection.alias,
        [field.attname for field in fields],
        [field.to_python(values[field.column]) for field in fields],
    )


def any_of(*sought: QuerySet[Any]) -> bool:
    """Whether any of the querysets has a row. One statement."""
    parts: list[str] = []
    parameters: list[Any] = []
    for rows in sought:
        sql, values = rows.order_by().values("pk").query.sql_with_params()
        parts.append(f"EXISTS ({sql})")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {' OR '.join(parts)}", parameters)
        return bool(cursor.fetchone()[0])
