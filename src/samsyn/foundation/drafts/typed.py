"""What came from a browser: which form was sent, and what a kept draft shows of it again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest


def submission_token(posted: Mapping[str, str]) -> UUID:
    """The token of the form that was sent, by which a double send is known; a new one where it has none."""
    try:
        return UUID(posted.get("once", ""))
    except ValueError:
        return uuid4()


def token_of(request: HttpRequest) -> str:
    """The token of the form to show: the same again after a mistake, else a new one."""
    return str(submission_token(request.POST))


def fill_from_draft(form: forms.Form, data: dict[str, Any]) -> None:
    """Show what was typed last: the draft holds a list of values for each field, as the browser sent them."""
    for name, values in data.items():
        field = form.fields.get(name)
        if field is None or not isinstance(values, list):
            continue
        several = isinstance(field, forms.MultipleChoiceField)
        form.initial[name] = values if several else (values[-1] if values else "")
