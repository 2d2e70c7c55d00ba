"""The packages that Samsyn needs at run time, as its own installation lists them."""

from __future__ import annotations

import re
from importlib import metadata

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def names() -> list[str]:
    """Their names, without versions and extras, of lines such as `psycopg[binary]>=3.2`."""
    return sorted(found.group() for line in metadata.requires("samsyn") or [] if (found := NAME.match(line)))


def missing() -> list[str]:
    """Those that are not installed."""
    return [name for name in names() if not _is_installed(name)]


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
