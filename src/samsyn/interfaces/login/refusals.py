"""Answers when a login cannot go on: what, why and what to do."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.interfaces.web.refusals import session_ended

from .vouching import Refused, Why

WORDS = {
    Why.UNSURE: gettext_lazy("Inloggningstjänsten svarade inte så att vi kunde lita på svaret. Försök igen."),
    Why.LEVEL: gettext_lazy(
        "Du loggade in på ett sätt som inte är säkert nog för Samsyn. Försök igen med e-legitimation eller "
        "tjänstekort, eller fråga din support vilket sätt som gäller hos er."
    ),
    Why.ORGANISATION: gettext_lazy(
        "Din organisation är inte ansluten till den här installationen av Samsyn. Be din chef kontakta den som "
        "ansvarar för Samsyn i kommunen."
    ),
    Why.WORKER: gettext_lazy(
        "Inloggningen fungerade, men du finns inte i Samsyns katalog än. Be din chef att lägga till dig, och "
        "lämna uppgiften här nedanför."
    ),
    Why.NOT_A_LOGIN: gettext_lazy("Den länken leder ingenstans. Börja om från inloggningssidan."),
}


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The page that says why the provider's word was not enough."""
    context = {"words": WORDS[refusal.why], "said": refusal.said}
    return render(request, "login/refused.html", context, status=HTTPStatus.FORBIDDEN)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its secret (CSRF_FAILURE_VIEW): the login itself starts again, elsewhere nothing is lost."""
    if request.path.startswith("/konto/"):
        messages.warning(request, _("Sidan hade legat öppen för länge. Försök igen."))
        return redirect(request.path)
    return session_ended(request, reason)
