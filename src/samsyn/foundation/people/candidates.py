"""Which of the unit's persons are worth comparing with a sought one: index lookups, close first, then wider.

Every condition is an equality on a plain type. Those may be index conditions beside row-level security;
likeness operators such as trigrams may not, and would compare the name of every row of the unit.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from samsyn.foundation.people.likeness import Known, Sought
from samsyn.foundation.people.match_keys import close_keys, swapped, wide_keys

MOST_CANDIDATES = 2000

# The array makes the planner expect few rows, so that it fetches them by key and never walks the unit.
_CANDIDATES = """
SELECT id, folded_given, folded_family, coalesce(identity_number, ''), birth_date, birth_year
FROM people_person
WHERE unit_id = %(unit)s AND id = ANY(ARRAY(
    SELECT id FROM people_person WHERE unit_id = %(unit)s AND identity_number = %(number)s
    UNION
    SELECT id FROM people_person WHERE unit_id = %(unit)s AND birth_date = ANY(%(dates)s::date[])
    UNION
    SELECT person_id FROM people_matchkey WHERE unit_id = %(unit)s AND key = ANY(%(keys)s::bigint[])
    LIMIT %(most)s))
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What to look up: a number in its stored form, dates of birth, and match keys."""

    number: str
    dates: frozenset[date]
    keys: frozenset[int]


def close_look(sought: Sought) -> Look:
    """The number; the date, also day for month; the family name's sound with the year; both names' sounds."""
    born = {sought.birth_date, swapped(sought.birth_date)} if sought.birth_date else set()
    straight = close_keys(sought.given_name, sought.family_name, sought.years)
    crossed = close_keys(sought.family_name, sought.given_name, sought.years)
    return Look(sought.identity_number, frozenset(day for day in born if day), straight | crossed)


def wide_look(sought: Sought) -> Look:
    """What the close look leaves: the given name with the year; one name with an edge of the other."""
    straight = wide_keys(sought.given_name, sought.family_name, sought.years)
    crossed = wide_keys(sought.family_name, sought.given_name, sought.years)
    return Look("", frozenset(), straight | crossed)


def candidates(unit_id: UUID, look: Look) -> list[Known]:
    """The unit's persons that the look finds, in no order; at most MOST_CANDIDATES."""
    facts: dict[str, Any] = {
        "unit": unit_id,
        "number": look.number,
        "dates": sorted(look.dates),
        "keys": sorted(look.keys),
        "most": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, facts)
        return [Known(*row) for row in cursor.fetchall()]
