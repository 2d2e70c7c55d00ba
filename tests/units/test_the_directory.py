"""The directory: loaded by the owner, whole or not at all, with the municipalities' official codes."""

import copy
import datetime as dt

import pytest

from samsyn.foundation.units.directory import (
    DirectoryError,
    load_directory,
    official_municipalities,
    read_directory,
)
from samsyn.foundation.units.models import Membership, Municipality, Unit
from tests.conftest import CAST, the_owner

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = dt.date(2026, 11, 1)


def test_sweden_has_290_municipalities_with_codes_of_their_county():
    official = official_municipalities()
    assert len(official) == 290
    assert (official["0580"], official["0486"], official["1496"]) == ("Linköping", "Strängnäs", "Skövde")
    assert len(set(official.values())) == 290


def test_loading_twice_changes_nothing():
    with the_owner():
        before = (Unit.objects.count(), Membership.objects.count())
        load_directory(read_directory(CAST), on=DAY)
        assert (Unit.objects.count(), Membership.objects.count()) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: c["municipalities"].update({"0580": "Åkerö"}), "Koden 0580 är Linköping"),
        (lambda c: c["municipalities"].update({"9903": "Linköping"}), "har koden 0580"),
        (
            lambda c: c["workers"]["sara"]["places"].update({"finns-inte": {"title": "x", "roles": []}}),
            "inte finns i katalogen",
        ),
        (lambda c: c["workers"]["sara"]["places"]["akero-barn-unga"].update(roles=["chef"]), "rollen chef"),
        (lambda c: c["workers"]["sara"].pop("name"), "saknas uppgiften 'name'"),
    ],
)
def test_a_wrong_directory_is_refused_in_words_and_nothing_of_it_is_kept(change, words):
    content = copy.deepcopy(read_directory(CAST))
    content["municipalities"]["9999"] = "Provby"
    change(content)
    with the_owner():
        with pytest.raises(DirectoryError, match=words):
            load_directory(content, on=DAY)
        assert not Municipality.objects.filter(code="9999").exists()


def test_a_file_that_is_no_directory_is_refused(tmp_path):
    for content in ("", "a: [", "- bara en lista"):
        path = tmp_path / "katalog.yaml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DirectoryError, match=r"katalog\.yaml"):
            read_directory(path)
