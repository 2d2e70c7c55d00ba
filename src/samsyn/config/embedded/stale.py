"""What a killed server leaves behind: a pid file whose process is dead, a zombie, or somebody else's."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROC = Path("/proc")


def clear_dead_server(data: Path, patience: float) -> None:
    """Remove postmaster.pid if no PostgreSQL works in `data` any longer.

    After a kill -9 the server's children need a moment to notice, and the server itself can stay a zombie
    that PostgreSQL takes for alive; after a restart of the machine its number may be another program's.
    Waits up to `patience` seconds for the children. Without /proc, PostgreSQL's own check has to do.
    """
    pid_file = data / "postmaster.pid"
    if not pid_file.exists() or not (PROC / "self").exists():
        return
    server = _first_number(pid_file)
    if server is not None and works_in(server, data):
        return  # alive: pg_ctl waits for it, or says what is wrong
    deadline = time.monotonic() + patience
    while anybody_in(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    if not anybody_in(data):
        pid_file.unlink(missing_ok=True)


def works_in(pid: int, data: Path) -> bool:
    """Is the process alive with `data` as its working folder? A zombie has none."""
    try:
        return (PROC / str(pid) / "cwd").readlink() == data.resolve()
    except OSError:
        return False


def anybody_in(data: Path) -> bool:
    return any(works_in(number, data) for number in _process_numbers())


def _process_numbers() -> Iterator[int]:
    return (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())


def _first_number(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text(encoding="ascii").split("\n", 1)[0])
    except (OSError, ValueError):
        return None
