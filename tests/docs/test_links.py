"""Every link leads somewhere, and every file that a text names is there."""

import re

import pytest

from .texts import ROOT, anchors, documents, links, name_of, quoted

FOLDERS = ("src/", "tests/", "docs/", "tools/", "bench/", ".ci/")
MADE_LATER = ("docs/_build",)


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_relative_link_resolves(document):
    lost = []
    for link in links(document):
        file, _, anchor = link.partition("#")
        target = (document.parent / file).resolve() if file else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_file_that_is_named_is_there(document):
    named = [
        word
        for word in quoted(document)
        if word.startswith(FOLDERS) and not re.search(r"[*{<…A-Z ]{2}|[*{<… ]", word)
    ]
    assert [word for word in named if not word.startswith(MADE_LATER) and not (ROOT / word).exists()] == []


def test_links_are_found_at_all():
    assert "architecture.md" in links(ROOT / "docs/index.md")


@pytest.mark.parametrize("picture", sorted((ROOT / "docs/pictures").iterdir()), ids=lambda path: path.name)
def test_every_picture_is_used_and_small(picture):
    users = [
        document for document in documents() if any(link.endswith(picture.name) for link in links(document))
    ]
    assert users != []
    assert picture.stat().st_size < 300_000
