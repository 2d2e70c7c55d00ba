"""The commands that the documents name exist."""

import re

import pytest

from samsyn.config import command

from .texts import ROOT, documents, name_of

MAKE = re.compile(r"(?:^|&& |=\S* )make ([a-z]+)\b", re.MULTILINE)
SAMSYN = re.compile(r"(?:^|`)(?:\S*/)?samsyn ([a-z][a-z-]*)\b", re.MULTILINE)
CODE = re.compile(r"^```[a-z]*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def code_in(document):
    """Only what is written as code: in prose one may make sense."""
    return "\n".join(block or word for block, word in CODE.findall(document.read_text(encoding="utf-8")))


def targets():
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_make_command_that_is_named_exists(document):
    assert set(MAKE.findall(code_in(document))) - targets() == set()


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_samsyn_command_that_is_named_exists(document):
    known = {*command.DOING, *command.PASSED_ON}
    assert set(SAMSYN.findall(code_in(document))) - known == set()


def test_the_readme_names_the_two_commands():
    code = code_in(ROOT / "README.md")
    assert {"run", "test"} <= set(MAKE.findall(code))


def test_the_readme_shows_what_run_really_says():
    said = (ROOT / "src/samsyn/config/run.py").read_text(encoding="utf-8")
    shown = [
        line
        for line in code_in(ROOT / "README.md").splitlines()
        if line.endswith(("vara, till exempel", "behövs."))
    ]
    assert len(shown) == 2
    assert [line for line in shown if line not in said] == []


@pytest.mark.parametrize("command_line", ["make bench NAME=match"])
def test_a_benchmark_that_is_named_exists(command_line):
    assert command_line in code_in(ROOT / "CONTRIBUTING.md")
    assert (ROOT / f"bench/{command_line.partition('NAME=')[2]}.py").exists()
