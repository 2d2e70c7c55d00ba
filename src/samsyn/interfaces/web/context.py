"""What every worker's page shows around its content: navigation, unit, name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.foundation.messages.threads import how_many_unread
from samsyn.foundation.units.acting import Actor

from . import language

# label, address, icon, and the role flags of which one is needed
NAVIGATION = (
    (gettext_noop("Mitt bord"), "web:desk", "home", ()),
    (gettext_noop("Inkommet"), "intake:inbox", "inbox", ("works_cases",)),
    (gettext_noop("Hembesök"), "home_visits:index", "map-pin", ("works_cases",)),
    (gettext_noop("Grupper"), "groups:index", "handshake", ("works_cases",)),
    (gettext_noop("Ärenden"), "web:cases", "folder", ("works_cases",)),
    (gettext_noop("Möten"), "meetings:index", "messages-square", ("works_cases",)),
    (gettext_noop("Personer"), "web:persons", "users", ("works_cases",)),
    (gettext_noop("Får jag dela?"), "sharing:may_i", "scale", ("works_cases", "takes_tips")),
    (gettext_noop("Kalender"), "web:calendar", "calendar", ("works_cases",)),
    (gettext_noop("Skickat"), "web:sent", "send", ("works_cases",)),
    (gettext_noop("Ta emot tips"), "tips:new", "phone", ("takes_tips",)),
    (gettext_noop("Metoder"), "method_desk:index", "route", ()),
    (gettext_noop("Loggkontroll"), "log_review:index", "shield-check", ("reviews_logs", "manages")),
    (gettext_noop("Juristen"), "legal_counsel:index", "gavel", ("advises_law",)),
    (gettext_noop("Lagen"), "legal_counsel:law", "book-open", ("advises_law",)),
)
WHOLE = {"/", "/jurist/"}  # pages that other pages' addresses begin with


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the layouts; one that needs a login is empty without it."""
    entered = getattr(request, "entered", None)
    context: dict[str, Any] = {"demo_mode": settings.DEMO, "language_choices": language.choices()}
    if entered is None:
        return context
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    context |= {
        "worker_name": entered.name,
        "unit_choices": [
            {
                "id": place.unit_id,
                "name": place.name,
                "kind": place.party.value,
                "current": actor is not None and place.unit_id == actor.unit_id,
            }
            for place in entered.places
        ],
        "log_out_url": reverse("login:log_out"),
        "user_menu": _user_menu(actor),
    }
    if actor is not None:
        context["acting_unit"] = {"name": actor.unit_name, "kind": actor.party.value}
        context["navigation"] = _navigation(actor, request.path)
    return context


def _navigation(actor: Actor, path: str) -> list[dict[str, Any]]:
    items = []
    for label, name, icon, flags in NAVIGATION:
        if flags and not any(actor.may(flag) for flag in flags):
            continue
        url = reverse(name)
        current = path == url if url in WHOLE else path.startswith(url)
        items.append(
            {
                "label": _(label),
                "url": url,
                "icon": icon,
                "current": current,
                "count": _count(actor) if name == "intake:inbox" else 0,
            }
        )
    return items


def _count(actor: Actor) -> Any:
    """How much in Inkommet nobody has opened. Asked once, and only by a page that draws the navigation."""
    return SimpleLazyObject(lambda: how_many_unread(actor=actor))


def _user_menu(actor: Actor | None) -> list[dict[str, Any]]:
    items = [
        {"label": _("Lagen i klartext"), "url": reverse("legal_counsel:law"), "icon": "book-open"},
        {"label": _("Mina uppslag"), "url": reverse("log_review:own"), "icon": "eye"},
        {"label": _("Inloggning och säkerhet"), "url": reverse("mfa_index"), "icon": "lock"},
    ]
    if actor is not None and actor.may("works_cases"):
        items.insert(
            0,
            {"label": _("Överlämning och ersättare"), "url": reverse("handover:index"), "icon": "handshake"},
        )
    if settings.DEMO:
        items.append({"label": _("Bli någon annan"), "url": reverse("demo:personas"), "icon": "users"})
    return items
