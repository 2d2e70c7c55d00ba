"""The web server's process: reads the whole program once and then lets its workers share it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys

from django.db import connections
from django.urls import get_resolver
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from samsyn.config import surroundings
from samsyn.config.health import known_migrations
from samsyn.config.wsgi import application

THREADS = 2  # of each worker; every one holds a connection to the database
LONGEST_ANSWER = 3  # seconds that a request in hand has when we are told to end


def main() -> int:
    """Serve until SIGTERM. The workers are forked, so they start at once and share what is read here."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork")  # 3.14 would have each worker read everything again
    _ = application, get_resolver().url_patterns, known_migrations()  # every view, with all that it needs
    connections.close_all()  # a connection must not be shared
    gc.collect()
    gc.freeze()  # what is read stays shared memory
    Granian(
        "samsyn.config.wsgi:application",
        address=surroundings.address(),
        port=surroundings.port(),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=surroundings.whole_number("SAMSYN_WORKERS", min(4, os.cpu_count() or 1), 1, 64),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_ANSWER,
        log_level=LogLevels.error,  # that a worker is ended is no news to the reader, and not in Swedish
    ).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
