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

from . import factors, tokens


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Where a page that needs a login leads: the demo's cast, or the real login; a login made goes on to its units."""
    asked = urlencode({"next": _next(request)})
    if request.user.is_authenticated:
        return redirect(f"{reverse('login:units')}?{asked}")
    if settings.DEMO:
        return redirect("demo:personas")
    return redirect(f"{reverse('account_login')}?{asked}")


@require_http_methods(["GET", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """After login: a second factor, then the token; with one unit go on, with several ask, with none say so."""
    if not request.user.is_authenticated:
        return redirect("login:start")
    if not factors.proven(request):
        return _to_second_factor(request)
    entered = getattr(request, "entered", None)
    answer = redirect(_next(request))
    if entered is None:
        entered = tokens.begin(request, answer)
        if entered is not None and len(entered.places) == 1:
            return answer
    places = (
        [place for place in entered.places if tokens.may_choose(request, place.unit_id)] if entered else []
    )
    page = render(request, "login/units.html", {"places": places, "next": _next(request)})
    page.cookies.update(answer.cookies)
    return page


@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Choose an app or a passkey; nothing else opens before that."""
    if not request.user.is_authenticated or factors.proven(request):
        return redirect("login:units")
    return render(request, "login/second_factor.html")


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    after = urlencode({"next": f"{reverse('login:units')}?{urlencode({'next': _next(request)})}"})
    page = factors.page_to_show_one(request)
    return redirect(f"{reverse(page)}?{after}" if page else "login:second_factor")


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act for another unit from now on."""
    if getattr(request, "entered", None) is None:
        return redirect("account_login")
    try:
        unit_id = UUID(request.POST.get("unit", ""))
        chosen = tokens.may_choose(request, unit_id) and acting.choose_unit(unit_id)
    except ValueError:
        chosen = False
    if not chosen:
        messages.error(request, _("Du har ingen plats i den enheten. Be enhetens chef om du behöver en."))
        return redirect("login:units")
    return redirect(_next(request))


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the token and the login, and the login at the identity provider where one was used."""
    answer = redirect("login:start")
    provider = tokens.end(request, answer)
    if not provider.get("address"):
        return answer
    back = {
        "id_token_hint": provider["hint"],
        "client_id": settings.SAMSYN_OIDC.client_id if settings.SAMSYN_OIDC else "",
        "post_logout_redirect_uri": request.build_absolute_uri(reverse("login:start")),
    }
    address = f"{provider['address']}{'&' if '?' in provider['address'] else '?'}{urlencode(back)}"
    page = render(request, "login/leaving.html", {"address": address})
    page.cookies.update(answer.cookies)
    # the policy lets a form lead to our own pages only, so the provider is reached by a new step
    page["Refresh"] = f"0; url={address}"
    return page


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else "/"
