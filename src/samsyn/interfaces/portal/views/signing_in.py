"""Coming in by a code or an e-identity, going to another of one's rooms, and out."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.foundation.family import entering
from samsyn.foundation.family.entering import CodeAnswer
from samsyn.interfaces.portal.doors import MemberRequest, for_family
from samsyn.interfaces.portal.forms import CodeForm
from samsyn.interfaces.signing.identifying import Identifying, NotIdentified, Pretend, provider

STARTED = "portal_started"
WHY_NOT: dict[CodeAnswer, str | Promise] = {
    CodeAnswer.UNKNOWN: gettext_lazy("Koden finns inte. Kontrollera att du skrivit den rätt."),
    CodeAnswer.USED: gettext_lazy("Koden är redan använd. Be din kontakt om en ny."),
    CodeAnswer.OLD: gettext_lazy("Koden gäller inte längre. Be din kontakt om en ny."),
    CodeAnswer.SPENT: gettext_lazy("Det blev fel för många gånger. Be din kontakt om en ny kod."),
    CodeAnswer.SHUT: gettext_lazy("Sidan är stängd. Prata med din kontakt."),
    CodeAnswer.WRONG: gettext_lazy("Koden och födelsedagen hör inte ihop. Försök igen."),
}


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """How one comes in; whoever is in already comes to the first page."""
    if request.member is not None:  # type: ignore[attr-defined]
        return redirect("portal:home")
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        answer, token = entering.enter_with_code(**form.cleaned_data)
        if token:
            return _entered(token)
        form.add_error(None, str(WHY_NOT[answer]))
    return _start(request, form)


@require_GET
def identify(request: HttpRequest) -> HttpResponse:
    """Off to the e-identification. A link, since our policy lets no form lead elsewhere."""
    try:
        address, kept = _way().start(answer_to=_answer_to(request))
    except NotIdentified as refusal:
        return _start(request, CodeForm(), wrong=str(refusal))
    request.session[STARTED] = kept
    return HttpResponseRedirect(reverse("portal:pretend") if isinstance(_way(), Pretend) else address)


@require_http_methods(["GET", "POST"])
def came_back(request: HttpRequest) -> HttpResponse:
    """Back from the e-identification. What was started is used once; the number decides whose rooms they are."""
    kept = request.session.pop(STARTED, None)
    if kept is None:
        return redirect("portal:start")
    told = request.POST if request.method == "POST" else request.GET
    try:
        identity = _way().finish(told=told.dict(), kept=kept, answer_to=_answer_to(request))
    except NotIdentified as refusal:
        return _start(request, CodeForm(), wrong=str(refusal))
    number = told.get("number", "") if isinstance(_way(), Pretend) else identity.number
    token = entering.enter_with_e_identity(number=number) if number else ""
    if not token:
        wrong = _("Du har ingen egen sida här. Prata med den som bjöd in dig, eller använd en kod.")
        return _start(request, CodeForm(), wrong=wrong)
    return _entered(token)


@require_GET
def pretend(request: HttpRequest) -> HttpResponse:
    """The demo's own e-identity; there is no such page elsewhere."""
    if STARTED not in request.session or not isinstance(_way(), Pretend):
        raise Http404
    return render(request, "portal/pretend.html")


@require_POST
@for_family
def choose(request: MemberRequest) -> HttpResponse:
    """Go to another of one's rooms."""
    try:
        room = UUID(request.POST.get("room", ""))
    except ValueError as error:
        raise Http404 from error
    if not entering.choose(room):
        raise Http404
    return redirect("portal:home")


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    return _out(request, redirect("portal:start"))


@require_http_methods(["GET", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Out at once, to a page that says nothing of where one was."""
    return _out(request, redirect("public:elsewhere"))


def _out(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.member is not None:  # type: ignore[attr-defined]
        entering.end()
    request.session.pop(STARTED, None)
    response.delete_cookie(entering.COOKIE)
    return response


def _entered(token: str) -> HttpResponse:
    response = redirect("portal:home")
    response.set_cookie(
        entering.COOKIE,
        token,
        max_age=int(entering.TIME_OUT.total_seconds()),
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    return response


def _start(request: HttpRequest, form: CodeForm, **context: Any) -> HttpResponse:
    wrong = form.errors if form.is_bound else context.get("wrong")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context |= {"form": form, "e_identity": provider() is not None}
    return render(request, "portal/start.html", context, status=status)


def _way() -> Identifying:
    way = provider()
    if way is None:
        raise Http404
    return way


def _answer_to(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("portal:came_back"))
