"""One form field for each kind of extra field, with a message for each mistake."""

from typing import Any, assert_never

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text
from samsyn.methods.steps import ExtraField
from samsyn.methods.vocabulary import FieldKind

LONGEST, LARGEST, FEW = 20_000, 1_000_000, 6
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


def field_for(asked: ExtraField, label: str, *, required: bool) -> forms.Field:
    """The field that asks it. `label` is what stands over it, in the method's own words."""
    told: dict[str, Any] = {
        "label": label,
        "required": required,
        "error_messages": {"required": _("Svara på: %(label)s") % {"label": label}},
    }
    match asked.kind:
        case FieldKind.TEXT:
            return _Text(widget=forms.Textarea(attrs={"rows": 2}), **told)
        case FieldKind.YES_NO:
            return _choice((("yes", _("Ja")), ("no", _("Nej"))), told, required=required)
        case FieldKind.CHOICE:
            return _choice([(one.key, one.label) for one in asked.choices], told, required=required)
        case FieldKind.DATE:
            return _day(told)
        case FieldKind.NUMBER:
            return _number(told)
        case _:  # pragma: no cover
            assert_never(asked.kind)


class _Text(forms.CharField):
    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if len(text) > LONGEST:
            message = _("Texten är %(n)d tecken. Högst %(most)d får plats. Korta den.")
            raise ValidationError(message % {"n": len(text), "most": LONGEST}, code="long")
        try:
            return clean_text(text)
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error


class _Day(forms.DateField):
    def to_python(self, value: Any) -> Any:
        day = super().to_python(value)
        if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise ValidationError(_("Året %(year)d kan inte stämma. Rätta dagen.") % {"year": day.year})
        return day


def _choice(choices: Any, told: dict[str, Any], *, required: bool) -> forms.Field:
    """Buttons where the list is short; what need not be answered can be left, and answered no more."""
    listed = [*choices] if required else [*choices, ("", _("Inget svar"))]
    told["error_messages"]["invalid_choice"] = _("Välj ett av svaren i listan.")
    if len(listed) <= FEW:
        return forms.ChoiceField(choices=listed, widget=forms.RadioSelect, **told)
    return forms.ChoiceField(choices=[("", _("Välj")), *choices], **told)


def _day(told: dict[str, Any]) -> forms.Field:
    told["error_messages"]["invalid"] = _("Skriv en dag, till exempel 2026-11-24.")
    return _Day(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **told)


def _number(told: dict[str, Any]) -> forms.Field:
    told["error_messages"] |= {
        "invalid": _("Skriv ett heltal, till exempel 3."),
        "min_value": _("Talet kan inte vara mindre än 0."),
        "max_value": _("Talet är för stort. Kontrollera det."),
    }
    return forms.IntegerField(min_value=0, max_value=LARGEST, **told)
