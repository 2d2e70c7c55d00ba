"""Dela uppgifter and Fråga efter uppgifter: write, read exactly what each gets, send."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.sharing import queries
from samsyn.capabilities.sharing.actions.sending import refrain_from_all, send_to_all
from samsyn.capabilities.sharing.forms.compose import AskForm, TellForm, ToWhomForm, WhyForm
from samsyn.capabilities.sharing.forms.fields import fill_from_draft
from samsyn.capabilities.sharing.kinds import INFORMATION, REQUEST
from samsyn.capabilities.sharing.parcels import Asking, Parcel, Telling
from samsyn.foundation.drafts.keeping import kept_draft
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .answers import BOTH, attempt, person_or_404, status_of, token_of


@dataclass(frozen=True)
class Composing:
    """A page where something about one person is written: its form, its words, where its draft is kept."""

    person: PersonPage
    draft: tuple[str, UUID]
    heading: str
    template: str
    today: dt.date
    reply_to: OpenedMessage | None = None
    letter: str = INFORMATION.template


@require_http_methods(BOTH)
@for_workers("works_cases")
def share(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Tell other units about one of the unit's own persons."""
    today = timezone.localdate()
    person = person_or_404(request.actor, person_id, today)
    page = Composing(person, ("share", person_id), _("Dela uppgifter"), "sharing/tell.html", today)
    form = TellForm(request.POST or None, units=queries.units(actor=request.actor))
    return _compose(request, page, form)


@require_http_methods(BOTH)
@for_workers("works_cases")
def ask_for(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Ask other units for what they know about one of the unit's own persons."""
    today = timezone.localdate()
    person = person_or_404(request.actor, person_id, today)
    page = Composing(
        person,
        ("share-ask", person_id),
        _("Fråga efter uppgifter"),
        "sharing/ask_for.html",
        today,
        letter=REQUEST.template,
    )
    form = AskForm(request.POST or None, units=queries.units(actor=request.actor))
    return _compose(request, page, form)


@require_http_methods(BOTH)
@for_workers("works_cases")
def reply(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Answer a question for information, once a human has said which of the own persons it is about."""
    question = queries.question_to_answer(actor=request.actor, message_id=message_id)
    if question is None:
        raise Http404
    if question.person_id is None:
        return redirect("sharing:message", message_id)
    today = timezone.localdate()
    person = person_or_404(request.actor, question.person_id, today)
    page = Composing(
        person, ("share-reply", message_id), _("Svara på frågan"), "sharing/tell.html", today, question
    )
    asker = [one for one in queries.units(actor=request.actor) if one.unit_id == question.other_id]
    initial = {"recipients": [str(question.other_id)], "purpose": question.payload.purpose.value}
    form = TellForm(request.POST or None, units=asker, first=question.payload.wanted, initial=initial)
    return _compose(request, page, form)


def _compose(request: ActorRequest, page: Composing, form: ToWhomForm) -> HttpResponse:
    """Write, then review; a mistake or "Ändra" shows the writing again with all that was typed."""
    kept = None if form.is_bound else kept_draft(actor=request.actor, form=page.draft[0], about=page.draft[1])
    if kept:
        fill_from_draft(form, kept.data)
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        return _review(request, page, form)
    context = {"page": page, "form": form, "once": token_of(request), "kept": kept}
    return render(request, page.template, context, status=status_of(form))


def _parcel(request: ActorRequest, page: Composing, form: ToWhomForm) -> Parcel:
    who = queries.who_is(actor=request.actor, person=page.person)
    if isinstance(form, AskForm):
        return Asking(who, form.purpose_chosen(), form.wanted_chosen(), form.cleaned_data["question"])
    return Telling(who, form.purpose_chosen(), form.texts() if isinstance(form, TellForm) else {})


def _review(request: ActorRequest, page: Composing, form: ToWhomForm) -> HttpResponse:
    """The matrix, what has to be judged, exactly what each gets; sending or refraining from here."""
    parcel = _parcel(request, page, form)
    ask_law = queries.to_ask(
        actor=request.actor,
        person=page.person,
        parcel=parcel,
        recipients=form.chosen(),
        on=page.today,
        reply_to=page.reply_to,
    )
    asked_before = "judged" in request.POST
    matrix, judgement = judge(ask_law, request.POST if asked_before else None)
    refraining = WhyForm(request.POST if "refrain" in request.POST else None, prefix="r")
    previews = queries.previews(parcel=parcel, matrix=matrix)
    reached = [one.recipient for one in previews if one.payload]
    may_send = bool(reached) and (not judgement.asked or judgement.is_valid())
    done = None
    if "send" in request.POST and may_send:
        done = attempt(
            request,
            judgement if judgement.is_bound else form,
            lambda now: _send(request, page, parcel, matrix, judgement, now),
            said=_("Skickat till %(whom)s.") % {"whom": ", ".join(one.name for one in reached)},
            draft=page.draft,
        )
    elif refraining.is_bound and refraining.is_valid():
        done = attempt(
            request,
            refraining,
            lambda now: _refrain(request, page, matrix, refraining, now),
            said=_("Att du avstår är antecknat. Ingenting har skickats."),
            draft=page.draft,
        )
    if done:
        return done
    context = {
        "page": page,
        "form": form,
        "has_mistakes": judgement.is_bound and bool(judgement.errors),
        "matrix": matrix,
        "judgement": judgement,
        "refraining": refraining,
        "previews": previews,
        "reached": reached,
        "unreached": [one.recipient for one in previews if one.payload is None],
        "may_send": may_send,
        "written": _carried(request, form),
        "judged": _carried(request, judgement),
        "once": token_of(request),
        "nothing_written": _nothing_gets_through(previews, matrix),
    }
    return render(request, "sharing/review.html", context, status=status_of(judgement, refraining, form))


def _carried(request: ActorRequest, form: Form) -> list[tuple[str, str]]:
    """What was typed into a form, to go along unseen to the next press."""
    return [(name, value) for name in form.fields for value in request.POST.getlist(name)]


def _nothing_gets_through(previews: tuple[queries.Preview, ...], matrix: Any) -> bool:
    """Whether nothing may go to anybody, whatever is answered."""
    return not any(one.payload for one in previews) and not matrix.asks


def _send(
    request: ActorRequest, page: Composing, parcel: Parcel, matrix: Any, judgement: Any, now: dt.datetime
) -> str:
    send_to_all(
        actor=request.actor,
        person_id=page.person.line.person_id,
        parcel=parcel,
        matrix=matrix,
        why=judgement.cleaned_data.get("why", "") if judgement.is_bound else "",
        at=now,
        reply_to=page.reply_to,
    )
    return reverse("web:person", args=[page.person.line.person_id])


def _refrain(
    request: ActorRequest, page: Composing, matrix: Any, refraining: WhyForm, now: dt.datetime
) -> str:
    refrain_from_all(
        actor=request.actor,
        examinations=matrix.examinations,
        why=refraining.cleaned_data["why"],
        at=now,
    )
    return reverse("web:person", args=[page.person.line.person_id])
