"""From a login to a token that lets the database know who acts."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.units import acting


def begin(request: HttpRequest, response: HttpResponse) -> acting.Entered | None:
    """Open a token for the logged-in account and put it in the answer's cookie; None when it is no worker's."""
    worker_id = acting.worker_of(request.user.pk) if request.user.is_authenticated else None
    if worker_id is None:
        return None
    token = acting.open_token(worker_id)
    entered = acting.enter(token)
    if entered and len(entered.places) == 1:
        acting.choose_unit(entered.places[0].unit_id)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(acting.LIFETIME.total_seconds()),
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    request.entered = entered  # type: ignore[attr-defined]
    return entered


def end(request: HttpRequest, response: HttpResponse) -> None:
    """End the token and the login."""
    if getattr(request, "entered", None) is not None:
        acting.end()
    logout(request)
    response.delete_cookie(COOKIE)
