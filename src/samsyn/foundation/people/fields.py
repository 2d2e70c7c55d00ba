"""Form fields for what is written about persons: a line of text, a name, a number, a day of birth."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.people.identity_numbers import (
    LONGEST_INPUT,
    OLDEST_AGE,
    IdentityKind,
    IdentityNumber,
    IdentityNumberError,
    parse,
)
from samsyn.foundation.people.names import LONGEST_NAME, clean, has_control_characters
from samsyn.law.question import age_on


class OneLineField(forms.CharField):
    """One line of text, with single spaces; signs that cannot be seen are refused."""

    default_error_messages = {
        "control": _("Texten innehåller osynliga tecken. Skriv den för hand i stället för att klistra in."),
        "max_length": _("Texten är för lång: högst %(limit_value)d tecken, nu %(show_value)d."),
    }

    def to_python(self, value: Any) -> str:
        text = clean(super().to_python(value) or "")
        if has_control_characters(text):
            raise ValidationError(self.error_messages["control"], code="control")
        return text


class NameField(OneLineField):
    """A given name or family name as it is written; no letter is changed."""

    default_error_messages = {
        "letters": _("Namnet behöver minst en bokstav. Lämna tomt om namnet inte är känt."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NAME, "required": False} | options)
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs.setdefault("spellcheck", "false")

    def to_python(self, value: Any) -> str:
        name = super().to_python(value)
        if name and not any(sign.isalpha() for sign in name):
            raise ValidationError(self.error_messages["letters"], code="letters")
        return name


class IdentityNumberField(forms.Field):
    """A number of any kind; answers IdentityNumber, or None when empty.

    The form sets `on`, today, and may set `kind`, what the writer has chosen.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "maxlength": LONGEST_INPUT})
    on: date
    kind: IdentityKind | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False} | options)

    def to_python(self, value: Any) -> IdentityNumber | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse(text, on=self.on, kind=self.kind)
        except IdentityNumberError as error:
            raise ValidationError(str(error.message), code=error.fault.value) from error

    def prepare_value(self, value: Any) -> Any:
        return value.written if isinstance(value, IdentityNumber) else value


class BirthDateField(forms.DateField):
    """A day of birth: one that has been, and not longer ago than anybody lives. The form sets `on`, today."""

    default_error_messages = {
        "future": _("Dagen har inte varit än. Kontrollera födelsedatumet."),
        "too_old": _("Födelsedatumet ligger för långt tillbaka. Kontrollera årtalet."),
    }
    on: date

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False} | options)

    def to_python(self, value: Any) -> date | None:
        born = super().to_python(value)
        if born is None:
            return None
        if born > self.on:
            raise ValidationError(self.error_messages["future"], code="future")
        if age_on(born, self.on) > OLDEST_AGE:
            raise ValidationError(self.error_messages["too_old"], code="too_old")
        return born
