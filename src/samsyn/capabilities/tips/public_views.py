"""The public's way in: leave a tip, come back with the receipt code.

No login and no cookie, so the token in the form does what a CSRF cookie would. Nothing about who asks is read
but the address, for the limits, and that is forgotten (`limits`). A worker who is logged in is nobody here.
"""

import datetime as dt
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samsyn.foundation.units import acting

from . import actions, codes, queries, tokens
from .forms import AdditionForm, CodeForm, PublicTipForm
from .languages import Language, links, query, speaking
from .limits import Doorkeeper, read_limit
from .payload import Urgency
from .pictures import keep_in_memory

TOKEN = "the-token-comes-here"  # noqa: S105 - a place in the page, replaced by each form's own
SHOWN_AGAIN = dt.timedelta(minutes=15)
LARGEST_BODY = 24 * 1024 * 1024
MISTAKES, TOO_LARGE, TOO_MANY = 422, 413, 429

_sending = Doorkeeper(read_limit(settings.SAMSYN_TIP_LIMIT))
_asking = Doorkeeper(read_limit(settings.SAMSYN_TIP_LIMIT))

PublicView = Callable[[HttpRequest, Language], HttpResponse]


def for_anybody(view: PublicView) -> Callable[[HttpRequest], HttpResponse]:
    """Answer as nobody, in the language of the address, with nothing kept in the reader's browser."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if getattr(request, "actor", None) or getattr(request, "entered", None):
            acting.leave()
            request.actor = request.entered = None  # type: ignore[attr-defined]
        keep_in_memory(request)
        with speaking(request) as language:
            response = view(request, language)
            response.headers["Content-Language"] = language.code
            response.headers["Cache-Control"] = "no-store"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return guarded


@for_anybody
def leave(request: HttpRequest, language: Language) -> HttpResponse:
    """The form, and the receipt when it is sent."""
    now = timezone.now()
    receivers = queries.receivers()
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        form = _form(None, None, receivers)
        return _page(
            request,
            language,
            "tips/leave.html",
            TOO_LARGE,
            form=form,
            problem=_too_large(),
            token=tokens.issue(now),
        )
    if request.method != "POST":
        chosen = next(
            (one.municipality for one in receivers if one.municipality == request.GET.get("kommun")), ""
        )
        blank = blank_form(language, receivers, timezone.localdate(), chosen).replace(
            TOKEN, tokens.issue(now)
        )
        form = _form(None, None, receivers)
        return _page(request, language, "tips/leave.html", form=form, blank_form=mark_safe(blank))  # noqa: S308
    form = _form(request.POST, request.FILES, receivers)
    token, problem = _token(request, now)
    status = MISTAKES
    if not form.is_valid():
        problem = ""  # the summary says what to mend
    elif token:
        if _sending.lets_in(_source(request), time.monotonic()):
            return _received(request, language, form, token, now)
        problem, status = _too_many(), TOO_MANY
    again = request.POST.get("token", "") if token else tokens.issue(now - tokens.YOUNGEST)
    return _page(request, language, "tips/leave.html", status, form=form, problem=problem, token=again)


@lru_cache(maxsize=256)
def blank_form(
    language: Language, receivers: tuple[queries.Receiver, ...], today: dt.date, chosen: str
) -> str:
    """The empty form as HTML, drawn once for all who open it alike; only the token is each one's own."""
    form = PublicTipForm(receivers=receivers, today=today, initial={"municipality": chosen})
    return render_to_string("tips/_form.html", {"form": form, "token": TOKEN})


def _received(
    request: HttpRequest, language: Language, form: PublicTipForm, token: tokens.FormToken, now: dt.datetime
) -> HttpResponse:
    unit, code = form.cleaned_data["unit"], codes.receipt_code(token.form)
    contact = actions.Contact(form.cleaned_data["name"], form.cleaned_data["contact"])
    first = actions.receive_tip(
        unit_id=unit.unit_id,
        tip=form.tip(),
        token=token,
        code=code,
        contact=contact,
        pictures=form.cleaned_data["pictures"],
    )
    if not first and not _sent_just_now(code, now):
        return _page(request, language, "tips/already_sent.html")
    urgent = form.cleaned_data["urgency"] == Urgency.NOW
    return _page(request, language, "tips/receipt.html", code=code, unit=unit, urgent=urgent)


@for_anybody
def come_back(request: HttpRequest, language: Language) -> HttpResponse:
    """The thread behind a code: read what was answered, add more."""
    now = timezone.now()
    if request.method != "POST":
        return _page(request, language, "tips/code.html", form=CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, language, "tips/code.html", MISTAKES, form=form)
    if not _asking.lets_in(_source(request), time.monotonic()):
        return _page(request, language, "tips/code.html", TOO_MANY, form=form, problem=_too_many())
    code = codes.normalised(form.cleaned_data["code"])
    thread = queries.thread_by_code(code) if code else None
    if code is None or thread is None:
        form.add_error("code", _("Ingen tråd öppnas av den koden. Kontrollera tecknen och försök igen."))
        return _page(request, language, "tips/code.html", MISTAKES, form=form)
    if "text" not in request.POST:
        return _thread(request, language, code, AdditionForm(), thread=thread, token=tokens.issue(now))
    return _added(request, language, code, thread, now)


def _added(
    request: HttpRequest, language: Language, code: str, thread: queries.ReporterThread, now: dt.datetime
) -> HttpResponse:
    form = AdditionForm(request.POST)
    token, problem = _token(request, now)
    if form.is_valid() and token:
        if _sending.lets_in(_source(request), time.monotonic()):
            actions.add_to_tip(code=code, text=form.cleaned_data["text"], token=token)
            fresh = queries.thread_by_code(code)
            return _thread(
                request, language, code, AdditionForm(), thread=fresh, added=True, token=tokens.issue(now)
            )
        problem = _too_many()
    again = request.POST.get("token", "") if token else tokens.issue(now - tokens.YOUNGEST)
    return _thread(request, language, code, form, MISTAKES, thread=thread, problem=problem, token=again)


def _thread(
    request: HttpRequest, language: Language, code: str, form: AdditionForm, status: int = 200, **context: Any
) -> HttpResponse:
    return _page(request, language, "tips/come_back.html", status, form=form, code=code, **context)


def _form(data: Any, files: Any, receivers: tuple[queries.Receiver, ...], **options: Any) -> PublicTipForm:
    return PublicTipForm(data, files, receivers=receivers, today=timezone.localdate(), **options)


def _sent_just_now(code: str, now: dt.datetime) -> bool:
    """Whether a second send of a form may be shown the receipt again; later it could be somebody else."""
    thread = queries.thread_by_code(code)
    return thread is not None and now - thread.opened_at < SHOWN_AGAIN


def _token(request: HttpRequest, now: dt.datetime) -> tuple[tokens.FormToken | None, str]:
    try:
        return tokens.read(request.POST.get("token", ""), at=now), ""
    except tokens.TooSoonError:
        return None, _("Det gick väldigt fort. Läs igenom det du skrivit och skicka igen.")
    except tokens.TokenError:
        return None, _(
            "Sidan har varit öppen för länge. Det du skrivit finns kvar här nedanför. Skicka igen."
        )


def _too_many() -> str:
    return _(
        "Just nu kommer det för mycket på en gång. Det du skrivit finns kvar. Vänta några minuter "
        "och skicka igen."
    )


def _too_large() -> str:
    return _(
        "Det du skickade är för stort. Ta bort bilder och skicka igen. Med webbläsarens bakåtknapp "
        "får du tillbaka texten."
    )


def _source(request: HttpRequest) -> str:
    """Where the request comes from, only for `limits`: never kept."""
    header = settings.SAMSYN_TIP_SOURCE_HEADER
    named = f"HTTP_{header.upper().replace('-', '_')}" if header else "REMOTE_ADDR"
    return str(request.META.get(named, "")).strip()


def _page(
    request: HttpRequest, language: Language, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    shared: dict[str, Any] = {"keep_language": query(language)}
    if request.method != "POST":  # changing language would lose what is typed, or the code
        shared["languages"] = links(request, language)
    return render(request, template, shared | context, status=status)
