"""Back-up and restore of an embedded database: one file with all rows, the key, and the log's roots.

A database of one's own is backed up by its own means: docs/operations/backup.md.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from samsyn.config import running
from samsyn.config.databases import data_folder, is_external
from samsyn.config.embedded import DATABASE, Endpoint, using
from samsyn.config.embedded.endpoint import ADMIN
from samsyn.config.embedded.places import BIN, wheel
from samsyn.config.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = "database.dump"
SECRETS = "secrets.json"


class BackupError(Fault):
    """The back-up cannot be made or used; the text says why and what to do, in Swedish."""


def save(file: Path) -> None:
    """Write everything to a new file that only we can read. May be done while Samsyn runs."""
    _only_embedded()
    folder = data_folder()
    if not (folder / SECRETS).exists():
        raise BackupError(f"Det finns ingen databas i {folder}. Välj rätt mapp med SAMSYN_DATA.")
    with _new_file(file) as draft, using(folder) as endpoint, tempfile.TemporaryDirectory() as aside:
        rows = Path(aside) / ROWS
        _program("pg_dump", "--format=custom", "--create", f"--file={rows}", endpoint.conninfo(ADMIN))
        with tarfile.open(draft, "w") as archive:
            archive.add(rows, ROWS)
            for path in _files(folder):
                archive.add(path, path.name)


def restore(file: Path, *, replace: bool = False) -> None:
    """Put back what `save` wrote, into a data folder that has no database yet, or instead of it if `replace`."""
    _only_embedded()
    folder = data_folder()
    if running.alive(folder):
        raise BackupError("Samsyn körs på den här datamappen. Stoppa det först: samsyn stop")
    with _opened(file) as archive, tempfile.TemporaryDirectory() as aside:
        _unpack(archive, Path(aside))
        with using(folder) as endpoint:
            if not replace and _has_tables(endpoint):
                raise BackupError(
                    f"Det finns redan en databas i {folder}. Återställ i en tom mapp (SAMSYN_DATA), eller lägg "
                    "till --replace för att ersätta allt som finns i den."
                )
            server = endpoint.conninfo(ADMIN, "postgres")
            again = ("--create", "--clean", "--if-exists", "--exit-on-error")
            _program("pg_restore", *again, "--dbname", server, str(Path(aside) / ROWS))
            _take_over(endpoint, Path(aside))


def _take_over(endpoint: Endpoint, aside: Path) -> None:
    """Keep our own passwords, and have the back-up's key and the other files that we lack."""
    kept = json.loads((aside / SECRETS).read_text(encoding="utf-8"))
    dataclasses.replace(endpoint, secret_key=kept["secret_key"]).save()
    for path in _files(aside):
        target = endpoint.folder / path.name
        if path.name not in {ROWS, SECRETS} and not target.exists():
            target.write_bytes(path.read_bytes())
            target.chmod(0o600)


def _unpack(archive: tarfile.TarFile, into: Path) -> None:
    """Plain files by their bare names, whatever else an archive may hold."""
    for member in archive.getmembers():
        if (content := archive.extractfile(member)) and Path(member.name).name == member.name:
            with (into / member.name).open("wb") as target:
                shutil.copyfileobj(content, target)


def _files(folder: Path) -> list[Path]:
    """The files beside the cluster that belong to the data: not locks, not what is half written."""
    return [
        path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix not in {".lock", ".new"}
    ]


def _has_tables(endpoint: Endpoint) -> bool:
    with psycopg.connect(endpoint.conninfo(ADMIN, DATABASE)) as connection:
        found = connection.execute(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"
        ).fetchone()
    return bool(found and found[0])


@contextlib.contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """A draft beside the file that becomes it when everything went well; an older file is never lost."""
    draft = file.with_name(f"{file.name}.new")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise BackupError(f"{file} går inte att skriva ({error.strerror}). Välj en annan plats.") from error
    if file.exists():
        draft.unlink()
        raise BackupError(
            f"{file} finns redan. Välj ett nytt namn, så att ingen säkerhetskopia går förlorad."
        )
    try:
        yield draft
    except BaseException:
        draft.unlink()
        raise
    draft.replace(file)


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file) as archive:
            if not {ROWS, SECRETS} <= set(archive.getnames()):
                raise BackupError(f"{file} är ingen säkerhetskopia från `samsyn backup`.")
            yield archive
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"{file} går inte att läsa som säkerhetskopia ({error}).") from error


def _program(name: str, *arguments: str) -> None:
    """Run one of the wheel's programs as ourselves: the socket lets us in as superuser."""
    answer = subprocess.run(  # noqa: S603 - the wheel's own programs, no shell
        [wheel() / BIN / name, *arguments], capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise BackupError(f"{name} misslyckades: {answer.stderr.strip()}")


def _only_embedded() -> None:
    if is_external():
        raise BackupError(
            "Databasen är er egen PostgreSQL (SAMSYN_DATABASE_URL) och säkerhetskopieras med dess verktyg. "
            "Se docs/operations/backup.md."
        )
