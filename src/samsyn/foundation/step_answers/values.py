"""An answer as it is kept and as it is read: text, yes or no, a day, a whole number, a choice."""

import datetime as dt
from typing import Any, assert_never

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.methods.vocabulary import FieldKind

YES, NO = "yes", "no"


def stored(value: Any) -> str:
    """What a form's field answered, as text: `yes` and `no`, a day as in ISO 8601, a number, a choice's key."""
    match value:
        case None | "":
            return ""
        case bool():
            return YES if value else NO
        case dt.date():
            return value.isoformat()
        case _:
            return str(value).strip()


def in_words(kind: FieldKind, value: str, choice: str = "") -> str:
    """A kept answer as one reads it, in the language of the page."""
    match kind:
        case FieldKind.YES_NO:
            return {YES: _("Ja"), NO: _("Nej")}.get(value, "")
        case FieldKind.DATE:
            return date_format(dt.date.fromisoformat(value), "j F Y") if value else ""
        case FieldKind.CHOICE:
            return choice
        case FieldKind.TEXT | FieldKind.NUMBER:
            return value
        case _:  # pragma: no cover
            assert_never(kind)
