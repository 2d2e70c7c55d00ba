"""The judgements that the law asks a human for, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.law import Fact
from samsyn.law.answer import Ask

ANSWERS = (("yes", _("Ja")), ("no", _("Nej")))
UNKNOWN = "unknown"
MOST_MONTHS = 240


class JudgementForm(forms.Form):
    """One field for each question: yes or no, or a number of months. `facts()` gives the answers to the engine.

    Where not `whole`, a question may be left: what hangs on it is not sent. Why is then asked as soon as one is
    answered, or never without `reasons`.
    """

    def __init__(
        self, asks: tuple[Ask, ...], *args: Any, whole: bool = True, reasons: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.whole = asks, whole
        for ask in asks:
            self.fields[f"fact_{ask.fact.value}"] = _field(ask, whole=whole)
        if asks and reasons:
            self.fields["why"] = forms.CharField(
                label=_("Varför bedömer du så?"),
                help_text=_("Skriv kort vilka omständigheter du bygger på. Texten sparas med prövningen."),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=5000,
            )

    def full_clean(self) -> None:
        """What may be left is not marked so: a page says once that any question may be."""
        for field in self.fields.values():
            field.required = self.whole
        super().full_clean()
        for field in self.fields.values():
            field.required = True

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        left = "why" in self.fields and "why" not in self.errors and not told.get("why", "").strip()
        if left and not self.whole and self.given():
            self.add_error("why", _("Skriv varför du bedömer så. Texten sparas med prövningen."))
        return told

    def facts(self) -> dict[Fact, bool | int]:
        """The answers, once the form is valid."""
        return self.given()

    def given(self) -> dict[Fact, bool | int]:
        """The answers there are, whether or not all of them are there."""
        answers: dict[Fact, bool | int] = {}
        for ask in self.asked:
            value = self.cleaned_data.get(f"fact_{ask.fact.value}")
            if value not in (None, "", UNKNOWN):
                answers[ask.fact] = value if isinstance(value, int) else value == "yes"
        return answers


def _field(ask: Ask, *, whole: bool) -> forms.Field:
    if ask.fact is Fact.OFFENCE_MIN_MONTHS:
        return forms.IntegerField(label=ask.question, min_value=0, max_value=MOST_MONTHS)
    return forms.ChoiceField(
        label=ask.question,
        choices=ANSWERS if whole else (*ANSWERS, (UNKNOWN, _("Vet inte"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Svara ja eller nej på: %(question)s") % {"question": ask.question}},
    )
