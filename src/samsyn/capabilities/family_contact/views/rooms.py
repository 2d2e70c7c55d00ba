"""Who of the family has a page of their own: opening one, a code for it, closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.family_contact import queries
from samsyn.capabilities.family_contact.forms import OpenForm, WhyForm
from samsyn.foundation.family import actions
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.units.doors import ActorRequest
from samsyn.foundation.units.reach import telephone_of

from .pages import answer, attempt, page, person_or_404


@require_GET
@page
def family(request: ActorRequest, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    shown = queries.family_page(actor=request.actor, person=person, on=timezone.localdate())
    return answer(request, "family_contact/family.html", None, person=person, page=shown)


@require_http_methods(["GET", "POST"])
@page
def open_room(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Open a room for the young person, or for the guardian in `guardian`; asked why where identity is protected."""
    person = person_or_404(request, person_id)
    guardian = _guardian(request)
    back = reverse("family_contact:family", args=[person_id])
    asked = person.line.protected
    form = OpenForm(request.POST if "why" in request.POST else None) if asked else WhyForm({"why": "-"})
    if request.method == "POST" and form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _opened(request, person_id, guardian, form.cleaned_data["why"] if asked else "", back),
            at=timezone.now(),
            said=_("Den egna sidan är öppen. Gör en kod och lämna den själv till personen."),
        )
        if done:
            return done
    if not asked:
        for text in form.non_field_errors():
            messages.error(request, str(text))
        return redirect(back)
    return answer(request, "family_contact/open.html", form, person=person, guardian=guardian or "")


def _opened(request: ActorRequest, person_id: UUID, guardian: UUID | None, why: str, back: str) -> str:
    actions.open_room(actor=request.actor, person_id=person_id, guardian_id=guardian, why=why)
    return back


def _guardian(request: ActorRequest) -> UUID | None:
    told = request.POST.get("guardian") or request.GET.get("guardian") or ""
    try:
        return UUID(told) if told else None
    except ValueError as error:
        raise Http404 from error


@require_POST
@page
def make_code(request: ActorRequest, family_room_id: UUID) -> HttpResponse:
    """A new code, shown on this page and never again."""
    person_id, room = queries.room_of(
        actor=request.actor, family_room_id=family_room_id, on=timezone.localdate()
    )
    person = person_or_404(request, person_id)
    try:
        code = actions.make_code(actor=request.actor, family_room_id=family_room_id, at=timezone.now())
    except FamilyRefused as refusal:
        messages.error(request, refusal.message)
        return redirect("family_contact:family", person_id)
    address = request.build_absolute_uri(reverse("portal:start"))
    context = {"person": person, "room": room, "code": code, "address": address}
    context |= {"telephone": telephone_of(request.actor)}
    return answer(request, "family_contact/code.html", None, **context)


@require_http_methods(["GET", "POST"])
@page
def close(request: ActorRequest, family_room_id: UUID) -> HttpResponse:
    person_id, room = queries.room_of(
        actor=request.actor, family_room_id=family_room_id, on=timezone.localdate()
    )
    person = person_or_404(request, person_id)
    form, back = WhyForm(request.POST or None), reverse("family_contact:family", args=[person_id])
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _closed(request, family_room_id, form.cleaned_data["why"], back),
            at=timezone.now(),
            said=_("Den egna sidan är stängd. Den som var inne är utloggad."),
        )
        if done:
            return done
    return answer(request, "family_contact/close.html", form, person=person, room=room)


def _closed(request: ActorRequest, family_room_id: UUID, why: str, back: str) -> str:
    actions.close_room(actor=request.actor, family_room_id=family_room_id, why=why, at=timezone.now())
    return back
