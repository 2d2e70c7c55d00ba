"""Withdrawing, and judging what a withdrawal closed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.consenting import actions, desk
from samsyn.capabilities.consenting.forms import UseForm, WithdrawForm
from samsyn.capabilities.consenting.queries import consents, reach
from samsyn.capabilities.consenting.queries.rows import ConsentPage
from samsyn.foundation.messages.further_use import closed_message
from samsyn.foundation.units.doors import ActorRequest

from .pages import answer, attempt, page

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def withdraw(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    if not shown.can_withdraw:
        return redirect("consenting:consent", asked_id)
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _withdrawn(request, shown, form),
            at=now,
            said=_("Samtycket är återkallat. Alla som fått veta något med stöd av det har fått besked."),
        )
        if done:
            return done
    told = reach.told_under(actor=request.actor, consent_id=asked_id)
    return answer(request, "consenting/withdraw.html", form, page=shown, told=told)


def _withdrawn(request: ActorRequest, shown: ConsentPage, form: WithdrawForm) -> str:
    told = form.cleaned_data
    actions.withdraw(
        actor=request.actor,
        consent_id=shown.id,
        role=request.POST.get("role", ""),
        way=told["way"],
        said=told["said"],
        at=timezone.now(),
    )
    return reverse("consenting:consent", args=[shown.id])


@require_http_methods(BOTH)
@page
def closed(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """What a withdrawal closed in this unit; with nothing left to judge, the worker says that it is read."""
    now = timezone.now()
    shown = reach.closed_by(actor=request.actor, letter_id=message_id)
    left = sum(1 for one in shown.closed if not one.closed.judged)
    if request.method == "POST" and not left:
        desk.read_withdrawal(actor=request.actor, letter_id=message_id, at=now)
        return redirect("web:desk")
    said = ngettext("%(n)d meddelande att pröva", "%(n)d meddelanden att pröva", left) % {"n": left}
    return answer(
        request, "consenting/closed.html", None, page=shown, left=left, said=said, letter=message_id
    )


@require_http_methods(BOTH)
@page
def judge(request: ActorRequest, message_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = closed_message(actor=request.actor, message_id=message_id)
    form = UseForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _judged(request, message_id, form),
            at=now,
            said=_("Din prövning är sparad."),
        )
        if done:
            return done
    context = {"shown": shown, "message": shown, "payload": shown.payload}
    return answer(request, "consenting/judge.html", form, **context)


def _judged(request: ActorRequest, message_id: UUID, form: UseForm) -> str:
    told = form.cleaned_data
    desk.judge_use(
        actor=request.actor,
        message_id=message_id,
        used=told["used"] == "yes",
        ground=told["ground"],
        reasons=told["reasons"],
        at=timezone.now(),
    )
    return reverse("web:message", args=[message_id])
