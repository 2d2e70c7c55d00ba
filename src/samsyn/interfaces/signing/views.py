"""Signing a consent on a screen: read, identify, sign. No login; the link is all that opens it."""

import datetime as dt
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.foundation.consents import signing
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.signing import Identity
from samsyn.foundation.family.entering import COOKIE

from .identifying import Identifying, NotIdentified, Pretend, provider

STARTED, IDENTIFIED = "signing_started", "signing_identified"
HOLDS = dt.timedelta(minutes=10)


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, link: str) -> HttpResponse:
    """The text; when the reader has been identified, the button that signs it."""
    page = signing.signing_page(link)
    if page is None:
        return _shown(request, "signing/gone.html", status=HTTPStatus.NOT_FOUND)
    identity, wrong = _identified(request, link), ""
    if request.method == "POST" and identity:
        try:
            signing.sign(link=link, identity=identity, text_sha256=request.POST.get("text_sha256", ""))
        except ConsentRefused as refusal:
            wrong = refusal.message
        else:
            request.session.pop(IDENTIFIED, None)
            return redirect("signing:thanks")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "link": link, "identity": identity, "wrong": wrong}
    return _shown(request, "signing/sign.html", status=status, **context)


@require_GET
def identify(request: HttpRequest, link: str) -> HttpResponse:
    """Off to the provider. A link, since our policy lets no form lead elsewhere."""
    way = _way()
    if signing.signing_page(link) is None:
        return _shown(request, "signing/gone.html", status=HTTPStatus.NOT_FOUND)
    try:
        address, kept = way.start(answer_to=_answer_to(request))
    except NotIdentified as refusal:
        return _not_identified(request, link, refusal)
    request.session[STARTED] = {**kept, "link": link}
    request.session.pop(IDENTIFIED, None)
    return HttpResponseRedirect(address)


@require_http_methods(["GET", "POST"])
def came_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider: who is it? What was started is used once."""
    kept = request.session.pop(STARTED, None)
    if kept is None:
        return _shown(request, "signing/gone.html", status=HTTPStatus.NOT_FOUND)
    told = request.POST if request.method == "POST" else request.GET
    try:
        identity = _way().finish(told=told.dict(), kept=kept, answer_to=_answer_to(request))
    except NotIdentified as refusal:
        return _not_identified(request, kept["link"], refusal)
    request.session[IDENTIFIED] = {
        "link": kept["link"],
        "until": (timezone.now() + HOLDS).isoformat(),
        "who": [identity.provider, identity.subject, identity.name, identity.number],
    }
    return redirect("signing:sign", kept["link"])


@require_GET
def pretend(request: HttpRequest) -> HttpResponse:
    """The demo's own e-identity; there is no such page elsewhere."""
    kept = request.session.get(STARTED)
    page = signing.signing_page(kept["link"]) if kept else None
    if page is None or not isinstance(_way(), Pretend):
        raise Http404
    return _shown(request, "signing/pretend.html", page=page)


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Who came from the own page goes back there."""
    return _shown(request, "signing/thanks.html", own_page=COOKIE in request.COOKIES)


def _way() -> Identifying:
    way = provider()
    if way is None:
        raise Http404
    return way


def _identified(request: HttpRequest, link: str) -> Identity | None:
    """Who has just been identified for this very link."""
    kept = request.session.get(IDENTIFIED)
    if not kept or kept["link"] != link or dt.datetime.fromisoformat(kept["until"]) < timezone.now():
        return None
    return Identity(*kept["who"])


def _answer_to(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("signing:came_back"))


def _not_identified(request: HttpRequest, link: str, refusal: NotIdentified) -> HttpResponse:
    page = signing.signing_page(link)
    context = {"page": page, "link": link, "identity": None, "wrong": str(refusal)}
    template = "signing/sign.html" if page else "signing/gone.html"
    return _shown(request, template, status=HTTPStatus.UNPROCESSABLE_ENTITY, **context)


def _shown(
    request: HttpRequest, template: str, *, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    """A page that no cache keeps and no other site learns the address of."""
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
