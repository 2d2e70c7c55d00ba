"""The address that a calendar program fetches, and the page where a worker makes and ends such addresses."""

import hashlib
import time
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from samsyn.foundation.calendars import feeds
from samsyn.foundation.calendars.icalendar_text import feed_text
from samsyn.foundation.calendars.vocabulary import FeedScope
from samsyn.foundation.units import acting
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .forms import ScopeForm
from .limits import TEN_MINUTES, FetchLimit

_fetching = FetchLimit(30)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A feed, as nobody: what the secret opens, and no more, whoever is logged in."""
    if getattr(request, "entered", None):
        acting.leave()
        request.actor = request.entered = None  # type: ignore[attr-defined]
    if not _fetching.lets_in(secret, time.monotonic()):
        return _too_often()
    fetched = feeds.fetch(secret)
    if fetched is None:
        return _words(
            HTTPStatus.NOT_FOUND,
            _(
                "Adressen gäller inte längre. Ta bort den i kalenderprogrammet, logga in i Samsyn och skapa en "
                "ny under Kalender, Prenumerera."
            ),
        )
    text = feed_text(fetched, lambda one: request.build_absolute_uri(reverse("web:booking", args=[one])))
    etag = f'"{hashlib.sha256(text).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    answer["Content-Disposition"] = 'inline; filename="samsyn.ics"'
    return _kept_to_oneself(get_conditional_response(request, etag=etag, response=answer) or answer)


@require_GET
@for_workers("works_cases")
def subscribe(request: ActorRequest) -> HttpResponse:
    return _subscribe(request)


@require_POST
@for_workers("works_cases")
def make(request: ActorRequest) -> HttpResponse:
    """Make or renew an address; this answer is the only place where it is ever shown."""
    form = ScopeForm(request.POST)
    if not form.is_valid():
        raise Http404
    secret = feeds.make_feed(actor=request.actor, scope=form.scope(), at=timezone.now())
    address = request.build_absolute_uri(reverse("web:feed", args=[secret]))
    return _subscribe(request, address=address, scope=form.scope().label)


@require_POST
@for_workers("works_cases")
def revoke(request: ActorRequest, feed_id: UUID) -> HttpResponse:
    try:
        feeds.revoke_feed(actor=request.actor, feed_id=feed_id, at=timezone.now())
    except ObjectDoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Adressen är stängd. Kalenderprogrammet får inget mer."))
    return redirect("web:subscribe")


@require_POST
@for_workers("manages")
def decide(request: ActorRequest) -> HttpResponse:
    """Whether the unit's feeds show case numbers."""
    shows = request.POST.get("visa") == "ja"
    feeds.set_policy(actor=request.actor, shows_case_number=shows, at=timezone.now())
    messages.success(
        request, _("Ärendenummer visas i prenumerationerna.") if shows else _("Ärendenummer visas inte.")
    )
    return redirect("web:subscribe")


def _subscribe(request: ActorRequest, **shown: object) -> HttpResponse:
    lines = feeds.feeds(actor=request.actor)
    own = {line.scope: line for line in lines if line.worker_id == request.actor.worker_id}
    context = {
        "choices": [(scope, own.get(scope)) for scope in FeedScope],
        "others": [line for line in lines if line.worker_id != request.actor.worker_id],
        "manages": request.actor.may("manages"),
        "shows_case_number": feeds.shows_case_number(actor=request.actor),
    }
    return _kept_to_oneself(render(request, "calendar/subscribe.html", context | shown))


def _too_often() -> HttpResponse:
    answer = _words(
        HTTPStatus.TOO_MANY_REQUESTS,
        _(
            "Kalendern hämtas för ofta. Vänta tio minuter; kalenderprogrammet försöker igen av sig självt. "
            "En gång i timmen räcker."
        ),
    )
    answer["Retry-After"] = str(int(TEN_MINUTES))
    return answer


def _words(status: HTTPStatus, text: str) -> HttpResponse:
    answer = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    answer._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - the server's log would tell the secret
    return _kept_to_oneself(answer)


def _kept_to_oneself(answer: HttpResponse) -> HttpResponse:
    """An address with a secret in it: not in shared caches, not told to the next page, not found by searching."""
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
