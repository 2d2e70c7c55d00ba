"""Saying which of the unit's own persons a received message is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NEW = "new"


class LinkForm(forms.Form):
    """Somebody already known, found by likeness or by a search, or somebody new to the unit."""

    person = forms.ChoiceField(
        label=_("Vem är det hos er?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vem det är, eller att personen är ny hos er.")},
    )

    def __init__(self, *args: Any, persons: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["person"]
        field.choices = [*persons, (NEW, _("Ny hos oss: registrera med det som står i meddelandet"))]


class FindForm(forms.Form):
    """Search by name or number only (SoLPuF 15 §)."""

    find = forms.CharField(
        label=_("Sök på namn eller personnummer"),
        help_text=_("Skriv början av ett namn eller hela personnumret. Sökningen sparas i loggen."),
        min_length=2,
        max_length=120,
        error_messages={
            "required": _("Skriv ett namn eller ett personnummer att söka på."),
            "min_length": _("Skriv minst två tecken."),
        },
    )
