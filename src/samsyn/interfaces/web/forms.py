"""Small forms of the worker's own pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text


class SearchForm(forms.Form):
    """Search by name or number only (SoLPuF 15 §)."""

    sok = forms.CharField(
        label=_("Namn eller personnummer"),
        help_text=_("Skriv början av ett namn eller hela personnumret. Sökningen sparas i loggen."),
        max_length=120,
        min_length=2,
        error_messages={
            "required": _("Skriv ett namn eller ett personnummer att söka på."),
            "min_length": _("Skriv minst två tecken."),
        },
    )


class ReasonForm(forms.Form):
    """Why a worker opens what is not otherwise open to that worker."""

    why = forms.CharField(
        label=_("Varför behöver du öppna?"),
        help_text=_("Skälet sparas i loggen, och chefen ser det."),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=10,
        max_length=2000,
        error_messages={
            "required": _("Skriv varför du behöver öppna."),
            "min_length": _("Skriv skälet med minst tio tecken, så att det går att förstå i efterhand."),
        },
    )

    def clean_why(self) -> str:
        try:
            return clean_text(self.cleaned_data["why"])
        except PayloadError as error:
            raise forms.ValidationError(str(error)) from error


class TaskForm(forms.Form):
    """What came of a task."""

    result = forms.CharField(label=_("Hur gick det?"), required=False, max_length=2000)


class CarriedForm(forms.Form):
    """That journal text has been pasted into the case system, and its number there."""

    system_number = forms.CharField(
        label=_("Ärendets nummer i verksamhetssystemet"),
        max_length=60,
        error_messages={
            "required": _("Skriv ärendets nummer i verksamhetssystemet, så att det går att hitta dit.")
        },
    )
    entries = forms.CharField(widget=forms.HiddenInput, required=False)
