"""The keys under which a person can be found again: numbers that stand for a name's sound and a year.

Two persons that share a key are worth comparing; nothing more. The keys are whole numbers, so that finding
them is a plain index lookup that row-level security can keep inside the unit.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import product

from samsyn.foundation.people.names import fold, phonetic

MOST_PARTS = 3
EDGE = 2


def close_keys(given_name: str, family_name: str, years: Iterable[int]) -> frozenset[int]:
    """Keys of the first look: the family name's sound with the year of birth, and both names' sounds."""
    return frozenset(
        map(_number, _close(_given_sounds(given_name), _family_sounds(family_name), tuple(years)))
    )


def wide_keys(given_name: str, family_name: str, years: Iterable[int]) -> frozenset[int]:
    """Keys of the second look: one name whole and an edge of the other, and the given name with the year."""
    return frozenset(
        map(_number, _wide(_given_sounds(given_name), _family_sounds(family_name), tuple(years)))
    )


def _given_sounds(name: str) -> tuple[str, ...]:
    """The sound of each given name, so that the one used in daily life is found wherever it stands."""
    return _distinct(sound for word in name.split()[:MOST_PARTS] for sound in _sounds(fold(word).split()))


def _family_sounds(name: str) -> tuple[str, ...]:
    return _distinct(_sounds(fold(name).split()[:MOST_PARTS]))


def _sounds(parts: list[str]) -> Iterator[str]:
    """The sounds of the parts and of all together, so that Al-Hassan, Alhassan and Hassan can meet."""
    yield phonetic("".join(parts))
    if len(parts) > 1:
        yield from map(phonetic, parts)


def _distinct(sounds: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sound for sound in sounds if sound))


def _close(given: tuple[str, ...], family: tuple[str, ...], years: tuple[int, ...]) -> Iterator[str]:
    for sound, year in product(family, years):
        yield f"family {sound} {year}"
    for first, last in product(given, family):
        yield f"both {first} {last}"


def _wide(given: tuple[str, ...], family: tuple[str, ...], years: tuple[int, ...]) -> Iterator[str]:
    for sound, year in product(given, years):
        yield f"given {sound} {year}"
    for first, last in product(given, family):
        if len(last) > EDGE:
            yield f"start of family {first} {last[:EDGE]}"
            yield f"end of family {first} {last[-EDGE:]}"
        if len(first) > EDGE:
            yield f"start of given {first[:EDGE]} {last}"
            yield f"end of given {first[-EDGE:]} {last}"


def _number(key: str) -> int:
    """A signed 64-bit number, the same on every machine; a rare collision only adds a candidate."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


def swapped(born: date) -> date | None:
    """The same date with day and month in each other's place, where that is a date."""
    try:
        return born.replace(month=born.day, day=born.month)
    except ValueError:
        return None
