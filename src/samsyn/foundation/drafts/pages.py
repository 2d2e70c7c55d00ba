"""What a worker's page with a form does, whatever it is about: find or 404, do it once, say why not, show it again."""

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

from samsyn.foundation.units.doors import ActorRequest, Locked, View, for_workers

from .keeping import Kept, discard_draft, first_time, kept_draft, remember_result, result_of
from .typed import fill_from_draft, submission_token, token_of

P = ParamSpec("P")
BOTH = ["GET", "POST"]


def page(view: View[P]) -> Callable[..., HttpResponse]:
    """A caseworker's page: 404 for what the unit does not have, the case's own page for what is locked to others.

    A form that is sent a second time goes where the first one went, whatever the page would say now.
    """

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
    refusals: tuple[type[Exception], ...],
    at: dt.datetime | None = None,
    said: object = "",
    draft: tuple[str, UUID] | None = None,
) -> HttpResponse | None:
    """Do it once and go where `do` says; None, with the reason on the form, when one of `refusals` was raised.

    `said` is told on the next page. `draft` is the kept draft, its form and what it is about, that this makes an end
    of. A second send of the same form does nothing and goes where the first one went.
    """
    token = submission_token(request.POST)
    try:
        with transaction.atomic():
            if not first_time(actor=request.actor, token=token, at=at or timezone.now()):
                return redirect(result_of(actor=request.actor, token=token) or request.path)
            location = do()
            remember_result(actor=request.actor, token=token, location=location)
            if draft:
                discard_draft(actor=request.actor, form=draft[0], about=draft[1])
    except refusals as refusal:
        form.add_error(None, str(refusal))
        return None
    if said:
        messages.success(request, str(said))
    return redirect(location)


def press(
    request: ActorRequest,
    do: Callable[[], str],
    *,
    refusals: tuple[type[Exception], ...],
    back: str,
    at: dt.datetime | None = None,
    said: object = "",
) -> HttpResponse:
    """A press of one button: done once, or `back` with the reason why not."""
    form = forms.Form({})
    form.full_clean()
    done = attempt(request, form, do, refusals=refusals, at=at, said=said)
    if done:
        return done
    for message in form.non_field_errors():
        messages.error(request, str(message))
    return redirect(back)


def answer(request: ActorRequest, template: str, *shown: forms.Form | None, **context: Any) -> HttpResponse:
    """The page with its forms, the first of them as `form`; 422 when one came back with something to mend."""
    wrong = has_mistakes(*shown)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    common = {
        "form": shown[0] if shown else None,
        "once": token_of(request),
        "has_mistakes": wrong,
    }
    return render(request, template, common | context, status=status)


def has_mistakes(*shown: forms.Form | None) -> bool:
    """Whether one of the forms came back with something to mend."""
    return any(form is not None and form.is_bound and bool(form.errors) for form in shown)


def typed(request: ActorRequest, form: forms.Form, slug: str, about: UUID) -> Kept | None:
    """Show the form as the worker left it, when it was left half-written; what was kept, if anything."""
    kept = None if form.is_bound else kept_draft(actor=request.actor, form=slug, about=about)
    if kept:
        fill_from_draft(form, kept.data)
    return kept
