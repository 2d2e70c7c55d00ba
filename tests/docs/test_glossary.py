"""Every word of the glossary is in use: the Swedish one in the pages, the English one in the code."""

import re
from pathlib import Path

import pytest

from .texts import ROOT

ROW = re.compile(r"^\| ([^|`]+) \| `([^`]+)` \|", re.MULTILINE)
SOURCE = ROOT / "src/samsyn"
NOT_OURS = ("vendor", "migrations")


def text_of(*endings: str) -> str:
    files = [
        path
        for path in SOURCE.rglob("*")
        if path.suffix in endings and not any(part in NOT_OURS for part in path.parts)
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.fixture(scope="module")
def shown() -> str:
    """What a user can read: templates, texts in the code, methods, questions of the law."""
    return text_of(".html", ".py", ".yaml", ".toml", ".typ").lower()


@pytest.fixture(scope="module")
def names() -> set[str]:
    """Every name and every part of an address in the code."""
    return set(re.findall(r"\w+", text_of(".py", ".html", ".yaml", ".toml")))


def rows() -> list[tuple[str, str]]:
    return ROW.findall((ROOT / "docs/glossary.md").read_text(encoding="utf-8"))


def test_the_glossary_is_read():
    assert ("orosanmälan", "concern_report") in rows()
    assert len(rows()) > 60


@pytest.mark.parametrize(("swedish", "code"), rows())
def test_the_word_is_in_the_pages_and_in_the_code(swedish, code, shown, names):
    assert swedish.strip().lower() in shown
    assert code in names


def test_no_word_stands_twice():
    words = [swedish for swedish, _ in rows()]
    assert sorted(words) == sorted(set(words))


def test_words_that_hurt_are_in_no_page():
    pages: list[Path] = [*SOURCE.rglob("*.html"), *(ROOT / "docs/guide").glob("*.md")]
    hurting = re.compile(r"klient|missbrukare|kriminell ungdom|riskpoäng|problemungdom", re.IGNORECASE)
    assert [path.name for path in pages if hurting.search(path.read_text(encoding="utf-8"))] == []
