"""An assessment that was kept and not sent: let go of it. Writing on it again begins at `sharing:share`."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.capabilities.sharing.forms.compose import LetGoForm
from samsyn.foundation.messages import kept
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .answers import attempt, person_or_404


@require_POST
@for_workers("works_cases")
def let_go(request: ActorRequest, person_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Note that nothing comes of it, once; of what is sent or ended already nothing more is noted."""
    person_or_404(request.actor, person_id, timezone.localdate())
    place, form = reverse("web:who_knows_what", args=[person_id]), LetGoForm(request.POST)
    found = kept.kept_one(actor=request.actor, person_id=person_id, assessment_id=assessment_id)
    if found is None or not form.is_valid():
        messages.error(
            request, _("Prövningen är redan avslutad, eller så är skälet för långt. Ingenting har ändrats.")
        )
        return redirect(place)
    one, why = found, form.cleaned_data["why"]

    def end(now: dt.datetime) -> str:
        kept.let_go(actor=request.actor, one=one, why=why, at=now)
        return place

    said = _("Prövningen är avslutad. Ingenting har skickats.")
    return attempt(request, form, end, said=said) or redirect(place)
