"""A database of a benchmark's own: made as the owner, with the demo's cast, used as the web's role."""

import os
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from samsyn.foundation.units.directory import load_directory, read_directory  # noqa: E402

CAST = ROOT / "src/samsyn/interfaces/demo/cast.yaml"


@dataclass(frozen=True)
class Place:
    """A worker and the unit she works in."""

    worker: UUID
    unit: UUID


@contextmanager
def as_owner() -> Iterator[None]:
    """Let `default` be the owner's connection for a moment."""
    web = connections["default"]
    connections["default"] = connections["owner"]
    try:
        yield
    finally:
        connections["default"] = web


@contextmanager
def database() -> Iterator[dict[str, Place]]:
    """Create, fill with the cast, answer everybody's place by name, and remove."""
    created = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    with as_owner():
        load_directory(read_directory(CAST), on=date(timezone.localdate().year - 2, 1, 1))  # as the demo does
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT a.username, w.id, m.unit_id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
            "JOIN units_membership m ON m.worker_id = w.id"
        )
        places = {name: Place(worker, unit) for name, worker, unit in cursor.fetchall()}
    try:
        yield places
    finally:
        connections.close_all()
        teardown_databases(created, verbosity=0)


def milliseconds(seconds: Sequence[float], hundredths: int = 50) -> float:
    """A percentile of measured seconds, in milliseconds."""
    return round(statistics.quantiles(seconds, n=100)[hundredths - 1] * 1000, 3)
