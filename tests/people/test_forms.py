"""The forms: what is typed is read, kept and refused in plain words."""

import datetime as dt
import uuid

import pytest
from django import forms

from samsyn.foundation.people.facts import Whereabouts
from samsyn.foundation.people.fields import NameField, OneLineField
from samsyn.foundation.people.forms import GuardianForm, PersonForm, as_written
from samsyn.foundation.people.identity_numbers import IdentityKind
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.people.person_page import person_page
from tests.people.conftest import TODAY

MUNICIPALITIES = [("0999", "Åkerö")]


def person(*, hidden: bool = False, **typed: str) -> PersonForm:
    typed = {"protected_identity": "none"} | typed
    return PersonForm(typed, on=TODAY, municipalities=MUNICIPALITIES, hidden=hidden)


def guardian(**typed: str) -> GuardianForm:
    return GuardianForm({"custody": "unknown"} | typed, on=TODAY)


def errors(form: forms.Form) -> dict[str, list[str]]:
    return {name: [str(one) for one in found] for name, found in form.errors.items()}


def test_a_whole_person_becomes_facts():
    form = person(
        given_name=" Kim  Alexander ",
        family_name="Öberg",
        identity_number="100511-9803",
        sex="boy",
        protected_identity="marking",
        interpreter_language="so",
        home_municipality="0999",
        school="Lindskolan",
        address="Påhittsgatan  3",
        telephone="070-000 00 00",
    )
    assert errors(form) == {}
    facts = form.facts()
    assert (facts.given_name, facts.family_name, facts.sex) == ("Kim Alexander", "Öberg", "boy")
    assert facts.identity.value == "201005119803"
    assert facts.born == dt.date(2010, 5, 11)
    assert facts.protected_identity == ProtectedIdentity.MARKING
    assert facts.whereabouts == Whereabouts("Påhittsgatan 3", "070-000 00 00", "Lindskolan", "0999")
    assert facts.ages is None


def test_a_name_is_enough_and_nothing_is_not():
    assert person(given_name="Kim").is_valid()
    assert person(identity_number="20100511-9803").is_valid()
    assert errors(person(school="Lindskolan")) == {"given_name": ["Skriv minst ett namn eller ett nummer."]}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("identity_number", "20100511-9804", "kontrollsiffran"),
        ("identity_number", "20300511-9804", "inte har varit"),
        ("identity_number", "20100231-9804", "inte finns"),
        ("identity_number", "9" * 100_000, "åtta siffror"),
        ("birth_date", "2026-11-23", "inte varit än"),
        ("birth_date", "1850-01-01", "för långt tillbaka"),
        ("given_name", "Kim\u202eEk", "osynliga tecken"),
        ("family_name", "Kim\x07", "osynliga tecken"),
        ("given_name", "12345", "minst en bokstav"),
        ("given_name", "K" * 100_000, "Texten är för lång: högst 120 tecken, nu 100000."),
        ("school", "S" * 121, "Texten är för lång"),
        ("address", "A\u200bB", "osynliga tecken"),
        ("home_municipality", "0580", ""),
        ("interpreter_language", "xx", ""),
        ("sex", "okänt", ""),
        ("age_from", "-1", ""),
        ("age_to", "121", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_in_plain_words(field, typed, said):
    form = person(**{"family_name": "Öberg", field: typed})
    assert list(errors(form)) == [field]
    assert said in errors(form)[field][0]
    assert form[field].value() == typed


def test_a_null_sign_is_refused_too():
    assert list(errors(person(given_name="Kim\x00"))) == ["given_name"]


def test_a_reserve_number_is_read_when_it_is_said_to_be_one():
    form = person(identity_kind="reserve", identity_number="22170110 ab12")
    assert errors(form) == {}
    assert form.facts().identity.kind is IdentityKind.RESERVE
    assert list(errors(person(identity_number="22170110 ab12"))) == ["identity_number"]


def test_a_birth_date_other_than_the_numbers_is_asked_about():
    typed = {"identity_number": "20100511-9803", "birth_date": "2010-05-12"}
    assert "annat än i numret" in errors(person(**typed))["birth_date"][0]
    sure = person(**typed, birth_date_differs="on")
    assert errors(sure) == {}
    assert sure.facts().born == dt.date(2010, 5, 12)
    assert person(identity_number="20100511-9803", birth_date="2010-05-11").is_valid()


@pytest.mark.parametrize(
    ("youngest", "oldest", "ages"),
    [("15", "17", (15, 17)), ("15", "", (15, 15)), ("", "17", (17, 17)), ("", "", None)],
)
def test_an_age_may_be_one_or_a_span(youngest, oldest, ages):
    form = person(given_name="Kim", age_from=youngest, age_to=oldest)
    assert errors(form) == {}
    assert form.facts().ages == ages


def test_a_span_stands_in_order():
    assert "byt plats" in errors(person(given_name="Kim", age_from="17", age_to="15"))["age_to"][0].lower()


@pytest.mark.parametrize("known", [{"birth_date": "2010-05-11"}, {"identity_number": "20100511-9803"}])
def test_a_guess_falls_away_when_the_birth_date_is_known(known):
    form = person(given_name="Kim", age_from="15", age_to="17", **known)
    assert errors(form) == {}
    assert form.facts().ages is None


def test_hidden_whereabouts_are_not_in_the_form_and_not_changed():
    form = person(hidden=True, given_name="Kim", address="Påhittsgatan 3")
    assert errors(form) == {}
    assert "address" not in form.fields
    assert form.facts().whereabouts is None


@pytest.mark.django_db
def test_what_stands_comes_back_unchanged_through_the_form(act, known):
    sara = act("sara")
    kim = known(sara)
    page = person_page(actor=sara, person_id=kim.id, on=TODAY)
    initial = as_written(page)
    shown = PersonForm(initial=initial, on=TODAY, municipalities=MUNICIPALITIES)
    typed = {name: shown[name].value() for name in shown.fields if shown[name].value() not in {None, False}}
    form = PersonForm(typed, on=TODAY, municipalities=MUNICIPALITIES)
    assert errors(form) == {}
    assert form.facts().columns(TODAY) == {name: getattr(kim, name) for name in form.facts().columns(TODAY)}


@pytest.mark.django_db
def test_a_guess_and_a_reserve_number_come_back_too(act, known):
    sara = act("sara")
    guessed = person(identity_kind="reserve", identity_number="22170110AB12", age_from="15", age_to="17")
    assert guessed.is_valid()
    kim = known(sara, guessed.facts())
    initial = as_written(person_page(actor=sara, person_id=kim.id, on=TODAY))
    assert (initial["identity_kind"], initial["identity_number"]) == ("reserve", "22170110AB12")
    assert (initial["age_from"], initial["age_to"]) == (15, 17)


def test_a_guardian_becomes_facts():
    form = guardian(
        name="Mona Öberg",
        custody="joint",
        lives_with="yes",
        reachable="no",
        language="so",
        informed_on="2026-11-20",
        telephone="070-000 00 01",
    )
    assert errors(form) == {}
    facts = form.facts()
    assert (facts.name, facts.custody, facts.lives_with, facts.reachable) == (
        "Mona Öberg",
        "joint",
        True,
        False,
    )
    assert (facts.informed_on, facts.not_informed_because) == (dt.date(2026, 11, 20), "")
    assert facts.person_id is None


def test_a_guardian_may_be_chosen_among_the_units_persons():
    chosen = uuid.uuid4()
    form = guardian(person_id=str(chosen))
    assert errors(form) == {}
    assert (form.facts().person_id, form.facts().lives_with) == (chosen, None)


def test_a_guardian_needs_a_name_and_is_informed_or_not():
    assert "name" in errors(guardian())
    both = guardian(name="Mona", informed_on="2026-11-20", not_informed_because="Väntar på tolk.")
    assert "antingen" in errors(both)["not_informed_because"][0]
    assert "informed_on" in errors(guardian(name="Mona", informed_on="2026-11-23"))


def test_a_field_by_itself_takes_single_spaces_and_may_be_empty():
    assert OneLineField(required=False).clean("  a \t b ") == "a b"
    assert NameField().clean("") == ""
    assert NameField(label="Namn", max_length=5).max_length == 5
