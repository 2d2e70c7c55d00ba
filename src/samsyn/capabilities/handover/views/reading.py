"""The case in sixty seconds."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from samsyn.capabilities.handover.short import short_page
from samsyn.foundation.cases.queries import case_card
from samsyn.foundation.units.doors import ActorRequest

from .pages import answer, page


@require_GET
@page
def short(request: ActorRequest, case_id: UUID) -> HttpResponse:
    card = case_card(actor=request.actor, case_id=case_id)
    if card is None:
        raise Http404
    if not card.openable:
        return redirect("web:case", case_id)
    now = timezone.now()
    shown = short_page(actor=request.actor, card=card, at=now, on=timezone.localdate(now))
    return answer(request, "handover/short.html", None, page=shown, today=timezone.localdate(now), now=now)
