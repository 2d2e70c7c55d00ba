"""How it goes with what somebody took on at a meeting."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.models import Hindrance, Step

from .fields import Prose, name_what_is_missing

STEPS = (Step.DONE, Step.BEGUN, Step.HINDERED, Step.MOVED, Step.DROPPED)


class SaidForm(forms.Form):
    """What is said of a commitment; what a step needs is asked for where it is missing."""

    asked_by_answer = ("hindrance", "new_due_on")
    step = forms.ChoiceField(
        label=_("Hur går det?"), choices=[(one.value, one.label) for one in STEPS], widget=forms.RadioSelect
    )
    hindrance = forms.ChoiceField(
        label=_("Vad hindrar?"), choices=[("", _("Välj")), *Hindrance.choices], required=False
    )
    new_due_on = forms.DateField(label=_("Ny dag"), widget=forms.DateInput, required=False)
    note = Prose(label=_("Med egna ord"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        match told.get("step"):
            case Step.HINDERED if not told.get("hindrance"):
                self.add_error("hindrance", _("Välj vad som hindrar."))
            case Step.MOVED if not told.get("new_due_on") and "new_due_on" not in self.errors:
                self.add_error("new_due_on", _("Skriv den nya dagen."))
            case Step.DROPPED if not told.get("note") and "note" not in self.errors:
                self.add_error("note", _("Skriv varför det utgår."))
        return told

    def said(self) -> Said:
        """What was said, once the form is valid; what does not belong to the step is left out."""
        told = self.cleaned_data
        step = Step(told["step"])
        day: dt.date | None = told["new_due_on"] if step is Step.MOVED else None
        hindrance = Hindrance(told["hindrance"]) if step is Step.HINDERED else None
        return Said(step, told["note"], hindrance, day)
