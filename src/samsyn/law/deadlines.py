"""Time limits as dated data (domain 14.1): when something is due, and when somebody has to be reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from samsyn.law.book import FOLDER, KINDS_OF_TABLE
from samsyn.law.durations import IsWorkingDay, Limit, Moment, Reminder, day_of
from samsyn.law.errors import LawDataError
from samsyn.law.loading import Table, tables

KEYS = frozenset(
    {
        "id",
        "name",
        "starts",
        "basis",
        "law",
        "first_day",
        "last_day",
        "limit",
        "latest",
        "escalate",
        "wording",
    }
)
UNITS = frozenset({"hours", "days", "working_days", "months", "weeks_end"})
REMINDER_UNITS = frozenset({"hours", "days", "months", "due_days", "at"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit in one wording. `law` is false for our own default, which a municipality may change."""

    id: str
    name: str
    starts: str
    basis: str
    law: bool
    first_day: date
    last_day: date | None
    limit: Limit
    latest_limit: Limit | None
    reminders: tuple[Reminder, ...]
    wording: str

    def due(self, start: Moment, is_working_day: IsWorkingDay | None = None) -> Moment:
        """When it is due: a day, or a moment for a limit in hours.

        Raises `ValueError` for working days without `is_working_day`, `TypeError` for hours from a mere day.
        """
        return self.limit.end(start, is_working_day)

    def latest(self, start: Moment, is_working_day: IsWorkingDay | None = None) -> Moment:
        """The very last day where that is later than due (SoL 20:1: the next day, if it came in late)."""
        return (self.latest_limit or self.limit).end(start, is_working_day)

    def escalations(self, start: Moment, is_working_day: IsWorkingDay | None = None) -> tuple[Moment, ...]:
        """When somebody has to be reminded, in the order of the data."""
        due = self.due(start, is_working_day)
        return tuple(reminder.moment(start, due) for reminder in self.reminders)

    def in_force(self, on: date) -> bool:
        """Whether this wording holds on `on`."""
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)


def deadline(key: str, on: date) -> Deadline:
    """The wording of a time limit that holds on a day. Raises `KeyError` if there is none."""
    for found in catalogue():
        if found.id == key and found.in_force(on):
            return found
    raise KeyError(f"Tidsgränsen {key} finns inte den {on}.")


def due(key: str, start: Moment, *, is_working_day: IsWorkingDay | None = None) -> Moment:
    """When a time limit that started then is due, by the wording of that day."""
    return deadline(key, day_of(start)).due(start, is_working_day)


@cache
def catalogue() -> tuple[Deadline, ...]:
    """All time limits that come with the package."""
    return load(FOLDER / "time_limits.toml")


def load(path: Path) -> tuple[Deadline, ...]:
    """Read and check a file of time limits. Raises `LawDataError`, which names file, id and key."""
    found = [_deadline(row) for row in tables(path, "deadline", KINDS_OF_TABLE)]
    by_day = sorted(found, key=lambda d: (d.id, d.first_day))
    for older, newer in pairwise(by_day):
        if older.id == newer.id and older.in_force(newer.first_day):
            raise LawDataError(path.name, newer.id, "first_day", "två lydelser gäller samma dag.")
    return tuple(found)


def _deadline(row: Table) -> Deadline:
    row.only(KEYS)
    first_day = row.day("first_day")
    if first_day is None:
        raise row.error("first_day", "saknas.")
    latest, reminders = row.values.get("latest"), row.values.get("escalate", [])
    return Deadline(
        id=row.text("id"),
        name=row.text("name"),
        starts=row.text("starts"),
        basis=row.text("basis"),
        law=bool(row.truth("law")),
        first_day=first_day,
        last_day=row.day("last_day"),
        limit=Limit(**_parts(row, "limit", row.values.get("limit"), UNITS)),
        latest_limit=Limit(**_parts(row, "latest", latest, UNITS)) if latest is not None else None,
        reminders=tuple(Reminder(**_parts(row, "escalate", values, REMINDER_UNITS)) for values in reminders),
        wording=row.text("wording"),
    )


def _parts(row: Table, key: str, values: object, units: frozenset[str]) -> Mapping[str, Any]:
    """A table of whole numbers by unit, and for `at` a time of day."""
    if not isinstance(values, dict) or not values or not values.keys() <= units:
        raise row.error(key, f"ska ha någon av {', '.join(sorted(units))}.")
    for unit, value in values.items():
        if not isinstance(value, time if unit == "at" else int) or isinstance(value, bool):
            raise row.error(key, f"{unit} ska vara ett {'klockslag' if unit == 'at' else 'heltal'}.")
    return values
