"""The reporter's answer to a time for the report meeting, and the time for its own calendar program."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samsyn.capabilities.intake.actions import attending, receiving
from samsyn.capabilities.intake.forms.attending import AttendForm
from samsyn.capabilities.intake.queries.report_times import ReportTime, calendar_file, is_time, report_time
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .asking import REFUSED, do_once


def time_on_page(
    request: ActorRequest, message: OpenedMessage, at: dt.datetime, form: AttendForm | None = None
) -> dict[str, Any]:
    """What the page of a message needs where it is a time for a report meeting; nothing for every other message."""
    if not is_time(message):
        return {}
    time = report_time(actor=request.actor, message=message)
    open_still = time.waits(at) and (form or time.answered is None or "andra" in request.GET)
    return {
        "time": time,
        "form": (form or AttendForm()) if open_still else None,
        "may_change": time.waits(at),
        "for_calendar": calendar_file(actor=request.actor, time=time, at=at) is not None,
        "once": token_of(request),
    }


@require_POST
@for_workers("works_cases", "takes_tips")
def answer(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Answer, once; with the form again when something is missing, or with why it cannot be done."""
    form, now = AttendForm(request.POST), timezone.now()
    message = _message(request.actor, message_id)
    if form.is_valid():
        try:
            place = do_once(
                request,
                actor=request.actor,
                location=reverse("intake:message", args=[message_id]),
                act=lambda at: attending.answer(
                    actor=request.actor,
                    message_id=message_id,
                    comes=form.cleaned_data["comes"],
                    because=form.because_of(),
                    at=at,
                ),
            )
        except ObjectDoesNotExist as error:
            raise Http404 from error
        except (IntakeRefused, NotDelivered) as refused:
            messages.error(request, str(refused))
            return redirect("intake:message", message_id)
        messages.success(request, _said(comes=form.cleaned_data["comes"]))
        return redirect(place)
    context = {"message": message, "payload": message.payload, "waits": False, "clocks": ()}
    shown = context | time_on_page(request, message, now, form)
    return render(request, "intake/message.html", shown, status=REFUSED)


def _said(*, comes: bool) -> str:
    if comes:
        return _("Ert svar är skickat. Mötet står i din kalender.")
    return _("Ert svar är skickat.")


@require_GET
@for_workers("works_cases", "takes_tips")
def file(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """The time for a calendar program, or what takes it out again when it is off."""
    message = _message(request.actor, message_id)
    made = calendar_file(actor=request.actor, time=_time(request.actor, message), at=timezone.now())
    if made is None:
        raise Http404
    content, method = made
    response = HttpResponse(content, content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = 'attachment; filename="mote.ics"'
    response["Cache-Control"] = "no-store"
    return response


def _message(actor: Actor, message_id: UUID) -> OpenedMessage:
    found = receiving.read(actor=actor, message_id=message_id)
    if found is None or not is_time(found):
        raise Http404
    return found


def _time(actor: Actor, message: OpenedMessage) -> ReportTime:
    return report_time(actor=actor, message=message)
