"""An installation of its own, filled by the product's own commands; read by the owner and by the web's role."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from tests import own_databases


@dataclass(frozen=True)
class Installation:
    """A database where the demo has been loaded."""

    name: str
    folder: Path
    output: str

    def connect(self, alias: str, name: str = "") -> psycopg.Connection[Any]:
        """As "owner" or, as the web does, as "default"."""
        known = settings.DATABASES[alias]
        return psycopg.connect(
            host=known["HOST"],
            port=known["PORT"],
            user=known["USER"],
            password=known["PASSWORD"],
            dbname=name or self.name,
            autocommit=True,
        )

    def ask(self, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The owner's answer: everything in every room."""
        with self.connect("owner") as connection:
            return connection.execute(statement, parameters).fetchall()  # type: ignore[arg-type]

    def django(self, *words: str, owner: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one of Django's commands on it."""
        return subprocess.run(
            [sys.executable, "-m", "django", *words],
            env=self.environment(owner=owner),
            capture_output=True,
            text=True,
            check=False,
        )

    def environment(self, *, owner: bool) -> dict[str, str]:
        ours = {key: value for key, value in os.environ.items() if not key.startswith("SAMSYN_")}
        return {
            **ours,
            **({"SAMSYN_ACT_AS": "owner"} if owner else {}),
            "SAMSYN_DATABASE_URL": _url("owner", self.name),
            "SAMSYN_WEB_DATABASE_URL": _url("default", self.name),
            "SAMSYN_DATA": str(self.folder),
            "SAMSYN_SECRET_KEY": "only for the demo's tests " * 3,
            "DJANGO_SETTINGS_MODULE": "samsyn.config.settings",
        }


def _url(alias: str, name: str) -> str:
    known = settings.DATABASES[alias]
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@/{name}?host={known['HOST']}&port={known['PORT'] or 5432}"


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo, loaded once into an empty database."""
    name = f"told_{os.getpid()}"
    made = Installation(name, tmp_path_factory.mktemp("told"), "")
    own_databases.create(name)
    try:
        migrated = made.django("migrate", "-v0")
        assert migrated.returncode == 0, migrated.stderr
        loaded = made.django("demo")
        assert loaded.returncode == 0, loaded.stderr
        yield Installation(name, made.folder, loaded.stdout)
    finally:
        own_databases.drop(name)
