"""Fields that several of the forms share."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text

Words = str | Promise
LONGEST_NOTE = 20_000
YES_NO = (("yes", _("Ja")), ("no", _("Nej")))
YES_NO_UNKNOWN = (*YES_NO, ("unknown", _("Vet inte")))


def missing(options: Mapping[str, Any]) -> dict[str, Any]:
    """What the summary says of an empty field, by the field's own name."""
    label = options.get("label", "")
    return {"required": format_lazy(_("Svara på: {label}"), label=label)} if label else {}


class Prose(forms.CharField):
    """Text of several lines; signs that cannot be seen and texts too long to read are refused in words."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        given: dict[str, Any] = {
            "widget": forms.Textarea(attrs={"rows": rows}),
            "error_messages": missing(options),
        }
        super().__init__(**given | options)

    def to_python(self, value: Any) -> str:
        try:
            text = clean_text(super().to_python(value) or "", "Texten")
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error
        if len(text) > LONGEST_NOTE:
            message = _("Texten är %(n)d tecken. Högst %(most)d får plats. Dela upp den.")
            raise ValidationError(message % {"n": len(text), "most": LONGEST_NOTE}, code="long")
        return text


class Line(forms.CharField):
    """Text of one line."""

    def __init__(self, **options: Any) -> None:
        given: dict[str, Any] = {"max_length": 200, "error_messages": missing(options)}
        super().__init__(**given | options)


class YesNo(forms.ChoiceField):
    """Yes or no, as two buttons; answers a bool, or None where it may be left open."""

    def __init__(self, **options: Any) -> None:
        given: dict[str, Any] = {
            "choices": YES_NO,
            "widget": forms.RadioSelect,
            "error_messages": missing(options),
        }
        super().__init__(**given | options)

    def clean(self, value: Any) -> bool | None:
        said = super().clean({True: "yes", False: "no"}.get(value, value))
        return {"yes": True, "no": False}.get(said)


class Pick(forms.ChoiceField):
    """One of a closed list, as radio buttons."""

    def __init__(self, **options: Any) -> None:
        given: dict[str, Any] = {"widget": forms.RadioSelect, "error_messages": missing(options)}
        super().__init__(**given | options)


class Day(forms.DateField):
    """A day, as the browser's own picker gives it."""

    def __init__(self, **options: Any) -> None:
        wrong = missing(options) | {"invalid": _("Skriv en dag, till exempel 2026-11-24.")}
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"widget": picker} | options, error_messages=wrong)


class Moment(forms.DateTimeField):
    """A day and a clock time, as the telephone's own picker gives it."""

    def __init__(self, **options: Any) -> None:
        wrong = missing(options) | {"invalid": _("Skriv dag och klockslag, till exempel 2026-11-24 16.00.")}
        picker = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(**{"widget": picker} | options, error_messages=wrong)


def choose(form: forms.Form, name: str, choices: Any) -> None:
    """Set the choices of a field."""
    field: Any = form.fields[name]
    field.choices = choices


class ReasonForm(forms.Form):
    """A reason, and nothing else."""

    why = Prose(label=_("Varför?"), rows=2)
