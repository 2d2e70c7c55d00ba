"""`samsyn doctor`: looks at everything around the program and says what is wrong and what to do."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from samsyn.config import browser, requirements, running, surroundings
from samsyn.config.databases import data_folder, is_external
from samsyn.config.embedded import Endpoint
from samsyn.config.embedded.endpoint import secrets_file
from samsyn.config.faults import Fault
from samsyn.config.run import check_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLDEST_PYTHON = (3, 11)
LEAST_DISK = 1_000_000_000  # bytes: the demo takes a tenth of it
OURS_ALONE = 0o077


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what, whether it is well, and if not, what to do."""

    what: str
    well: bool
    advice: str = ""

    def __str__(self) -> str:
        return f"{'✓' if self.well else '✗'} {self.what}" + (f"\n  → {self.advice}" if self.advice else "")


def examine(out: TextIO) -> int:
    """Write every finding as it is made; the exit status is 1 if anything is not well."""
    ill = 0
    for look in LOOKS:
        for finding in _without_crashing(look):
            out.write(f"{finding}\n")
            out.flush()
            ill += not finding.well
    out.write(f"\n{ill} sak(er) behöver åtgärdas.\n" if ill else "\nAllt ser bra ut.\n")
    return 1 if ill else 0


def _without_crashing(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Fault as fault:
        yield Finding(str(fault), well=False)
    except Exception as error:  # noqa: BLE001 - a doctor that faints helps nobody
        yield Finding(f"{look.__name__.strip('_')}: {type(error).__name__}: {error}", well=False)


def python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info >= OLDEST_PYTHON
    yield Finding(f"Python {version}", well, "" if well else "Installera Python 3.11 eller senare.")


def packages() -> Iterator[Finding]:
    """Everything that pyproject.toml asks for at run time is installed."""
    if missing := requirements.missing():
        yield Finding(f"Paket saknas: {', '.join(missing)}", well=False, advice="Kör `make setup`.")
    else:
        yield Finding("Alla paket finns", well=True)


def port() -> Iterator[Finding]:
    number = surroundings.port()
    if running.alive(data_folder()):
        yield Finding(f"Samsyn körs redan på {data_folder()}", well=True)
        return
    check_port(surroundings.address(), number)
    yield Finding(f"Port {number} är ledig", well=True)


def folder() -> Iterator[Finding]:
    """The data folder can be written, its secrets are ours alone, and there is room."""
    path = data_folder()
    existing = next(candidate for candidate in (path, *path.parents) if candidate.exists())
    free = shutil.disk_usage(existing).free
    room = free >= LEAST_DISK
    yield Finding(
        f"{free / 1e9:.1f} GB ledigt för {path}",
        room,
        "" if room else "Frigör plats eller välj en annan SAMSYN_DATA.",
    )
    secret = secrets_file(path)
    if secret.exists() and secret.stat().st_mode & OURS_ALONE:
        yield Finding(
            f"Andra användare kan läsa lösenorden i {secret}", well=False, advice=f"chmod 600 {secret}"
        )


def database() -> Iterator[Finding]:
    """It answers, is new enough, and its roles are what the row-level security needs."""
    if not is_external() and Endpoint.read(data_folder()) is None:
        yield Finding("Databasen är inte skapad än; det sker vid första starten", well=True)
        return
    with surroundings.database():
        from samsyn.config import doctor_database

        for what, well, advice in doctor_database.look():
            yield Finding(what, well, advice)


def tests() -> Iterator[Finding]:
    """A browser, which only the tests need: its absence is no illness."""
    found = browser.find()
    if found:
        yield Finding(f"Webbläsare för testerna: {found}", well=True)
    else:
        yield Finding(
            "Ingen webbläsare för testerna (behövs inte i drift)", well=True, advice="`make test` hämtar en."
        )


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (python, packages, port, folder, database, tests)
