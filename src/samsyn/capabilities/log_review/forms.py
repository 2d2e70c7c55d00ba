"""The shape of what a reviewer writes."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text

from .actions import PolicyFacts
from .words import Outcome

HOURS = [(hour, f"{hour}.00") for hour in range(25)]


class Prose(forms.CharField):
    """Text of several lines without signs that cannot be seen."""

    def __init__(self, **options: Any) -> None:
        given: dict[str, Any] = {
            "widget": forms.Textarea(attrs={"rows": 3}),
            "max_length": 4000,
            "required": False,
        }
        super().__init__(**given | options)

    def clean(self, value: Any) -> str:
        try:
            return clean_text(super().clean(value)).strip()
        except PayloadError as error:
            raise forms.ValidationError(str(error)) from error


class OutcomeForm(forms.Form):
    """What something is, and why."""

    outcome = forms.ChoiceField(
        label=_("Din bedömning"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj en bedömning.")},
    )
    words = Prose(
        label=_("Vad såg du?"),
        help_text=_("Behövs inte när det är i sin ordning. Skriv annars vad du gör nu."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("outcome") not in {None, Outcome.IN_ORDER} and not told.get("words"):
            self.add_error("words", _("Skriv vad du såg, så att det går att förstå i efterhand."))
        return told


class JudgeForm(OutcomeForm):
    """A judgement of the rows that are ticked."""

    reported_to = forms.CharField(
        label=_("Rapporterat till"),
        help_text=_("När det inte är i sin ordning: vem har fått veta?"),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("outcome") == Outcome.NOT_IN_ORDER and not told.get("reported_to"):
            self.add_error("reported_to", _("Skriv vem du har rapporterat det till."))
        return told


class AnswerForm(OutcomeForm):
    """A manager's answer to an opening: always in words."""

    words = Prose(
        label=_("Vad kom ni fram till?"),
        required=True,
        error_messages={"required": _("Skriv vad ni kom fram till.")},
    )


class SignForm(forms.Form):
    """The words under which a review is signed."""

    words = Prose(label=_("Sammanfattning"), help_text=_("Till exempel vad ni ändrar till nästa månad."))


class AskForm(forms.Form):
    """A period to review, both days included."""

    from_on = forms.DateField(
        label=_("Från och med"), error_messages={"required": _("Skriv den första dagen.")}
    )
    last_on = forms.DateField(
        label=_("Till och med"), error_messages={"required": _("Skriv den sista dagen.")}
    )
    why = Prose(
        label=_("Varför?"),
        required=True,
        help_text=_("Syns för alla som granskar, och står i loggen."),
        error_messages={"required": _("Skriv varför perioden granskas.")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        start, last = told.get("from_on"), told.get("last_on")
        if start and last and last < start:
            self.add_error("last_on", _("Den sista dagen ligger före den första."))
        return told

    def until_on(self) -> dt.date:
        """The first day after the period."""
        last: dt.date = self.cleaned_data["last_on"]
        return last + dt.timedelta(days=1)


class PolicyForm(forms.Form):
    """How the unit reviews its log."""

    sampled_percent = forms.IntegerField(
        label=_("Andel av medarbetarna i stickprovet, procent"), min_value=10, max_value=100
    )
    accesses_each = forms.IntegerField(label=_("Uppslag för var och en"), min_value=5, max_value=50)
    most_a_day = forms.IntegerField(
        label=_("Personer på en dag innan regeln tittar"), min_value=5, max_value=500
    )
    work_starts = forms.TypedChoiceField(label=_("Arbetstiden börjar"), choices=HOURS[:-1], coerce=int)
    work_ends = forms.TypedChoiceField(
        label=_("Arbetstiden slutar"),
        choices=HOURS[1:],
        coerce=int,
        help_text=_("En enhet som alltid är öppen har 0 till 24 och arbetar på helger och helgdagar."),
    )
    works_weekends = forms.BooleanField(label=_("Enheten arbetar på helger och helgdagar"), required=False)
    days_to_sign = forms.IntegerField(
        label=_("Dagar till underskrift"),
        help_text=_("Räknat från att granskningen gjordes."),
        min_value=1,
        max_value=90,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("work_ends", 24) <= told.get("work_starts", 0):
            self.add_error("work_ends", _("Arbetstiden slutar innan den har börjat."))
        return told

    def facts(self) -> PolicyFacts:
        """What was decided, once the form is valid."""
        return PolicyFacts(**self.cleaned_data)


class FactsForm(forms.Form):
    """What a worker tells, of free will."""

    address = forms.CharField(label=_("Gata och nummer"), max_length=200, required=False)
    postcode = forms.RegexField(
        r"^\d{3} ?\d{2}$",
        label=_("Postnummer"),
        required=False,
        error_messages={"invalid": _("Skriv fem siffror, till exempel 582 21.")},
    )
    other_names = forms.CharField(
        label=_("Andra efternamn"),
        help_text=_("Till exempel ett tidigare efternamn, eller barnens."),
        max_length=150,
        required=False,
    )
