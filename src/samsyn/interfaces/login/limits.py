"""How the counting of login attempts is keyed, and how long a login lasts."""

import hashlib
import hmac
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.units import acting

BEGAN, SEEN = "samsyn_login_began", "samsyn_login_seen"
A_MINUTE = 60


def attempt_key(key: str, prefix: str, version: int) -> str:
    """A keyed digest instead of the key itself, which may hold a name or an address (KEY_FUNCTION of the cache)."""
    said = f"{prefix}:{version}:{key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


class LoginEnds:
    """End a login that was left alone for SAMSYN_IDLE_MINUTES, or that is older than a token may be.

    The moment of the last request is written at most once a minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/static/") or SESSION_KEY not in request.session:
            return self.get_response(request)
        now = time.time()
        if self._has_ended(request, now):
            _end(request)
            response = self.get_response(request)
            response.delete_cookie(COOKIE)
            return response
        if now - request.session.get(SEEN, 0) > A_MINUTE:
            request.session[SEEN] = now
        request.session.setdefault(BEGAN, now)
        return self.get_response(request)

    @staticmethod
    def _has_ended(request: HttpRequest, now: float) -> bool:
        idle = now - request.session.get(SEEN, now)
        age = now - request.session.get(BEGAN, now)
        return bool(idle > settings.SAMSYN_IDLE_MINUTES * 60 or age > acting.LIFETIME.total_seconds())


def _end(request: HttpRequest) -> None:
    token = request.COOKIES.pop(COOKIE, "")
    with transaction.atomic():
        if token and acting.enter(token) is not None:
            acting.end()
            acting.leave()
    logout(request)
