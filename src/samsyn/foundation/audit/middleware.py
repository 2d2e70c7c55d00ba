"""One transaction a request, in which the database knows who acts; what was read is logged before it is answered."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from samsyn.foundation.units import acting

from . import log

COOKIE = "samsyn_acting"
WITHOUT_TRANSACTION = ("/static/", "/healthz")
SERVER_ERROR = 500


class ActingMiddleware:
    """Enter the token of the worker's cookie for the length of one request.

    Puts `request.entered` (the worker and the places, or None) and `request.actor` (None until a unit is chosen).
    A request that failed is rolled back whole; the token is forgotten before the transaction ends.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.entered = request.actor = None  # type: ignore[attr-defined]
        if request.path.startswith(WITHOUT_TRANSACTION):
            return self.get_response(request)
        with transaction.atomic():
            self._enter(request)
            with log.reads_together():
                response = self.get_response(request)
            if response.status_code >= SERVER_ERROR or getattr(request, "failed", False):
                transaction.set_rollback(True)
            elif request.entered is not None or getattr(request, "member", None) is not None:  # type: ignore[attr-defined]
                acting.leave()
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Mark the request so that nothing of it is kept."""
        request.failed = True  # type: ignore[attr-defined]

    @staticmethod
    def _enter(request: HttpRequest) -> None:
        token = request.COOKIES.get(COOKIE)
        if not token:
            return
        entered = acting.enter(token)
        if entered is None or str(entered.account_id) != request.session.get("_auth_user_id"):
            acting.leave()
            return
        request.entered, request.actor = entered, entered.actor  # type: ignore[attr-defined]
