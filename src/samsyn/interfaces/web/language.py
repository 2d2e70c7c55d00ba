"""Which language a worker's pages speak: Swedish, until somebody chooses another in the menu.

Nothing is guessed from the browser, since a computer's language says little of who sits there. The public's pages have
languages and a way of choosing of their own.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

A_YEAR = 365 * 24 * 60 * 60
# Each language's own name for itself, which is what somebody who reads nothing else looks for
NAMES = {"sv": "Svenska", "en": "English"}


class ChosenLanguage:
    """Speak the language of the cookie for the length of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(chosen(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


def chosen(request: HttpRequest) -> str:
    """The code of the language that was chosen in this browser, else Swedish."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return code if code in NAMES else settings.LANGUAGE_CODE


def choices() -> list[dict[str, str | bool]]:
    """Each language as the menu draws it: its code, its own name, and whether it is spoken now."""
    now = translation.get_language()
    return [{"code": code, "name": name, "current": code == now} for code, name in NAMES.items()]


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the language in this browser for a year, and go back to the page; what is unknown is Swedish."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    code = request.POST.get("language", "")
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code if code in NAMES else settings.LANGUAGE_CODE,
        max_age=A_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
