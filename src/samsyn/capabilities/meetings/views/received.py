"""What other units have sent: an invitation to answer, its time for a calendar program, one's part of the minutes."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.meetings.actions import answering, distributing
from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.forms.answering import AnswerFileForm, AnswerForm
from samsyn.capabilities.meetings.papers import when
from samsyn.capabilities.meetings.queries import received
from samsyn.capabilities.meetings.queries.received import InvitationPage
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, as_calendar, attempt, page, press, show


@require_http_methods(BOTH)
@page
def invitation(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """The invitation with its times, and the form of answering; `andra` opens it again after an answer."""
    now = timezone.now()
    take_in(actor=request.actor, at=now)
    found = _found(request, message_id)
    form = _answer_form(request, found, now)
    if form and form.is_bound and form.is_valid():
        done = _answer(request, found, form, form.answer)
        if done:
            return done
    return _show(request, found, form, now)


@require_POST
@page
def answer_file(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """The answer as the unit's own calendar program wrote it."""
    now = timezone.now()
    take_in(actor=request.actor, at=now)
    found = _found(request, message_id)
    form = AnswerFileForm(request.POST, request.FILES)
    if form.is_valid():
        content = form.cleaned_data["answer_file"].read()

        def read() -> Answer:
            return received.answer_in_file(
                actor=request.actor,
                page=found,
                content=content,
                mail=getattr(request.user, "email", ""),
                at=now,
            )

        done = _answer(request, found, form, read)
        if done:
            return done
    return _show(request, found, _answer_form(request, found, now, typed=False), now, form)


def _answer_form(
    request: ActorRequest, found: InvitationPage, now: dt.datetime, *, typed: bool = True
) -> AnswerForm | None:
    """The form for the times that wait; for all that can still be changed where one asks to change the answer."""
    again = "andra" in request.GET or "again" in request.POST
    times = found.waiting(now) if again else found.unanswered(now)
    if not times or found.message.withdrawn_at:
        return None
    data = request.POST if typed and request.POST else None
    return AnswerForm(data, times=times, again=again, words=lambda one: when(one.starts_at, one.ends_at))


def _answer(
    request: ActorRequest, found: InvitationPage, form: forms.Form, said: Callable[[], Answer]
) -> HttpResponse | None:
    def do(at: dt.datetime) -> str:
        answering.answer(actor=request.actor, message_id=found.message.id, said=said(), at=at)
        return reverse("meetings:invitation", args=[found.message.id])

    return attempt(request, form, do, said=_("Ert svar är skickat."))


def _show(
    request: ActorRequest,
    found: InvitationPage,
    form: AnswerForm | None,
    now: dt.datetime,
    file_form: AnswerFileForm | None = None,
) -> HttpResponse:
    first = (file_form, form) if file_form else (form,)
    return show(
        request,
        "meetings/invitation.html",
        *first,
        page=found,
        message=found.message,
        form=form,
        file_form=(file_form or AnswerFileForm()) if found.unanswered(now) else None,
        may_change=bool(found.waiting(now)),
    )


@require_GET
@page
def calendar_file(request: ActorRequest, message_id: UUID, called_id: UUID) -> HttpResponse:
    """A time for the calendar program, or what takes it out again when it is off."""
    made = received.calendar_file(
        actor=request.actor, page=_found(request, message_id), meeting_id=called_id, at=timezone.now()
    )
    if made is None:
        raise Http404
    return as_calendar(made.content, made.method)


@require_GET
@page
def minutes(request: ActorRequest, message_id: UUID) -> HttpResponse:
    found = received.received_minutes(actor=request.actor, message_id=message_id, on=timezone.localdate())
    if found is None:
        raise Http404
    return show(request, "meetings/received_minutes.html", page=found, message=found.message)


@require_POST
@page
def take_on(request: ActorRequest, message_id: UUID) -> HttpResponse:
    if received.received_minutes(actor=request.actor, message_id=message_id, on=timezone.localdate()) is None:
        raise Http404
    return press(
        request,
        lambda now: distributing.take_on(actor=request.actor, message_id=message_id, at=now),
        to=reverse("meetings:received_minutes", args=[message_id]),
        said=_("Era åtaganden ligger nu på ert bord, med sina dagar."),
    )


def _found(request: ActorRequest, message_id: UUID) -> InvitationPage:
    found = received.invitation_page(actor=request.actor, message_id=message_id)
    if found is None:
        raise Http404
    return found
