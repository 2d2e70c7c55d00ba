"""The judgements that the law asks a human for, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.law import Fact
from samsyn.law.answer import Ask

ANSWERS = (("yes", _("Ja")), ("no", _("Nej")))
MOST_MONTHS = 240


class JudgementForm(forms.Form):
    """One field for each question: yes or no, or a number of months. `facts()` gives the answers to the engine."""

    def __init__(self, asks: tuple[Ask, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asks
        for ask in asks:
            self.fields[f"fact_{ask.fact.value}"] = _field(ask)
        if asks:
            self.fields["why"] = forms.CharField(
                label=_("Varför bedömer du så?"),
                help_text=_("Skriv kort vilka omständigheter du bygger på. Texten sparas med prövningen."),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=5000,
            )

    def facts(self) -> dict[Fact, bool | int]:
        """The answers, once the form is valid."""
        answers: dict[Fact, bool | int] = {}
        for ask in self.asked:
            value = self.cleaned_data[f"fact_{ask.fact.value}"]
            answers[ask.fact] = value if isinstance(value, int) else value == "yes"
        return answers


def _field(ask: Ask) -> forms.Field:
    if ask.fact is Fact.OFFENCE_MIN_MONTHS:
        return forms.IntegerField(label=ask.question, min_value=0, max_value=MOST_MONTHS)
    return forms.ChoiceField(
        label=ask.question,
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Svara ja eller nej på: %(question)s") % {"question": ask.question}},
    )
