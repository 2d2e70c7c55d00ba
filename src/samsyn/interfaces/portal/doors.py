"""The door of the family's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samsyn.foundation.family.entering import Member

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request from somebody of a family in their own room."""

    member: Member


View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def for_family(view: View[P]) -> Callable[..., HttpResponse]:
    """Let in somebody of a family; everybody else comes to the page where one signs in."""

    @wraps(view)
    def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.member is None:
            return redirect("portal:start")
        return view(request, *args, **kwargs)

    return guarded
