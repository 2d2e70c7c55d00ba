"""Who do you want to be? Only where everything is invented (SAMSYN_DEMO=1)."""

from pathlib import Path
from typing import Any

import yaml
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from samsyn.capabilities.tips.codes import receipt_code
from samsyn.interfaces.demo.story.kim import NEIGHBOURS_FORM
from samsyn.interfaces.login import tokens

PERSONAS = yaml.safe_load((Path(__file__).parent / "personas.yaml").read_text(encoding="utf-8"))


@require_GET
def personas(request: HttpRequest) -> HttpResponse:
    """The cast, each with what one can try first as that person, and the neighbour's receipt code."""
    _only_in_the_demo()
    return render(request, "demo/personas.html", {"groups": _groups(), "code": receipt_code(NEIGHBOURS_FORM)})


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


def _groups() -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for person in PERSONAS:
        groups.setdefault(person["group"], []).append(person)
    return groups


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404
