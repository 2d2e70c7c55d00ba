"""What the pages here refuse, and the way they answer."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone

from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.foundation.calendars.actions import BookingError
from samsyn.foundation.cases.actions import CaseClosed
from samsyn.foundation.commitments.actions import CommitmentRefused
from samsyn.foundation.drafts import pages
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.foundation.units.doors import ActorRequest

BOTH, page, show, typed = pages.BOTH, pages.page, pages.answer, pages.typed
REFUSALS = (
    MeetingRefused,
    NotDelivered,
    BookingError,
    CaseClosed,
    CommitmentRefused,
    FamilyRefused,
    PayloadError,
    Unanswered,
)


def attempt(
    request: ActorRequest,
    form: forms.Form,
    do: Callable[[dt.datetime], str],
    *,
    said: object,
    draft: tuple[str, UUID] | None = None,
) -> HttpResponse | None:
    """Do it once, told when it is done, and go where `do` says; None, with the reason on the form, when refused."""
    now = timezone.now()
    return pages.attempt(request, form, lambda: do(now), refusals=REFUSALS, at=now, said=said, draft=draft)


def press(
    request: ActorRequest, do: Callable[[dt.datetime], object], *, to: str, said: object
) -> HttpResponse:
    """A press of one button: do it and go to `to`, with the reason when it could not be done."""
    now = timezone.now()

    def once() -> str:
        do(now)
        return to

    return pages.press(request, once, refusals=REFUSALS, at=now, said=said, back=to)


def as_pdf(made: bytes, name: str) -> HttpResponse:
    """A PDF that is shown and not stored by the browser."""
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def as_calendar(made: bytes, method: str) -> HttpResponse:
    """A file for a calendar program, not stored by the browser."""
    response = HttpResponse(made, content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = 'attachment; filename="mote.ics"'
    response["Cache-Control"] = "no-store"
    return response
