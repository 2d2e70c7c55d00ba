"""For a new report: is the right person among the first five of the unit's own 100,000, and how fast?

Run: `make bench NAME=match`; alone, with PYTHONPATH=bench:., it takes --people, --reports and --seed.

Ours is `likely_persons` whole: both looks, the comparison, the lines to show and the read log, as the web's
role under row-level security. The reference is what one would write first: the same blocks, all of them,
fetched by the owner without log, and rapidfuzz's own `extract` over the written text. Both run in turn on the
same reports in one process. The seeds differ from those that the weights were chosen with.
"""

import argparse
import json
import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.db import connections, transaction  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from rapidfuzz import fuzz, process  # noqa: E402

from samsyn.foundation.audit import log  # noqa: E402
from samsyn.foundation.people import candidates as looking  # noqa: E402
from samsyn.foundation.people.facts import PersonFacts  # noqa: E402
from samsyn.foundation.people.identity_numbers import parse  # noqa: E402
from samsyn.foundation.people.likeness import Sought  # noqa: E402
from samsyn.foundation.people.match_keys import close_keys, wide_keys  # noqa: E402
from samsyn.foundation.people.queries import likely_persons  # noqa: E402
from samsyn.foundation.units.acting import Actor, acting_as  # noqa: E402
from samsyn.foundation.units.directory import load_directory, read_directory  # noqa: E402
from seeded_people import SeededPerson, SeededReport, seeded_people, seeded_reports  # noqa: E402

CAST = ROOT / "src/samsyn/interfaces/demo/cast.yaml"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST = 5


@dataclass
class Measured:
    """Milliseconds of each report, and at which place the right person stood."""

    milliseconds: list[float] = field(default_factory=list)
    places: Counter[int] = field(default_factory=Counter)

    def recall(self) -> float:
        return round(sum(self.places.values()) / len(self.milliseconds), 4)

    def percentile(self, hundredths: int) -> float:
        return round(statistics.quantiles(self.milliseconds, n=100)[hundredths - 1], 2)

    def first(self) -> float:
        return round(self.places[0] / len(self.milliseconds), 4)


def main() -> None:
    options = _options()
    people = seeded_people(options.people, options.seed)
    reports = seeded_reports(people, options.reports, options.seed + 1)
    with _database() as unit:
        ids = _load(unit["unit"], people)
        with acting_as(unit["worker"], unit["unit"]) as sara:
            ours, reference = _measure(sara, reports, ids)
    _tell(reports, people, ids, ours, reference)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=11)
    return parser.parse_args()


@contextmanager
def _database() -> Iterator[dict[str, UUID]]:
    """A database of its own, migrated as the owner, with the demo's cast in it; answers Sara and her unit."""
    created = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    web = connections["default"]
    connections["default"] = connections["owner"]
    load_directory(read_directory(CAST), on=date(2026, 1, 1))
    connections["default"] = web
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT w.id, u.id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
            "JOIN units_membership m ON m.worker_id = w.id JOIN units_unit u ON u.id = m.unit_id "
            "WHERE a.username = 'sara'"
        )
        worker, unit = cursor.fetchone()
    try:
        yield {"worker": worker, "unit": unit}
    finally:
        connections.close_all()
        teardown_databases(created, verbosity=0)


def _load(unit_id: UUID, people: Sequence[SeededPerson]) -> list[UUID]:
    """Copy the persons and their keys in, as `register_person` would have written them."""
    ids = [uuid4() for _ in people]
    rows = [_columns(unit_id, person_id, person) for person_id, person in zip(ids, people, strict=True)]
    keys = (
        (uuid4(), unit_id, ids[place], key) for place, person in enumerate(people) for key in _keys(person)
    )
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        _copy(cursor, "people_person", list(rows[0]), [row.values() for row in rows])
        _copy(cursor, "people_matchkey", ["id", "unit_id", "person_id", "key"], keys)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) people_person, people_matchkey")
    return ids


def _columns(unit_id: UUID, person_id: UUID, person: SeededPerson) -> dict[str, Any]:
    identity = parse(person.identity_number, on=TODAY) if person.identity_number else None
    facts = PersonFacts(person.given_name, person.family_name, identity, person.birth_date)
    return {"id": person_id, "unit_id": unit_id, "registered_at": NOW, "version": 1} | facts.columns(TODAY)


def _keys(person: SeededPerson) -> frozenset[int]:
    names, years = (person.given_name, person.family_name), [person.birth_date.year]
    return close_keys(*names, years) | wide_keys(*names, years)


def _copy(cursor: Any, table: str, columns: Sequence[str], rows: Any) -> None:
    """By way of a table of the session's own: COPY does not go into one with row-level security."""
    listed = ", ".join(columns)
    cursor.execute(f"CREATE TEMP TABLE new_rows ON COMMIT DROP AS SELECT {listed} FROM {table} WITH NO DATA")
    with cursor.copy(f"COPY new_rows ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row))
    cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM new_rows")
    cursor.execute("DROP TABLE new_rows")


def _measure(sara: Actor, reports: Sequence[SeededReport], ids: Sequence[UUID]) -> tuple[Measured, Measured]:
    """Each report to both in turn, the other first every second time; a tenth of them first to warm up."""
    ours, reference = Measured(), Measured()
    for place, report in enumerate([*reports[: len(reports) // 10], *reports]):
        warm = place >= len(reports) // 10
        turns = [(ours, _ours), (reference, _reference)]
        for measured, ask in turns if place % 2 else reversed(turns):
            _one(measured if warm else Measured(), ask, sara, report, ids[report.about])
    return ours, reference


def _one(
    measured: Measured,
    ask: Callable[[Actor, SeededReport], list[UUID]],
    sara: Actor,
    report: SeededReport,
    right: UUID,
) -> None:
    began = time.perf_counter()
    found = ask(sara, report)
    measured.milliseconds.append((time.perf_counter() - began) * 1000)
    if right in found[:FIRST]:
        measured.places[found.index(right)] += 1


def _sought(report: SeededReport) -> Sought:
    born_from, born_to = report.born_between or (None, None)
    return Sought(
        report.given_name, report.family_name, report.identity_number, report.birth_date, born_from, born_to
    )


def _ours(sara: Actor, report: SeededReport) -> list[UUID]:
    with log.reads_together():
        found = likely_persons(actor=sara, sought=_sought(report), at_most=FIRST)
    return [one.person.person_id for one in found]


def _reference(sara: Actor, report: SeededReport) -> list[UUID]:
    """All blocks at once, then the likeness of the whole text, as rapidfuzz gives it."""
    sought = _sought(report)
    web = looking.connection
    looking.connection = connections["owner"]
    try:
        looks = looking.close_look(sought), looking.wide_look(sought)
        known = list({one for look in looks for one in looking.candidates(sara.unit_id, look)})
    finally:
        looking.connection = web
    texts = [
        f"{one.given_name} {one.family_name} {one.birth_date or ''} {one.identity_number}" for one in known
    ]
    asked = f"{report.given_name} {report.family_name} {report.birth_date or ''} {report.identity_number}"
    best = process.extract(asked.lower(), texts, scorer=fuzz.token_set_ratio, limit=FIRST)
    return [known[place].person_id for _text, _score, place in best]


def _tell(
    reports: Sequence[SeededReport],
    people: Sequence[SeededPerson],
    ids: Sequence[UUID],
    ours: Measured,
    reference: Measured,
) -> None:
    slips = Counter(slip for report in reports for slip in report.slips)
    print(f"{'':12}{'recall@5':>10}{'first':>8}{'median ms':>11}{'p95 ms':>9}")
    for name, one in (("ours", ours), ("rapidfuzz", reference)):
        print(f"{name:12}{one.recall():>10}{one.first():>8}{one.percentile(50):>11}{one.percentile(95):>9}")
    told = {
        "name": "match",
        "ours": ours.percentile(95),
        "reference": reference.percentile(95),
        "ratio": round(ours.percentile(95) / reference.percentile(95), 3),
        "unit": "ms p95 a report",
        "n": len(reports),
        "recall_at_5": ours.recall(),
        "recall_at_5_reference": reference.recall(),
        "first": ours.first(),
        "median_ms": ours.percentile(50),
        "conditions": {
            "people_in_unit": len(ids),
            "with_number": sum(bool(person.identity_number) for person in people),
            "reports_with_number": sum(bool(report.identity_number) for report in reports),
            "reports_with_date": sum(report.birth_date is not None for report in reports),
            "slips": dict(slips.most_common()),
            "reference": "the same blocks without row security or log, rapidfuzz token_set_ratio on the text",
        },
    }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
