"""The roles and privileges inside a cluster: one role owns, another serves and owns nothing.

They stand in template1 too, so that a database made later (a test's) has them from the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from samsyn.config.embedded.endpoint import ADMIN, DATABASE, OWNER, WEB, Endpoint

if TYPE_CHECKING:
    from typing import LiteralString

VERSION = 1  # raise it when the statements below change: they are run again on clusters that exist


def prepare(endpoint: Endpoint) -> None:
    """Create or correct roles, the database and its privileges; may be run any number of times."""
    with psycopg.connect(endpoint.conninfo(ADMIN, "template1"), autocommit=True) as template:
        _roles(template, endpoint)
        grant_privileges(template, OWNER, WEB)
    with psycopg.connect(endpoint.conninfo(ADMIN, "postgres"), autocommit=True) as maintenance:
        _database(maintenance)
    with psycopg.connect(endpoint.conninfo(ADMIN, DATABASE), autocommit=True) as main:
        grant_privileges(main, OWNER, WEB)


def _roles(connection: psycopg.Connection, endpoint: Endpoint) -> None:
    for name, may_create in ((OWNER, sql.SQL("CREATEDB")), (WEB, sql.SQL("NOCREATEDB"))):
        known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).fetchone()
        verb = sql.SQL("CREATE" if known is None else "ALTER")
        connection.execute(
            sql.SQL(
                "{} ROLE {} LOGIN NOSUPERUSER {} NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}"
            ).format(verb, sql.Identifier(name), may_create, sql.Literal(endpoint.password(name)))
        )


def _database(connection: psycopg.Connection) -> None:
    if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
        )
    _run(
        connection,
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {web}",
        "GRANT CONNECT ON DATABASE postgres TO {owner}",
        database=DATABASE,
        owner=OWNER,
        web=WEB,
    )


def grant_privileges(connection: psycopg.Connection, owner: str, web: str) -> None:
    """What the serving role may do with what the owning role will create in this database.

    Functions are closed until a migration grants them: one that is SECURITY DEFINER acts as its owner.
    """
    _run(
        connection,
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "GRANT USAGE ON SCHEMA public TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
        " GRANT USAGE, SELECT ON SEQUENCES TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        owner=owner, web=web,
    )  # fmt: skip


def _run(connection: psycopg.Connection, *statements: LiteralString, **names: str) -> None:
    identifiers = {key: sql.Identifier(value) for key, value in names.items()}
    for statement in statements:
        connection.execute(sql.SQL(statement).format(**identifiers))
