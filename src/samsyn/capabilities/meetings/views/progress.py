"""How it goes with what somebody took on at a meeting, in a case that no group works in."""

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.meetings.forms.progress import SaidForm
from samsyn.capabilities.meetings.queries.progress import commitment_page
from samsyn.foundation.commitments import actions
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, attempt, page, show


@require_http_methods(BOTH)
@page
def commitment(request: ActorRequest, commitment_id: UUID) -> HttpResponse:
    """One commitment: what has been said of it, and how it goes now. A group's own page tells the other unit too."""
    found = commitment_page(actor=request.actor, commitment_id=commitment_id, on=timezone.localdate())
    form = SaidForm(request.POST or None) if found.open else None
    if form and form.is_bound and form.is_valid():

        def do(at: dt.datetime) -> str:
            actions.say(actor=request.actor, commitment_id=commitment_id, said=form.said(), at=at)
            return reverse("meetings:commitment", args=[commitment_id])

        done = attempt(request, form, do, said=_("Sparat."))
        if done:
            return done
    return show(request, "meetings/commitment.html", form, line=found.line, card=found.card)
