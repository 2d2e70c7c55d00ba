"""Every scenario file is answered as it says. A lawyer adds a scenario without touching this file."""

import json
from pathlib import Path

import pytest

from samsyn.law import Question, assess

FOLDER = Path(__file__).parent / "scenarios"


def read_lines(path: Path) -> list[dict[str, object]]:
    """One scenario a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("scenario", read_lines(FOLDER / "given.jsonl"), ids=lambda s: s["id"])
def test_each_given_scenario_gets_the_answer_the_texts_give(scenario) -> None:
    answer = assess(Question.from_json(scenario["question"])).to_json()
    expect = scenario["expect"]
    assert answer["outcome"] in expect["outcome"]
    assert answer["grounds"] == expect["grounds"]
    assert set(answer["asks"]) == set(expect["asks"])
    assert answer["blocked_by"] == expect["blocked_by"]
