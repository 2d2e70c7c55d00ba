"""Deciding that something is not for a guardian, and lifting it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.family_contact.forms import WhyForm, WithholdForm
from samsyn.foundation.family import actions, rooms
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Category

from .pages import answer, attempt, page, person_or_404

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def withhold(request: ActorRequest, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    form = WithholdForm(person, request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _withheld(request, person_id, form),
            at=timezone.now(),
            said=_("Beslutet är sparat och gäller från nu."),
        )
        if done:
            return done
    return answer(request, "family_contact/withhold.html", form, person=person)


def _withheld(request: ActorRequest, person_id: UUID, form: WithholdForm) -> str:
    told = form.cleaned_data
    actions.withhold(
        actor=request.actor,
        person_id=person_id,
        ground=Ground(told["ground"]),
        categories=[Category(one) for one in told["categories"]],
        guardian_id=UUID(told["guardian"]) if told["guardian"] else None,
        reasons=told["reasons"],
        at=timezone.now(),
    )
    return reverse("family_contact:family", args=[person_id])


@require_http_methods(BOTH)
@page
def lift(request: ActorRequest, withholding_id: UUID) -> HttpResponse:
    decision = rooms.withholding(actor=request.actor, withholding_id=withholding_id)
    if decision is None:
        raise Http404
    person_id, shown = decision
    person = person_or_404(request, person_id)
    form = WhyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _lifted(request, withholding_id, form.cleaned_data["why"], person_id),
            at=timezone.now(),
            said=_("Beslutet är upphävt."),
        )
        if done:
            return done
    return answer(request, "family_contact/lift.html", form, person=person, decision=shown)


def _lifted(request: ActorRequest, withholding_id: UUID, why: str, person_id: UUID) -> str:
    actions.lift(actor=request.actor, withholding_id=withholding_id, reasons=why, at=timezone.now())
    return reverse("family_contact:family", args=[person_id])
