"""Every setting that the program reads has a heading that says what it does, and no heading is left over."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
IN_PYTHON = re.compile(r"""["'](SAMSYN_[A-Z_]+)["']""")
IN_SHELL = re.compile(r"\$[({](SAMSYN_[A-Z_]+)")


def read_by_the_program():
    python = [*(REPOSITORY / "src").rglob("*.py"), *(REPOSITORY / "tools").rglob("*.py")]
    shell = [REPOSITORY / "Makefile", *(REPOSITORY / "tools").rglob("*.sh")]
    found = {name for path in python for name in IN_PYTHON.findall(path.read_text())}
    return found | {name for path in shell for name in IN_SHELL.findall(path.read_text())}


def headings():
    text = (REPOSITORY / "docs/operations/settings.md").read_text()
    return re.findall(r"^### (SAMSYN_[A-Z_]+)$", text, re.MULTILINE)


def test_every_setting_has_its_heading():
    assert "SAMSYN_PORT" in read_by_the_program()
    assert sorted(read_by_the_program() - set(headings())) == []


def test_no_heading_is_of_a_setting_that_is_gone():
    assert sorted(set(headings()) - read_by_the_program()) == []


def test_no_setting_is_described_twice():
    assert len(headings()) == len(set(headings()))
