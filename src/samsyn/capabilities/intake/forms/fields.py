"""Fields for what the reception writes: prose of any length that can be read, and moments that have been."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text
from samsyn.foundation.people.fields import BirthDateField


class ProseField(forms.CharField):
    """Text of several lines; what cannot be read or is longer than 100,000 characters is refused in words."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows})} | options)

    def to_python(self, value: Any) -> str:
        try:
            text = clean_text(super().to_python(value) or "", str(self.label or _("Texten")))
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error
        return text.replace("\r\n", "\n")


class DayField(BirthDateField):
    """A day on which something happened: one that has been. The form sets `on`, today."""

    default_error_messages = {
        "future": _("Dagen har inte varit än. Skriv den dag det hände, eller den dag du fick veta det."),
        "too_old": _("Dagen ligger för långt tillbaka. Kontrollera årtalet."),
    }


class MomentField(forms.DateTimeField):
    """When something happened: not in the future, not before `earliest`. The form sets both, `now` is the latest."""

    default_error_messages = {
        "invalid": _("Skriv dag och tid, till exempel 2026-11-22 14:30."),
        "future": _("Tidpunkten har inte varit än. Skriv när det skedde."),
        "early": _("Tidpunkten ligger före den dag meddelandet kom in."),
    }
    now: dt.datetime | None = None
    earliest: dt.datetime | None = None

    def to_python(self, value: Any) -> dt.datetime | None:
        moment = super().to_python(value)
        if moment and self.now and moment > self.now:
            raise ValidationError(self.error_messages["future"], code="future")
        if moment and self.earliest and moment < self.earliest.replace(second=0, microsecond=0):
            raise ValidationError(self.error_messages["early"], code="early")
        return moment


def choice(enum: Any, label: Any, *, required: bool = True, **options: Any) -> forms.ChoiceField:
    """One of a closed list, as radio buttons; the answer is a word of the list."""
    return forms.TypedChoiceField(
        label=label,
        choices=enum.choices,
        coerce=enum,
        empty_value="",
        required=required,
        widget=forms.RadioSelect,
        **options,
    )


def yes_or_no(label: Any, **options: Any) -> forms.ChoiceField:
    """Yes or no, with neither chosen beforehand."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        **options,
    )


def name_what_is_missing(form: forms.BaseForm) -> None:
    """Let an empty field say which one it is, since the error summary stands far from it."""
    for field in form.fields.values():
        chosen = isinstance(field, forms.ChoiceField)
        said = _("Välj ett svar: %(label)s") if chosen else _("Fyll i: %(label)s")
        field.error_messages["required"] = str(said) % {"label": field.label}
