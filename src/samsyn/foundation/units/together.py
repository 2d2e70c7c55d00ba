"""Rows of several tables in one statement: what a page shows of one thing stands in many small tables."""

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

UNIT, THING = UUID(int=1), UUID(int=2)  # stand where the real ones go


def together(*wanted: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each queryset, in its own order. One statement; row-level security holds as for each alone.

    The querysets fetch rows of one table each, whole or with fields deferred: no select_related, no annotations.
    """
    return _read([rows.model for rows in wanted], *_united(wanted))


class Under:
    """What stands under one thing of a unit, with its SQL written once: writing it took longer than asking.

    Made with a function of the unit's and the thing's id that answers the querysets; they depend on nothing else.
    """

    def __init__(self, wanted: Callable[[UUID, UUID], Sequence[QuerySet[Any]]]) -> None:
        self._wanted = wanted

    @cached_property
    def _written(self) -> tuple[list[type[Model]], str, list[Any]]:
        wanted = self._wanted(UNIT, THING)
        return [rows.model for rows in wanted], *_united(wanted)

    def __call__(self, unit_id: UUID, thing_id: UUID) -> list[list[Any]]:
        """The rows of each queryset, as `together`. One statement."""
        tables, sql, parameters = self._written
        here = {UNIT: unit_id, THING: thing_id}
        return _read(tables, sql, [here.get(value, value) for value in parameters])


def _united(wanted: Sequence[QuerySet[Any]]) -> tuple[str, list[Any]]:
    parts: list[str] = []
    parameters: list[Any] = []
    for number, rows in enumerate(wanted):
        try:
            sql, values = rows.query.sql_with_params()
        except EmptyResultSet:  # it asks for nothing, as `in` an empty list does
            continue
        parts.append(f"SELECT {number}, row_number() OVER () AS place, to_jsonb(t) FROM ({sql}) t")
        parameters += values
    return " UNION ALL ".join(parts), parameters


def _read(tables: Sequence[type[Model]], sql: str, parameters: list[Any]) -> list[list[Any]]:
    found: list[list[tuple[int, Any]]] = [[] for _ in tables]
    if not sql:
        return found
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for number, place, content in cursor.fetchall():
            found[number].append((place, content))
    return [
        [_row(table, content) for _place, content in sorted(lines, key=lambda line: line[0])]
        for table, lines in zip(tables, found, strict=True)
    ]


def _row(table: type[Model], content: Any) -> Model:
    values = json.loads(content) if isinstance(content, str) else content
    fields = [field for field in table._meta.concrete_fields if field.column in values]  # noqa: SLF001
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
