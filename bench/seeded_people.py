"""Invented young persons, and reports about them as people write reports: gaps, slips, other spellings.

The same seed gives the same persons. Given names and family names are drawn independently from lists, common
ones first, with about the weights they have among young people in Sweden, so that the common names are as
crowded as they really are; family names of two parts (Nord + ström) make up the long tail. Numbers lie in a
band that is not given to people.
"""

import random
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from samsyn.foundation.people.identity_numbers import control_digit

FIRST_DAY, LAST_DAY = date(2001, 11, 22), date(2023, 11, 21)
TEST_SERIALS = range(980, 1000)


def _names(title: str) -> list[str]:
    """The names under a title of the list beside this file."""
    text = Path(__file__).with_name("seeded_names.txt").read_text("utf-8")
    return text.split(f"# {title}\n")[1].split("#")[0].split()


BOYS, GIRLS, FAMILY = _names("boys"), _names("girls"), _names("family")
FRONT, BACK = _names("front"), _names("back")


@dataclass(frozen=True, slots=True)
class SeededPerson:
    given_name: str
    family_name: str
    birth_date: date
    identity_number: str


@dataclass(frozen=True, slots=True)
class SeededReport:
    """What a report says about `people[about]`."""

    about: int
    given_name: str
    family_name: str
    birth_date: date | None
    born_between: tuple[int, int] | None
    identity_number: str
    slips: tuple[str, ...]


class _Weighted:
    """Draws with weight 1 / (place + shift): a few names are common, many are rare."""

    def __init__(self, words: Sequence[str], shift: float) -> None:
        self.words = words
        self.limits = list(accumulate(1 / (place + shift) for place in range(len(words))))

    def draw(self, chance: random.Random) -> str:
        return self.words[bisect(self.limits, chance.random() * self.limits[-1])]


def seeded_people(count: int, seed: int) -> list[SeededPerson]:
    """`count` persons born on days spread over 22 years; half of them with a number."""
    chance = random.Random(seed)
    boys, girls, family = _Weighted(BOYS, 12), _Weighted(GIRLS, 12), _Weighted(FAMILY, 8)
    numbers = _Numbers()
    days = (LAST_DAY - FIRST_DAY).days
    people = []
    for place in range(count):
        given = boys if chance.random() < 0.55 else girls
        born = FIRST_DAY + timedelta(days=chance.randrange(days))
        number = numbers.next(born) if place % 2 else ""
        people.append(SeededPerson(_given(given, chance), _family(family, chance), born, number))
    return people


class _Numbers:
    def __init__(self) -> None:
        self._given: dict[date, int] = {}

    def next(self, born: date) -> str:
        place = self._given.get(born, 0)
        self._given[born] = place + 1
        if place >= len(TEST_SERIALS):
            return ""
        nine = f"{born:%y%m%d}{TEST_SERIALS[place]:03d}"
        return f"{born:%Y%m%d}{nine[6:]}{control_digit(nine)}"


def _given(names: _Weighted, chance: random.Random) -> str:
    """One to three given names, the one used in daily life anywhere among them; a few with a hyphen."""
    how_many = chance.choices((1, 2, 3), (45, 40, 15))[0]
    chosen = list(dict.fromkeys(names.draw(chance) for _ in range(how_many)))
    return ("-" if chance.random() < 0.04 else " ").join(chosen)


def _family(names: _Weighted, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.60:
        return names.draw(chance)
    if kind < 0.92:
        return chance.choice(FRONT) + chance.choice(BACK)
    first, second = names.draw(chance), chance.choice(FRONT) + chance.choice(BACK)
    return f"{first} {second}" if kind < 0.97 else f"{first}-{second}"


def seeded_reports(people: Sequence[SeededPerson], count: int, seed: int) -> list[SeededReport]:
    """`count` reports about persons drawn evenly; what was done to each is told in `slips`."""
    chance = random.Random(seed)
    return [_report(people, chance.randrange(len(people)), chance) for _ in range(count)]


def _report(people: Sequence[SeededPerson], about: int, chance: random.Random) -> SeededReport:
    person = people[about]
    slips: list[str] = []
    name = _as_called(person.given_name, chance, slips), _as_family(person.family_name, chance, slips)
    for likelihood, slip, change in NAME_SLIPS:
        changed = change(*name, chance) if chance.random() < likelihood else name
        if changed != name:
            slips.append(slip)
        name = changed
    number = person.identity_number if chance.random() < 0.25 else ""
    birth_date, born_between = _birth(person.birth_date, chance, slips)
    return SeededReport(about, *name, birth_date, born_between, number, tuple(slips))


def _as_called(given_name: str, chance: random.Random, slips: list[str]) -> str:
    """A report uses the name of daily life, seldom all given names."""
    parts = given_name.split()
    if len(parts) == 1 or chance.random() < 0.2:
        return given_name
    slips.append("one of several given names")
    return parts[0] if chance.random() < 0.8 else chance.choice(parts)


def _as_family(family_name: str, chance: random.Random, slips: list[str]) -> str:
    parts = family_name.split()
    if len(parts) == 1 or chance.random() < 0.6:
        return family_name
    slips.append("one of two family names")
    return chance.choice(parts)


def _birth(born: date, chance: random.Random, slips: list[str]) -> tuple[date | None, tuple[int, int] | None]:
    kind = chance.random()
    if kind < 0.70:
        return born, None
    if kind < 0.75:
        slips.append("day and month swapped")
        return (born.replace(month=born.day, day=born.month) if born.day <= 12 else born), None
    if kind < 0.82:
        slips.append("one digit of the date")
        return _date_slip(born, chance), None
    if kind < 0.97:
        slips.append("only an age")
        return None, (born.year - 1, born.year + 1)
    slips.append("neither date nor age")
    return None, None


def _date_slip(born: date, chance: random.Random) -> date:
    written = f"{born:%Y%m%d}"
    while True:
        place = chance.randrange(2, 8)
        slipped = written[:place] + str(chance.randrange(10)) + written[place + 1 :]
        try:
            found = date.fromisoformat(f"{slipped[:4]}-{slipped[4:6]}-{slipped[6:]}")
        except ValueError:
            continue
        if found != born and FIRST_DAY.year <= found.year <= LAST_DAY.year:
            return found


def _lose_dots(given: str, family: str, _chance: random.Random) -> tuple[str, str]:
    letters = str.maketrans("åäöÅÄÖé", "aaoAAOe")
    return given.translate(letters), family.translate(letters)


def _swap(given: str, family: str, _chance: random.Random) -> tuple[str, str]:
    return family, given


def _misspell_given(given: str, family: str, chance: random.Random) -> tuple[str, str]:
    return _misspell(given, chance), family


def _misspell_family(given: str, family: str, chance: random.Random) -> tuple[str, str]:
    return given, _misspell(family, chance)


def _misspell(name: str, chance: random.Random) -> str:
    """One letter left out, doubled, exchanged or moved; anywhere but first, as slips mostly are."""
    if len(name) < 3:
        return name
    place, kind = chance.randrange(1, len(name) - 1), chance.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    if kind == 2:
        return name[:place] + chance.choice("aeioulnrstdkmv") + name[place + 1 :]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


SPELLINGS = (
    ("qvist", "kvist"), ("qvist", "quist"), ("ström", "stroem"), ("sson", "son"), ("ss", "s"), ("ck", "k"),
    ("k", "c"), ("c", "k"), ("ph", "f"), ("f", "ph"), ("w", "v"), ("v", "w"), ("th", "t"), ("t", "th"),
    ("dh", "d"), ("z", "s"), ("s", "z"), ("sj", "sch"), ("stj", "sj"), ("j", "y"), ("å", "aa"), ("é", "e"),
    ("ll", "l"), ("l", "ll"), ("n", "nn"), ("i", "y"), ("hl", "l"), ("d", "dd"), ("ah", "a"), ("a", "ah"),
)  # fmt: skip


def _spell_otherwise(given: str, family: str, chance: random.Random) -> tuple[str, str]:
    """As somebody spells who has only heard the name."""
    if chance.random() < 0.5:
        return _heard(given, chance), family
    return given, _heard(family, chance)


def _heard(name: str, chance: random.Random) -> str:
    for written, other in chance.sample(SPELLINGS, len(SPELLINGS)):
        place = name.lower().find(written)
        if place >= 0:
            changed = name[:place] + other + name[place + len(written) :]
            return changed[:1].upper() + changed[1:]
    return name


NAME_SLIPS: tuple[tuple[float, str, Callable[[str, str, random.Random], tuple[str, str]]], ...] = (
    (0.25, "spelt as heard", _spell_otherwise),
    (0.15, "given name misspelt", _misspell_given),
    (0.15, "family name misspelt", _misspell_family),
    (0.25, "dots lost", _lose_dots),
    (0.08, "names swapped", _swap),
)
