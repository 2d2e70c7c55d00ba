"""What every page here does: find or 404, try and say why not, send once, keep what was typed."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, ParamSpec
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samsyn.capabilities.meetings.access import Locked
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.foundation.calendars.actions import BookingError
from samsyn.foundation.cases.actions import CaseClosed
from samsyn.foundation.commitments.actions import CommitmentRefused
from samsyn.foundation.drafts.keeping import (
    Kept,
    discard_draft,
    first_time,
    kept_draft,
    remember_result,
    result_of,
)
from samsyn.foundation.drafts.typed import fill_from_draft, submission_token
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, View, for_workers

P = ParamSpec("P")
BOTH = ["GET", "POST"]
REFUSALS = (
    MeetingRefused,
    NotDelivered,
    BookingError,
    CaseClosed,
    CommitmentRefused,
    FamilyRefused,
    PayloadError,
)


def page(view: View[P]) -> Callable[..., HttpResponse]:
    """A worker's page: 404 for what the unit does not have, the case's own page for what is locked to others."""

    def found(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        except Locked as locked:
            return redirect("web:case", locked.case_id)

    return wraps(view)(for_workers("works_cases")(found))


def attempt(
    request: ActorRequest,
    form: forms.Form,
    do: Callable[[dt.datetime], str],
    *,
    said: object,
    draft: tuple[str, UUID] | None = None,
) -> HttpResponse | None:
    """Do it once and go where `do` says; None, with the reason on the form, when it cannot be done.

    A second send of the same form goes where the first one went.
    """
    token, now = submission_token(request.POST), timezone.now()
    try:
        with transaction.atomic():
            if not first_time(actor=request.actor, token=token, at=now):
                return redirect(result_of(actor=request.actor, token=token) or request.path)
            location = do(now)
            remember_result(actor=request.actor, token=token, location=location)
            if draft:
                discard_draft(actor=request.actor, form=draft[0], about=draft[1])
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, str(said))
    return redirect(location)


def press(
    request: ActorRequest, do: Callable[[dt.datetime], object], *, to: str, said: object
) -> HttpResponse:
    """A press of one button: do it and go to `to`, with the reason when it could not be done."""
    form = forms.Form({})
    form.full_clean()

    def once(now: dt.datetime) -> str:
        do(now)
        return to

    done = attempt(request, form, once, said=said)
    if done is None:
        for message in form.non_field_errors():
            messages.error(request, str(message))
        return redirect(to)
    return done


def show(request: ActorRequest, template: str, *shown: forms.Form | None, **context: Any) -> HttpResponse:
    """The page with its first form; 422 when one of its forms came back with something to mend."""
    wrong = any(form is not None and form.is_bound and form.errors for form in shown)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    once = str(submission_token(request.POST))
    common = {"form": shown[0] if shown else None, "once": once, "has_mistakes": wrong}
    return render(request, template, common | context, status=status)


def typed(request: ActorRequest, form: forms.Form, slug: str, about: UUID) -> Kept | None:
    """Show the form as the worker left it, when it was left half-written."""
    kept = None if form.is_bound else kept_draft(actor=request.actor, form=slug, about=about)
    if kept:
        fill_from_draft(form, kept.data)
    return kept


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
