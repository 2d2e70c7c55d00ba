"""The doors of the workers' pages: who may come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from .acting import Actor

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """A request from a worker who acts for a unit."""

    actor: Actor


class Locked(Exception):
    """What was asked for lies in a case that is locked to others; `case_id` is where one asks to open it."""

    def __init__(self, case_id: UUID) -> None:
        super().__init__()
        self.case_id = case_id


View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def for_workers(*flags: str) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Let in a worker who acts for a unit and has a role with one of the flags of `Role` (none named: any role).

    Without a login the answer is the login page; without a unit the page that asks for one; without the role a
    404, since what a worker may not use need not be known.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.entered is None:
                return _to_login(request)
            if request.actor is None:
                return redirect("login:units")
            if flags and not any(request.actor.may(flag) for flag in flags):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.doors = flags  # type: ignore[attr-defined]
        return guarded

    return decorate


def _to_login(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        from django.conf import settings
        from django.urls import get_callable

        answer: HttpResponse = get_callable(settings.CSRF_FAILURE_VIEW)(request, reason="login")
        return answer
    return redirect(f"/logga-in/?{urlencode({'next': request.get_full_path()})}")
