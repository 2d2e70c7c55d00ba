"""On the family's own pages a family's token is entered, and no worker's; on all others it is the other way round."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from samsyn.foundation.family import entering

PAGES = "/min-sida/"


class FamilyMiddleware:
    """Enter the token of the family's cookie for the length of one request; stands inside `ActingMiddleware`.

    Puts `request.member`, None where nobody of a family is signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = None  # type: ignore[attr-defined]
        if not request.path.startswith(PAGES):
            return self.get_response(request)
        if request.entered is not None:  # type: ignore[attr-defined]
            request.entered = request.actor = None  # type: ignore[attr-defined]
            entering.leave()
        token = request.COOKIES.get(entering.COOKIE)
        if token:
            request.member = entering.enter(token)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response
