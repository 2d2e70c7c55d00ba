"""How long papers are kept."""

from dataclasses import replace
from datetime import date

import pytest

from samsyn.law.errors import LawDataError
from samsyn.law.retention import Papers, disposal, load

LINKOPING, STRANGNAS, GOTEBORG, BORAS = "0580", "0486", "1480", "1490"
KIM = Papers(born=date(2010, 6, 7), ended_on=date(2026, 3, 1), municipality=STRANGNAS)


def test_a_case_that_was_not_opened_is_kept_five_years_and_gone_by_the_end_of_the_next_year() -> None:
    found = disposal("weed_not_opened", KIM)
    assert (found.earliest, found.latest, found.kept) == (date(2031, 3, 1), date(2032, 12, 31), "")
    assert found.basis == "16 kap. 2 a § SoL"


def test_an_inquiry_is_kept_until_the_person_is_thirty() -> None:
    assert disposal("weed_inquiry", KIM).earliest == date(2040, 6, 7)


def test_an_inquiry_that_ended_before_the_rule_is_kept_five_years() -> None:
    before = disposal("weed_inquiry", replace(KIM, ended_on=date(2026, 1, 14)))
    assert (before.earliest, before.basis) == (date(2031, 1, 14), "16 kap. 1 § SoL")
    assert disposal("weed_inquiry", replace(KIM, ended_on=date(2026, 1, 15))).earliest == date(2040, 6, 7)


@pytest.mark.parametrize("municipality", [LINKOPING, GOTEBORG])
def test_in_ostergotland_and_goteborg_everything_is_kept(municipality: str) -> None:
    found = disposal("weed_case_file", replace(KIM, municipality=municipality))
    assert (found.earliest, found.latest) == (None, None)
    assert found.kept.startswith("16 kap. 4 § SoL")


def test_elsewhere_in_the_same_county_as_goteborg_it_is_not() -> None:
    assert disposal("weed_case_file", replace(KIM, municipality=BORAS)).earliest == date(2031, 3, 1)


@pytest.mark.parametrize(
    ("day", "kept"), [(4, False), (5, True), (6, False), (15, True), (25, True), (26, False)]
)
def test_those_born_on_the_fifth_fifteenth_and_twenty_fifth_are_kept_everywhere(day, kept) -> None:
    assert bool(disposal("weed_not_opened", replace(KIM, born=date(2010, 6, day))).kept) is kept


def test_a_placement_is_never_disposed_of() -> None:
    assert "placering" in disposal("weed_case_file", replace(KIM, never=True)).kept


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        disposal("weed_everything", KIM)


GOOD = """[[retention]]
id = "a"
name = "A"
starts = "då"
basis = "1 §"
first_day = 2025-01-01
years = 5

[[preservation]]
id = "b"
basis = "2 §"
counties = ["05"]
municipalities = []
birth_days = [5]
"""


@pytest.mark.parametrize(
    ("find", "put", "message"),
    [
        ("years = 5", "", "a: years: ange antingen years eller age"),
        ("years = 5", "years = 5\nage = 30", "a: years: ange antingen years eller age"),
        ("years = 5", "years = -5", "a: years: ska vara ett heltal"),
        ("first_day = 2025-01-01", "", "a: first_day: saknas"),
        ("birth_days = [5]", "birth_days = [32]", "b: birth_days: ska vara dagar"),
        ('counties = ["05"]', "counties = [5]", "b: counties: ska vara en lista av texter"),
        ('basis = "2 §"', 'bas = "2 §"', "b: bas: okänd nyckel"),
    ],
)
def test_a_wrong_rule_is_refused_with_file_id_and_key(tmp_path, find, put, message) -> None:
    path = tmp_path / "retention.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert load(path)[0]["a"].years == 5
    path.write_text(GOOD.replace(find, put), encoding="utf-8")
    with pytest.raises(LawDataError) as refused:
        load(path)
    assert str(refused.value).startswith(f"retention.toml: {message}")
