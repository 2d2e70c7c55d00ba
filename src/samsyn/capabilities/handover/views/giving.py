"""Handing over, and what waits for somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.handover import actions, effect, left_drafts, queries
from samsyn.capabilities.handover.forms import AcknowledgeForm, HandOverForm, ReasonForm, WithdrawForm
from samsyn.capabilities.handover.giving import ToGive, colleagues, left_behind, to_give
from samsyn.capabilities.handover.refusals import HandOverRefused
from samsyn.foundation.cases.deputies import deputyships
from samsyn.foundation.units.doors import ActorRequest

from .pages import answer, attempt, page

BOTH = ["GET", "POST"]


@require_GET
@page
def index(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    effect.take_effect(actor=request.actor, at=now)
    manages = request.actor.may("manages")
    context = {
        "lines": queries.handovers(actor=request.actor),
        "deputies": deputyships(actor=request.actor, on=today),
        "left": left_behind(actor=request.actor, on=today) if manages else (),
        "colleagues": colleagues(actor=request.actor, on=today) if manages else (),
        "manages": manages,
        "me": request.actor.worker_id,
        "today": today,
    }
    return answer(request, "handover/index.html", None, **context)


@require_http_methods(BOTH)
@page
def new(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    giving = _giving(request)
    known = colleagues(actor=request.actor, on=timezone.localdate(now))
    names = {one.worker_id: one.name for one in known} | {
        one.worker_id: one.name for one in left_behind(actor=request.actor, on=timezone.localdate(now))
    }
    asked = _uuid(request.GET.get("arende", ""))
    form = HandOverForm(
        request.POST or None,
        giving=giving,
        colleagues=known,
        chosen={asked} if asked else {one.id for one in giving.cases},
        initial={"from_on": timezone.localdate(now)},
    )
    giver_name = names.get(giving.worker_id, "")
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _handed_over(request, form, giver_name),
            at=now,
            said=_("Överlämnat. Den som tar över har fått det på sitt bord."),
        )
        if done:
            return done
    own = giving.worker_id == request.actor.worker_id
    return answer(request, "handover/new.html", form, giving=giving, giver_name=giver_name, own=own)


def _giving(request: ActorRequest) -> ToGive:
    """What the one who is asked for has; a manager may ask for anybody's, also of one who has left."""
    asked = _uuid(request.GET.get("fran", "")) or request.actor.worker_id
    if asked != request.actor.worker_id and not request.actor.may("manages"):
        raise Http404
    return to_give(actor=request.actor, worker_id=asked)


def _handed_over(request: ActorRequest, form: HandOverForm, giver_name: str) -> str:
    told = form.cleaned_data
    made = actions.hand_over(
        actor=request.actor,
        facts=actions.HandOverFacts(
            giver_id=form.giving.worker_id,
            giver_name=giver_name,
            receiver_id=UUID(told["receiver"]),
            from_on=told["from_on"],
            why=told["why"],
            why_more=told["why_more"],
            everything=form.everything,
            important=form.important(),
            tasks=form.named_tasks(),
            loose=form.chosen_loose(),
        ),
        at=timezone.now(),
    )
    return reverse("handover:page", args=[made])


@require_http_methods(BOTH)
@page
def handover(request: ActorRequest, handover_id: UUID) -> HttpResponse:
    now = timezone.now()
    effect.take_effect(actor=request.actor, at=now)
    effect.note_withdrawal_read(actor=request.actor, handover_id=handover_id, at=now)
    shown = queries.handover_page(actor=request.actor, handover_id=handover_id, at=now)
    if shown is None:
        raise Http404
    form = AcknowledgeForm(request.POST if "note" in request.POST else None)
    if "tid" in request.POST:
        return _take_booking(request, handover_id)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _acknowledged(request, handover_id, form),
            at=now,
            said=_("Bekräftat. Ärendena är dina."),
        )
        if done:
            return done
    return answer(request, "handover/handover.html", form, page=shown)


def _acknowledged(request: ActorRequest, handover_id: UUID, form: AcknowledgeForm) -> str:
    actions.acknowledge(
        actor=request.actor, handover_id=handover_id, note=form.cleaned_data["note"], at=timezone.now()
    )
    return reverse("handover:page", args=[handover_id])


@require_http_methods(BOTH)
@page
def withdraw(request: ActorRequest, handover_id: UUID) -> HttpResponse:
    now = timezone.now()
    effect.take_effect(actor=request.actor, at=now)
    shown = queries.handover_page(actor=request.actor, handover_id=handover_id, at=now)
    if shown is None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():

        def do() -> str:
            why = form.cleaned_data["why"]
            effect.withdraw(actor=request.actor, handover_id=handover_id, why=why, at=now)
            return reverse("handover:page", args=[handover_id])

        done = attempt(request, form, do, at=now, said=_("Återtagen. Ärendena ligger kvar som förut."))
        if done:
            return done
    return answer(request, "handover/withdraw.html", form, page=shown)


def _take_booking(request: ActorRequest, handover_id: UUID) -> HttpResponse:
    booking_id = _uuid(request.POST["tid"])
    if booking_id is None:
        raise Http404
    try:
        actions.take_booking(actor=request.actor, handover_id=handover_id, booking_id=booking_id)
        messages.success(request, _("Tiden har bytt handläggare. Säg till dem den gäller."))
    except HandOverRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("handover:page", handover_id)


@require_http_methods(BOTH)
@page
def draft(request: ActorRequest, handover_id: UUID, left_draft_id: UUID) -> HttpResponse:
    known = queries.has_draft(handover_id=handover_id, draft_id=left_draft_id)
    if known is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    shown = None
    if form.is_bound and form.is_valid():
        shown = left_drafts.read_draft(
            actor=request.actor,
            handover_id=handover_id,
            draft_id=left_draft_id,
            why=form.cleaned_data["why"],
        )
    return answer(request, "handover/draft.html", form, known=known, shown=shown, handover_id=handover_id)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
