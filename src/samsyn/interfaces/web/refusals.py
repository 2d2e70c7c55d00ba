"""Answers when something cannot be done: what, why and what to do; nothing typed is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
    told = {"typed": typed, "texts": [value for _, value in typed if " " in value], "again": request.path}
    return render(request, "refusals/session_ended.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing that this worker may know of: the two look the same."""
    return render(request, "refusals/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault: say so, and that nothing was kept."""
    return render(request, "refusals/broken.html", status=500)
