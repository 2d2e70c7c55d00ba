"""Stops an embedded server when everyone who used it is gone: the one process that survives a kill -9.

Started by `using(…, guarded=True)`; does nothing but wait for the lock.
"""

from __future__ import annotations

import fcntl
import os
import sys
from pathlib import Path

from samsyn.config.embedded.server import open_lock, stop


def keep(folder: Path) -> None:
    """Wait until nobody uses the server of this data folder, then stop it."""
    lock = open_lock(folder, "in-use.lock")
    fcntl.flock(lock, fcntl.LOCK_EX)
    stop(folder)
    os.close(lock)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
