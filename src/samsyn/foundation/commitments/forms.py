"""How it goes with a commitment, as a form: the same on every page that asks it."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.foundation.messages.payloads import PayloadError, clean_text

from .actions import Said
from .models import Hindrance, Step

LONGEST = 20_000
OWN = (Step.BEGUN, Step.DONE, Step.HINDERED, Step.MOVED, Step.DROPPED)
RECEIVED = (Step.BEGUN, Step.DONE, Step.HINDERED, Step.MOVED)
FIRST = (Step.ACCEPTED, Step.CANNOT)


class _Words(forms.CharField):
    """Text of several lines; what cannot be read or is too long is refused in words."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        try:
            return clean_text(super().to_python(value) or "", str(self.label)).replace("\r\n", "\n")
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error


class SaidForm(forms.Form):
    """What is said of a commitment; what a step needs is asked for where it is missing.

    `told` names the unit that is told of it, empty for what the own unit leads. `asked` offers to take it on or not,
    for one that nobody has answered yet.
    """

    asked_by_answer = ("hindrance", "new_due_on")
    step = forms.ChoiceField(label=gettext_lazy("Hur går det?"), widget=forms.RadioSelect)
    hindrance = forms.ChoiceField(
        label=gettext_lazy("Vad hindrar?"),
        choices=[("", gettext_lazy("Välj")), *Hindrance.choices],
        required=False,
    )
    new_due_on = forms.DateField(
        label=gettext_lazy("Ny dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
        error_messages={"invalid": gettext_lazy("Skriv en dag, till exempel 2026-11-24.")},
    )
    note = _Words(label=gettext_lazy("Med egna ord"), required=False, max_length=LONGEST)

    def __init__(self, *args: Any, told: str = "", asked: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.told = told
        step: Any = self.fields["step"]
        offered = (*(FIRST if asked else ()), *(RECEIVED if told else OWN))
        step.choices = [(one.value, one.label) for one in offered]
        step.error_messages["required"] = format_lazy(gettext_lazy("Svara på: {label}"), label=step.label)
        if told:
            self.fields["note"].help_text = _(
                "Lämna tomt om det räcker med svaret ovan. Det du skriver går till %(unit)s."
            ) % {"unit": told}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        step = given.get("step")
        if step in (Step.HINDERED, Step.CANNOT) and not given.get("hindrance"):
            self.add_error("hindrance", _("Välj vad som hindrar."))
        if step == Step.MOVED and not given.get("new_due_on") and "new_due_on" not in self.errors:
            self.add_error("new_due_on", _("Skriv den nya dagen."))
        if step == Step.DROPPED and not given.get("note") and "note" not in self.errors:
            self.add_error("note", _("Skriv varför det utgår."))
        return given

    def said(self) -> Said:
        """What was said, once the form is valid; what does not belong to the step is left out."""
        given = self.cleaned_data
        step = Step(given["step"])
        hindered = step in (Step.HINDERED, Step.CANNOT)
        moved: dt.date | None = given["new_due_on"] if step is Step.MOVED else None
        return Said(step, given["note"], Hindrance(given["hindrance"]) if hindered else None, moved)

    def to_weigh(self) -> Said | None:
        """What goes to another unit, once it can be read; None for what does not."""
        return self.said() if self.told and self.is_bound and self.is_valid() else None
