"""Lists, consultation, nomination, selection and the place; and the group's own page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.groups import access, the_method
from samsyn.capabilities.groups.actions import consulting, places, starting, taking_in
from samsyn.capabilities.groups.forms.start import (
    ConsultForm,
    NominateForm,
    PlaceForm,
    SelectForm,
    first_values,
)
from samsyn.capabilities.groups.queries import lists
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.foundation.messages import about
from samsyn.foundation.step_answers import queries as step_answers
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import StepKind

from .answers import Sheet, answer, fill_in, page

BOTH = ["GET", "POST"]


@require_GET
@page
def index(request: ActorRequest) -> HttpResponse:
    taking_in.take_in(actor=request.actor, at=timezone.now())
    return answer(
        request,
        "groups/index.html",
        None,
        found=lists.lists(actor=request.actor),
        invitations=lists.invitations(actor=request.actor),
    )


@require_GET
@page
def group(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    taking_in.take_in(actor=request.actor, at=now)
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    return answer(request, "groups/group.html" if shown.leads else "groups/member.html", None, page=shown)


@require_GET
@page
def of_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    return redirect("groups:group", access.group_of_case(request.actor, case_id))


@require_GET
@page
def consultations(request: ActorRequest) -> HttpResponse:
    return answer(request, "groups/consultations.html", None, found=lists.consultations(actor=request.actor))


@require_GET
@page
def consultation(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    found = lists.consultation(actor=request.actor, consultation_id=consultation_id)
    extra = step_answers.of_thing(actor=request.actor, about=consultation_id)
    return answer(request, "groups/consultation.html", None, one=found, extra=extra)


@require_http_methods(BOTH)
@page
def consult(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    initial = first_values(timezone.localdate(now), request.actor.party)
    methods = _methods(request)
    form = ConsultForm(request.POST or None, initial=initial, methods=methods)
    if form.is_bound and form.is_valid():
        named = consulting.pointed_out(actor=request.actor, asked=form.asked(), extra=form.given())
        form = ConsultForm(request.POST, initial=initial, methods=methods, named=named)

    def do() -> str:
        why = form.cleaned_data.get("kept_why", "")
        made = consulting.write(
            actor=request.actor, asked=form.asked(), kept_why=why, extra=form.given(), at=now
        )
        return reverse("groups:consultation", args=[made])

    sheet = Sheet(
        _("Rådgör utan namn"),
        _("Spara frågan och rådet"),
        reverse("groups:consultations"),
        _(
            "Beskriv läget utan att säga vem det gäller. Namn och nummer som ni känner till pekas ut innan det sparas."
        ),
    )
    return fill_in(request, form, do, sheet, said=_("Frågan och rådet är sparade."))


@require_http_methods(BOTH)
@page
def nominate(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    on, actor = timezone.localdate(now), request.actor
    person = about.of(actor, _uuid(request.POST.get("person") or request.GET.get("person", "")), on)
    found = lists.consultations(actor=actor)
    form = NominateForm(
        request.POST or None,
        methods=_methods(request),
        consultations=found,
        initial=first_values(on, actor.party) | {"person": person.line.person_id},
    )

    def do() -> str:
        place, key = form.cleaned_data["method"].split(":")
        made = starting.nominate(
            actor=actor,
            person_id=person.line.person_id,
            method_key=key,
            municipality=place,
            told=form.told(),
            extra=form.given(),
            at=now,
        )
        return reverse("groups:group", args=[made])

    sheet = Sheet(
        _("Föreslå en grupp kring den unge"),
        _("Spara förslaget"),
        reverse("web:person", args=[person.line.person_id]),
        _("Förslaget öppnar ett ärende hos er. Nästa steg är urvalet, mot de villkor som är skrivna."),
        ("group-nominate", person.line.person_id),
    )
    return fill_in(request, form, do, sheet, said=_("Förslaget är sparat."), person=person)


def _methods(request: ActorRequest) -> list[tuple[str, Method]]:
    """The methods that the unit may lead, as 'municipality:key'."""
    on = timezone.localdate()
    return [
        (f"{place.key}:{one.key}", one)
        for place in the_method.municipalities(request.actor)
        for one in the_method.led_here(request.actor, place.key, on)
    ]


@require_http_methods(BOTH)
@page
def select(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    if shown.group.selected is not None:
        return redirect("groups:group", group_id)
    asks = shown.asks(StepKind.SELECTION)
    form = SelectForm(request.POST or None, method=shown.method, asks=asks)
    if form.is_bound and form.is_valid():
        met = {key: one.met for key, one in form.answers().items()}
        examined = starting.examine_person(
            person=shown.person, method=shown.method, answers=met, on=timezone.localdate(now)
        )
        form = SelectForm(request.POST, method=shown.method, obstacles=examined.overrides, asks=asks)

    def do() -> str:
        starting.select(
            actor=request.actor,
            group_id=group_id,
            answers=form.answers(),
            decided=form.decided(),
            extra=form.given(),
            at=now,
        )
        return reverse("groups:group", args=[group_id])

    sheet = Sheet(
        _("Urval"),
        _("Spara urvalet"),
        reverse("groups:group", args=[group_id]),
        _("Gå igenom villkoren ett för ett. Ingen rangordnas och inga poäng sätts."),
        ("group-select", group_id),
    )
    return fill_in(request, form, do, sheet, said=_("Urvalet är sparat."), page=shown, person=shown.person)


@require_http_methods(BOTH)
@page
def place(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    found, _card = access.found_group(request.actor, group_id)
    waiting = len(places.waiting_longer(request.actor, found))
    taken, most = places.places(request.actor, found)
    form = PlaceForm(request.POST or None, waiting=waiting)

    def do() -> str:
        why = form.cleaned_data.get("why", "")
        places.give_place(actor=request.actor, group_id=group_id, why=why, at=now)
        return reverse("groups:group", args=[group_id])

    free = _("%(taken)d av %(most)d platser är tagna.") % {"taken": taken, "most": most} if most else ""
    longer = _("%(n)d har väntat längre. Det är du som väljer, och skälet sparas.") % {"n": waiting}
    sheet = Sheet(
        _("Ge en plats"),
        _("Ge platsen"),
        reverse("groups:group", args=[group_id]),
        " ".join(part for part in (free, longer if waiting else "") if part),
    )
    return fill_in(request, form, do, sheet, said=_("Platsen är given. Nästa steg är den första kontakten."))


def _uuid(text: str) -> UUID:
    """An id out of an address; one that is nobody's for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
