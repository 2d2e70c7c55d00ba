"""Who may this be? Comparing a sought person with known ones, and saying why in plain words."""

import datetime as dt
from uuid import UUID

import pytest

from samsyn.foundation.people.likeness import Known, Nearness, Resemblance, Sought, most_alike
from samsyn.foundation.people.match_keys import close_keys, swapped, wide_keys

KIM = Known(UUID(int=1), "kim alexander", "oberg", "201005119801", dt.date(2010, 5, 11), 2010)
OTHER = Known(UUID(int=2), "elsa", "lindqvist", "", dt.date(2011, 8, 30), 2011)


def only(sought: Sought, *known: Known) -> Resemblance:
    (found,) = most_alike(sought, known or (KIM, OTHER), at_most=5)
    return found


def words(sought: Sought, *known: Known) -> list[str]:
    return [str(reason) for reason in only(sought, *known).reasons]


def test_the_same_number_is_nearest_whatever_else_is_written():
    found = only(Sought("Kym", "Oberg", "201005119801"))
    assert found.known is KIM
    assert found.nearness is Nearness.SAME_NUMBER
    assert str(found.nearness.label) == "Samma nummer"
    assert str(found.reasons[0]) == "samma nummer"


def test_another_valid_number_speaks_against():
    with_number = Sought("Kim", "Öberg", "201106139804")
    without = Sought("Kim", "Öberg")
    assert only(with_number).closeness < only(without).closeness


def test_numbers_a_slip_apart_are_said_to_be_alike():
    assert "numren liknar varandra" in words(Sought("Kim", "Öberg", "201005119819"))


@pytest.mark.parametrize(
    ("sought", "said"),
    [
        (Sought("Kim Alexander", "Öberg", "", dt.date(2010, 5, 11)), ["samma födelsedatum", "samma namn"]),
        (Sought("Kim", "Öberg", "", dt.date(2010, 11, 5)), ["dag och månad har bytt plats", "namnet liknar"]),
        (
            Sought("Kimm", "Oberg", "", dt.date(2010, 5, 17)),
            ["födelsedatumet skiljer en siffra", "namnet liknar"],
        ),
        (Sought("Kim", "Öberg", born_from=2009, born_to=2010), ["åldern stämmer", "namnet liknar"]),
        (
            Sought("Öberg", "Kim", "", dt.date(2010, 5, 11)),
            ["samma födelsedatum", "för- och efternamn har bytt plats"],
        ),
        (Sought("", "Öberg", "", dt.date(2010, 5, 11)), ["samma födelsedatum", "samma efternamn"]),
        (Sought("Kim", "", "", dt.date(2010, 5, 11)), ["samma födelsedatum", "förnamnet liknar"]),
        (
            Sought("Kim Alexander", "Tvärström", "", dt.date(2010, 5, 11)),
            ["samma födelsedatum", "samma förnamn"],
        ),
        (Sought("Xerxes", "Ögberg", "", dt.date(2010, 5, 11)), ["samma födelsedatum", "efternamnet liknar"]),
        (Sought("", "", "", dt.date(2010, 5, 11)), ["samma födelsedatum"]),
    ],
)
def test_the_reasons_are_plain_words(sought, said):
    assert words(sought) == said


def test_a_name_alone_may_be_and_with_its_date_agrees_well():
    assert only(Sought("Kim", "Öberg")).nearness is Nearness.ALIKE
    assert only(Sought("Kim", "Öberg", "", dt.date(2010, 5, 11))).nearness is Nearness.VERY_ALIKE


def test_an_age_that_does_not_fit_and_another_year_speak_against():
    fits = only(Sought("Kim", "Öberg", born_from=2009, born_to=2011)).closeness
    assert only(Sought("Kim", "Öberg", born_from=2001, born_to=2003)).closeness < fits
    same_year = only(Sought("Kim", "Öberg", "", dt.date(2010, 1, 30)))
    assert "samma födelseår" in [str(reason) for reason in same_year.reasons]
    assert only(Sought("Kim", "Öberg", "", dt.date(2003, 1, 30))).closeness < same_year.closeness


def test_nobody_alike_is_nobody():
    assert most_alike(Sought("Siri", "Falk", "", dt.date(2001, 1, 1)), [KIM, OTHER], at_most=5) == []
    assert most_alike(Sought(), [KIM, OTHER], at_most=5) == []
    assert most_alike(Sought("Kim", "Öberg"), [], at_most=5) == []


def test_one_known_by_nothing_but_a_family_name_can_be_found_by_it():
    bare = Known(UUID(int=9), "", "oberg", "", None, None)
    assert words(Sought("Kim", "Öberg", "", dt.date(2010, 5, 11)), bare) == ["samma efternamn"]


def test_among_hundreds_the_nearest_come_first_and_the_same_birth_date_is_never_dropped():
    crowd = [Known(UUID(int=100 + n), "kim", f"oberg{n}", "", dt.date(2001, 1, 1), 2001) for n in range(300)]
    renamed = Known(UUID(int=3), "zoe", "falk", "", dt.date(2010, 5, 11), 2010)
    found = most_alike(Sought("Kim", "Öberg", "", dt.date(2010, 5, 11)), [*crowd, renamed, KIM], at_most=200)
    assert found[0].known is KIM
    assert renamed in [one.known for one in found]
    assert len(found) < 100


def test_a_double_name_meets_its_parts():
    double = Known(UUID(int=4), "anna karin", "berg lindqvist", "", dt.date(2010, 5, 11), 2010)
    assert "namnet liknar" in words(Sought("Karin", "Lindkvist", "", dt.date(2010, 5, 11)), double)


def test_years_come_from_the_date_or_the_age_and_a_wide_age_says_nothing():
    assert Sought(birth_date=dt.date(2010, 5, 11)).years == (2010,)
    assert Sought(born_from=2009, born_to=2011).years == (2009, 2010, 2011)
    assert Sought(born_from=1990, born_to=2011).years == ()
    assert Sought().years == ()


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (("Kim", "Öberg"), ("Kim", "Oberg")),
        (("Erik Oskar Johan", "Lindqvist"), ("Oskar", "Lindkvist")),
        (("Anna-Karin", "Berg"), ("Annakarin", "Berg")),
        (("Kim", "Berg Andersson"), ("Kim", "Andersson")),
        (("Nadia", "Al-Hassan"), ("Nadja", "Alhassan")),
    ],
)
def test_other_spellings_share_a_key_of_the_first_look(written, heard):
    assert close_keys(*written, [2010]) & close_keys(*heard, [2010])


def all_keys(given: str, family: str) -> frozenset[int]:
    return close_keys(given, family, [2010]) | wide_keys(given, family, [2010])


@pytest.mark.parametrize(
    "heard", [("Kim", "Lindquvst"), ("Kmi", "Lindqvist"), ("Kim", "Lindmqvist"), ("Tim", "Lindqvist")]
)
def test_one_wrong_letter_still_shares_a_key_of_the_second_look(heard):
    assert all_keys("Kim", "Lindqvist") & all_keys(*heard)


def test_other_persons_share_no_key():
    assert not close_keys("Kim", "Öberg", [2010]) & close_keys("Elsa", "Lindqvist", [2011])
    assert not close_keys("", "", [2010])
    assert not wide_keys("", "", [2010])


def test_keys_are_the_same_on_every_machine():
    assert close_keys("Kim", "Ek", []) == {7879783432683924462}


def test_day_and_month_change_places_only_where_that_is_a_date():
    assert swapped(dt.date(2010, 5, 11)) == dt.date(2010, 11, 5)
    assert swapped(dt.date(2010, 5, 13)) is None
