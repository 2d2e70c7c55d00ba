"""The lawyer's own pages: what waits, one point, one question."""

import datetime as dt
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.legal_counsel.actions import answer_question
from samsyn.capabilities.legal_counsel.forms import AnswerForm, SettleForm
from samsyn.capabilities.legal_counsel.kinds import LEGAL_QUESTION
from samsyn.capabilities.legal_counsel.queries import law, points, questions
from samsyn.capabilities.legal_counsel.queries.counts import counts
from samsyn.capabilities.legal_counsel.refusals import CounselRefused
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.settlements.actions import SettlementRefused, settle
from samsyn.foundation.settlements.decision import Decision
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .once import do_once

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
AHEAD = dt.timedelta(days=365)


@require_GET
@for_workers("advises_law")
def index(request: ActorRequest) -> HttpResponse:
    today = timezone.localdate()
    asked = questions.asked(actor=request.actor)
    context = {
        "waiting": [line for line in asked if line.answered_at is None],
        "answered": [line for line in asked if line.answered_at is not None][:5],
        "points": points.points(actor=request.actor, on=today, questions=asked),
        "counts": counts(actor=request.actor, on=today),
        "coming": law.changed_between(today, today + AHEAD),
        "past": law.changed_between(today - AHEAD, today),
    }
    return render(request, "legal_counsel/index.html", context)


@require_http_methods(["GET", "POST"])
@for_workers("advises_law")
def point(request: ActorRequest, slug: str) -> HttpResponse:
    """Both sides, a form, what the decision would change, and the decision: one page in two turns."""
    today = timezone.localdate()
    line = points.point_line(actor=request.actor, point_id=slug, on=today)
    if line is None:
        raise Http404
    form = SettleForm(
        request.POST or None, initial={"from_on": today}, today=today, decided=line.newest is not None
    )
    speaks_for, speaks_against = points.both_sides(line.point, today)
    context: dict[str, Any] = {
        "line": line,
        "form": form,
        "speaks_for": speaks_for,
        "speaks_against": speaks_against,
        "once": token_of(request),
    }
    if request.method == "POST" and form.is_valid():
        context |= _turn(request, line, form, today)
        if "done" in context:
            messages.success(
                request, _("Avgörandet är sparat. Enheterna i kommunen ser det där det används.")
            )
            return redirect("legal_counsel:point", slug)
    status = REFUSED if form.errors or "refused" in context else HTTPStatus.OK
    return render(request, "legal_counsel/point.html", context, status=status)


def _turn(request: ActorRequest, line: points.PointLine, form: SettleForm, today: dt.date) -> dict[str, Any]:
    """The preview, or with the button of the preview the decision."""
    told = form.cleaned_data
    decision = Decision(told["decision"])
    shown = {
        "previewed": True,
        "changed": points.preview(
            actor=request.actor,
            point=line.point,
            decision=decision,
            from_on=told["from_on"],
            reasons=told["reasons"],
            on=today,
        ),
        "replaces": line.newest.ids[0] if line.newest else "",
    }
    if "settle" not in request.POST:
        return shown
    try:
        do_once(
            request,
            lambda _now: settle(
                actor=request.actor,
                municipality=request.actor.municipalities[0],
                point=line.point.id,
                decision=decision,
                from_on=told["from_on"],
                to_on=form.first_day_after(),
                reasons=told["reasons"],
                replaces=_uuid(request.POST.get("replaces", "")),
            ),
        )
    except SettlementRefused as refused:
        return shown | {"refused": str(refused)}
    return {"done": True}


@require_http_methods(["GET", "POST"])
@for_workers("advises_law")
def question(request: ActorRequest, message_id: UUID) -> HttpResponse:
    found = reading.open_message(actor=request.actor, message_id=message_id)
    if found is None or found.kind.key != LEGAL_QUESTION.key or found.withdrawn_at:
        raise Http404
    form = AnswerForm(request.POST or None)
    context: dict[str, Any] = {"message": found, "payload": found.payload, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            do_once(
                request,
                lambda now: answer_question(
                    actor=request.actor, message_id=message_id, answer=form.cleaned_data["answer"], at=now
                ),
            )
        except (CounselRefused, NotDelivered) as refused:
            form.add_error("answer", str(refused))
        else:
            messages.success(request, _("Svaret är skickat."))
            return redirect("legal_counsel:question", message_id)
    context |= {
        "answered": questions.answer_to(actor=request.actor, message_id=message_id),
        "line": points.point_line(actor=request.actor, point_id=found.payload.point, on=timezone.localdate()),
        "once": token_of(request),
    }
    return render(
        request, "legal_counsel/question.html", context, status=REFUSED if form.errors else HTTPStatus.OK
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
