"""Showing the plan to the young person and the guardians, in their own rooms."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.groups import access
from samsyn.capabilities.groups.actions import showing
from samsyn.capabilities.groups.forms.fields import ReasonForm
from samsyn.foundation.units.doors import ActorRequest

from .answers import Sheet, answer, attempt, fill_in, page


@require_GET
@page
def rooms(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Who of the family has a room of their own."""
    shown, found = showing.rooms_to_show(actor=request.actor, plan_id=plan_id, on=timezone.localdate())
    return answer(request, "groups/rooms.html", None, page=shown, rooms=found)


@require_http_methods(["GET", "POST"])
@page
def show(request: ActorRequest, plan_id: UUID, reader_id: UUID) -> HttpResponse:
    """Exactly what one of them gets; what the law asks a human is answered here."""
    now = timezone.now()
    on = timezone.localdate(now)
    shown, found = showing.rooms_to_show(actor=request.actor, plan_id=plan_id, on=on)
    room = next((one for one in found if one.id == reader_id), None)
    if room is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    ready = showing.to_show(actor=request.actor, page=shown, room=room, typed=typed, on=on)
    if "send" in request.POST and (not ready.form.asked or ready.form.is_valid()):

        def do() -> str:
            why = ready.form.cleaned_data.get("why", "") if ready.form.asked else ""
            showing.show(actor=request.actor, page=shown, shown=ready, why=why, at=now)
            return reverse("groups:plan", args=[plan_id])

        done = attempt(
            request, ready.form, do, said=_("Planen är skickad till %(who)s.") % {"who": room.name}
        )
        if done:
            return done
    return answer(request, "groups/show.html", ready.form, page=shown, ready=ready)


@require_GET
@page
def of_room(request: ActorRequest, family_room_id: UUID) -> HttpResponse:
    """From the desk to what one of the family gets of the newest version."""
    newest = access.newest_plan_for(request.actor, family_room_id)
    return redirect("groups:show_plan", newest, family_room_id)


@require_http_methods(["GET", "POST"])
@page
def leave(request: ActorRequest, plan_id: UUID, reader_id: UUID) -> HttpResponse:
    """One of the family is not to have the version, and why."""
    now = timezone.now()
    shown, found = showing.rooms_to_show(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    room = next((one for one in found if one.id == reader_id), None)
    if room is None:
        raise Http404
    form = ReasonForm(request.POST or None)

    def do() -> str:
        why = form.cleaned_data["why"]
        showing.leave_unshown(actor=request.actor, page=shown, room=room, why=why, at=now)
        return reverse("groups:plan", args=[plan_id])

    sheet = Sheet(
        _("Planen visas inte för %(who)s") % {"who": room.name},
        _("Spara"),
        reverse("groups:show_plan", args=[plan_id, reader_id]),
        _("Skälet sparas, och påminnelsen försvinner. Ni kan visa planen senare ändå."),
    )
    return fill_in(request, form, do, sheet, said=_("Sparat. Planen visas inte."), person=shown.person)
