"""How alike a sought person and those we know are, with the reasons in plain words.

This orders a short list for a human who then decides; nothing is merged here. The closeness is never
shown: it tells whether two writings mean the same person and nothing about that person, and a figure on a
page about somebody would be read as a judgement of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from samsyn.foundation.people.names import fold

SHORT_LIST = 80
VERY_ALIKE = 75.0
FAMILY_WEIGHT = 28.0
GIVEN_WEIGHT = 24.0
UNKNOWN = 0.6  # a name that is not given neither speaks for nor against
RESEMBLES = 0.8
PART_COST = 0.02
NUMBER_SLIPS = 2
WIDEST_AGE = 8
CROSSED_COST = 0.15


@dataclass(frozen=True, slots=True)
class Sought:
    """What a report says of a person, as it is written there; whatever is not known is empty or None.

    `identity_number` is in its stored form. `born_from` and `born_to` bound the birth year where only an age
    is known; both inclusive.
    """

    given_name: str = ""
    family_name: str = ""
    identity_number: str = ""
    birth_date: date | None = None
    born_from: int | None = None
    born_to: int | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years the person can be born in; none when nothing says, or so many that they say nothing."""
        if self.birth_date:
            return (self.birth_date.year,)
        if not self.born_from or not self.born_to or self.born_to - self.born_from > WIDEST_AGE:
            return ()
        return tuple(range(self.born_from, self.born_to + 1))


@dataclass(frozen=True, slots=True)
class Known:
    """What the unit knows of a person; names already folded, the number in its stored form or empty."""

    person_id: UUID
    given_name: str
    family_name: str
    identity_number: str
    birth_date: date | None
    birth_year: int | None


class Nearness(StrEnum):
    """How near, in words a worker reads."""

    SAME_NUMBER = "same_number"
    VERY_ALIKE = "very_alike"
    ALIKE = "alike"

    @property
    def label(self) -> Promise:
        """The Swedish words."""
        return _NEARNESS[self]


_NEARNESS: dict[Nearness, Promise] = {
    Nearness.SAME_NUMBER: _("Samma nummer"),
    Nearness.VERY_ALIKE: _("Stämmer väl"),
    Nearness.ALIKE: _("Kan vara"),
}


@dataclass(frozen=True, slots=True)
class Resemblance:
    """One candidate with why it came up. `closeness` orders the list and is not for display."""

    known: Known
    closeness: float
    nearness: Nearness
    reasons: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class _Sign:
    """One thing compared: what it weighs, and the words for it when it speaks for the candidate."""

    weight: float
    reason: Promise | None = None


_SILENT = _Sign(0.0)


def most_alike(sought: Sought, known: Sequence[Known], *, at_most: int) -> list[Resemblance]:
    """The candidates that may be the sought person, nearest first; those too unlike are left out."""
    sought = replace(sought, given_name=fold(sought.given_name), family_name=fold(sought.family_name))
    compared = (_compare(sought, one) for one in _short_list(sought, known))
    alike = [one for one in compared if one.closeness > 0 and one.reasons]
    return sorted(alike, key=lambda one: (-one.closeness, one.known.person_id))[:at_most]


def _short_list(sought: Sought, known: Sequence[Known]) -> list[Known]:
    """Those whose whole name is nearest, and all with the same number or birth date."""
    if len(known) <= SHORT_LIST:
        return list(known)
    name = f"{sought.given_name} {sought.family_name}"
    names = [f"{one.given_name} {one.family_name}" for one in known]
    best = process.extract(name, names, scorer=fuzz.token_set_ratio, limit=SHORT_LIST)
    kept = {place for _name, _ratio, place in best}
    kept.update(place for place, one in enumerate(known) if _same_number_or_day(sought, one))
    return [known[place] for place in sorted(kept)]


def _same_number_or_day(sought: Sought, known: Known) -> bool:
    same_number = sought.identity_number and sought.identity_number == known.identity_number
    return bool(same_number) or (sought.birth_date is not None and sought.birth_date == known.birth_date)


def _compare(sought: Sought, known: Known) -> Resemblance:
    signs = [_number(sought, known), _born(sought, known), *_names(sought, known)]
    closeness = sum(sign.weight for sign in signs)
    return Resemblance(known, closeness, _nearness(sought, known, closeness), _reasons(signs))


def _reasons(signs: Sequence[_Sign]) -> tuple[Promise, ...]:
    return tuple(sign.reason for sign in signs if sign.reason is not None)


def _nearness(sought: Sought, known: Known, closeness: float) -> Nearness:
    if sought.identity_number and sought.identity_number == known.identity_number:
        return Nearness.SAME_NUMBER
    return Nearness.VERY_ALIKE if closeness >= VERY_ALIKE else Nearness.ALIKE


def _number(sought: Sought, known: Known) -> _Sign:
    """A slip of the pen rarely makes another number that holds together, so another number counts against."""
    if not (sought.identity_number and known.identity_number):
        return _SILENT
    if sought.identity_number == known.identity_number:
        return _Sign(100, _("samma nummer"))
    if OSA.distance(sought.identity_number, known.identity_number) <= NUMBER_SLIPS:
        return _Sign(5, _("numren liknar varandra"))
    return _Sign(-25)


def _born(sought: Sought, known: Known) -> _Sign:
    if sought.birth_date and known.birth_date:
        return _dates(sought.birth_date, known.birth_date)
    if sought.born_from and sought.born_to and known.birth_year:
        within = sought.born_from <= known.birth_year <= sought.born_to
        return _Sign(10, _("åldern stämmer")) if within else _Sign(-15)
    return _SILENT


def _dates(sought: date, known: date) -> _Sign:
    if sought == known:
        return _Sign(40, _("samma födelsedatum"))
    if (sought.year, sought.month, sought.day) == (known.year, known.day, known.month):
        return _Sign(30, _("dag och månad har bytt plats"))
    if OSA.distance(f"{sought:%Y%m%d}", f"{known:%Y%m%d}") <= 1:
        return _Sign(26, _("födelsedatumet skiljer en siffra"))
    if sought.year == known.year:
        return _Sign(-6, _("samma födelseår"))
    return _Sign(-20)


def _names(sought: Sought, known: Known) -> tuple[_Sign, ...]:
    """The names in their places, or in each other's place where that fits better."""
    straight = _alike(sought.given_name, known.given_name), _alike(sought.family_name, known.family_name)
    crossed = _alike(sought.given_name, known.family_name), _alike(sought.family_name, known.given_name)
    if sum(crossed) - CROSSED_COST > sum(straight):
        return _Sign(_weight(crossed) - 3, _("för- och efternamn har bytt plats")), _SILENT
    return _Sign(_weight(straight)), _name_words(*straight)


def _weight(alike: tuple[float, float]) -> float:
    given, family = alike
    return GIVEN_WEIGHT * _stretch(given) + FAMILY_WEIGHT * _stretch(family)


def _stretch(alike: float) -> float:
    """Names that share little count against: 1 stays 1, two thirds is nothing, below it is negative."""
    return 0.0 if alike == UNKNOWN else max(-0.5, 3 * alike - 2)


def _name_words(given: float, family: float) -> _Sign:
    if min(given, family) >= 1:
        return _Sign(0, _("samma namn"))
    if min(given, family) >= RESEMBLES:
        return _Sign(0, _("namnet liknar"))
    if max(given, family) < RESEMBLES:
        return _SILENT
    if given > family:
        return _Sign(0, _("samma förnamn") if given >= 1 else _("förnamnet liknar"))
    return _Sign(0, _("samma efternamn") if family >= 1 else _("efternamnet liknar"))


def _alike(sought: str, known: str) -> float:
    """How alike two folded names are, 0 to 1: as wholes, or by their best pair of parts at a small cost."""
    if not sought or not known:
        return UNKNOWN
    if sought == known:
        return 1.0
    whole = JaroWinkler.similarity(sought.replace(" ", ""), known.replace(" ", ""))
    if " " not in sought and " " not in known:
        return whole
    parts = (JaroWinkler.similarity(one, other) for one in sought.split() for other in known.split())
    return max(whole, max(parts) - PART_COST)
