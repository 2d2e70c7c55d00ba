"""Sealing: moving the inbox into the chains, and the heads to a file outside the database."""

import json
from pathlib import Path

from django.db import connection, transaction

from .models import AuditRoot
from .verifying import ROOTS_FILE, write_roots


def seal(folder: Path) -> int:
    """Seal everything that waits, and write the heads outside. Returns how many rows were sealed."""
    sealed = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT samsyn.seal_audit()")
            portion = int(cursor.fetchone()[0])
        sealed += portion
        if not portion:
            break
    if sealed:
        _write_heads(folder / ROOTS_FILE)
    return sealed


def _write_heads(path: Path) -> None:
    known = _last_written(path)
    rows = AuditRoot.objects.filter(id__gt=known).order_by("id").values_list("id", "heads")
    write_roots(path, rows)


def _last_written(path: Path) -> int:
    if not path.exists():
        return 0
    lines = path.read_text(encoding="utf-8").splitlines()
    return int(json.loads(lines[-1])["root"]) if lines else 0
