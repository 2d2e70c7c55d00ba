"""The reporter's answer to a time for the report meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake.words import ReporterNo

from .fields import name_what_is_missing


class AttendForm(forms.Form):
    """Whether the own unit comes, and if not, why: a choice, so that nothing about anybody is written."""

    asked_by_answer = ("because",)
    comes = forms.TypedChoiceField(
        label=_("Kommer ni till mötet?"),
        choices=[("yes", _("Ja, vi kommer")), ("no", _("Nej, vi kommer inte"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    because = forms.ChoiceField(
        label=_("Om ni inte kommer: varför?"), choices=[("", _("Välj")), *ReporterNo.choices], required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("comes") is False and not told.get("because"):
            self.add_error("because", _("Välj varför ni inte kommer."))
        return told

    def because_of(self) -> ReporterNo | None:
        """Why not, once the form is valid; None for a yes."""
        told = self.cleaned_data
        return None if told["comes"] else ReporterNo(told["because"])
