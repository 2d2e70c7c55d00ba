"""Whether a database is a demo: a comment on the database itself, so that it follows a copy or a back-up."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db import connection

from samsyn.config.fingerprint import LOADED

LOADING = "samsyn: demo, half loaded"


def read() -> str:
    """LOADING, LOADED, or "" for a database that is no demo."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        (comment,) = cursor.fetchone() or (None,)
    return comment if comment in {LOADING, LOADED} else ""


def write(mark: str) -> None:
    """Mark the database. The connection must be its owner's."""
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"COMMENT ON DATABASE {name} IS %s", [mark])


def has_accounts() -> bool:
    """Say whether anybody can log in; also answers before the tables are there."""
    table = get_user_model()._meta.db_table  # noqa: SLF001 - Django documents _meta
    if table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT FROM {connection.ops.quote_name(table)})")
        return bool((cursor.fetchone() or (False,))[0])
