"""Identity numbers: what is read, what is refused and with which words, and what localflavor thinks of it."""

import datetime as dt
import random

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from localflavor.se.forms import SEPersonalIdentityNumberField

from samsyn.foundation.people.identity_numbers import (
    FAULTS,
    Fault,
    IdentityKind,
    IdentityNumberError,
    control_digit,
    mask,
    parse,
)

TODAY = dt.date(2026, 11, 22)


def fault_of(text: str, kind: IdentityKind | None = None) -> Fault:
    with pytest.raises(IdentityNumberError) as error:
        parse(text, on=TODAY, kind=kind)
    return error.value.fault


@pytest.mark.parametrize(
    "typed",
    [
        "20170110-2384",
        "201701102384",
        "170110-2384",
        "1701102384",
        " 20170110 - 2384 ",
        "20170110–2384",  # an en dash, as a telephone writes
        "2017 01 10 23 84",
    ],
)
def test_a_personal_number_is_read_however_it_is_typed(typed):
    number = parse(typed, on=TODAY)
    assert (number.kind, number.value) == (IdentityKind.PERSONAL, "201701102384")
    assert (number.birth_date, number.birth_year) == (dt.date(2017, 1, 10), 2017)
    assert (number.written, number.masked) == ("20170110-2384", "20170110-****")


def test_ten_digits_mean_the_latest_century_that_has_been_and_plus_one_more():
    assert parse("121212-1212", on=TODAY).birth_date == dt.date(2012, 12, 12)
    assert parse("121212+1212", on=TODAY).birth_date == dt.date(1912, 12, 12)
    assert parse("121212-1212", on=dt.date(2012, 12, 11)).birth_date == dt.date(1912, 12, 12)


def test_a_coordination_number_tells_a_birth_date_sixty_days_less():
    number = parse("701063-2391", on=TODAY)
    assert (number.kind, number.value) == (IdentityKind.COORDINATION, "197010632391")
    assert number.birth_date == dt.date(1970, 10, 3)


@pytest.mark.parametrize("typed", ["19150088-2392", "19150072-2390"])
def test_a_coordination_number_may_leave_the_month_open(typed):
    number = parse(typed, on=TODAY)
    assert (number.kind, number.birth_date, number.birth_year) == (IdentityKind.COORDINATION, None, 1915)


def test_a_coordination_number_may_leave_the_day_open_but_not_lie_outside_the_calendar():
    nine = "150360238"
    assert parse(f"2015036{nine[5:]}{control_digit(nine)}", on=TODAY).birth_date is None
    assert fault_of("20151360-2380") is Fault.NO_SUCH_DATE
    assert fault_of("20150092-2380") is Fault.NO_SUCH_DATE


@pytest.mark.parametrize("typed", ["20170110-T123", "20170110-t123", "170110-TF10", "20170110TF10"])
def test_an_interim_number_has_letters_and_no_control_digit(typed):
    number = parse(typed, on=TODAY)
    assert number.kind is IdentityKind.INTERIM
    assert number.value in {"20170110T123", "20170110TF10"}
    assert number.birth_date == dt.date(2017, 1, 10)


def test_a_reserve_number_is_believed_only_when_somebody_says_that_it_is_one():
    number = parse("22 17-0110 ab12", on=TODAY, kind=IdentityKind.RESERVE)
    assert (number.kind, number.value) == (IdentityKind.RESERVE, "22170110AB12")
    assert (number.birth_date, number.birth_year) == (None, None)
    assert (number.written, number.masked) == ("22170110AB12", "22****")
    assert fault_of("22 17-0110 ab12") is Fault.FORM
    assert fault_of("åäö123", IdentityKind.RESERVE) is Fault.FORM


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.EMPTY),
        ("   ", Fault.EMPTY),
        ("Kim", Fault.FORM),
        ("2017-01-10-2384", Fault.FORM),
        ("20170110-238", Fault.FORM),
        ("20170110-23845", Fault.FORM),
        ("٢٠١٧٠١١٠-٢٣٨٤", Fault.FORM),
        ("2" * 100_000, Fault.FORM),
        (" " * 100_000 + "201701102384", Fault.FORM),
        ("20170110-2384\x00", Fault.FORM),
        ("20170230-2384", Fault.NO_SUCH_DATE),
        ("20171310-2384", Fault.NO_SUCH_DATE),
        ("20170000-2384", Fault.NO_SUCH_DATE),
        ("20230229-2384", Fault.NO_SUCH_DATE),
        ("20261123-2384", Fault.FUTURE),
        ("20271160-2384", Fault.FUTURE),
        ("20271110-T123", Fault.FUTURE),
        ("18700110-2384", Fault.TOO_OLD),
        ("20170110-0004", Fault.SERIAL),
        ("20170110-2385", Fault.CONTROL_DIGIT),
        ("20170110-2834", Fault.CONTROL_DIGIT),
        ("20170170-T123", Fault.NO_SUCH_DATE),
    ],
)
def test_an_impossible_number_is_refused_with_its_own_words(typed, fault):
    assert fault_of(typed) is fault
    assert str(FAULTS[fault])[-1] == "."


def test_every_fault_has_words_and_no_two_the_same():
    assert len({str(FAULTS[fault]) for fault in Fault}) == len(Fault)


def test_the_error_never_repeats_the_number():
    with pytest.raises(IdentityNumberError) as error:
        parse("20170110-2385", on=TODAY)
    assert "2385" not in str(error.value)
    assert "2385" not in str(error.value.message)


def test_a_number_of_another_kind_than_the_chosen_is_refused():
    assert fault_of("20170110-2384", IdentityKind.COORDINATION) is Fault.OTHER_KIND
    assert parse("20170110-2384", on=TODAY, kind=IdentityKind.PERSONAL).kind is IdentityKind.PERSONAL


def test_the_day_of_birth_itself_is_not_the_future():
    nine = "261122238"
    assert parse(f"20{nine}{control_digit(nine)}", on=TODAY).birth_date == TODAY


@given(st.dates(dt.date(1905, 1, 1), TODAY), st.integers(1, 999), st.booleans())
def test_every_well_made_number_is_read_back_as_it_was_made(born, serial, coordination):
    day = born.day + 60 * coordination
    nine = f"{born:%y%m}{day:02d}{serial:03d}"
    value = f"{born:%Y}{nine[2:]}{control_digit(nine)}"
    number = parse(value, on=TODAY)
    assert (number.value, number.birth_date) == (value, born)
    assert parse(number.written, on=TODAY) == number
    assert mask(value, number.kind).startswith(value[:8])


@given(st.text(max_size=60))
def test_no_text_at_all_makes_the_reading_fail_otherwise_than_in_words(text):
    try:
        number = parse(text, on=TODAY)
    except IdentityNumberError as error:
        assert error.fault in FAULTS  # noqa: PT017
    else:
        assert len(number.value) == 12


@given(st.dates(dt.date(1905, 1, 1), TODAY), st.integers(1, 999), st.integers(8, 11), st.integers(1, 9))
def test_a_single_wrong_digit_after_the_date_is_always_found(born, serial, place, wrong_by):
    nine = f"{born:%y%m%d}{serial:03d}"
    right = f"{born:%Y}{nine[2:]}{control_digit(nine)}"
    wrong = right[:place] + str((int(right[place]) + wrong_by) % 10) + right[place + 1 :]
    assert parse(right, on=TODAY)
    assert fault_of(wrong) in {Fault.CONTROL_DIGIT, Fault.SERIAL}


def numbers_and_near_numbers() -> list[str]:
    chance = random.Random(7)  # noqa: S311 - the same numbers every time
    made = []
    for _ in range(3000):
        born = dt.date(1930, 1, 1) + dt.timedelta(days=chance.randrange(35_000))
        day = born.day + chance.choice((0, 0, 60))
        nine = f"{born:%y%m}{day:02d}{chance.randrange(1, 1000):03d}"
        end = control_digit(nine) if chance.random() < 0.6 else chance.randrange(10)
        text = f"{born:%Y}{nine[2:]}{end}"
        if chance.random() < 0.2:
            place = chance.randrange(12)
            text = text[:place] + str(chance.randrange(10)) + text[place + 1 :]
        made.append(text if chance.random() < 0.5 else f"{text[:8]}-{text[8:]}")
    return made


def test_we_and_localflavor_agree_on_three_thousand_numbers():
    """Beside what localflavor knows: we allow an open month or day, and refuse 000 and ages over 125."""
    theirs = SEPersonalIdentityNumberField()
    agreed = 0
    today = dt.datetime.now(tz=dt.UTC).date()
    for text in numbers_and_near_numbers():
        try:
            ours = parse(text, on=today)
        except IdentityNumberError as error:
            if error.fault in {Fault.SERIAL, Fault.TOO_OLD}:
                continue
            with pytest.raises(ValidationError):
                theirs.clean(text)
            agreed += 1
            continue
        if ours.birth_date is not None:
            assert theirs.clean(text).endswith(ours.value[8:]), text
            agreed += 1
    assert agreed > 2900
