"""Databases of a test's own beside the run's: made as the owner, and dropped with whoever is still in them."""

from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

from samsyn.config.embedded import Endpoint
from samsyn.config.embedded.endpoint import ADMIN


def create(name: str, like: str = "template1") -> None:
    """A new database, empty or a copy of another that nobody is connected to."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(_as_owner(), autocommit=True) as owner:
        owner.execute(statement.format(sql.Identifier(name), sql.Identifier(like)))


def drop(name: str) -> None:
    """Drop it, if it is there. On a server of one's own nobody but the owner may be left in it."""
    with psycopg.connect(_as_admin() or _as_owner(), autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def end_sessions(name: str) -> None:
    """End what a server's thread in some test left open, or the database cannot be dropped."""
    known = _as_admin()
    if known is None:
        return  # a server of one's own: its owner may not end others' sessions
    with psycopg.connect(known, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def _as_admin() -> str | None:
    endpoint = Endpoint.read(Path(settings.SAMSYN_DATA))
    return endpoint.conninfo(ADMIN, "postgres") if endpoint else None


def _as_owner() -> str:
    known = settings.DATABASES["owner"]
    return psycopg.conninfo.make_conninfo(
        host=known["HOST"],
        port=known["PORT"] or 5432,
        user=known["USER"],
        password=known["PASSWORD"],
        dbname="postgres",
    )
