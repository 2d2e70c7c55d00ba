"""What every page here does: find or 404, do it once, say why not, keep what was typed."""

import datetime as dt
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
from django.utils import timezone

from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.drafts.keeping import first_time, remember_result, result_of
from samsyn.foundation.drafts.typed import submission_token
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.doors import ActorRequest, View, for_workers

P = ParamSpec("P")
REFUSALS = (FamilyRefused, NotDelivered, PayloadError)


def page(view: View[P]) -> Callable[..., HttpResponse]:
    """A worker's page: 404 for what the unit does not have; a second send goes where the first one went."""

    def found(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            sent_before = request.method == "POST" and result_of(
                actor=request.actor, token=submission_token(request.POST)
            )
            return redirect(sent_before) if sent_before else view(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404 from error

    return wraps(view)(for_workers("works_cases")(found))


def attempt(
    request: ActorRequest, form: forms.Form, do: Callable[[], str], *, at: dt.datetime, said: Any
) -> HttpResponse | None:
    """Do it once and go where `do` says; None, with the reason on the form, when it cannot be done."""
    token = submission_token(request.POST)
    try:
        with transaction.atomic():
            if not first_time(actor=request.actor, token=token, at=at):
                return redirect(result_of(actor=request.actor, token=token) or request.path)
            location = do()
            remember_result(actor=request.actor, token=token, location=location)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, said)
    return redirect(location)


def answer(request: ActorRequest, template: str, form: forms.Form | None, **context: Any) -> HttpResponse:
    """The page; 422 when the form came back with something to mend."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    once = request.POST.get("once") or str(uuid4())
    response = render(request, template, {"form": form, "once": once} | context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def person_or_404(request: ActorRequest, person_id: UUID) -> PersonPage:
    """The person, or 404 when all about it is locked to others."""
    if not may_know_person(actor=request.actor, person_id=person_id):
        raise Http404
    return person_page(actor=request.actor, person_id=person_id, on=timezone.localdate())
