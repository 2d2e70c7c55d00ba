"""Answers when something cannot be done: what, why and what to do; nothing typed is lost."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# what a button, a menu or a date field sends, rather than what somebody wrote
NOT_WRITTEN = re.compile(
    r"on|yes|no|true|false|unknown|[a-z]+(?:_[a-z0-9]+)+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\d{1,3}|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?"
)
HIDDEN = {"csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "code", "credential"}


def session_ended(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The login ended while somebody was writing: show what was typed, and a way to send it again."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in HIDDEN
        for value in values
        if value
    ]
    texts = [value for _, value in typed if not NOT_WRITTEN.fullmatch(value)]
    told = {"typed": typed, "texts": texts, "again": request.path}
    return render(request, "refusals/session_ended.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing that this worker may know of: the two look the same."""
    return render(request, "refusals/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault: say so, and that nothing was kept."""
    return render(request, "refusals/broken.html", status=500)
