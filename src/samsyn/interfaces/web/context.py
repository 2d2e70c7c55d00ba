"""What every worker's page shows around its content: navigation, unit, name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.foundation.units.acting import Actor

# label, address, icon, and the role flags of which one is needed
NAVIGATION = (
    ("Mitt bord", "web:desk", "home", ()),
    ("Inkommet", "intake:inbox", "inbox", ("works_cases",)),
    ("Hembesök", "home_visits:index", "map-pin", ("works_cases",)),
    ("Ärenden", "web:cases", "folder", ("works_cases",)),
    ("Personer", "web:persons", "users", ("works_cases",)),
    ("Får jag dela?", "sharing:may_i", "scale", ("works_cases", "takes_tips")),
    ("Kalender", "web:calendar", "calendar", ("works_cases",)),
    ("Skickat", "web:sent", "send", ("works_cases",)),
    ("Ta emot tips", "tips:new", "phone", ("takes_tips",)),
    ("Loggkontroll", "log_review:index", "shield-check", ("reviews_logs", "manages")),
    ("Juristen", "legal_counsel:index", "gavel", ("advises_law",)),
    ("Lagen", "legal_counsel:law", "book-open", ()),
)
WHOLE = {"/", "/jurist/"}  # pages that other pages' addresses begin with


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the layouts; one that needs a login is empty without it."""
    entered = getattr(request, "entered", None)
    context: dict[str, Any] = {"demo_mode": settings.DEMO}
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
        "user_menu": _user_menu(),
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
        items.append({"label": _(label), "url": url, "icon": icon, "current": current})
    return items


def _user_menu() -> list[dict[str, Any]]:
    items = [
        {"label": _("Mina uppslag"), "url": reverse("log_review:own"), "icon": "eye"},
        {"label": _("Inloggning och säkerhet"), "url": reverse("mfa_index"), "icon": "lock"},
    ]
    if settings.DEMO:
        items.append({"label": _("Bli någon annan"), "url": reverse("demo:personas"), "icon": "users"})
    return items
