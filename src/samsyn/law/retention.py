"""When the social services' papers about a person are disposed of, and what is kept for good.

SoL 16 kap. 1–4 §§ and socialtjänstförordningen 13 kap. 1 §; the rules are in provisions/retention.toml.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from samsyn.law.book import FOLDER, KINDS_OF_TABLE
from samsyn.law.durations import MONTHS_A_YEAR, months_after
from samsyn.law.loading import Table, tables

DECEMBER, LAST = 12, 31
PLACEMENT = "16 kap. 2 § SoL: handlingar om placering, faderskap och adoption gallras inte"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long papers of one kind are kept: so many years from the start, or until the person is so old."""

    id: str
    name: str
    starts: str
    basis: str
    first_day: date
    years: int | None
    age: int | None


@dataclass(frozen=True, slots=True)
class Preservation:
    """What is kept for research instead of being disposed of: by county or municipality code, or birthday."""

    basis: str
    counties: frozenset[str]
    municipalities: frozenset[str]
    birth_days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Papers:
    """What the rules need to know about one person's papers in one case.

    `municipality` is the four-digit code, whose first two digits are the county. `ended_on` is the day of the
    decision not to open, or of the last note. `never` marks placement, paternity and adoption.
    """

    born: date
    ended_on: date
    municipality: str
    never: bool = False


@dataclass(frozen=True, slots=True)
class Disposal:
    """The papers are disposed of from `earliest` and by `latest`, or `kept` for good for the reason given."""

    basis: str
    earliest: date | None = None
    latest: date | None = None
    kept: str = ""


def disposal(key: str, papers: Papers) -> Disposal:
    """What happens to papers under a rule. Raises `KeyError` for a rule that does not exist.

    An inquiry that ended before SoL 16:2 a came into force is under 16:1 (its transitional provision).
    """
    rules, preservation = the_rules()
    rule = rules[key]
    if rule.age is not None and papers.ended_on < rule.first_day:
        rule = rules["weed_case_file"]
    if papers.never:
        return Disposal(rule.basis, kept=PLACEMENT)
    if _preserved(preservation, papers):
        return Disposal(rule.basis, kept=preservation.basis)
    earliest = _earliest(rule, papers)
    return Disposal(rule.basis, earliest, date(earliest.year + 1, DECEMBER, LAST))


@cache
def the_rules() -> tuple[dict[str, Rule], Preservation]:
    """The rules that come with the package, by id, and what is kept for research."""
    return load(FOLDER / "retention.toml")


def load(path: Path) -> tuple[dict[str, Rule], Preservation]:
    """Read and check a file of rules. Raises `LawDataError`, which names file, id and key."""
    rules = [_rule(row) for row in tables(path, "retention", KINDS_OF_TABLE)]
    kept = [_preservation(row) for row in tables(path, "preservation", KINDS_OF_TABLE)]
    return {rule.id: rule for rule in rules}, kept[0]


def _earliest(rule: Rule, papers: Papers) -> date:
    if rule.age is not None:
        return months_after(papers.born, rule.age * MONTHS_A_YEAR)
    return months_after(papers.ended_on, (rule.years or 0) * MONTHS_A_YEAR)


def _preserved(preservation: Preservation, papers: Papers) -> bool:
    return (
        papers.municipality[:2] in preservation.counties
        or papers.municipality in preservation.municipalities
        or papers.born.day in preservation.birth_days
    )


def _rule(row: Table) -> Rule:
    row.only(frozenset({"id", "name", "starts", "basis", "first_day", "years", "age"}))
    years, age = row.number("years"), row.number("age")
    if (years is None) == (age is None):
        raise row.error("years", "ange antingen years eller age.")
    first_day = row.day("first_day")
    if first_day is None:
        raise row.error("first_day", "saknas.")
    return Rule(
        row.text("id"), row.text("name"), row.text("starts"), row.text("basis"), first_day, years, age
    )


def _preservation(row: Table) -> Preservation:
    row.only(frozenset({"id", "basis", "first_day", "counties", "municipalities", "birth_days"}))
    days: Any = row.values.get("birth_days", [])
    if not all(isinstance(day, int) and 1 <= day <= LAST for day in days):
        raise row.error("birth_days", "ska vara dagar i månaden, 1 till 31.")
    return Preservation(
        row.text("basis"),
        frozenset(row.texts("counties")),
        frozenset(row.texts("municipalities")),
        frozenset(days),
    )
