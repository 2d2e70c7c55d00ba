"""What every process of Samsyn finds around it: the data folder, the settings, a database that answers."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from samsyn.config.databases import data_folder, databases, is_external
from samsyn.config.embedded import make_folder, using
from samsyn.config.external import make_ready
from samsyn.config.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "samsyn.config.settings"


class SettingError(Fault):
    """A SAMSYN_… variable has a value that cannot be used; the text says which and what it should be."""


def whole_number(name: str, default: int, lowest: int, highest: int) -> int:
    """The value of a SAMSYN_… variable that is a whole number from `lowest` to `highest`."""
    said = os.environ.get(name) or str(default)
    if not said.isascii() or not said.isdigit() or not lowest <= int(said) <= highest:
        raise SettingError(f"{name} är ”{said}”. Det ska vara ett heltal från {lowest} till {highest}.")
    return int(said)


def port() -> int:
    """SAMSYN_PORT: the port of the web pages, 8000 unless told otherwise."""
    return whole_number("SAMSYN_PORT", 8000, 1, 65535)


def address() -> str:
    """SAMSYN_ADDRESS: the address that is listened on; this machine alone unless told otherwise."""
    return os.environ.get("SAMSYN_ADDRESS") or "127.0.0.1"


@contextlib.contextmanager
def database(*, guarded: bool = False) -> Iterator[None]:
    """Have a database that answers, embedded or one's own, with its roles in place, while the block runs.

    `guarded`: stop an embedded one even if we are killed. Raises EmbeddedError or ExternalError, in Swedish.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ["SAMSYN_DATA"] = str(data_folder())
    make_folder(data_folder())
    (data_folder() / "static").mkdir(mode=0o755, exist_ok=True)
    if is_external():
        as_served = {key: value for key, value in os.environ.items() if key != "SAMSYN_ACT_AS"}
        entries = databases(as_served)
        make_ready(entries["owner"], entries["default"], data_folder())
        yield
        return
    with using(data_folder(), guarded=guarded):
        yield


def act_as_owner() -> None:
    """Let this process migrate: Django's `default` becomes the role that owns the tables."""
    os.environ["SAMSYN_ACT_AS"] = "owner"
