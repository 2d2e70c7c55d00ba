"""Start and stop an embedded PostgreSQL; any number of times, from any number of processes."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from samsyn.config.embedded import cluster, places, roles
from samsyn.config.embedded.endpoint import ADMIN, Endpoint, secrets_file
from samsyn.config.embedded.errors import EmbeddedError
from samsyn.config.embedded.stale import clear_dead_server

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 10.0  # seconds that a killed server may take to be gone


def ensure_running(folder: Path, *, fast: bool = False) -> Endpoint:
    """Start the embedded PostgreSQL of a data folder unless it runs, and say how to reach it.

    `folder` is created if need be. `fast` is for tests: a power cut may then lose everything.
    Raises EmbeddedError, in Swedish, with what to do.
    """
    folder = folder.absolute()
    make_folder(folder)
    known = Endpoint.read(folder)
    if known is not None and known.prepared == roles.VERSION and answers(known):
        return known
    with _alone(folder):
        endpoint = Endpoint.read(folder)
        if endpoint is None:
            endpoint = _found(folder)
        if not answers(endpoint):
            _start(endpoint, fast=fast)
        if endpoint.prepared != roles.VERSION:
            roles.prepare(endpoint)
            endpoint = dataclasses.replace(endpoint, prepared=roles.VERSION)
            endpoint.save()
        return endpoint


def is_running(folder: Path) -> bool:
    """Say whether the embedded PostgreSQL of this data folder answers."""
    endpoint = Endpoint.read(folder.absolute())
    return endpoint is not None and answers(endpoint)


def stop(folder: Path) -> bool:
    """Stop the server of a data folder and wait until it is gone; False if none ran.

    Open transactions roll back.
    """
    folder = folder.absolute()
    if not secrets_file(folder).exists():
        return False
    with _alone(folder):
        endpoint = Endpoint.read(folder)
        if endpoint is None or not (endpoint.data / "postmaster.pid").exists():
            return False
        who = places.account(endpoint.data)
        pg_ctl = places.programs(endpoint.home, who) / "pg_ctl"
        for mode in ("fast", "immediate"):
            answer = who.run([pg_ctl, "stop", "-D", endpoint.data, "-m", mode, "-w", "-t", "30"])
            if answer.returncode == 0:
                return True
        if not answers(endpoint):
            return False
        raise EmbeddedError(f"Databasen i {endpoint.home} går inte att stoppa: {answer.stderr.strip()}")


def destroy(folder: Path) -> None:
    """Stop the server and remove the whole data folder with everything in it (for tests and `make clean`)."""
    folder = folder.absolute()
    endpoint = Endpoint.read(folder)
    if endpoint is not None:
        stop(folder)
        shutil.rmtree(endpoint.home, ignore_errors=True)
        shutil.rmtree(endpoint.socket_folder, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def answers(endpoint: Endpoint) -> bool:
    """Say whether the superuser can log in now."""
    try:
        with psycopg.connect(endpoint.conninfo(ADMIN, "postgres")):
            return True
    except psycopg.OperationalError:
        return False


def _found(folder: Path) -> Endpoint:
    """Choose the home of a new cluster; one that stands there without its secrets gets new ones."""
    who = places.account(folder / "postgres" / "data")
    endpoint = Endpoint.new(folder, places.choose_home(folder, who))
    endpoint.save()
    return endpoint


def _start(endpoint: Endpoint, *, fast: bool) -> None:
    who = places.account(endpoint.data)
    _own_folder(endpoint.home, who)
    programs = places.programs(endpoint.home, who)
    cluster.create(endpoint, programs, who, fast=fast)
    cluster.configure(endpoint, who, fast=fast)
    _own_folder(endpoint.socket_folder, who)
    pg_ctl = programs / "pg_ctl"
    deadline = time.monotonic() + PATIENCE
    while True:
        clear_dead_server(endpoint.data, PATIENCE)
        answer = who.run([pg_ctl, "start", "-D", endpoint.data, "-l", endpoint.log, "-w", "-t", "60", "-s"])
        if answer.returncode == 0 and answers(endpoint):
            return
        if time.monotonic() > deadline:
            raise EmbeddedError(_why(endpoint, answer.stderr + answer.stdout))
        time.sleep(0.2)


def _why(endpoint: Endpoint, said: str) -> str:
    tail = ""
    with contextlib.suppress(OSError):
        tail = "\n".join(endpoint.log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
    return (
        f"Databasen i {endpoint.home} startar inte. PostgreSQL säger: {said.strip()}\n{tail}\n"
        f"Hela loggen finns i {endpoint.log}. Kontrollera att disken inte är full och att ingen annan "
        "använder mappen."
    )


def make_folder(folder: Path) -> None:
    """Create a data folder for us alone, unless it is there."""
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedError(
            f"Mappen {folder} går inte att skapa ({error.strerror}). Välj en annan mapp med SAMSYN_DATA."
        ) from error


def _own_folder(path: Path, who: places.Account) -> None:
    """A folder that only `who` (and root) can enter; one of somebody else's in a shared place is refused."""
    path.mkdir(mode=0o700, exist_ok=True)
    if who.switch and path.stat().st_uid == 0:
        os.chown(path, who.uid, who.gid)
    if path.is_symlink() or path.stat().st_uid != who.uid:
        raise EmbeddedError(
            f"Mappen {path} tillhör en annan användare än {who.name}. Ta bort den, eller välj en annan mapp "
            "med SAMSYN_DATA."
        )
    path.chmod(0o700)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time starts or stops the server of a folder; the kernel frees a killed one's lock."""
    lock = open_lock(folder, "starting.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def open_lock(folder: Path, name: str) -> int:
    """A file descriptor to take a lock on; children do not inherit it."""
    try:
        return os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as error:
        raise EmbeddedError(
            f"Du får inte skriva i mappen {folder}. Kör som den som äger den, eller välj en annan med "
            "SAMSYN_DATA."
        ) from error
