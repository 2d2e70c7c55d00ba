"""Choosing the unit one acts for, and leaving."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.foundation.units import acting

from . import tokens


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Where a page that needs a login leads: the demo's cast, or the real login."""
    if settings.DEMO:
        return redirect("demo:personas")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': _next(request)})}")


@require_http_methods(["GET", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """After login: open the token; with one unit go on, with several ask, with none say so."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    entered = getattr(request, "entered", None)
    answer = redirect(_next(request))
    if entered is None:
        entered = tokens.begin(request, answer)
        if entered is not None and len(entered.places) == 1:
            return answer
    page = render(request, "login/units.html", {"places": entered.places if entered else (), "next": _next(request)})
    page.cookies.update(answer.cookies)
    return page


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another unit from now on."""
    if getattr(request, "entered", None) is None:
        return redirect("account_login")
    try:
        chosen = acting.choose_unit(UUID(request.POST.get("unit", "")))
    except ValueError:
        chosen = False
    if not chosen:
        messages.error(request, _("Du har ingen plats i den enheten. Be enhetens chef om du behöver en."))
        return redirect("login:units")
    return redirect(_next(request))


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the token and the login."""
    answer = redirect("account_login")
    tokens.end(request, answer)
    return answer


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else "/"
