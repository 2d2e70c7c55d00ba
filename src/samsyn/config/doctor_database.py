"""What the doctor sees in the database: its version, the two roles, the tables."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import psycopg

from samsyn.config.databases import databases
from samsyn.config.external import OLDEST, ExternalError, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = tuple[str, bool, str]  # what, whether it is well, advice

ROLE = """
    SELECT rolsuper, rolbypassrls, rolcreaterole,
           EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)
           OR EXISTS (SELECT FROM pg_database WHERE datdba = r.oid),
           pg_has_role(r.oid, %s, 'MEMBER'), has_schema_privilege(r.oid, 'public', 'CREATE')
    FROM pg_roles r WHERE rolname = %s
"""
FAULTS = (
    ("är superanvändare", "ALTER ROLE {role} NOSUPERUSER;"),
    ("går förbi radskyddet", "ALTER ROLE {role} NOBYPASSRLS;"),
    ("får skapa roller", "ALTER ROLE {role} NOCREATEROLE;"),
    ("äger tabeller eller databaser", "REASSIGN OWNED BY {role} TO {owner};"),
    ("är medlem i den ägande rollen", "REVOKE {owner} FROM {role};"),
    ("får skapa tabeller", "REVOKE CREATE ON SCHEMA public FROM {role}, PUBLIC;"),
)


def look() -> Iterator[Line]:
    """Log in as both roles and compare what is with what must be."""
    entries = databases({**_environment(), "SAMSYN_ACT_AS": ""})
    owner, web = entries["owner"], entries["default"]
    with _connected(owner, "den ägande rollen") as connection:
        version = connection.info.server_version
        text = f"PostgreSQL {connection.info.parameter_status('server_version')} svarar"
        yield (
            text,
            version >= OLDEST,
            "" if version >= OLDEST else "Uppgradera till PostgreSQL 15 eller senare.",
        )
        yield from _web_role(connection, owner["USER"], web["USER"])
        yield from _owner_role(connection, owner["USER"])
    with _connected(web, "webbens roll"):
        yield f"Webbens roll {web['USER']} kan logga in", True, ""
    yield from _tables()


def _web_role(connection: psycopg.Connection, owner: str, web: str) -> Iterator[Line]:
    row = connection.execute(ROLE, [owner, web]).fetchone()
    if row is None:
        yield (
            f"Rollen {web} saknas",
            False,
            "Starta med `samsyn migrate`, eller ange SAMSYN_WEB_DATABASE_URL.",
        )
        return
    faults = [(fault, cure) for fault, cure in zip(row, FAULTS, strict=True) if fault]
    for _, (what, cure) in faults:
        yield f"Webbens roll {web} {what}", False, cure.format(role=web, owner=owner)
    if not faults:
        yield f"Webbens roll {web} äger inget och lyder under radskyddet", True, ""


def _owner_role(connection: psycopg.Connection, owner: str) -> Iterator[Line]:
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [owner]
    ).fetchone()
    if row and row[0]:
        cure = f"Låt en vanlig roll äga databasen, eller: ALTER ROLE {owner} NOSUPERUSER NOBYPASSRLS;"
        yield f"Den ägande rollen {owner} går förbi radskyddet", False, cure
    else:
        yield f"Den ägande rollen {owner} lyder under radskyddet", True, ""


def _tables() -> Iterator[Line]:
    """Ask Django in a process of its own, so that a broken setting cannot take the doctor with it."""
    answer = subprocess.run(
        [sys.executable, "-m", "samsyn", "django", "migrate", "--check"],
        env={**_environment(), "SAMSYN_ACT_AS": "owner"},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode == 0:
        yield "Tabellerna är uppdaterade", True, ""
    elif "[ ]" in answer.stdout or not answer.stderr.strip():
        yield "Tabellerna behöver uppdateras", False, "Kör `samsyn migrate`."
    else:
        yield f"Django startar inte: {answer.stderr.strip().splitlines()[-1]}", False, "Kör `make setup`."


def _connected(settings: dict[str, object], who: str) -> psycopg.Connection:
    try:
        return psycopg.connect(**parameters(settings), autocommit=True)
    except psycopg.OperationalError as error:
        raise ExternalError(f"Databasen går inte att nå som {who}: {str(error).strip()}") from error


def _environment() -> dict[str, str]:
    return dict(os.environ)
