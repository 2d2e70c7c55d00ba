"""The other side: a proposal that has come, other times, calling off."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.home_visits import queries
from samsyn.capabilities.home_visits.actions import answering, joining, taking_in
from samsyn.capabilities.home_visits.forms.answer import NEW, AnswerForm
from samsyn.capabilities.home_visits.forms.plan import CancelForm
from samsyn.capabilities.home_visits.kinds import DeclineReason, Reply, Time
from samsyn.foundation.messages import reading
from samsyn.foundation.units.doors import ActorRequest

from .answers import answer, attempt, page
from .words import span

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def proposal(request: ActorRequest, message_id: UUID) -> HttpResponse:
    now = timezone.now()
    message = reading.open_message(actor=request.actor, message_id=message_id)
    if message is None or message.kind.key != "visit_proposal":
        raise Http404
    if message.folded:
        return redirect("consenting:judge", message_id)
    answered = queries.own_answer_to(actor=request.actor, message_id=message_id)
    context = {"message": message, "answered": answered}
    if message.withdrawn_at or answered:
        return answer(request, "home_visits/proposal.html", None, **context)
    likely = queries.who_it_may_be(actor=request.actor, told=message.payload, on=timezone.localdate(now))
    form = AnswerForm(
        request.POST or None,
        times=[(time, span(time.starts_at, time.ends_at)) for time in message.payload.times],
        persons=likely,
    )
    if form.is_bound and form.is_valid():
        done = attempt(
            request, form, lambda: _answer(request, message, form), at=now, said=_("Svaret är skickat.")
        )
        if done:
            return done
    return answer(request, "home_visits/proposal.html", form, **context)


def _answer(request: ActorRequest, message: reading.OpenedMessage, form: AnswerForm) -> str:
    now = timezone.now()
    said = form.answer()
    chosen = form.cleaned_data.get("person") or NEW
    person_id = None
    if said.reply in (Reply.ACCEPT, Reply.OTHER_TIME):
        is_new = chosen == NEW
        person_id = (
            joining.register_from(actor=request.actor, message=message, at=now) if is_new else UUID(chosen)
        )
    visit_id = answering.answer_proposal(
        actor=request.actor, message_id=message.id, answer=said, person_id=person_id, at=now
    )
    return reverse("home_visits:visit", args=[visit_id]) if visit_id else reverse("home_visits:index")


@require_http_methods(BOTH)
@page
def times(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    taking_in.take_in_answers(actor=request.actor, at=now)
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    if shown.waiting is None:
        return redirect("home_visits:visit", visit_id)
    listed = [
        (Time(one.starts_at, one.ends_at), span(one.starts_at, one.ends_at)) for one in shown.waiting.times
    ]
    form = AnswerForm(request.POST or None, times=listed)
    if form.is_bound and form.is_valid():

        def do() -> str:
            answering.answer_times(actor=request.actor, visit_id=visit_id, answer=form.answer(), at=now)
            return reverse("home_visits:visit", args=[visit_id])

        done = attempt(request, form, do, at=now, said=_("Svaret är skickat."))
        if done:
            return done
    return answer(request, "home_visits/times.html", form, page=shown)


@require_http_methods(BOTH)
@page
def cancel(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    form = CancelForm(request.POST or None)
    if form.is_bound and form.is_valid():
        reason = DeclineReason(form.cleaned_data["reason"])

        def do() -> str:
            answering.cancel(actor=request.actor, visit_id=visit_id, reason=reason, at=now)
            return reverse("home_visits:visit", args=[visit_id])

        done = attempt(
            request, form, do, at=now, said=_("Besöket är inställt och den andra enheten har fått veta det.")
        )
        if done:
            return done
    return answer(request, "home_visits/cancel.html", form, page=shown)
