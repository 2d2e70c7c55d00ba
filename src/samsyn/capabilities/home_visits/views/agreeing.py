"""The agreement on tests: read it, make it, end it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.capabilities.home_visits import queries
from samsyn.capabilities.home_visits.actions import agreeing
from samsyn.capabilities.home_visits.agreement_page import agreements
from samsyn.capabilities.home_visits.forms.agreement import AgreementForm
from samsyn.capabilities.home_visits.rows import VisitPage
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Party

from .answers import answer, attempt, page, typed
from .small import small

DRAFT = "sample-agreement"


@require_http_methods(["GET", "POST"])
@page
def agreement(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now, shown = timezone.now(), _own_or_404(request, visit_id)
    names = [one.name for one in shown.person.guardians_with_custody]
    form = AgreementForm(request.POST or None, guardians=names)
    if form.is_bound and form.is_valid():

        def do() -> str:
            agreeing.agree(
                actor=request.actor,
                visit_id=visit_id,
                facts=form.facts(),
                youth_signed=form.cleaned_data["youth_signed"],
                guardians_signed=form.cleaned_data.get("guardians", ()),
                at=now,
            )
            return reverse("home_visits:screening_agreement", args=[visit_id])

        done = attempt(
            request, form, do, at=now, said=_("Avtalet är sparat. Bara du ser det."), draft=(DRAFT, visit_id)
        )
        if done:
            return done
    typed(request, form, DRAFT, visit_id)
    found = agreements(actor=request.actor, visit_id=visit_id)
    return answer(request, "home_visits/agreement.html", form, page=shown, found=found, draft=DRAFT)


@require_POST
@page
def end(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    _own_or_404(request, visit_id)
    return small(
        request,
        visit_id,
        lambda at: agreeing.end(actor=request.actor, visit_id=visit_id, at=at),
        said=_("Avtalet är avslutat. Det får inga följder."),
        to="home_visits:screening_agreement",
    )


def _own_or_404(request: ActorRequest, visit_id: UUID) -> VisitPage:
    """The visit, for the worker of social services whose question was answered with a yes."""
    if request.actor.party is not Party.SOCIAL_SERVICES:
        raise Http404
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate())
    own = queries.screening_page(actor=request.actor, visit_id=visit_id, method=shown.method)
    if own is None or not own.answer_is_yes:
        raise Http404
    return shown
