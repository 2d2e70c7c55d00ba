"""The manager's page of report meetings: counts about nobody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samsyn.capabilities.intake.queries.meeting_counts import meeting_counts
from samsyn.foundation.units.doors import ActorRequest, for_workers

FIRST_YEAR = 2025  # SoL 19:5 in its wording of today


@require_GET
@for_workers("manages")
def meetings(request: ActorRequest) -> HttpResponse:
    """This year, or the one in the address."""
    this = timezone.localdate().year
    said = request.GET.get("ar", "")
    year = int(said) if said.isdecimal() and FIRST_YEAR <= int(said) <= this else this
    context = {"counts": meeting_counts(actor=request.actor, year=year), "years": range(FIRST_YEAR, this + 1)}
    return render(request, "intake/meeting_counts.html", context)
