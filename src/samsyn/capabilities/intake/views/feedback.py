"""Answering the one who reported, with the secrecy assessment in front of one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.intake.actions import feedback, receiving
from samsyn.capabilities.intake.forms.steps import RefrainForm
from samsyn.capabilities.intake.queries import examining
from samsyn.capabilities.intake.queries.matters import MatterPage
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .asking import REFUSED, do_once, page_or_404

REFRAIN = "refrain_%s"  # two forms on one page ask why


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def answer(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    """Ask the law, show what would be told, send it."""
    page = page_or_404(request.actor, matter_id)
    question = _question(request, page)
    form = JudgementForm(question.asks, request.POST or None)
    place = _send(request, page, form) if request.method == "POST" and form.is_valid() else None
    if place:
        return redirect(place)
    return _show(request, page, form, question, RefrainForm(auto_id=REFRAIN))


@require_http_methods(["POST"])
@for_workers("works_cases")
def refrain(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    """Keep that no answer is given, and why."""
    page = page_or_404(request.actor, matter_id)
    question, form = _question(request, page), RefrainForm(request.POST, auto_id=REFRAIN)
    if form.is_valid():
        try:
            feedback.refrain_from_answer(
                actor=request.actor,
                matter_id=matter_id,
                examination=examining.unsuitable(question, actor=request.actor),
                why=form.cleaned_data["why"],
                at=timezone.now(),
            )
            return redirect("intake:matter", matter_id)
        except IntakeRefused as refused:
            form.add_error(None, refused.message)
    return _show(request, page, JudgementForm(question.asks), question, form)


def _question(request: ActorRequest, page: MatterPage) -> Any:
    message = receiving.read(actor=request.actor, message_id=page.matter.message_id)
    if message is None or page.matter.sender_id is None or page.decision is None:
        raise Http404
    return examining.about_answer(
        actor=request.actor, page=page, payload=message.payload, on=timezone.localdate()
    )


def _send(request: ActorRequest, page: MatterPage, form: JudgementForm) -> str | None:
    question = examining.judged(_question(request, page), actor=request.actor, facts=form.facts())
    try:
        place = do_once(
            request,
            actor=request.actor,
            location=reverse("intake:matter", args=[page.matter.id]),
            act=lambda now: feedback.answer_reporter(
                actor=request.actor,
                matter_id=page.matter.id,
                examination=question,
                at=now,
                why=form.cleaned_data.get("why", ""),
            ),
        )
    except (IntakeRefused, NotDelivered) as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, _("Återkopplingen är skickad."))
    return place


def _show(
    request: ActorRequest, page: MatterPage, form: JudgementForm, question: Any, refrain_form: Any
) -> HttpResponse:
    context = {
        "page": page,
        "matter": page.matter,
        "form": form,
        "refrain_form": refrain_form,
        "question": question,
        "payload": examining.answer_payload(page),
        "once": token_of(request),
    }
    status = REFUSED if form.is_bound or refrain_form.is_bound else 200
    return render(request, "intake/answer.html", context, status=status)
