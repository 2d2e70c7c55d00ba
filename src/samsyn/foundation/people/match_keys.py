"""The keys under which a person can be found again: numbers that stand for a name's sound and a year.

Two persons that share a key are worth comparing; nothing more. The keys are whole numbers, so that finding
them is a plain index lookup that row-level security can keep inside the unit.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import product

from samsyn.foundation.people.names import fold, phonetic

MOST_PARTS = 3
EDGE = 2


def close_keys(given_name: str, family_name: str, years: Iterable[int]) -> frozenset[int]:
    """Keys of the first look: the family name's sound with the year of birth, and both names' sounds."""
    return frozenset(map(_number, _close(_sounds(given_name), _sounds(family_name), tuple(years))))


def wide_keys(given_name: str, family_name: str, years: Iterable[int]) -> frozenset[int]:
    """Keys of the second look: one name whole and an edge of the other, and the given name with the year."""
    return frozenset(map(_number, _wide(_sounds(given_name), _sounds(family_name), tuple(years))))


def _sounds(name: str) -> tuple[str, ...]:
    """The sounds of a name's parts and of all together, so that Al-Hassan, Alhassan and Hassan can meet."""
    parts = fold(name).split()[:MOST_PARTS]
    whole = ["".join(parts)] if len(parts) > 1 else []
    return tuple(dict.fromkeys(sound for sound in map(phonetic, parts + whole) if sound))


def _close(given: tuple[str, ...], family: tuple[str, ...], years: tuple[int, ...]) -> Iterator[str]:
    for sound, year in product(family, years):
        yield f"family {sound} {year}"
    for first, last in product(given, family):
        yield f"both {first} {last}"


def _wide(given: tuple[str, ...], family: tuple[str, ...], years: tuple[int, ...]) -> Iterator[str]:
    for sound, year in product(given, years):
        yield f"given {sound} {year}"
    for first, last in product(given, family):
        yield f"start of family {first} {last[:EDGE]}"
        yield f"end of family {first} {last[-EDGE:]}"
        yield f"start of given {first[:EDGE]} {last}"
        yield f"end of given {first[-EDGE:]} {last}"


def _number(key: str) -> int:
    """A signed 64-bit number, the same on every machine; a rare collision only adds a candidate."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
