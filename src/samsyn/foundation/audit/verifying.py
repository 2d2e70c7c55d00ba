"""Verifying the log: every chain from its first row, and its heads against the file outside the database.

Written apart from the SQL that seals, so that a mistake in one is found by the other.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

ROOTS_FILE = "audit-roots.log"
FIELDS = (
    "chain_id, sequence, at, unit_id, worker_id, worker_name, verb, object_kind, object_id, person_id, reason, "
    "details::text, previous, hash"
)


@dataclass(frozen=True)
class Fault:
    """One thing wrong: in which chain, at which place, and what."""

    chain: str
    sequence: int
    what: str

    def __str__(self) -> str:
        return f"kedja {self.chain}, rad {self.sequence}: {self.what}"


@dataclass(frozen=True)
class Verified:
    """How many rows and chains were read, and what was wrong."""

    rows: int
    chains: int
    faults: tuple[Fault, ...]


def verify(roots: Path | None = None) -> Verified:
    """Read every chain; report each changed, removed, added or reordered row by its place."""
    faults: list[Fault] = []
    heads: dict[str, tuple[int, str]] = {}
    rows = 0
    hashes: dict[tuple[str, int], str] = {}
    wanted = _outside(roots) if roots else {}
    for link in _links():
        rows += 1
        chain = str(link[0])
        faults += _check(link, heads.get(chain))
        heads[chain] = (link[1], bytes(link[13]).hex())
        if (chain, link[1]) in wanted:
            hashes[chain, link[1]] = bytes(link[13]).hex()
    for (chain, sequence), head in wanted.items():
        found = hashes.get((chain, sequence))
        if found is None:
            faults.append(Fault(chain, sequence, "raden saknas, men finns i rotfilen utanför databasen"))
        elif found != head:
            faults.append(
                Fault(chain, sequence, "raden är en annan än den som rotfilen utanför databasen känner")
            )
    return Verified(rows, len(heads), tuple(faults))


def _check(link: tuple[Any, ...], head: tuple[int, str] | None) -> Iterator[Fault]:
    chain, sequence = str(link[0]), link[1]
    expected, before = (head[0] + 1, head[1]) if head else (1, "")
    if sequence != expected:
        yield Fault(chain, expected, f"{sequence - expected} rad(er) saknas före rad {sequence}")
    elif bytes(link[12]).hex() != before:
        yield Fault(chain, sequence, "raden hänger inte ihop med raden före")
    if hashlib.sha256(bytes(link[12]) + canonical(link)).digest() != bytes(link[13]):
        yield Fault(chain, sequence, "raden har ändrats efter att den förseglades")


def canonical(link: tuple[Any, ...]) -> bytes:
    """A row as the hash sees it: each field with its length in bytes before it, "-" for none."""
    at: dt.datetime = link[2]
    moment = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    fields = [link[0], link[1], moment, *link[3:12]]
    return b",".join(_sized(field) for field in fields)


def _sized(field: Any) -> bytes:
    if field is None:
        return b"-"
    text = str(field).encode()
    return str(len(text)).encode() + b":" + text


def _links() -> Iterator[tuple[Any, ...]]:
    """Every link in order, in portions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT chain_id FROM audit_auditlink ORDER BY 1")
        chains = [row[0] for row in cursor.fetchall()]
        for chain in chains:
            last = None
            while True:
                cursor.execute(
                    f"SELECT {FIELDS} FROM audit_auditlink "
                    "WHERE chain_id = %s AND (%s::bigint IS NULL OR sequence > %s) "
                    "ORDER BY sequence LIMIT 5000",
                    [chain, last, last],
                )
                rows = cursor.fetchall()
                if not rows:
                    break
                yield from rows
                last = rows[-1][1]


def _outside(roots: Path) -> dict[tuple[str, int], str]:
    if not roots.exists():
        return {}
    wanted: dict[tuple[str, int], str] = {}
    for line in roots.read_text(encoding="utf-8").splitlines():
        for chain, (sequence, head) in json.loads(line)["heads"].items():
            wanted[chain, sequence] = head
    return wanted


def write_roots(path: Path, roots: Iterable[tuple[int, dict[str, Any]]]) -> int:
    """Append the heads of new sealings to the file outside the database. Returns the last root's number."""
    last = 0
    with path.open("a", encoding="utf-8") as file:
        for number, heads in roots:
            file.write(json.dumps({"root": number, "heads": heads}, sort_keys=True) + "\n")
            last = number
    return last
