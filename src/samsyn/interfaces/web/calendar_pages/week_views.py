"""A week on one page, and the ways to other weeks."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samsyn.foundation.calendars.swedish_days import week_code
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .weeks import week as week_of


@require_GET
@for_workers("works_cases")
def week(request: ActorRequest, code: str) -> HttpResponse:
    own = request.GET.get("visa") != "enheten"
    try:
        shown = week_of(actor=request.actor, code=code, own=own, now=timezone.now())
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return render(request, "calendar/week.html", {"week": shown, "own": own})


@require_GET
@for_workers("works_cases")
def jump(request: ActorRequest) -> HttpResponse:
    """To the week of a day, or of the first working week of a month; to this week when nothing is said."""
    asked = request.GET.get("manad", "")
    try:
        day = dt.date.fromisoformat(f"{asked}-01") if asked else timezone.localdate()
    except ValueError as error:
        raise Http404 from error
    answer = redirect("web:week", week_code(day))
    if request.GET.get("visa") == "enheten":
        answer["Location"] += "?visa=enheten"
    return answer
