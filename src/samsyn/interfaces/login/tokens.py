"""From a login to a token that lets the database know who acts."""

import dataclasses
import json
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db import connection
from django.http import HttpRequest, HttpResponse

from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.units import acting

from . import factors
from .vouching import SESSION_KEY, Vouched, open_places


def begin(request: HttpRequest, response: HttpResponse) -> acting.Entered | None:
    """Open a token for the logged-in account and put it in the answer's cookie.

    None when the account is no worker's, or when the login was not made with a second factor. With one place the
    unit is chosen at once. Where an identity provider vouched, only the places that it vouched for are open.
    """
    if not request.user.is_authenticated or not factors.proven(request):
        return None
    worker_id = acting.worker_of(request.user.pk)
    if worker_id is None:
        return None
    token = acting.open_token(worker_id)
    entered = acting.enter(token)
    if entered is None:
        return None
    entered = _narrowed(request, entered)
    if len(entered.places) == 1:
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


def may_choose(request: HttpRequest, unit_id: object) -> bool:
    """Whether this login may act for the unit, as far as an identity provider has a say in it."""
    vouched = request.session.get(SESSION_KEY)
    return vouched is None or str(unit_id) in vouched.get("places", ())


def end(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """End the token and the login; what the provider needs to end its own, empty when it was not used."""
    vouched = request.session.get(SESSION_KEY) or {}
    if getattr(request, "entered", None) is not None:
        acting.end()
    logout(request)
    response.delete_cookie(COOKIE)
    return vouched.get("logout") or {}


def end_elsewhere(request: HttpRequest, account_id: int) -> None:
    """End every other token of the account's worker, as when the password was changed."""
    worker_id = acting.worker_of(account_id)
    if worker_id is None:
        return
    entered = getattr(request, "entered", None)
    here = entered is not None and entered.worker_id == worker_id
    if not here:
        acting.enter(acting.open_token(worker_id))
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.end_acting_elsewhere()")
    if not here:
        acting.end()
        acting.leave()


def _narrowed(request: HttpRequest, entered: acting.Entered) -> acting.Entered:
    said = request.session.get(SESSION_KEY)
    if said is None:
        return entered
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.own_places()")
        answer = cursor.fetchone()[0]
    places = json.loads(answer) if isinstance(answer, str) else answer
    roles = None if said["roles"] is None else tuple(said["roles"])
    allowed = open_places(Vouched(entered.name, tuple(said["units"]), roles), places)
    request.session[SESSION_KEY] = {**said, "places": allowed}
    return dataclasses.replace(entered, places=tuple(p for p in entered.places if str(p.unit_id) in allowed))
