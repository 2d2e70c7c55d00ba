"""A worker's own page: what I have opened, that it has been reviewed, and what I tell for the rules."""

import datetime as dt
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.foundation.units.doors import ActorRequest, for_workers

from . import actions, own_queries
from .forms import FactsForm


@require_http_methods(["GET", "POST"])
@for_workers()
def own(request: ActorRequest) -> HttpResponse:
    """One month of the worker's own look-ups, by its first day in the query; the form is about the worker too."""
    start, following = _month(request.GET.get("manad", ""))
    form = FactsForm(
        request.POST or None,
        initial=vars(own_queries.facts_of(actor=request.actor, worker_id=request.actor.worker_id)),
    )
    if form.is_valid():
        actions.tell_facts(
            actor=request.actor, worker_id=request.actor.worker_id, **form.cleaned_data, at=timezone.now()
        )
        messages.success(request, _("Sparat. Bara den som granskar loggen ser det."))
        return redirect("log_review:own")
    context = {
        "form": form,
        "month": start,
        "before": (start - dt.timedelta(days=1)).replace(day=1),
        "after": following if following <= timezone.localdate() else None,
        "lookups": own_queries.own_lookups(
            actor=request.actor, starts=_midnight(start), ends=_midnight(following)
        ),
        "signed": own_queries.signed_reviews(actor=request.actor, from_on=start, until_on=following),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "log_review/own.html", context, status=status)


def _month(asked: str) -> tuple[dt.date, dt.date]:
    """The first day of the month asked for, else of this one, and of the month after."""
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        day = timezone.localdate()
    start = day.replace(day=1)
    return start, (start + dt.timedelta(days=32)).replace(day=1)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
