"""Calling the family's functions in the database; what they refuse comes out in their own words."""

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, connection, transaction

from .refusals import FamilyRefused

SAID = ("P0002", "02000", "23505", "23514", "28000")


def call(statement: str, parameters: Sequence[Any]) -> Any:
    """The one value that the statement answers; FamilyRefused where the function refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            row = cursor.fetchone()
    except DatabaseError as error:
        said = getattr(error.__cause__, "diag", None)
        if said is None or said.sqlstate not in SAID:
            raise
        raise FamilyRefused(said.message_primary) from error
    return row[0] if row else None
