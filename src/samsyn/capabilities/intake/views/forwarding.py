"""Passing on to another unit what was told, with the assessment and a preview."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.intake.actions import forwarding, receiving
from samsyn.capabilities.intake.forms.steps import ForwardForm
from samsyn.capabilities.intake.payloads import ForwardedConcern, PlaceObservation
from samsyn.capabilities.intake.queries import examining
from samsyn.capabilities.intake.queries.matters import MatterPage
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.law import Party

from .asking import REFUSED, do_once, page_or_404

NOT_A_PERSON = "inte_person"
SORTED_TO_FORWARD = (Sorting.TO_POLICE, Sorting.OBSERVATION)


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def forward(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    """Write it, read exactly what goes and the law's answer, send it: one page in two turns."""
    page = page_or_404(request.actor, matter_id)
    if page.matter.sorting not in SORTED_TO_FORWARD:
        raise Http404
    about_person = page.matter.sorting == Sorting.TO_POLICE
    form = ForwardForm(
        request.POST or None, recipients=_recipients(request, page), person_needed=about_person
    )
    context: dict[str, Any] = {"page": page, "matter": page.matter, "form": form, "once": token_of(request)}
    if request.method == "POST" and form.is_valid():
        context |= _turn(request, page, form, about_person=about_person)
        if "place" in context:
            messages.success(request, _("Skickat."))
            return redirect(context["place"])
    status = REFUSED if form.errors or context.get("refused") else 200
    return render(request, "intake/forward.html", context, status=status)


def _recipients(request: ActorRequest, page: MatterPage) -> tuple[assessing.Recipient, ...]:
    parties = [Party.POLICE] if page.matter.sorting == Sorting.TO_POLICE else []
    return assessing.recipients(actor=request.actor, parties=parties)


def _turn(
    request: ActorRequest, page: MatterPage, form: ForwardForm, *, about_person: bool
) -> dict[str, Any]:
    """The preview, or with the button of the preview the sending."""
    told = form.cleaned_data
    to = assessing.recipient(UUID(told["recipient"]))
    if not about_person:
        observation = PlaceObservation(told["where"], told["what"], told["observed"])
        return _observation(request, page, observation, to)
    concern = ForwardedConcern(told["about"], told["what"], told["where"], told["observed"])
    return _concern(request, page, concern, to)


def _observation(
    request: ActorRequest, page: MatterPage, payload: PlaceObservation, to: Any
) -> dict[str, Any]:
    said = request.POST.getlist(NOT_A_PERSON)
    context = {
        "payload": payload,
        "template": "intake/messages/place_observation.html",
        "to": to,
        "named": [(word, word in said) for word in forwarding.names_in(actor=request.actor, payload=payload)],
    }
    if "skicka" not in request.POST:
        return context
    return context | _send(
        request,
        page,
        lambda now: forwarding.forward_observation(
            actor=request.actor,
            matter_id=page.matter.id,
            payload=payload,
            recipient=to,
            at=now,
            not_persons=said,
        ),
    )


def _concern(request: ActorRequest, page: MatterPage, payload: ForwardedConcern, to: Any) -> dict[str, Any]:
    message = receiving.read(actor=request.actor, message_id=page.matter.message_id)
    question = examining.about_forwarding(
        actor=request.actor, page=page, payload=message and message.payload, to=to, on=timezone.localdate()
    )
    answers = JudgementForm(question.asks, request.POST if "skicka" in request.POST else None)
    context = {
        "payload": payload,
        "template": "intake/messages/forwarded_concern.html",
        "to": to,
        "question": question,
        "judgement": answers,
    }
    if "skicka" not in request.POST or not answers.is_valid():
        return context | {"refused": answers.is_bound}
    answered = examining.judged(question, actor=request.actor, facts=answers.facts())
    return (
        context
        | {"question": answered}
        | _send(
            request,
            page,
            lambda now: forwarding.forward_concern(
                actor=request.actor,
                matter_id=page.matter.id,
                payload=payload,
                examination=answered,
                at=now,
                why=answers.cleaned_data.get("why", ""),
            ),
        )
    )


def _send(request: ActorRequest, page: MatterPage, act: Any) -> dict[str, Any]:
    location = reverse("intake:matter", args=[page.matter.id])
    try:
        return {"place": do_once(request, actor=request.actor, location=location, act=act)}
    except (IntakeRefused, NotDelivered) as refused:
        return {"refused": str(refused)}
