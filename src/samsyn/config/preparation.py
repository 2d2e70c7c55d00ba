"""Bring the database to what the program expects: tables, and in a demo its people. As the owning role."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samsyn.config import demo_mark, fingerprint, queue_rights
from samsyn.config.databases import web_role
from samsyn.config.faults import Fault

LOCK = 7_305_511_001  # any number that nobody else uses: who migrates holds it


class PreparationError(Fault):
    """The database cannot be made ready; the text says why and what to do, in Swedish."""


def prepare(*, demo: bool) -> None:
    """Migrate if anything is missing, and fill an empty database if `demo`. Django must be set up as owner.

    Two processes may call this at the same time: the second waits and then finds nothing to do.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        if demo:
            _refuse_real_data()
        migrate(verbosity=0)
        if demo:
            load_demo()
    finally:
        connection.close()  # and with it the lock


def migrate(verbosity: int) -> bool:
    """Apply what is missing; say whether anything was."""
    lacking = pending()
    if lacking:
        call_command("migrate", interactive=False, verbosity=verbosity)
        queue_rights.open_to(web_role())
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {fingerprint.TABLE} IS %s", [fingerprint.current()])
    return bool(lacking)


def pending() -> list[str]:
    """The migrations that the database lacks, as "app.name"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def load_demo() -> bool:
    """Fill a demo database; say whether there was anything to do. One that was interrupted starts over."""
    if demo_mark.read() == fingerprint.LOADED or "demo" not in get_commands():
        return False
    demo_mark.write(demo_mark.LOADING)
    call_command("demo")
    demo_mark.write(fingerprint.LOADED)
    return True


def _refuse_real_data() -> None:
    """A demo lets anybody in without a password: never with data that somebody else entered."""
    if not demo_mark.read() and demo_mark.has_accounts():
        raise PreparationError(
            "Databasen innehåller konton som inte kommer från demon. Demoläget släpper in vem som helst "
            "utan lösenord, så det startar inte här. Starta utan demo (samsyn run), eller välj en annan "
            "mapp: SAMSYN_DATA=./demo make run"
        )


def main(arguments: list[str]) -> int:
    """Run as a process of its own, `python -m samsyn.config.preparation [--demo]`, by `samsyn run`."""
    os.environ["SAMSYN_ACT_AS"] = "owner"
    django.setup()
    try:
        prepare(demo="--demo" in arguments)
    except PreparationError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
