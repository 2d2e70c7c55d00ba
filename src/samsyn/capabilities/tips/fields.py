"""Form fields for what somebody tells: nothing is cut off in silence, the unreadable is refused in words."""

import datetime as dt
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import LONGEST_TEXT

LONGEST_LINE = 300


class TellingField(forms.CharField):
    """Free text of at most `most` characters, in composed form.

    The browser is not told of the limit: it would cut.
    """

    default_error_messages = {
        "too_long": _(
            "Texten är %(length)s tecken. Högst %(most)s får plats. Korta den, eller dela upp den."
        ),
        "control": _("Texten innehåller styrtecken som inte går att läsa. Skriv om den delen för hand."),
    }

    def __init__(self, *, most: int = LONGEST_TEXT, rows: int = 6, **options: Any) -> None:
        self.most = most
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", str(super().clean(value)).replace("\r\n", "\n"))
        if len(text) > self.most:
            counts = {"length": _spaced(len(text)), "most": _spaced(self.most)}
            raise ValidationError(self.error_messages["too_long"], code="too_long", params=counts)
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text):
            raise ValidationError(self.error_messages["control"], code="control")
        return text

    def run_validators(self, value: Any) -> None:
        """Nothing but `clean` above: Django's own refusal of NUL says less than ours."""


class LineField(TellingField):
    """One line of such text."""

    def __init__(self, *, most: int = LONGEST_LINE, **options: Any) -> None:
        super().__init__(most=most, **({"widget": forms.TextInput()} | options))

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value).split())


class PastDayField(forms.DateField):
    """A day that has been. The form sets `today`."""

    today: dt.date | None = None
    default_error_messages = {
        "invalid": _("Dagen går inte att läsa. Skriv den som 2026-11-22, eller lämna tomt."),
        "future": _("Dagen har inte varit än. Skriv en dag som har varit, eller lämna tomt."),
        "long_ago": _("Dagen ligger för långt tillbaka. Kontrollera årtalet, eller lämna tomt."),
    }

    def clean(self, value: Any) -> dt.date | None:
        day: dt.date | None = super().clean(value)
        if day and self.today and day > self.today:
            raise ValidationError(self.error_messages["future"], code="future")
        if day and self.today and day.year < self.today.year - 30:
            raise ValidationError(self.error_messages["long_ago"], code="long_ago")
        return day


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
