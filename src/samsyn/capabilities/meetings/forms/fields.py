"""Fields that several of the forms share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text
from samsyn.law import Category

LONGEST = 20_000
CATEGORIES = tuple(one for one in Category if one is not Category.IDENTITY)


class Prose(forms.CharField):
    """Text of several lines; what cannot be read or is too long is refused in words."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        given: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": rows}), "max_length": LONGEST}
        super().__init__(**given | options)

    def to_python(self, value: Any) -> str:
        try:
            return clean_text(super().to_python(value) or "", str(self.label)).replace("\r\n", "\n")
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error


class Moment(forms.DateTimeField):
    """A day and a clock time, as the telephone's own picker gives it."""

    def __init__(self, **options: Any) -> None:
        wrong = {
            "invalid": _("Skriv dag och klockslag, till exempel 2026-11-24 16.00."),
            "required": format_lazy(_("Svara på: {label}"), label=options.get("label", "")),
        }
        super().__init__(
            **{"widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M")} | options, error_messages=wrong
        )


class MostlyEmpty(forms.Form):
    """A form where nearly all may be left empty: that is not marked, since it would be on every line."""

    use_required_attribute = False
    needed: tuple[str, ...] = ()

    def full_clean(self) -> None:
        for name, field in self.fields.items():
            field.required = name in self.needed
        super().full_clean()
        self.unmark()

    def unmark(self) -> None:
        """Draw no field as one that may be left."""
        for field in self.fields.values():
            field.required = True


def name_what_is_missing(form: forms.Form) -> None:
    """An empty field is told of by its own name."""
    for field in form.fields.values():
        field.error_messages["required"] = format_lazy(_("Svara på: {label}"), label=field.label)


def category_choices() -> list[tuple[str, str]]:
    """The kinds of information, in words."""
    return [(one.value, one.label[0].upper() + one.label[1:]) for one in CATEGORIES]
