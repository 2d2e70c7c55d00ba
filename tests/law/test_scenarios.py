"""Every scenario file is answered as it says. A lawyer adds a scenario without touching this file."""

import pytest

from samsyn.law import Question, assess
from samsyn.law.book import the_book
from samsyn.law.provision import DECIDING
from samsyn.law.vocabulary import Kind
from tests.law.scenario_files import Scenario, given, ours

OURS = ours()
OWN_SCENARIOS_WANTED = 120
TO_NO_PARTY = {"OSL-10-2a"}  # its recipient, a technical processor, is none of the parties


@pytest.mark.parametrize("scenario", given(), ids=lambda s: s["id"])
def test_each_given_scenario_gets_the_answer_the_texts_give(scenario) -> None:
    answer = assess(Question.from_json(scenario["question"])).to_json()
    expect = scenario["expect"]
    assert answer["outcome"] in expect["outcome"]
    assert answer["grounds"] == expect["grounds"]
    assert set(answer["asks"]) == set(expect["asks"])
    assert answer["blocked_by"] == expect["blocked_by"]


@pytest.mark.parametrize("scenario", OURS, ids=lambda s: s.id)
def test_each_of_our_scenarios_gets_the_answer_it_says(scenario: Scenario) -> None:
    answer = assess(Question.from_json(scenario.question)).to_json()
    said = {key: answer[key] for key in ("outcome", "grounds", "blocked_by")}
    assert said == {
        "outcome": scenario.outcome,
        "grounds": scenario.grounds,
        "blocked_by": scenario.blocked_by,
    }, answer["reasons"]
    assert set(answer["asks"]) == scenario.asks
    assert not scenario.closed & {*answer["grounds"], *answer["blocked_by"]}
    assert scenario.points in (None, answer["points"])


def test_there_are_enough_scenarios_and_each_has_its_own_name() -> None:
    assert len(OURS) >= OWN_SCENARIOS_WANTED
    assert len({scenario.id for scenario in OURS}) == len(OURS)


def test_every_provision_that_decides_is_open_in_one_scenario_and_closed_in_another() -> None:
    deciding = {
        p.id for p in the_book().provisions if (p.kind in DECIDING or p.kind is Kind.BLOCK) and p.recipients
    }
    never_open = {"OSL-10-23-v1", "OSL-10-24-v1"}  # an unread wording is a lawyer's to answer
    opened = {found for scenario in OURS for found in (*scenario.grounds, *scenario.blocked_by)}
    closed = {found for scenario in OURS for found in scenario.closed}
    assert opened == deciding - never_open
    assert closed == deciding
    nowhere = {p.id for p in the_book().provisions if p.kind in DECIDING and p.purposes and not p.recipients}
    assert nowhere == TO_NO_PARTY
