"""Fields that several of the forms share."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise

from samsyn.foundation.messages.payloads import PayloadError, clean_text


class Prose(forms.CharField):
    """Text of several lines; what cannot be read or is longer than 100,000 characters is refused in words."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows})} | options)

    def to_python(self, value: Any) -> str:
        try:
            text = clean_text(super().to_python(value) or "", str(self.label))
        except PayloadError as error:
            raise ValidationError(str(error), code="unreadable") from error
        return text.replace("\r\n", "\n").strip()


class ExplainedBoxes(forms.CheckboxSelectMultiple):
    """Boxes to tick with a line under each that says what it means; `hints` by the choice's value."""

    def __init__(self, hints: Mapping[str, str | Promise], **rest: Any) -> None:
        super().__init__(**rest)
        self.hints = hints
