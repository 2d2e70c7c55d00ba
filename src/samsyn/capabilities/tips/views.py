"""Workers' pages: write down a tip from a call, answer, see who left it and the pictures."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.drafts.keeping import discard_draft, first_time, kept_draft
from samsyn.foundation.messages.reading import open_message
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import ActorRequest, for_workers

from . import actions, codes, queries, tokens
from .forms import AnswerForm, CallForm
from .payload import Urgency

DRAFT = "tip-answer"
MISTAKES = 422


@for_workers("takes_tips")
def write_down(request: ActorRequest) -> HttpResponse:
    """A tip from somebody who calls, comes or writes; the receipt when it is sent."""
    now = timezone.now()
    receivers = queries.receivers(request.actor.municipalities)
    form = CallForm(
        request.POST or None, request.FILES or None, receivers=receivers, today=timezone.localdate()
    )
    token = _token(request)
    if form.is_valid() and token:
        return _passed_on(request, form, token)
    context = {
        "form": form,
        "token": request.POST.get("token") if token else tokens.issue(now - tokens.YOUNGEST),
        "problem": _("Sidan har varit öppen för länge. Skicka igen.") if request.POST and not token else "",
        "passed_on": queries.passed_on_since(actor=request.actor, since=_midnight()),
    }
    return render(request, "tips/write_down.html", context, status=MISTAKES if form.is_bound else 200)


def _passed_on(request: ActorRequest, form: CallForm, token: tokens.FormToken) -> HttpResponse:
    told = form.cleaned_data
    code = codes.receipt_code(token.form) if told["give_code"] else None
    actions.receive_tip(
        unit_id=told["unit"].unit_id,
        tip=form.tip(),
        token=token,
        code=code,
        contact=actions.Contact(told["name"], told["contact"]),
        pictures=told["pictures"],
    )
    context = {"code": code, "unit": told["unit"], "urgent": told["urgency"] == Urgency.NOW}
    response = render(request, "tips/passed_on.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@for_workers("works_cases")
def answer(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """The thread with the one who left a tip, and an answer to them."""
    thread = _thread(request.actor, message_id)
    if request.method == "POST":
        return _answered(request, thread)
    draft = kept_draft(actor=request.actor, form=DRAFT, about=thread.message_id)
    form = AnswerForm(initial={"text": draft.data.get("text", "")} if draft else None)
    return _answer_page(request, thread, form)


def _answered(request: ActorRequest, thread: queries.Thread) -> HttpResponse:
    form, token = AnswerForm(request.POST), _token(request)
    if not form.is_valid() or token is None:
        return _answer_page(request, thread, form, MISTAKES)
    now = timezone.now()
    if first_time(actor=request.actor, token=token.form, at=now):
        actions.answer_tip(
            actor=request.actor, message_id=thread.message_id, text=form.cleaned_data["text"], at=now
        )
        discard_draft(actor=request.actor, form=DRAFT, about=thread.message_id)
    return redirect("tips:answer", message_id=thread.message_id)


def _answer_page(
    request: ActorRequest, thread: queries.Thread, form: AnswerForm, status: int = 200
) -> HttpResponse:
    opened = open_message(actor=request.actor, message_id=thread.message_id)
    context = {
        "form": form,
        "thread": thread,
        "message": opened,
        "payload": opened.payload if opened else None,
        "token": tokens.issue(timezone.now() - tokens.YOUNGEST),
        "knows_reporters": queries.may_know_reporters(request.actor),
    }
    return render(request, "tips/answer.html", context, status=status)


@for_workers("works_cases")
def reporter(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Who left a tip; to those who may know, and each look is logged."""
    found = queries.reporter_of(actor=request.actor, message_id=message_id)
    if found is None:
        raise Http404
    return render(request, "tips/reporter.html", {"reporter": found, "message_id": message_id})


@for_workers("works_cases")
def picture(request: ActorRequest, message_id: UUID, number: int) -> HttpResponse:
    """One picture of a tip."""
    content = queries.picture(actor=request.actor, message_id=message_id, number=number)
    if content is None:
        raise Http404
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Content-Disposition": "inline",
    }
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def _thread(actor: Actor, message_id: UUID) -> queries.Thread:
    thread = queries.thread_of(actor=actor, message_id=message_id)
    if thread is None:
        raise Http404
    return thread


def _token(request: ActorRequest) -> tokens.FormToken | None:
    try:
        return tokens.read(request.POST.get("token", ""), at=timezone.now())
    except tokens.TokenError:
        return None


def _midnight() -> Any:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
