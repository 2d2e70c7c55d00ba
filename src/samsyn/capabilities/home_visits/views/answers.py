"""What every page here does: find or 404, try and say why not, send once, keep what was typed."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, ParamSpec
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from samsyn.capabilities.home_visits.queries import Locked
from samsyn.capabilities.home_visits.refusals import VisitRefused
from samsyn.foundation.calendars.actions import BookingError
from samsyn.foundation.cases.actions import AlreadyDone, CaseClosed
from samsyn.foundation.drafts.keeping import discard_draft, first_time, kept_draft, remember_result, result_of
from samsyn.foundation.drafts.typed import fill_from_draft, submission_token
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.doors import ActorRequest, View, for_workers
from samsyn.law import Party

P = ParamSpec("P")
REFUSALS = (VisitRefused, NotDelivered, CaseClosed, AlreadyDone, BookingError, PayloadError, PersonRefused)


def page(view: View[P]) -> Callable[..., HttpResponse]:
    """A worker's page: 404 for what the unit does not have, the case's own page for what is locked to others."""

    def found(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            sent_before = request.method == "POST" and result_of(
                actor=request.actor, token=submission_token(request.POST)
            )
            return redirect(sent_before) if sent_before else view(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        except Locked as locked:
            return redirect("web:case", locked.case_id)

    return wraps(view)(for_workers("works_cases")(found))


def attempt(
    request: ActorRequest,
    form: forms.Form,
    do: Callable[[], str],
    *,
    at: Any,
    said: Any = "",
    draft: tuple[str, UUID] | None = None,
) -> HttpResponse | None:
    """Do it once and go where `do` says; None, with the reason on the form, when it cannot be done.

    A second send of the same form goes where the first one went.
    """
    token = submission_token(request.POST)
    try:
        with transaction.atomic():
            if not first_time(actor=request.actor, token=token, at=at):
                return redirect(result_of(actor=request.actor, token=token) or request.path)
            location = do()
            remember_result(actor=request.actor, token=token, location=location)
            if draft:
                discard_draft(actor=request.actor, form=draft[0], about=draft[1])
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    if said:
        messages.success(request, said)
    return redirect(location)


def answer(request: ActorRequest, template: str, form: forms.Form | None, **context: Any) -> HttpResponse:
    """The page; 422 when the form came back with something to mend."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    once = request.POST.get("once") or str(uuid4())
    common = {
        "form": form,
        "once": once,
        "stop_once": str(uuid4()),
        "may_manage": request.actor.may("manages"),
        "page_sheet": request.actor.party is Party.SOCIAL_SERVICES,
    }
    return render(request, template, common | context, status=status)


def typed(request: ActorRequest, form: forms.Form, slug: str, about: UUID) -> forms.Form:
    """The form as the worker left it, when it was left half-written."""
    kept = None if form.is_bound else kept_draft(actor=request.actor, form=slug, about=about)
    if kept:
        fill_from_draft(form, kept.data)
    return form
