"""Which version of a method holds on a day, in a municipality, and for a case that began earlier."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from samsyn.methods import loader
from samsyn.methods.faults import MethodError, UnknownMethodError
from samsyn.methods.library import SHIPPED, Library, read_library, shipped

KEY = "linkopingsmodellen"


@pytest.fixture
def two_versions(tmp_path: Path, small_text: str) -> Library:
    (tmp_path / "first.yaml").write_text(small_text)
    later = small_text.replace("version: 1", "version: 2").replace("2026-01-01", "2026-07-01")
    (tmp_path / "second.yaml").write_text(later.replace("youngest: 10", "youngest: 12"))
    return read_library(sorted(tmp_path.glob("*.yaml")))


def youngest(library: Library, on: date) -> int:
    return library.method("ung_och_trygg", on=on).target_group.ages.youngest


def test_two_municipalities_use_one_method_side_by_side_with_their_own_ages() -> None:
    on = date(2026, 11, 22)
    ages = {place: loader.method(KEY, place, on=on).target_group.ages for place in ("akero", "norrvik")}
    assert {place: (one.youngest, one.oldest) for place, one in ages.items()} == {
        "akero": (15, 18),
        "norrvik": (15, 17),
    }


def test_a_version_holds_from_its_first_day_until_the_next_ones(two_versions: Library) -> None:
    assert youngest(two_versions, date(2026, 1, 1)) == 10
    assert youngest(two_versions, date(2026, 6, 30)) == 10
    assert youngest(two_versions, date(2026, 7, 1)) == 12


def test_a_case_keeps_the_version_it_began_under(two_versions: Library) -> None:
    assert two_versions.method_version("ung_och_trygg", None, 1).target_group.ages.youngest == 10
    assert two_versions.method_version("ung_och_trygg", None, 2).target_group.ages.youngest == 12
    assert loader.method_version(KEY, "akero", 1) is loader.method(KEY, "akero", on=date(2026, 1, 1))


def test_the_day_before_its_first_a_method_is_not_there_and_the_answer_says_from_when() -> None:
    first = loader.method(KEY, "norrvik", on=date(2026, 1, 1)).valid_from
    with pytest.raises(UnknownMethodError, match=f"gäller först från {first}"):
        loader.method(KEY, "norrvik", on=first - timedelta(days=1))


@pytest.mark.parametrize(
    ("key", "municipality", "says"),
    [
        ("linkopingmodellen", None, "Menade du ”linkopingsmodellen”?"),
        (KEY, "akerö", "”akerö” har inga inställningar för ”linkopingsmodellen”. Menade du ”akero”?"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(key: str, municipality: str | None, says: str) -> None:
    with pytest.raises(UnknownMethodError) as refused:
        loader.method(key, municipality, on=date(2026, 11, 22))
    assert says in str(refused.value)


def test_a_version_that_is_not_there_is_told_with_those_that_are(two_versions: Library) -> None:
    with pytest.raises(UnknownMethodError, match="Det finns version 1, 2"):
        two_versions.method_version("ung_och_trygg", None, 3)


def test_the_methods_a_municipality_may_begin_a_case_under() -> None:
    assert [method.title for method in shipped().valid("akero", on=date(2026, 11, 22))] == [
        "Linköpingsmodellen i Åkerö",
        "SIG i Åkerö",
    ]
    assert shipped().valid("akero", on=date(2025, 8, 31)) == ()
    assert shipped().valid("liv", on=date(2026, 11, 22)) == ()


def test_one_version_in_two_files_is_refused(faults_of, small_text: str) -> None:
    (fault,) = faults_of(first=small_text, second=small_text)
    assert (fault.line, fault.key) == (4, "version")
    assert "version 1 står redan i" in fault.message
    assert fault.file.endswith("second.yaml")


def test_a_later_version_that_begins_no_later_is_refused(faults_of, small_text: str) -> None:
    (fault,) = faults_of(first=small_text, second=small_text.replace("version: 1", "version: 2"))
    assert (fault.line, fault.key) == (5, "valid_from")
    assert fault.message == "version 1 gäller från 2026-01-01; en senare börjar en senare dag."


def test_load_reads_a_method_from_its_file(linkoping) -> None:
    assert loader.load(SHIPPED / "linkopingsmodellen.yaml") == linkoping


def test_load_reads_settings_together_with_the_method_that_comes_with_the_program(
    tmp_path: Path, akero_text: str
) -> None:
    path = tmp_path / "akero.yaml"
    path.write_text(akero_text)
    assert loader.load(path) == loader.method(KEY, "akero", on=date(2026, 1, 1))


def test_load_refuses_with_every_fault(tmp_path: Path, small_text: str) -> None:
    path = tmp_path / "metod.yaml"
    path.write_text(small_text.replace("youngest: 10", "youngest: 18").replace("talks: null\n", ""))
    with pytest.raises(MethodError) as refused:
        loader.load(path)
    assert (
        str(refused.value)
        == f"{path}:2: talks: nyckeln ”talks” saknas. Lägg till den; skriv null eller [] om den inte gäller."
    )


def test_a_method_knows_its_steps_and_consents_by_key(linkoping) -> None:
    assert linkoping.step("visit").name == "Hembesöket"
    assert linkoping.consent("talk").name == "Prata med oss"
    with pytest.raises(KeyError):
        linkoping.step("visti")
