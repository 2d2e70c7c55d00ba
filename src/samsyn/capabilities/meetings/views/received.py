"""What other units have sent: an invitation to answer, its time for a calendar program, one's part of the minutes."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.meetings.actions import answering, distributing
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.forms.inviting import AnswerForm
from samsyn.capabilities.meetings.papers import when
from samsyn.capabilities.meetings.queries import received
from samsyn.capabilities.meetings.queries.received import InvitationPage
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, attempt, page, press, show


@require_http_methods(BOTH)
@page
def invitation(request: ActorRequest, message_id: UUID) -> HttpResponse:
    now = timezone.now()
    take_in(actor=request.actor, at=now)
    found = _found(request, message_id)
    waiting = () if found.answered else found.waiting(now)
    form = (
        AnswerForm(request.POST or None, times=waiting, words=lambda one: when(one.starts_at, one.ends_at))
        if waiting and not found.message.withdrawn_at
        else None
    )
    if form and form.is_bound and form.is_valid():

        def do(at: dt.datetime) -> str:
            answering.answer(actor=request.actor, message_id=message_id, said=form.answer(), at=at)
            return reverse("meetings:invitation", args=[message_id])

        done = attempt(request, form, do, said=_("Ert svar är skickat."))
        if done:
            return done
    return show(request, "meetings/invitation.html", form, page=found, message=found.message)


@require_GET
@page
def calendar_file(request: ActorRequest, message_id: UUID, called_id: UUID) -> HttpResponse:
    made = received.calendar_file(
        actor=request.actor, page=_found(request, message_id), meeting_id=called_id, at=timezone.now()
    )
    if made is None:
        raise Http404
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8; method=REQUEST")
    response["Content-Disposition"] = 'attachment; filename="mote.ics"'
    response["Cache-Control"] = "no-store"
    return response


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
