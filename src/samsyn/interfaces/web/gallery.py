"""The style guide at /look/: every part of the look on one page, with invented data. In the demo only."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.assessing import About, Examination, Item, Recipient
from samsyn.foundation.messages.matrix import Matrix
from samsyn.interfaces.web.colours import AUTHORITIES
from samsyn.interfaces.web.forms_look import Explained
from samsyn.law import Category, Fact, Party, Purpose
from samsyn.law.answer import Ask
from samsyn.law.instead import CONSENT, LAWYER

VISITED = {"contact": "", "met_on": "", "present": ["guardian", "school"], "number": "20101231-1234"}
NAVIGATION = (
    ("Mitt bord", "house", True, 0),
    ("Inkommet", "inbox", False, 3),
    ("Ärenden", "folder", False, 0),
    ("Möten", "calendar", False, 0),
    ("Området", "map-pin", False, 0),
    ("Löften", "handshake", False, 0),
    ("Siffror", "chart-column", False, 0),
)


class NoteForm(forms.Form):
    """Every kind of field the look draws."""

    number = forms.CharField(
        label=_("Personnummer"),
        required=False,
        max_length=13,
        help_text=_(
            "Skriv tolv siffror, till exempel 20101231-1234. Lämna tomt om personen har skyddade uppgifter."
        ),
    )
    met_on = forms.DateField(
        label=_("När hade ni kontakt?"), error_messages={"required": _("Ange datum för kontakten.")}
    )
    at = forms.TimeField(label=_("Klockan"), required=False)
    contact = forms.ChoiceField(
        label=_("Sorts kontakt"),
        choices=[("visit", _("Hembesök")), ("call", _("Telefonsamtal")), ("meeting", _("Möte i samverkan"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vilken sorts kontakt det var.")},
    )
    present = forms.MultipleChoiceField(
        label=_("Vilka var med?"),
        required=False,
        help_text=_("Välj alla som stämmer."),
        choices=[("guardian", _("Vårdnadshavare")), ("school", _("Skolan")), ("police", _("Polisen"))],
        widget=forms.CheckboxSelectMultiple,
    )
    unit = forms.ChoiceField(
        label=_("Ansvarig enhet"),
        choices=[("", _("Välj enhet")), ("reception", _("Mottagningen")), ("inquiry", _("Utredning"))],
        error_messages={"required": _("Välj ansvarig enhet.")},
    )
    text = forms.CharField(
        label=_("Vad kom ni fram till?"),
        help_text=_("Skriv sakligt och kort. Den unge och vårdnadshavarna kan läsa texten."),
        widget=forms.Textarea,
        error_messages={"required": _("Skriv en kort anteckning.")},
    )
    told = forms.BooleanField(
        label=_("Den unge har fått veta vad som skrivs"),
        error_messages={"required": _("Kryssa i när den unge har fått veta vad som skrivs.")},
    )


class MoreForm(forms.Form):
    """Further kinds of field: explained choices, a moment, a file, a number, one that is locked."""

    way = forms.ChoiceField(
        label=_("Hur vill du svara?"),
        choices=[
            ("accept", _("Vi följer med")),
            ("other", _("Vi föreslår en annan tid")),
            ("no", _("Vi kan inte")),
        ],
        widget=Explained({"accept": _("Besöket bokas hos er båda."), "no": _("Skriv varför.")}),
    )
    starts_at = forms.DateTimeField(label=_("När passar det?"), required=False)
    both = forms.SplitDateTimeField(label=_("När var det?"), required=False, widget=forms.SplitDateTimeWidget)
    hours = forms.IntegerField(label=_("Antal timmar"), required=False, min_value=1, max_value=40)
    attachment = forms.FileField(
        label=_("Bifoga en fil"), required=False, help_text=_("PDF eller bild, högst 10 MB.")
    )
    registry_number = forms.CharField(label=_("Ärendenummer"), disabled=True, initial="2026-0142")


def look(request: HttpRequest) -> HttpResponse:
    """Show every component; `?fel` shows the form as it comes back with mistakes. 404 outside the demo."""
    return _answer(request, "look/gallery.html", _invented())


def look_public(request: HttpRequest) -> HttpResponse:
    """Show a page for anyone, as one who gives a tip sees it. 404 outside the demo."""
    languages = [("sv", "Svenska", True), ("en", "English", False)]
    return _answer(
        request,
        "look/public.html",
        {
            "demo_mode": True,
            "municipality_name": "Åkerö kommun",
            "languages": [
                {"code": code, "name": name, "url": "#", "current": now} for code, name, now in languages
            ],
        },
    )


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    _only_in_the_demo()
    data = VISITED if "fel" in request.GET else None
    form = NoteForm(request.POST if request.method == "POST" else data)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, context | {"form": form, "more": MoreForm()}, status=status)


def save_draft(request: HttpRequest) -> HttpResponse:
    """Answer the draft saver of the style guide; keeps nothing."""
    _only_in_the_demo()
    return HttpResponse(
        status=HTTPStatus.NO_CONTENT if request.method == "POST" else HTTPStatus.METHOD_NOT_ALLOWED
    )


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _matrix(today: date) -> Matrix:
    """An open, a judged, a lawyer's and a closed cell."""
    unsuitable = Ask(Fact.DISCLOSURE_UNSUITABLE, "Är det olämpligt att lämna uppgiften?", judgement=True)
    police = (
        Item(Category.CRIME_RISK, "permitted", ("OSL-10-18a",), ("10 kap. 18 a § OSL",), record=("Varför.",)),
        Item(Category.HEALTH, "refused", reasons=("Ingen bestämmelse öppnar.",), instead=(CONSENT, LAWYER)),
    )
    school = (
        Item(Category.CRIME_RISK, "needs_judgement", asks=(unsuitable,)),
        Item(Category.HEALTH, "escalate", reasons=("Texterna ger inget svar.",)),
    )
    named = (("Lokalpolisområde Åkerö", Party.POLICE, police), ("Lindskolan", Party.SCHOOL_MUNICIPAL, school))
    about = About(None, ())
    return Matrix(
        tuple(
            Examination(about, Recipient(uuid4(), name, party, name), Purpose.PREVENT_CRIME, today, items)
            for name, party, items in named
        )
    )


def _invented() -> dict[str, Any]:
    now = timezone.localtime()
    today = now.date()
    days = {
        name: today + timedelta(days=n)
        for name, n in {"past": -2, "soon": 2, "later": 12, "begun": -12}.items()
    }
    return {
        "demo_mode": True,
        "worker_name": "Sara Lindqvist",
        "acting_unit": {"id": 1, "name": "Barn och unga, Åkerö", "kind": "social_services"},
        "unit_choices": [
            {"id": 1, "name": "Barn och unga, Åkerö", "kind": "social_services", "current": True},
            {"id": 2, "name": "Råd och stöd, Åkerö", "kind": "social_services", "current": False},
        ],
        "navigation": [
            {"label": label, "icon": icon, "url": f"#{icon}", "current": current, "count": count}
            for label, icon, current, count in NAVIGATION
        ],
        "now": now,
        "today": today,
        "yesterday": now - timedelta(days=1, hours=2),
        "last_week": now - timedelta(days=9),
        "authorities": list(AUTHORITIES),
        "days": days,
        "matrix": _matrix(today),
        "steps": [
            {"label": _("Aktualisering"), "state": "done", "url": "#steg"},
            {"label": _("Förhandsbedömning"), "state": "done"},
            {"label": _("Hembesök"), "state": "now"},
            {"label": _("Samtal"), "state": "later"},
            {"label": _("Uppföljning"), "state": "later"},
        ],
        "sections": [
            {"label": _("Tidslinje"), "url": "#tid", "icon": "history", "current": True},
            {"label": _("Vem vet vad"), "url": "#vem", "icon": "eye", "current": False},
            {
                "label": _("Uppgifter"),
                "url": "#uppgifter",
                "icon": "clipboard-list",
                "current": False,
                "count": 2,
            },
        ],
        "trail": [{"label": _("Mitt bord"), "url": "#"}, {"label": _("Ärenden"), "url": "#"}],
    }
