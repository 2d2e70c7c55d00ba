"""Use an embedded database together: the last one out stops it, also when somebody is killed.

Everyone who uses the server of a data folder holds a shared lock on `in-use.lock`; who gets it alone is the
last. The kernel frees the lock of a killed process, so no count can go wrong.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samsyn.config.embedded.endpoint import Endpoint
from samsyn.config.embedded.server import ensure_running, make_folder, open_lock, stop

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def using(folder: Path, *, fast: bool = False, guarded: bool = False) -> Iterator[Endpoint]:
    """Have the embedded server running while the block runs; stop it afterwards if nobody else uses it.

    `guarded` leaves a keeper beside us that does so even if we are killed with -9.
    """
    folder = folder.absolute()
    make_folder(folder)
    lock = open_lock(folder, "in-use.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_SH)  # waits while the last user before us is stopping the server
        endpoint = ensure_running(folder, fast=fast)
        keeper = _keeper(folder) if guarded else None
        try:
            yield endpoint
        finally:
            if keeper is not None:
                keeper.kill()
                keeper.wait()
            stop_if_last(lock, folder)
    finally:
        os.close(lock)


def stop_if_last(lock: int, folder: Path) -> None:
    """Give up our share of the lock; stop the server if there was no other."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    stop(folder)


def _keeper(folder: Path) -> subprocess.Popen[bytes]:
    """Start a process of its own session that outlives us and then waits for the lock."""
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "samsyn.config.embedded.keeper", str(folder)],
        start_new_session=True,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
