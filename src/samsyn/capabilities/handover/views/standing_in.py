"""Naming a deputy, and ending it before its day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.capabilities.handover.forms import DeputyForm
from samsyn.capabilities.handover.giving import colleagues, to_give
from samsyn.foundation.cases import deputies
from samsyn.foundation.units.doors import ActorRequest

from .pages import answer, attempt, page


@require_http_methods(["GET", "POST"])
@page
def name(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    own = to_give(actor=request.actor, worker_id=request.actor.worker_id)
    form = DeputyForm(
        request.POST or None,
        own_id=request.actor.worker_id,
        manages=request.actor.may("manages"),
        colleagues=colleagues(actor=request.actor, on=timezone.localdate(now)),
        locked=[one for one in own.cases if one.locked],
        initial={"from_on": timezone.localdate(now), "worker": str(request.actor.worker_id)},
    )
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _named(request, form),
            at=now,
            said=_("Ersättaren är utsedd. Det slutar av sig självt."),
        )
        if done:
            return done
    return answer(request, "handover/deputy.html", form)


def _named(request: ActorRequest, form: DeputyForm) -> str:
    told = form.cleaned_data
    deputies.name_deputy(
        actor=request.actor,
        worker_id=form.worker_id,
        deputy_id=UUID(told["deputy"]),
        from_on=told["from_on"],
        to_on=form.to_on,
        locked_cases=tuple(UUID(one) for one in told.get("locked", ())),
        at=timezone.now(),
    )
    return reverse("handover:index")


@require_POST
@page
def end(request: ActorRequest, deputyship_id: UUID) -> HttpResponse:
    try:
        deputies.end_deputyship(actor=request.actor, deputyship_id=deputyship_id, at=timezone.now())
        messages.success(request, _("Ersättningen är avslutad."))
    except deputies.DeputyRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("handover:index")
