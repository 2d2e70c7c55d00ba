"""Tells in a few milliseconds whether a database has all that this version of the program expects.

Asking Django takes seconds at every start. So whoever migrates leaves a fingerprint of all migrations as a
comment on Django's own table of them, where a back-up takes it along; the next start compares.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from samsyn.config.databases import databases
from samsyn.config.external import parameters
from samsyn.config.requirements import names

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent.parent
TABLE = "django_migrations"
LOADED = "samsyn: demo"  # the mark of a demo that is whole


def current() -> str:
    """The fingerprint of our own migrations and of the versions of the packages that bring others."""
    digest = hashlib.sha256()
    for part in _parts():
        digest.update(f"{len(part)}:".encode() + part)
    return digest.hexdigest()


def _parts() -> Iterator[bytes]:
    for path in sorted(SOURCE.glob("**/migrations/*.py")):
        yield str(path.relative_to(SOURCE)).encode()
        yield path.read_bytes()
    for name in names():
        yield f"{name} {metadata.version(name)}".encode()


def is_prepared(*, demo: bool) -> bool:
    """Say whether the database has every table, and its demo if there is to be one."""
    with psycopg.connect(**parameters(databases()["owner"])) as connection:
        found = connection.execute(
            "SELECT obj_description(to_regclass(%s), 'pg_class'), shobj_description(oid, 'pg_database') "
            "FROM pg_database WHERE datname = current_database()",
            [f"public.{TABLE}"],
        ).fetchone()
    fingerprint, mark = found or (None, None)
    return fingerprint == current() and (not demo or mark == LOADED)
