"""How every form looks and speaks."""

import pytest
from django import forms

from samsyn.interfaces.web.forms_look import Explained, mistakes
from samsyn.interfaces.web.gallery import MoreForm, NoteForm

from .drawing import Tags, draw, words_of

FIELDS = [*NoteForm.base_fields, *(name for name in MoreForm.base_fields)]


def field(name: str, form: forms.Form | None = None) -> str:
    drawn = form or (NoteForm() if name in NoteForm.base_fields else MoreForm())
    return draw('<c-field :field="field" />', field=drawn[name])


@pytest.fixture
def wrong() -> NoteForm:
    """A note sent with nothing but a wrongly chosen contact."""
    return NoteForm({"contact": "visit; DROP", "number": "20101231-1234"})


@pytest.mark.parametrize(
    ("name", "optional"),
    [("number", True), ("met_on", False), ("present", True), ("contact", False), ("told", False)],
)
def test_only_what_is_optional_is_marked(name: str, optional: bool) -> None:  # noqa: FBT001
    assert ("(frivilligt)" in field(name)) is optional


def test_a_lone_box_is_never_marked_optional() -> None:
    class Reminder(forms.Form):
        remind = forms.BooleanField(label="Påminn mig", required=False)

    assert "frivilligt" not in field("remind", Reminder())


def test_what_an_answer_may_ask_for_is_not_marked_optional() -> None:
    class Answer(forms.Form):
        asked_by_answer = ("reason",)
        reason = forms.CharField(label="Om ni inte kan: varför?", required=False)
        note = forms.CharField(label="Något mer?", required=False)

    assert "frivilligt" not in field("reason", Answer())
    assert "frivilligt" in field("note", Answer())


def test_help_stands_before_the_control_and_the_mistake_after_it(wrong: NoteForm) -> None:
    html = field("text", wrong)
    assert html.index("Skriv sakligt") < html.index("<textarea") < html.index("Skriv en kort anteckning.")


def test_a_control_points_to_its_help_and_its_mistake(wrong: NoteForm) -> None:
    tags = Tags(field("text", wrong))
    control = tags.one("textarea")
    assert control["aria-invalid"] == "true"
    described = (control["aria-describedby"] or "").split()
    assert described == ["id_text_helptext", "id_text_error"]
    ids = {attributes.get("id") for _, attributes in tags.found}
    assert set(described) <= ids


def test_radio_buttons_are_one_group_with_its_question(wrong: NoteForm) -> None:
    html = field("contact", wrong)
    tags = Tags(html)
    assert tags.one("fieldset")["aria-describedby"] == "id_contact_error"
    assert "<legend" in html
    assert [radio["id"] for radio in tags.all("input")] == ["id_contact_0", "id_contact_1", "id_contact_2"]
    assert [label["for"] for label in tags.all("label")] == ["id_contact_0", "id_contact_1", "id_contact_2"]


@pytest.mark.parametrize(
    ("name", "types"),
    [("met_on", ["date"]), ("at", ["time"]), ("starts_at", ["datetime-local"]), ("both", ["date", "time"])],
)
def test_dates_and_times_are_the_browsers_own(name: str, types: list[str]) -> None:
    assert [control["type"] for control in Tags(field(name)).all("input")] == types


def test_a_date_keeps_what_was_typed_in_the_form_the_browser_reads() -> None:
    form = NoteForm({"met_on": "2026-11-20", "at": "09:30"})
    assert Tags(field("met_on", form)).one("input")["value"] == "2026-11-20"
    assert Tags(field("at", form)).one("input")["value"] == "09:30"


def test_what_the_browser_sends_for_a_moment_is_understood() -> None:
    form = MoreForm({"way": "no", "starts_at": "2026-11-24T14:30"})
    assert form.is_valid(), form.errors
    assert f"{form.cleaned_data['starts_at']:%H.%M}" == "14.30"
    assert Tags(field("starts_at", form)).one("input")["value"] == "2026-11-24T14:30"


def test_a_text_field_grows_with_its_text() -> None:
    control = Tags(field("text")).one("textarea")
    assert "rows" not in control
    assert "cols" not in control


@pytest.mark.parametrize("name", ["number", "text", "met_on"])
def test_the_browser_does_not_remember_what_was_typed_about_others(name: str) -> None:
    control = next(a for tag, a in Tags(field(name)).found if tag in {"input", "textarea"})
    assert control["autocomplete"] == "off"


def test_a_form_may_say_that_the_browser_should_fill_in() -> None:
    class SignIn(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))

    assert Tags(field("code", SignIn())).one("input")["autocomplete"] == "one-time-code"


def test_every_control_has_a_name_a_screen_reader_can_say() -> None:
    for name in FIELDS:
        tags = Tags(field(name))
        labelled = {label["for"] for label in tags.all("label")}
        for tag, control in tags.found:
            if tag in {"input", "select", "textarea"}:
                assert control["id"] in labelled or control.get("aria-label"), name


def test_a_choice_may_be_explained() -> None:
    html = field("way")
    assert html.index("Vi följer med") < html.index("Besöket bokas hos er båda.") < html.index("Vi föreslår")


def test_explained_choices_still_send_the_choice() -> None:
    class Answer(forms.Form):
        way = forms.ChoiceField(
            choices=[("yes", "Ja"), ("no", "Nej")], widget=Explained({"no": "Skriv varför."})
        )

    assert Answer({"way": "no"}).is_valid()
    assert not Answer({"way": "maybe"}).is_valid()


def test_the_summary_leads_to_each_mistake_in_order(wrong: NoteForm) -> None:
    assert [mistake.target for mistake in mistakes(wrong)] == [
        "id_met_on",
        "id_contact_0",
        "id_unit",
        "id_text",
        "id_told",
    ]
    html = draw('<c-error-summary :form="form" />', form=wrong)
    assert "Rätta 5 uppgifter för att gå vidare" in html
    assert [link["href"] for link in Tags(html).all("a")][:2] == ["#id_met_on", "#id_contact_0"]


def test_what_the_summary_leads_to_is_on_the_page(wrong: NoteForm) -> None:
    tags = Tags(draw('<c-form :form="form" send="Spara" />', form=wrong))
    ids = {attributes.get("id") for _, attributes in tags.found}
    assert {(link["href"] or "")[1:] for link in tags.all("a")} <= ids


def test_a_mistake_of_the_whole_form_is_in_the_summary_without_a_link() -> None:
    class Period(forms.Form):
        first = forms.DateField()

        def clean(self) -> None:
            raise forms.ValidationError("Slutdagen ligger före startdagen.")

    html = draw('<c-error-summary :form="form" />', form=Period({"first": "2026-11-22"}))
    assert words_of(html) == "Rätta en uppgift för att gå vidare Slutdagen ligger före startdagen."
    assert "<a " not in html


def test_a_line_of_the_summary_says_which_field_when_the_mistake_does_not() -> None:
    class SignIn(forms.Form):
        name = forms.CharField(label="Användarnamn")
        code = forms.CharField(label="Kod", error_messages={"required": "Skriv koden från appen."})

    said = [mistake.text for mistake in mistakes(SignIn({}))]
    assert said == ["Användarnamn: detta fält måste fyllas i.", "Skriv koden från appen."]


def test_a_placeholder_that_repeats_the_label_is_left_out() -> None:
    class SignIn(forms.Form):
        name = forms.CharField(label="Namn", widget=forms.TextInput(attrs={"placeholder": "Namn"}))
        code = forms.CharField(label="Kod", widget=forms.TextInput(attrs={"placeholder": "123 456"}))

    assert "placeholder" not in Tags(field("name", SignIn())).one("input")
    assert Tags(field("code", SignIn())).one("input")["placeholder"] == "123 456"


def test_a_form_not_sent_yet_has_no_summary() -> None:
    assert draw('<c-error-summary :form="form" />', form=NoteForm()) == ""
    assert mistakes(None) == []


def test_a_form_keeps_everything_typed_when_it_comes_back() -> None:
    typed = {"number": "2010", "present": ["school"], "unit": "inquiry", "text": "<b>Kim & Mona</b>\nrad två"}
    html = draw('<c-form :form="form" send="Spara" />', form=NoteForm(typed))
    tags = Tags(html)
    assert tags.one("input", name="number")["value"] == "2010"
    assert "checked" in tags.one("input", name="present", value="school")
    assert "selected" in tags.one("option", value="inquiry")
    assert "&lt;b&gt;Kim &amp; Mona&lt;/b&gt; rad två" in html


def test_a_form_is_checked_by_us_and_not_by_the_browser() -> None:
    tags = Tags(draw('<c-form :form="form" send="Spara" once="abc" />', form=NoteForm()))
    assert "novalidate" in tags.one("form")
    assert tags.one("form")["method"] == "post"
    assert tags.one("input", name="once")["value"] == "abc"
    assert tags.one("input", name="csrfmiddlewaretoken")["value"]


def test_a_form_that_only_asks_carries_no_token() -> None:
    html = draw('<c-form :form="form" method="get" send="Sök" />', form=MoreForm())
    assert "csrfmiddlewaretoken" not in html


def test_a_form_with_its_own_order_of_fields_still_says_what_is_wrong(wrong: NoteForm) -> None:
    html = draw('<c-form :form="form" send="Spara"><c-field :field="form.text" /></c-form>', form=wrong)
    assert "Rätta 5 uppgifter" in html
    assert "id_unit" not in {a.get("id") for _, a in Tags(html).found}


def test_a_draft_is_saved_where_the_page_says() -> None:
    tags = Tags(draw('<c-form :form="form" send="Spara" draft="/utkast/7/" />', form=NoteForm()))
    saver = tags.one("draft-saver")
    assert saver["url"] == "/utkast/7/"
    assert saver["saved"] == "Sparat {time}"
    assert saver["lost"] == "Inte sparat – ingen kontakt, texten finns kvar på skärmen"
    assert all(saver[name] for name in ("saving", "logged-out", "changed"))


def test_a_page_with_mistakes_says_so_first_in_its_title(wrong: NoteForm) -> None:
    page = '{% extends "layouts/base.html" %}{% block title %}Ny anteckning{% endblock %}'
    assert "<title>Fel: Ny anteckning – Samsyn</title>" in draw(page, form=wrong)
    assert "<title>Ny anteckning – Samsyn</title>" in draw(page, form=NoteForm())
    assert "<title>Fel: Ny anteckning – Samsyn</title>" in draw(page, has_mistakes=True)
