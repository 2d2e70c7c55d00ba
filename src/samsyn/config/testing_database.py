"""The database of the test runs: an embedded one, fast and forgetful, in `var/test-postgres`.

Called at the top of tests/conftest.py, before Django is set up:

    testing_database.start(Path(__file__).parent.parent)

Every process of a run (pytest itself, each xdist worker) holds it; the last one out stops it.
With SAMSYN_TEST_DATABASE_URL an external server is used instead; its role must be allowed to create
databases.
"""

from __future__ import annotations

import atexit
import contextlib
import os
from pathlib import Path

from samsyn.config.databases import databases
from samsyn.config.embedded import destroy, using
from samsyn.config.external import make_ready


def start(repository: Path, folder: Path | None = None) -> None:
    """Have a test database server running until this process ends, and point the environment at it.

    Whatever SAMSYN_DATA, SAMSYN_DATABASE_URL and SAMSYN_ACT_AS were set to is put aside: tests never touch
    another installation's data.
    """
    folder = folder or repository / "var" / "test-postgres"
    for name in ("SAMSYN_DATABASE_URL", "SAMSYN_WEB_DATABASE_URL", "SAMSYN_ACT_AS"):
        os.environ.pop(name, None)
    os.environ["SAMSYN_DATA"] = str(folder)
    (folder / "static").mkdir(mode=0o755, parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
    if os.environ.get("SAMSYN_TEST_DATABASE_URL"):
        os.environ["SAMSYN_DATABASE_URL"] = os.environ["SAMSYN_TEST_DATABASE_URL"]
        entries = databases()
        make_ready(entries["owner"], entries["default"], folder)
        return
    stack = contextlib.ExitStack()
    stack.enter_context(using(folder, fast=True))
    atexit.register(stack.close)


def remove(repository: Path) -> None:
    """Stop the test runs' server and remove everything it held (`make clean`)."""
    destroy(repository / "var" / "test-postgres")


if __name__ == "__main__":
    remove(Path.cwd())
