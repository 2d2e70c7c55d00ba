"""Read the scenario files: questions, the answers they should get, and what changes when something does.

A lawyer writes them as TOML (docs/law/scenarier.md). Every error names file, scenario and key.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from samsyn.law.errors import LawDataError, QuestionError
from samsyn.law.loading import Table, tables
from samsyn.law.question import Question

FOLDER = Path(__file__).parent / "scenarios"
ALLOWED = ("scenario", "boundary", "exclusion")
ASKED = ("on", "sender", "recipient", "category", "purpose")
EXPECTED = ("outcome", "grounds", "asks", "blocked_by", "closed", "points")
KNOWN = frozenset(
    {*ASKED, *EXPECTED, "id", "note", "born", "facts", "requested", "protected", "consents", "but"}
)
BOUNDARY_KEYS = frozenset({"provision", "scenario", "day", "turns", "before", "on", "after"})
EXCLUSION_KEYS = frozenset({"provision", "scenario", "sender", "recipient", "category"})
EFFECTS = ("opens", "closes", "lawyer", "nothing")
DAYS = (("before", -1), ("on", 0), ("after", 1))


@dataclass(frozen=True, slots=True)
class Scenario:
    """One question, as JSON, and what is expected of the answer. `points` None: not said."""

    id: str
    file: str
    note: str
    asked: Mapping[str, Any]
    outcome: str
    grounds: tuple[str, ...]
    asks: frozenset[str]
    blocked_by: tuple[str, ...]
    closed: frozenset[str]
    points: tuple[str, ...] | None

    @property
    def question(self) -> Question:
        """The question itself. Raises `LawDataError` for one that cannot be meant."""
        try:
            return Question.from_json(self.asked)
        except QuestionError as error:
            raise LawDataError(self.file, self.id, error.path, error.message) from None


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a provision does on the day before an edge, on the day and on the day after.

    The question is that of a scenario, moved whole in time to `day`, or with a birthday on which somebody `turns`
    so many years. Each expectation is one of `EFFECTS`.
    """

    provision: str
    scenario: str
    file: str
    day: date | None
    turns: int | None
    expected: tuple[str, str, str]

    @property
    def name(self) -> str:
        """The provision and the edge, for a message."""
        return f"{self.provision} {self.day or f'{self.turns} år'}"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Words on which a provision no longer does what it does in a scenario: what it excepts."""

    provision: str
    scenario: str
    file: str
    key: str
    words: tuple[str, ...]


def scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """Every scenario of the files, with those made by changing one. Refuses an id that stands twice."""
    found = [one for path in sorted(folder.glob("*.toml")) for one in _in_file(path)]
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise LawDataError(one.file, one.id, "id", "står två gånger. Ge scenariot ett eget namn.")
        seen.add(one.id)
    return found


def boundaries(folder: Path = FOLDER) -> list[Boundary]:
    """Every edge of a day or an age that the files name."""
    return [
        _boundary(row) for path in sorted(folder.glob("*.toml")) for row in tables(path, "boundary", ALLOWED)
    ]


def exclusions(folder: Path = FOLDER) -> list[Exclusion]:
    """Every list of exceptions that the files name."""
    return [
        _exclusion(row)
        for path in sorted(folder.glob("*.toml"))
        for row in tables(path, "exclusion", ALLOWED)
    ]


def without(exclusion: Exclusion, scenario: Scenario) -> Iterator[tuple[str, Question]]:
    """The question of the scenario with each excepted word in turn."""
    for word in exclusion.words:
        try:
            yield word, Question.from_json({**scenario.asked, exclusion.key: word})
        except QuestionError as error:
            raise LawDataError(exclusion.file, exclusion.provision, exclusion.key, error.message) from None


def at_edge(boundary: Boundary, scenario: Scenario) -> Iterator[tuple[str, Question]]:
    """The three questions of a boundary, each with the effect that is expected."""
    question = scenario.question
    for expected, (_, shift) in zip(boundary.expected, DAYS, strict=True):
        if boundary.day is not None:
            yield expected, moved_to(scenario, boundary.day + timedelta(days=shift))
        else:
            born = _born(boundary, question.on - timedelta(days=shift))
            asked = {**scenario.asked, "subject": {**scenario.asked["subject"], "born": born.isoformat()}}
            yield expected, Question.from_json(asked)


def _born(boundary: Boundary, birthday: date) -> date:
    """When somebody was born who turns so many years on the birthday."""
    try:
        return birthday.replace(year=birthday.year - (boundary.turns or 0))
    except ValueError:
        message = f"ingen fyller {boundary.turns} år den {birthday}. Ta ett scenario en annan dag."
        raise LawDataError(boundary.file, boundary.provision, "scenario", message) from None


def moved_to(scenario: Scenario, on: date) -> Question:
    """The question asked on a day, with every other day in it moved as far, so that ages and periods stay."""
    by = on - scenario.question.on

    def later(value: Any) -> Any:
        return (date.fromisoformat(value) + by).isoformat() if value else value

    asked = dict(scenario.asked)
    asked["on"] = later(asked["on"])
    asked["subject"] = {**asked["subject"], "born": later(asked["subject"]["born"])}
    asked["consents"] = [
        {
            key: later(value) if key in {"valid_from", "valid_to", "withdrawn_on"} else value
            for key, value in consent.items()
        }
        for consent in asked["consents"]
    ]
    return Question.from_json(asked)


def _in_file(path: Path) -> Iterator[Scenario]:
    for row in tables(path, "scenario", ALLOWED):
        yield _scenario(row)
        for change in row.values.get("but", []):
            yield _scenario(Table(row.file, f"{row.id}-{change.get('id')}", _changed(row.values, change)))


def _changed(row: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in row.items() if key not in (*EXPECTED, "but")}
    facts = {**row.get("facts", {}), **change.get("facts", {})}
    without = change.get("without", [])
    told = {key: value for key, value in change.items() if key not in ("facts", "without")}
    return {**kept, **told, "facts": {key: value for key, value in facts.items() if key not in without}}


def _scenario(row: Table) -> Scenario:
    row.only(KNOWN)
    for key in (*ASKED, "born", "outcome"):
        if key not in row.values:
            raise row.error(key, "saknas.")
    question = {key: _plain(row.values[key]) for key in ASKED}
    question["subject"] = {
        "born": _plain(row.values["born"]),
        "protected_identity": row.values.get("protected", False),
    }
    question["requested_by_recipient"] = row.values.get("requested", False)
    question["facts"] = row.values.get("facts", {})
    question["consents"] = [
        {key: _plain(value) for key, value in consent.items()} for consent in row.values.get("consents", [])
    ]
    return Scenario(
        id=row.id,
        file=row.file,
        note=row.text("note", default=""),
        asked=question,
        outcome=row.text("outcome"),
        grounds=row.texts("grounds"),
        asks=frozenset(row.texts("asks")),
        blocked_by=row.texts("blocked_by"),
        closed=frozenset(row.texts("closed")),
        points=row.texts("points") if "points" in row.values else None,
    )


def _boundary(row: Table) -> Boundary:
    row = Table(row.file, str(row.values.get("provision", row.id)), row.values)
    row.only(BOUNDARY_KEYS)
    day, turns = row.day("day"), row.number("turns")
    if (day is None) is (turns is None):
        raise row.error("day", "ange antingen day (en dag) eller turns (år man fyller).")
    expected = tuple(row.text(key) for key, _ in DAYS)
    for key, effect in zip((name for name, _ in DAYS), expected, strict=True):
        if effect not in EFFECTS:
            raise row.error(key, f"okänt ord {effect!r}. Tillåtna: {', '.join(EFFECTS)}.")
    before, on, after = expected
    return Boundary(row.text("provision"), row.text("scenario"), row.file, day, turns, (before, on, after))


def _exclusion(row: Table) -> Exclusion:
    row = Table(row.file, str(row.values.get("provision", row.id)), row.values)
    row.only(EXCLUSION_KEYS)
    keys = [key for key in ("sender", "recipient", "category") if key in row.values]
    if len(keys) != 1 or not row.texts(keys[0]):
        raise row.error("category", "ange vad som undantas: sender, recipient eller category.")
    return Exclusion(row.text("provision"), row.text("scenario"), row.file, keys[0], row.texts(keys[0]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
