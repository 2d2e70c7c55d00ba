"""Every scenario file is answered as it says. A lawyer adds a scenario without touching this file."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from samsyn.law import Question, assess
from samsyn.law.book import FOLDER as PROVISIONS
from samsyn.law.book import the_book
from samsyn.law.checking import at_boundary, at_exclusion, check, differences
from samsyn.law.errors import LawDataError
from samsyn.law.provision import DECIDING
from samsyn.law.scenarios_file import FOLDER, Scenario, boundaries, exclusions, scenarios
from samsyn.law.vocabulary import Kind

GIVEN = [json.loads(line) for line in (Path(__file__).parent / "given.jsonl").read_text("utf-8").splitlines()]
OURS = scenarios()
BY_ID = {one.id: one for one in OURS}
OWN_SCENARIOS_WANTED = 120
TO_NO_PARTY = {"OSL-10-2a"}  # its recipient, a technical processor, is none of the parties
ALL_DECIDING = [
    p for p in the_book().provisions if (p.kind in DECIDING or p.kind is Kind.BLOCK) and p.recipients
]


@pytest.mark.parametrize("scenario", GIVEN, ids=lambda s: s["id"])
def test_each_given_scenario_gets_the_answer_the_texts_give(scenario) -> None:
    answer = assess(Question.from_json(scenario["question"])).to_json()
    expect = scenario["expect"]
    assert answer["outcome"] in expect["outcome"]
    assert answer["grounds"] == expect["grounds"]
    assert set(answer["asks"]) == set(expect["asks"])
    assert answer["blocked_by"] == expect["blocked_by"]


@pytest.mark.parametrize("scenario", OURS, ids=lambda s: s.id)
def test_each_of_our_scenarios_gets_the_answer_it_says(scenario: Scenario) -> None:
    assert list(differences(the_book(), scenario)) == []


@pytest.mark.parametrize("edge", boundaries(), ids=lambda edge: edge.name)
def test_each_boundary_holds_on_the_day_before_the_day_and_the_day_after(edge) -> None:
    assert list(at_boundary(the_book(), edge, BY_ID)) == []


@pytest.mark.parametrize("excepted", exclusions(), ids=lambda one: f"{one.provision} {one.key}")
def test_each_exception_bites(excepted) -> None:
    assert list(at_exclusion(the_book(), excepted, BY_ID)) == []


def test_there_are_enough_scenarios() -> None:
    assert len(OURS) >= OWN_SCENARIOS_WANTED


def test_every_provision_that_decides_is_open_in_one_scenario_and_closed_in_another() -> None:
    deciding = {p.id for p in ALL_DECIDING}
    never_open = {"OSL-10-23-v1", "OSL-10-24-v1"}  # an unread wording is a lawyer's to answer
    opened = {found for scenario in OURS for found in (*scenario.grounds, *scenario.blocked_by)}
    closed = {found for scenario in OURS for found in scenario.closed}
    assert opened == deciding - never_open
    assert closed == deciding
    nowhere = {p.id for p in the_book().provisions if p.kind in DECIDING and p.purposes and not p.recipients}
    assert nowhere == TO_NO_PARTY


def test_every_first_day_last_day_and_age_of_a_provision_has_its_boundary() -> None:
    wanted = {(p.id, p.first_day) for p in ALL_DECIDING}
    wanted |= {(p.id, p.last_day) for p in ALL_DECIDING if p.last_day}
    wanted |= {(p.id, age) for p in ALL_DECIDING for age in (p.from_age, p.under_age) if age is not None}
    assert {(edge.provision, edge.day or edge.turns) for edge in boundaries()} == wanted


def test_every_list_of_exceptions_in_the_provisions_is_tried() -> None:
    keys = {"senders_except": "sender", "recipients_except": "recipient", "categories_except": "category"}
    wanted = {
        (row["id"], keys[key])
        for path in PROVISIONS.glob("*.toml")
        for row in tomllib.loads(path.read_text("utf-8")).get("provision", [])
        for key in keys
        if key in row
    }
    assert {(one.provision, one.key) for one in exclusions()} == wanted


NEW = """
[[scenario]]
id = "ny-fraga"
on = 2026-03-02
sender = "social_services"
recipient = "police"
born = 2008-06-15
category = "crime_risk"
purpose = "prevent_crime"
outcome = "permitted"
grounds = ["OSL-10-18a"]
facts = { concrete_risk_of_crime = true, disclosure_unsuitable = false }
"""
EDGE = """
[[boundary]]
provision = "OSL-10-18a"
scenario = "ny-fraga"
turns = 21
before = "opens"
on = "nothing"
after = "nothing"
"""
EXCEPTED = """
[[exclusion]]
provision = "OSL-10-18a"
scenario = "ny-fraga"
category = ["suspected_offence"]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "ny.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_lawyers_own_file_is_held_against_the_law(tmp_path) -> None:
    checked = check(the_book(), written(tmp_path, NEW + EDGE + EXCEPTED))
    assert (checked.scenarios, checked.boundaries, checked.exclusions, checked.wrong) == (1, 1, 1, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEW.replace("permitted", "duty"), "ny.toml: ny-fraga: outcome skulle vara duty men blev permitted."),
        (
            NEW.replace('["OSL-10-18a"]', "[]"),
            "ny.toml: ny-fraga: grounds skulle vara inget men blev OSL-10-18a.",
        ),
        (
            NEW + 'asks = ["needed_for_purpose"]',
            "ny.toml: ny-fraga: asks skulle vara needed_for_purpose men blev inget.",
        ),
        (NEW + 'closed = ["OSL-10-18a"]', "ny.toml: ny-fraga: OSL-10-18a skulle inte gälla men gör det."),
        (NEW + 'points = ["15a-mot-23"]', "ny.toml: ny-fraga: points skulle vara 15a-mot-23 men blev inget."),
        (
            NEW + EDGE.replace('on = "nothing"', 'on = "opens"'),
            "ny.toml: OSL-10-18a 21 år: on skulle vara opens men blev nothing (2026-03-02).",
        ),
        (
            NEW + EXCEPTED.replace("suspected_offence", "concern"),
            "ny.toml: OSL-10-18a: category = concern skulle vara undantaget men är det inte.",
        ),
        (
            NEW + EXCEPTED.replace("OSL-10-18a", "OSL-10-22"),
            "ny.toml: OSL-10-22: gäller inte i ny-fraga, så undantaget säger inget.",
        ),
    ],
)
def test_what_is_answered_otherwise_is_said_with_file_and_scenario(tmp_path, text, said) -> None:
    assert said in check(the_book(), written(tmp_path, text)).wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NEW + NEW, "ny.toml: ny-fraga: id: står två gånger"),
        (NEW.replace("outcome", "utfall"), "ny.toml: ny-fraga: utfall: okänd nyckel"),
        (NEW.replace('purpose = "prevent_crime"', ""), "ny.toml: ny-fraga: purpose: saknas"),
        (NEW.replace("2008-06-15", "2027-06-15"), "ny.toml: ny-fraga: subject.born: 2027-06-15 ligger efter"),
        (NEW + EDGE.replace("ny-fraga", "okänd"), "ny.toml: OSL-10-18a: scenario: okänd finns inte"),
        (NEW + EDGE.replace("turns = 21", ""), "ny.toml: OSL-10-18a: day: ange antingen day"),
        (NEW + EDGE.replace('"opens"', '"öppnar"'), "ny.toml: OSL-10-18a: before: okänt ord 'öppnar'"),
        (NEW + EXCEPTED.replace("category", "sender"), "ny.toml: OSL-10-18a: sender: okänt ord"),
        (NEW + EXCEPTED.replace('category = ["suspected_offence"]', ""), "ange vad som undantas"),
        ("[[fall]]", "ny.toml: -: fall: okänd nyckel"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(tmp_path, text, said) -> None:
    with pytest.raises(LawDataError) as refused:
        check(the_book(), written(tmp_path, text))
    assert said in str(refused.value)


def test_a_birthday_that_nobody_has_is_refused(tmp_path) -> None:
    leap = NEW.replace("on = 2026-03-02", "on = 2028-02-29")
    with pytest.raises(LawDataError, match=r"OSL-10-18a: scenario: ingen fyller 21 år den 2028-02-29"):
        check(the_book(), written(tmp_path, leap + EDGE))


def test_the_files_stand_in_the_package_so_that_a_lawyer_can_read_them(tmp_path) -> None:
    shutil.copytree(FOLDER, tmp_path / "fall")
    assert check(the_book(), tmp_path / "fall").wrong == ()
