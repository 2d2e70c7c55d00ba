"""Who do you want to be? Only where everything is invented (SAMSYN_DEMO=1)."""

from pathlib import Path
from typing import Any

import yaml
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from samsyn.capabilities.tips.codes import receipt_code
from samsyn.foundation.family.entering import COOKIE
from samsyn.interfaces.demo.story import family
from samsyn.interfaces.demo.story.kim import NEIGHBOURS_FORM
from samsyn.interfaces.demo.story.stage import place_of
from samsyn.interfaces.login import tokens

FAMILY: tuple[dict[str, Any], ...] = (
    {
        "key": "nova",
        "name": "Nova Ekberg",
        "youth": "Nova Ekberg",
        "guardian": "",
        "party": "youth",
        "what": _(
            "17 år. Har en plan ihop med skolan, polisen och Ungdomens hus. Läser den och ser sina möten."
        ),
    },
    {
        "key": "carin",
        "name": "Carin Ekberg",
        "youth": "Nova Ekberg",
        "guardian": "Carin Ekberg",
        "party": "guardian",
        "what": _("Novas mamma. Läser sin del av planen. Det som är Novas eget får hon inte."),
    },
    {
        "key": "alva",
        "name": "Alva Strand",
        "youth": family.ALVA,
        "guardian": "",
        "party": "youth",
        "what": _("17 år. Läser det som Sara skickat, skriver själv, och kan ta tillbaka ett samtycke."),
    },
    {
        "key": "helena",
        "name": "Helena Strand",
        "youth": family.ALVA,
        "guardian": "Helena Strand",
        "party": "guardian",
        "what": _("Alvas mamma. Ser bara det som skickats till henne."),
    },
)
PERSONAS = yaml.safe_load((Path(__file__).parent / "personas.yaml").read_text(encoding="utf-8"))


@require_GET
def personas(request: HttpRequest) -> HttpResponse:
    """The cast, each with what one can try first as that person, and the neighbour's receipt code."""
    _only_in_the_demo()
    return render(
        request,
        "demo/personas.html",
        {"groups": _groups(), "code": receipt_code(NEIGHBOURS_FORM), "family": FAMILY},
    )


@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Log in as one of the cast."""
    _only_in_the_demo()
    name = request.POST.get("who", "")
    if name not in {person["key"] for person in PERSONAS}:
        raise Http404
    answer = redirect("web:desk")
    if getattr(request, "entered", None) is not None:
        tokens.end(request, answer)
    get_adapter(request).login(request, get_user_model().objects.get(username=name))
    tokens.begin(request, answer)
    return answer


@require_POST
def become_family(request: HttpRequest) -> HttpResponse:
    """Come into the room of somebody of a family, as with a code that Sara has just handed over."""
    _only_in_the_demo()
    name = request.POST.get("who", "")
    person = next((one for one in FAMILY if one["key"] == name), None)
    if person is None:
        raise Http404
    token = family.token_of(place_of("sara"), person["youth"], person["guardian"], timezone.now())
    answer = redirect("portal:home")
    answer.set_cookie(COOKIE, token, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return answer


def _groups() -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for person in PERSONAS:
        groups.setdefault(person["group"], []).append(person)
    return groups


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404
