"""A PostgreSQL of one's own, 15 or later: what Samsyn needs of it, and how it makes it ready."""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from samsyn.config.embedded import WEB
from samsyn.config.embedded.roles import grant_privileges
from samsyn.config.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

OLDEST = 150000  # the first version that has what the row-level policies use


class ExternalError(Fault):
    """The given PostgreSQL cannot be used; the text says why and what to do, in Swedish."""


@dataclass(frozen=True)
class Kept:
    """What the data folder keeps for an external database (`external.json`, for us alone): two secrets.

    `web_password` is empty if the serving role was given in SAMSYN_WEB_DATABASE_URL.
    """

    web_password: str = ""
    secret_key: str = ""

    @classmethod
    def read(cls, folder: Path) -> Kept:
        try:
            return cls(**json.loads((folder / "external.json").read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls()

    def save(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / "external.new"
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(self), file)
        draft.replace(folder / "external.json")


def make_ready(owner: dict[str, Any], web: dict[str, Any], folder: Path) -> None:
    """Check the server and see to it that the serving role exists with its privileges; any number of times.

    `owner` and `web` are entries of DATABASES. With an empty password for `web` the role is created here,
    if the owner may create roles.
    """
    kept = Kept.read(folder)
    if not kept.secret_key:
        kept = dataclasses.replace(kept, secret_key=secrets.token_urlsafe(64))
        kept.save(folder)
    try:
        with psycopg.connect(**parameters(owner), autocommit=True) as connection:
            if connection.info.server_version < OLDEST:
                version = connection.info.parameter_status("server_version")
                raise ExternalError(f"Databasen är PostgreSQL {version}. Samsyn behöver 15 eller senare.")
            if not web["PASSWORD"] and web["USER"] == WEB:
                password = secrets.token_hex(32)
                _create_web(connection, password)
                dataclasses.replace(kept, web_password=password).save(folder)
            grant_privileges(connection, owner["USER"], web["USER"])
            _close_to_others(connection, owner["NAME"], web["USER"])
    except psycopg.OperationalError as error:
        raise ExternalError(
            f"Databasen i SAMSYN_DATABASE_URL går inte att nå: {str(error).strip()}. "
            "Kontrollera värd, port, användare och lösenord."
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise ExternalError(
            f"Användaren {owner['USER']} får inte göra det som behövs ({str(error).strip()}). "
            f"Låt den äga databasen: ALTER DATABASE {owner['NAME']} OWNER TO {owner['USER']};"
        ) from error


def parameters(settings: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of `psycopg.connect` for an entry of DATABASES."""
    fields = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    known = {key: settings[field] for field, key in fields.items() if settings.get(field)}
    return {"connect_timeout": 10, **known, **settings.get("OPTIONS", {})}


def _close_to_others(connection: psycopg.Connection, database: str, web: str) -> None:
    """No tables of one's own in a session: a function that acts as its owner could be led to them."""
    names = {"database": sql.Identifier(database), "web": sql.Identifier(web)}
    connection.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC").format(**names))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {database} TO {web}").format(**names))


def _create_web(connection: psycopg.Connection, password: str) -> None:
    known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [WEB]).fetchone()
    verb = sql.SQL("CREATE" if known is None else "ALTER")
    try:
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                verb, sql.Identifier(WEB), sql.Literal(password)
            )
        )
    except psycopg.errors.InsufficientPrivilege as error:
        raise ExternalError(
            f"Samsyn behöver en egen användare för webben och får inte skapa den. Skapa en "
            f"(CREATE ROLE {WEB} LOGIN PASSWORD '…';) och ange den i SAMSYN_WEB_DATABASE_URL."
        ) from error
