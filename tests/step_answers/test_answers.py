"""The fields that a method adds to a step: asked, checked, kept as they were asked, read by the own unit only."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django import forms
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from samsyn.foundation.cases import actions as cases
from samsyn.foundation.step_answers import actions, queries
from samsyn.foundation.step_answers.actions import With
from samsyn.foundation.step_answers.classification import FIELDS
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.foundation.units import acting
from samsyn.methods.loader import valid
from samsyn.methods.rows import Choice
from samsyn.methods.steps import ExtraField
from samsyn.methods.vocabulary import FieldKind

AT = timezone.localtime().replace(microsecond=0)
MINUTE = dt.timedelta(minutes=1)
BUS, CAR = Choice("bus", "Med buss"), Choice("car", "Med bil")
EVERY = (
    ExtraField("likes", "Vad tycker den unge om?", FieldKind.TEXT, True, ()),
    ExtraField("knows", "Vet skolan", FieldKind.YES_NO, False, ()),
    ExtraField("since", "Sedan när?", FieldKind.DATE, False, ()),
    ExtraField("siblings", "Hur många syskon?", FieldKind.NUMBER, False, ()),
    ExtraField("travels", "Hur tar den unge sig hit?", FieldKind.CHOICE, False, (BUS, CAR)),
)
TOLD = {"likes": "Slöjd.", "knows": "no", "since": "2026-09-01", "siblings": "2", "travels": "bus"}


def step(*fields, key="mapping"):
    """A step of SIG with other fields of its own."""
    sig = next(one for one in valid(None, on=AT.date()) if one.key == "sig")
    return replace(sig.step(key), extra_fields=fields)


STEPS = [step(*EVERY)]


def form(told, *fields, of="mapping", **more):
    return StepForm(
        {f"extra_{of}_{key}": value for key, value in told.items()}, steps=[step(*fields)], **more
    )


def given(**changed):
    filled = form(TOLD | changed, *EVERY)
    assert filled.is_valid(), filled.errors
    return filled.given()


def test_each_kind_of_field_is_asked_and_its_answer_told_in_words():
    filled = form(TOLD, *EVERY)
    assert filled.is_valid()
    assert filled.cleaned_data == {}  # the form's own answers stay its own
    assert with_answers("Vi sågs.", filled.given()) == (
        "Vi sågs.\n\nVad tycker den unge om? Slöjd.\nVet skolan: Nej\nSedan när? 1 september 2026\n"
        "Hur många syskon? 2\nHur tar den unge sig hit? Med buss"
    )


def test_what_need_not_be_answered_can_be_left_and_leaves_no_trace_in_the_journal():
    filled = form({"likes": "Slöjd."}, *EVERY)
    assert filled.is_valid()
    assert with_answers("", filled.given()) == "Vad tycker den unge om? Slöjd."


WRONG = {
    "likes": ("", "Svara på: Vad tycker den unge om?"),
    "knows": ("kanske", "Välj ett av svaren i listan."),
    "since": ("i går", "Skriv en dag, till exempel 2026-11-24."),
    "siblings": ("två", "Skriv ett heltal, till exempel 3."),
    "travels": ("ufo", "Välj ett av svaren i listan."),
}


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_answer_is_told_in_words_and_nothing_typed_is_lost(key):
    value, says = WRONG[key]
    filled = form(TOLD | {key: value}, *EVERY)
    assert filled.errors == {f"extra_mapping_{key}": [says]}
    shown = filled.as_p()
    assert "Slöjd." in shown if key != "likes" else "2026-09-01" in shown
    if value and key in ("since", "siblings"):
        assert f'value="{value}"' in shown


TOO_FAR = {
    "since": ("0026-09-01", "Året 26 kan inte stämma"),
    "siblings": ("-1", "Talet kan inte vara mindre än 0."),
    "likes": ("a" * 20_001, "Korta den"),
}


@pytest.mark.parametrize("key", TOO_FAR)
def test_what_cannot_be_true_or_cannot_be_read_is_refused(key):
    value, says = TOO_FAR[key]
    filled = form(TOLD | {key: value}, *EVERY)
    assert not filled.is_valid()
    assert says in str(filled.errors[f"extra_mapping_{key}"])


def test_a_control_character_is_refused_by_the_field():
    filled = form(TOLD | {"likes": "Slöjd\x07"}, *EVERY)
    assert "styrtecken" in str(filled.errors["extra_mapping_likes"])


def test_a_long_list_is_chosen_from_a_menu():
    many = tuple(Choice(f"way{number}", f"Väg {number}") for number in range(9))
    filled = form({}, ExtraField("way", "Vilken väg?", FieldKind.CHOICE, True, many))
    assert "<select" in filled.as_p()
    assert not filled.is_valid()


class ChoosingForm(StepForm):
    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["method"] = forms.ChoiceField(choices=[("akero:sig", "SIG"), ("akero:sspf", "SSPF")])
        for key in ("akero:sig", "akero:sspf"):
            self.ask_by("method", key, key[6:].upper(), [step(EVERY[0])])


def test_only_what_the_chosen_method_asks_has_to_be_answered():
    empty = ChoosingForm({"method": "akero:sig"})
    assert empty.errors == {"extra_akero_sig_mapping_likes": ["Svara på: Vad tycker den unge om?"]}
    filled = ChoosingForm({"method": "akero:sig", "extra_akero_sig_mapping_likes": "Slöjd."})
    assert filled.is_valid(), filled.errors
    assert [one.value for one in filled.given().answers] == ["Slöjd."]


@pytest.fixture
def sara(act):
    return act("sara")


@pytest.fixture
def case(sara):
    return cases.open_case(
        actor=sara, person_id=None, method_key="sig", method_municipality="", method_version="1", at=AT
    ).id


@pytest.mark.django_db
def test_answers_are_kept_with_the_question_as_it_was_asked_and_shown_newest_first(sara, case):
    about = With("group", uuid4(), case, None)
    actions.keep(actor=sara, steps=STEPS, given=given(), given_with=about, at=AT)
    actions.keep(
        actor=sara, steps=STEPS, given=given(likes="Musik.", siblings=""), given_with=about, at=AT + MINUTE
    )
    (found,) = queries.of_thing(actor=sara, about=about.about)
    assert found.step_key == "mapping"
    assert [(one.question, one.words) for one in found.newest.lines][:2] == [
        ("Vad tycker den unge om?", "Musik."),
        ("Vet skolan", "Nej"),
    ]
    assert [one.words for one in found.earlier[0].lines][3] == "2"
    with translation.override("en"):
        (in_english,) = queries.of_thing(actor=sara, about=about.about)
    assert [one.words for one in in_english.newest.lines] == ["Musik.", "No", "1 September 2026", "Med buss"]


@pytest.mark.django_db
def test_a_page_that_comes_back_keeps_only_a_change_also_that_an_answer_was_taken_away(sara, case):
    about = With("group", uuid4(), case, None)
    keep = {"actor": sara, "given_with": about, "steps": [step(*EVERY[1:])]}
    assert actions.keep_changed(given=given(), at=AT, **keep).answered
    assert not actions.keep_changed(given=given(), at=AT + MINUTE, **keep).answers
    assert not actions.keep_changed(given=form({}).given(), at=AT + MINUTE, **keep).answers
    actions.keep_changed(given=given(siblings=""), at=AT + 2 * MINUTE, **keep)
    rows = queries.rows_about(sara.unit_id, about.about)
    known = queries.newest_values(rows)
    assert known["mapping", "siblings"] == ""
    assert known["mapping", "likes"] == "Slöjd."
    shown = form(TOLD, *EVERY)
    assert shown.is_valid()
    again = StepForm(steps=[step(*EVERY)], known=known)
    assert again["extra_mapping_since"].value() == "2026-09-01"


@pytest.mark.django_db
@pytest.mark.parametrize("keep", [actions.keep, actions.keep_changed])
def test_without_a_form_too_what_has_to_be_answered_is_refused_and_nothing_is_kept(keep, sara, case):
    about = With("group", uuid4(), case, None)
    half = Given(tuple(one for one in given().answers if one.field.key != "likes"))
    blank = Given(tuple(replace(one, value="") for one in given().answers))
    for told in (NOTHING, half, blank):
        with pytest.raises(Unanswered) as refused:
            keep(actor=sara, given=told, steps=STEPS, given_with=about, at=AT)
        assert "”Vad tycker den unge om?” (Kartläggning" in refused.value.message
        assert "Svara och spara igen." in refused.value.message
    assert _rows() == 0
    keep(actor=sara, given=NOTHING, steps=[step(*EVERY[1:])], given_with=about, at=AT)


@pytest.mark.django_db
def test_what_was_answered_before_is_not_asked_again_of_what_comes_back(sara, case):
    keep = {"actor": sara, "steps": STEPS, "given_with": With("group", uuid4(), case, None)}
    actions.keep_changed(given=given(), at=AT, **keep)
    assert not actions.keep_changed(given=NOTHING, at=AT + MINUTE, **keep).answers
    with pytest.raises(Unanswered):
        actions.keep_changed(
            given=Given(tuple(replace(one, value="") for one in given().answers)), at=AT + MINUTE, **keep
        )


@pytest.mark.django_db
def test_only_the_own_unit_reads_an_answer_and_nobody_changes_one(act, sara, case):
    actions.keep(actor=sara, steps=STEPS, given=given(), given_with=With("group", uuid4(), case, None), at=AT)
    assert _rows() == len(EVERY)
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE step_answers_stepanswer SET value = 'x'")
    act("liv")
    assert _rows() == 0
    acting.leave()
    assert _rows() == 0


@pytest.mark.django_db
def test_answers_about_a_person_always_have_a_case(sara):
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.keep(
            actor=sara, steps=STEPS, given=given(), given_with=With("group", uuid4(), None, uuid4()), at=AT
        )


def test_every_field_is_classified_and_nothing_else_is():
    (model,) = apps.get_app_config("step_answers").get_models()
    assert model is StepAnswer
    assert FIELDS["StepAnswer"].keys() == {field.name for field in StepAnswer._meta.local_fields}


def _rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM step_answers_stepanswer")
        return cursor.fetchone()[0]
