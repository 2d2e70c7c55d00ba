"""Folders of the tests' own, with a server each, and a way to see what runs on them."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samsyn.config import embedded
from samsyn.config.embedded import Endpoint


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    """A data folder where a service user can get to it (pytest's own folders are closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="samsyn-"))
    try:
        yield folder
    finally:
        embedded.destroy(folder)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_folder() -> Iterator[Path]:
    """A data folder where nothing has been started yet."""
    with own_folder() as path:
        yield path


@pytest.fixture(scope="module")
def used_folder() -> Iterator[Path]:
    with own_folder() as path:
        embedded.ensure_running(path, fast=True)
        yield path


@pytest.fixture
def folder(used_folder: Path) -> Iterator[Path]:
    """A data folder with a cluster that does not run, before the test and after it."""
    embedded.stop(used_folder)
    yield used_folder
    embedded.stop(used_folder)


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    """A running server that the tests of one file share."""
    with own_folder() as path, embedded.using(path, fast=True) as endpoint:
        yield endpoint


def ask(endpoint: Endpoint, role: str, question: str, database: str = embedded.DATABASE) -> object:
    """The first value of the answer, asked as `role`."""
    with psycopg.connect(endpoint.conninfo(role, database), autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def tell(endpoint: Endpoint, role: str, *statements: str, database: str = embedded.DATABASE) -> None:
    with psycopg.connect(endpoint.conninfo(role, database), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def postmaster(endpoint: Endpoint) -> int:
    """The process number of the server, from its own file."""
    return int((endpoint.data / "postmaster.pid").read_text().split("\n")[0])


def processes_on(folder: Path) -> list[str]:
    """The command lines of every living process that was started for a data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            surroundings = (process / "environ").read_bytes().split(b"\0")
            if line and (str(folder) in line or f"SAMSYN_DATA={folder}".encode() in surroundings):
                found.append(line)
    return found
