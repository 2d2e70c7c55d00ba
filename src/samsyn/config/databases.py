"""Django's DATABASES from the environment: as the serving role or, when migrating, as the owning role.

Reading this starts nothing. Settings are described in docs/operations/settings.md.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from samsyn.config.embedded import DATABASE, OWNER, PORT, WEB, Endpoint
from samsyn.config.external import ExternalError, Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

Settings = dict[str, Any]

PERSISTENT = 600  # seconds that a connection is kept between requests


def databases(environment: Mapping[str, str] = os.environ) -> dict[str, Settings]:
    """DATABASES: `owner` owns and migrates, `default` serves and owns nothing.

    With SAMSYN_ACT_AS=owner both are the owner, because some packages' migrations use `default` whatever
    they are told. In tests `default` mirrors `owner`: the test database is created and migrated as owner
    and used as web.
    Before the first start of an embedded database there are no passwords yet; they are then empty.
    """
    owner, web = _roles(environment)
    if environment.get("SAMSYN_ACT_AS") == "owner":
        return {"default": owner, "owner": owner | {"TEST": {"MIRROR": "default"}}}
    return {
        "default": web | {"TEST": {"MIRROR": "owner"}},
        "owner": owner | {"TEST": {"DEPENDENCIES": []}},
    }


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """SAMSYN_DATA, or `var` in the folder where one stands."""
    return Path(environment.get("SAMSYN_DATA") or "var").absolute()


def is_external(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether a PostgreSQL of one's own is used instead of the embedded one."""
    return bool(environment.get("SAMSYN_DATABASE_URL"))


def web_role(environment: Mapping[str, str] = os.environ) -> str:
    """The name of the serving role, for GRANT statements in migrations."""
    return str(_roles(environment)[1]["USER"])


def secret_key(environment: Mapping[str, str] = os.environ) -> str:
    """The key for Django's signatures: SAMSYN_SECRET_KEY, or the one made at the first start.

    Before that, one that dies with the process: nothing signed with it is worth anything afterwards.
    """
    if environment.get("SAMSYN_SECRET_KEY"):
        return environment["SAMSYN_SECRET_KEY"]
    folder = data_folder(environment)
    if is_external(environment):
        return Kept.read(folder).secret_key or secrets.token_urlsafe(64)
    endpoint = Endpoint.read(folder)
    return endpoint.secret_key if endpoint else secrets.token_urlsafe(64)


def _roles(environment: Mapping[str, str]) -> tuple[Settings, Settings]:
    if is_external(environment):
        return _external(environment)
    folder = data_folder(environment)
    endpoint = Endpoint.read(folder) or Endpoint(folder, folder / "postgres", "", "", "")
    return _embedded(endpoint, OWNER), _embedded(endpoint, WEB)


def _embedded(endpoint: Endpoint, role: str) -> Settings:
    return _settings(
        NAME=DATABASE,
        USER=role,
        PASSWORD=endpoint.password(role),
        HOST=str(endpoint.socket_folder),
        PORT=str(PORT),
    )


def _external(environment: Mapping[str, str]) -> tuple[Settings, Settings]:
    owner = from_url("SAMSYN_DATABASE_URL", environment["SAMSYN_DATABASE_URL"])
    if environment.get("SAMSYN_WEB_DATABASE_URL"):
        return owner, from_url("SAMSYN_WEB_DATABASE_URL", environment["SAMSYN_WEB_DATABASE_URL"])
    return owner, owner | {"USER": WEB, "PASSWORD": Kept.read(data_folder(environment)).web_password}


def from_url(name: str, url: str) -> Settings:
    """One entry of DATABASES from a connection URL as PostgreSQL's own programs read it.

    What Django has no field for (sslmode, several hosts, …) goes along as an option.
    """
    try:
        known = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise ExternalError(
            f"{name} går inte att läsa ({str(error).strip()}). Den ska se ut så här: "
            "postgresql://användare:lösenord@värd:5432/databas"
        ) from error
    if not known.get("dbname") or not known.get("user"):
        raise ExternalError(
            f"{name} behöver både användare och databas: postgresql://användare:lösenord@värd:5432/databas"
        )
    fields = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings = {field: str(known.pop(key, None) or "") for key, field in fields.items()}
    return _settings(**settings, OPTIONS={key: value for key, value in known.items() if value is not None})


def _settings(**fields: Any) -> Settings:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": PERSISTENT,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # our middleware opens the transaction: it covers more than the view
        **fields,
    }
