"""How it goes with what somebody took on at a meeting, in a case that no group works in."""

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.queries.progress import commitment_page
from samsyn.foundation.commitments import telling, weighing
from samsyn.foundation.commitments.forms import SaidForm
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, attempt, page, show


@require_http_methods(BOTH)
@page
def commitment(request: ActorRequest, commitment_id: UUID) -> HttpResponse:
    """One commitment: what has been said of it, and how it goes now; the unit that it came from is told."""
    now = timezone.now()
    on = timezone.localdate(now)
    take_in(actor=request.actor, at=now)
    found = commitment_page(actor=request.actor, commitment_id=commitment_id, on=on)
    lead = found.line.from_unit_name
    form = SaidForm(request.POST or None, told=lead) if found.open else None
    weighed = weighing.weighed(
        actor=request.actor,
        commitment_id=commitment_id,
        said=form.to_weigh() if form else None,
        posted=request.POST,
        on=on,
        whom=found.whom,
    )
    if form and form.is_bound and form.is_valid() and weighed.ready:

        def do(at: dt.datetime) -> str:
            telling.say(
                actor=request.actor,
                commitment_id=commitment_id,
                said=form.said(),
                at=at,
                matrix=weighed.matrix,
                why=weighed.why,
            )
            return reverse("meetings:commitment", args=[commitment_id])

        said = _("Sparat. %(unit)s får veta det.") % {"unit": lead} if lead else _("Sparat.")
        done = attempt(request, form, do, said=said)
        if done:
            return done
    context = {"line": found.line, "card": found.card, "judging": weighed.judging}
    return show(request, "meetings/commitment.html", form, **context)
