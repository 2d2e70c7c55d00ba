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
        """Without the mark of a demo: the commands make it one."""
        around = own_databases.environment(self.name, self.folder)
        del around["SAMSYN_DEMO"]
        return {**around, "SAMSYN_ACT_AS": "owner"} if owner else around


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo, loaded into an empty database; a copy of this module's own."""
    like, printed = own_databases.told()
    name = f"read_{os.getpid()}"
    own_databases.create(name, like=like)
    yield Installation(name, tmp_path_factory.mktemp("told"), printed)
    own_databases.drop(name)
