"""What a lawyer's decision on an unsettled point would change: the scenarios that are answered otherwise with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samsyn.law.answer import Answer
from samsyn.law.book import Book
from samsyn.law.engine import assess
from samsyn.law.provision import Settlement
from samsyn.law.scenarios_file import Scenario, moved_to, scenarios


@dataclass(frozen=True, slots=True)
class Changed:
    """A scenario, asked on the day, with the answer before the decision and after it."""

    scenario: Scenario
    before: Answer
    after: Answer


def changed_by(
    book: Book, before: Mapping[str, Settlement], after: Mapping[str, Settlement], on: date
) -> tuple[Changed, ...]:
    """The scenarios that get another outcome on `on`, each moved whole in time to that day.

    Every scenario counts, whatever day it was written for: here it is only a question that people ask.
    """
    found = []
    for scenario in scenarios():
        question = moved_to(scenario, on)
        old, new = assess(question, book, before), assess(question, book, after)
        if old.outcome is not new.outcome:
            found.append(Changed(scenario, old, new))
    return tuple(found)
