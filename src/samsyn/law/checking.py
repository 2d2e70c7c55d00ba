"""Hold the body of rules against the scenarios: what a lawyer has written that the engine answers otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from samsyn.law.answer import Answer
from samsyn.law.book import Book
from samsyn.law.engine import assess
from samsyn.law.errors import LawDataError
from samsyn.law.scenarios_file import (
    DAYS,
    FOLDER,
    Boundary,
    Exclusion,
    Scenario,
    at_edge,
    boundaries,
    exclusions,
    scenarios,
    without,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """How many there were, and one line for each that was not answered as it says."""

    scenarios: int
    boundaries: int
    exclusions: int
    wrong: tuple[str, ...]


def check(book: Book, folder: Path = FOLDER) -> Checked:
    """Every scenario and boundary of a folder. Raises `LawDataError` for a file that cannot be read."""
    told, edges, excepted = scenarios(folder), boundaries(folder), exclusions(folder)
    by_id = {one.id: one for one in told}
    wrong = [f"{one.file}: {one.id}: {line}" for one in told for line in differences(book, one)]
    wrong += [f"{edge.file}: {line}" for edge in edges for line in at_boundary(book, edge, by_id)]
    wrong += [f"{one.file}: {line}" for one in excepted for line in at_exclusion(book, one, by_id)]
    return Checked(len(told), len(edges), len(excepted), tuple(wrong))


def differences(book: Book, scenario: Scenario) -> Iterator[str]:
    """What the answer says otherwise than the scenario."""
    answer = assess(scenario.question, book)
    for key, expected, got in _compared(scenario, answer):
        if expected != got:
            yield f"{key} skulle vara {_said(expected)} men blev {_said(got)}."
    for opened in sorted(scenario.closed & {*answer.grounds, *answer.blocked_by}):
        yield f"{opened} skulle inte gälla men gör det."


def at_boundary(book: Book, boundary: Boundary, by_id: dict[str, Scenario]) -> Iterator[str]:
    """What a provision does otherwise than its boundary says."""
    scenario = _named(boundary, by_id)
    for (key, _), (expected, question) in zip(DAYS, at_edge(boundary, scenario), strict=True):
        got = effect(boundary.provision, assess(question, book))
        if got != expected:
            yield f"{boundary.name}: {key} skulle vara {expected} men blev {got} ({question.on})."


def at_exclusion(book: Book, exclusion: Exclusion, by_id: dict[str, Scenario]) -> Iterator[str]:
    """Where an exception does not bite, or the scenario is none that the provision decides."""
    scenario = _named(exclusion, by_id)
    if effect(exclusion.provision, assess(scenario.question, book)) == "nothing":
        yield f"{exclusion.provision}: gäller inte i {exclusion.scenario}, så undantaget säger inget."
    for word, question in without(exclusion, scenario):
        if effect(exclusion.provision, assess(question, book)) != "nothing":
            yield f"{exclusion.provision}: {exclusion.key} = {word} skulle vara undantaget men är det inte."


def _named(row: Boundary | Exclusion, by_id: dict[str, Scenario]) -> Scenario:
    scenario = by_id.get(row.scenario)
    if scenario is None:
        raise LawDataError(row.file, row.provision, "scenario", f"{row.scenario} finns inte.")
    return scenario


def effect(provision: str, answer: Answer) -> str:
    """What a provision did in an answer, in the words of a boundary."""
    if provision in answer.grounds:
        return "opens"
    if provision in answer.blocked_by:
        return "closes"
    return "lawyer" if provision == answer.nearest and answer.points else "nothing"


def _compared(scenario: Scenario, answer: Answer) -> Iterable[tuple[str, object, object]]:
    yield "outcome", scenario.outcome, answer.outcome.value
    yield "grounds", scenario.grounds, answer.grounds
    yield "asks", scenario.asks, frozenset(ask.fact.value for ask in answer.asks)
    yield "blocked_by", scenario.blocked_by, answer.blocked_by
    if scenario.points is not None:
        yield "points", scenario.points, answer.points


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    words = sorted(value) if isinstance(value, frozenset) else list(value)  # type: ignore[call-overload]
    return ", ".join(words) or "inget"
