"""Which `samsyn run` are alive on a data folder, so that `samsyn stop` finds them.

Each holds a lock on a file named by its process number. A number alone could be another program's by now; the
lock cannot.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def announced(folder: Path) -> Iterator[None]:
    """Be findable as a running Samsyn while the block runs."""
    (folder / "running").mkdir(mode=0o700, exist_ok=True)
    path = folder / "running" / str(os.getpid())
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)


def alive(folder: Path) -> list[int]:
    """The process numbers of every running `samsyn run` on this folder."""
    found = []
    for path in (folder / "running").glob("[0-9]*"):
        if _is_held(path):
            found.append(int(path.name))
        else:
            path.unlink(missing_ok=True)  # left by one that was killed
    return found


def stop_all(folder: Path, patience: float = 20) -> int:
    """Ask every running Samsyn on this folder to end, kill those who do not, and say how many there were."""
    asked = alive(folder)
    _send(asked, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while (left := alive(folder)) and time.monotonic() < deadline:
        time.sleep(0.05)
    _send(left, signal.SIGKILL)
    return len(asked)


def _send(numbers: list[int], what: signal.Signals) -> None:
    for number in numbers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, what)


def _is_held(path: Path) -> bool:
    try:
        lock = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(lock)
