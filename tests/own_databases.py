"""Databases of a test's own beside the run's: made as the owner, and dropped with whoever is still in them.

Two are made once in a run, by whichever of its processes needs one first, and copied by all: one that is migrated, and
one where the demo has been told as well. The run drops them when it ends.
"""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
from coverage import Coverage
from django.conf import settings
from psycopg import sql

from samsyn.config.embedded import Endpoint
from samsyn.config.embedded.endpoint import ADMIN

RUN = os.environ.setdefault(
    "TESTS_OF_THIS_RUN", f"{os.getpid()}_{secrets.token_hex(3)}"
)  # workers inherit it
MIGRATED, TOLD = f"migrated_{RUN}", f"told_{RUN}"


def migrated() -> str:
    """The name of a database with every table and nothing in it, to be copied and never connected to."""
    _once(MIGRATED, lambda: _made(MIGRATED, "template1", ["migrate", "-v0"]))
    return MIGRATED


def told() -> tuple[str, str]:
    """The name of a database where the demo was told by the product's own command, and what the command printed."""
    said = _folder() / f"{TOLD}.txt"
    like = migrated()
    _once(TOLD, lambda: said.write_text(_made(TOLD, like, ["demo"]), encoding="utf-8"))
    return TOLD, said.read_text(encoding="utf-8")


def end_of_run() -> None:
    """Drop what the run had made once."""
    for name in (MIGRATED, TOLD):
        drop(name)
    (_folder() / f"{TOLD}.txt").unlink(missing_ok=True)
    shutil.rmtree(folder_of_run(), ignore_errors=True)


def folder_of_run() -> Path:
    """What the run's processes tell each other; it goes when the run ends."""
    return _folder() / f"run_{RUN}"


def environment(name: str, folder: Path, port: int = 0) -> dict[str, str]:
    """The surroundings of a process of the product's that serves a database of a test's own, with the demo on."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("SAMSYN_")}
    return {
        **ours,
        "SAMSYN_DATABASE_URL": _url("owner", name),
        "SAMSYN_WEB_DATABASE_URL": _url("default", name),
        "SAMSYN_DATA": str(folder),
        "SAMSYN_PORT": str(port),
        "SAMSYN_SECRET_KEY": "only for the tests " * 4,
        "SAMSYN_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "samsyn.config.settings",
    }


def _once(name: str, make: Callable[[], object]) -> None:
    """Whoever comes first makes it; the others wait."""
    with psycopg.connect(_as_owner(), autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        if not owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            make()


def _made(name: str, like: str, command: list[str]) -> str:
    """A copy of `like` in which one of the product's commands has been run; what it printed."""
    create(name, like)
    around = {**environment(name, _folder()), "SAMSYN_ACT_AS": "owner"}
    measured = (
        ["-m", "coverage", "run", "--parallel-mode"] if Coverage.current() and "migrate" in command else []
    )
    done = subprocess.run(
        [sys.executable, *measured, "-m", "django", *command],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        drop(name)
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def _folder() -> Path:
    return Path(settings.SAMSYN_DATA)


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


def _url(alias: str, name: str) -> str:
    known = settings.DATABASES[alias]
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@/{name}?host={known['HOST']}&port={known['PORT'] or 5432}"


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
