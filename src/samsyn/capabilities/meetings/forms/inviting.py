"""The forms of inviting: which units, and telling the family."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.vocabulary import News, Way
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import MOST_RECIPIENTS
from samsyn.foundation.people.fields import OneLineField

from .fields import Prose, name_what_is_missing


class InviteForm(forms.Form):
    """Which units, who at each, and what they are told of why."""

    units = forms.MultipleChoiceField(
        label=_("Vilka bjuder ni in?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Välj minst en verksamhet."),
            "invalid_choice": _(
                "En av dem är redan inbjuden eller finns inte i er samverkan. Välj bland dem som visas."
            ),
        },
    )
    why = Prose(
        label=_("Vad mötet ska leda till"),
        help_text=_("Följer med dit lagen öppnar för att berätta om stöd och planering."),
        required=False,
    )
    whole_series = forms.BooleanField(label=_("Bjud in till hela serien"), required=False, initial=True)

    def __init__(self, *args: Any, recipients: Iterable[Recipient], in_series: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.unit_id): one for one in recipients}
        fields: dict[str, Any] = self.fields
        fields["units"].choices = [(key, one.name) for key, one in self.known.items()]
        if not in_series:
            del self.fields["whole_series"]
        for key, one in self.known.items():
            self.fields[f"function_{key}"] = OneLineField(
                label=_("Vem hos %(unit)s?") % {"unit": one.name},
                help_text=_("En funktion, till exempel mentorn."),
                max_length=120,
                required=False,
            )

    def clean_units(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["units"]
        if len(chosen) > MOST_RECIPIENTS:
            raise forms.ValidationError(_("Välj högst %(most)d åt gången.") % {"most": MOST_RECIPIENTS})
        return chosen

    def chosen(self) -> tuple[Recipient, ...]:
        """The units, once the form is valid."""
        return tuple(self.known[key] for key in self.cleaned_data["units"])

    def functions(self) -> dict[UUID, str]:
        """Who is asked at each."""
        return {UUID(key): self.cleaned_data[f"function_{key}"] for key in self.known}

    def function_fields(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith("function_")]


class FamilyForm(forms.Form):
    """Who in the family was told what, how and when."""

    whom = forms.ChoiceField(label=_("Vem fick veta?"))
    news = forms.ChoiceField(label=_("Vad?"), choices=News)
    way = forms.ChoiceField(label=_("Hur?"), choices=Way)
    told_on = forms.DateField(label=_("Vilken dag?"), widget=forms.DateInput)

    def __init__(self, *args: Any, family: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["whom"].choices = [(name, name) for name in dict.fromkeys(family)]
        name_what_is_missing(self)
