"""publiccode.yml follows its standard in what the standard makes one write, and agrees with the program."""

import tomllib

import pytest
import yaml

from .texts import ROOT

LONGEST_SHORT, SHORTEST_LONG = 150, 150


@pytest.fixture(scope="module")
def told():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_everything_that_has_to_be_told_is_told(told):
    needed = {
        "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
        "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert needed - set(told) == set()
    assert told["localisation"]["localisationReady"] in (True, False)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_description_is_as_long_as_it_may_be(told, language):
    description = told["description"][language]
    assert len(description["shortDescription"]) <= LONGEST_SHORT
    assert len(description["longDescription"]) >= SHORTEST_LONG
    assert description["features"] != []


def test_version_and_licence_are_the_programs(told, project):
    assert told["softwareVersion"] == project["version"]
    assert told["legal"]["license"] == project["license"]
    assert told["name"].lower() == project["name"]


def test_the_changelog_knows_the_version(project):
    assert project["version"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
