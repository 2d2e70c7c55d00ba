"""What every page here does: find or 404, try and say why not, send once, keep what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
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

from samsyn.capabilities.groups.access import Locked
from samsyn.capabilities.groups.forms.fields import EmptyForm, Words
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.cases.actions import AlreadyDone, CaseClosed
from samsyn.foundation.commitments.actions import CommitmentRefused
from samsyn.foundation.drafts.keeping import discard_draft, first_time, kept_draft, remember_result, result_of
from samsyn.foundation.drafts.typed import fill_from_draft, submission_token
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.doors import ActorRequest, View, for_workers

P = ParamSpec("P")
REFUSALS = (
    GroupRefused,
    CommitmentRefused,
    NotDelivered,
    CaseClosed,
    AlreadyDone,
    PayloadError,
    PersonRefused,
    FamilyRefused,
)


@dataclass(frozen=True)
class Sheet:
    """What a page with one form says around it."""

    title: Words
    send: Words
    back: str
    intro: Words = ""
    draft: tuple[str, UUID] | None = None
    template: str = "groups/form.html"
    danger: bool = False


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


def fill_in(
    request: ActorRequest,
    form: forms.Form,
    do: Callable[[], str],
    sheet: Sheet,
    *,
    said: Words = "",
    **context: Any,
) -> HttpResponse:
    """A page with one form: do it once and go on, or show it with what to mend and what was typed."""
    if form.is_bound and form.is_valid():
        done = attempt(request, form, do, said=said, draft=sheet.draft)
        if done:
            return done
    if sheet.draft and not form.is_bound:
        kept = kept_draft(actor=request.actor, form=sheet.draft[0], about=sheet.draft[1])
        if kept:
            fill_from_draft(form, kept.data)
    return answer(request, sheet.template, form, sheet=sheet, **context)


def attempt(
    request: ActorRequest,
    form: forms.Form,
    do: Callable[[], str],
    *,
    said: Words = "",
    draft: tuple[str, UUID] | None = None,
) -> HttpResponse | None:
    """Do it once and go where `do` says; None, with the reason on the form, when it cannot be done.

    A second send of the same form goes where the first one went.
    """
    token = submission_token(request.POST)
    try:
        with transaction.atomic():
            if not first_time(actor=request.actor, token=token, at=timezone.now()):
                return redirect(result_of(actor=request.actor, token=token) or request.path)
            location = do()
            remember_result(actor=request.actor, token=token, location=location)
            if draft:
                discard_draft(actor=request.actor, form=draft[0], about=draft[1])
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    if said:
        messages.success(request, str(said))
    return redirect(location)


def press(request: ActorRequest, do: Callable[[], str], *, back: str, said: Words = "") -> HttpResponse:
    """A press of one button: done once, or back with the reason why not."""
    form = EmptyForm({})
    form.full_clean()
    done = attempt(request, form, do, said=said)
    if done:
        return done
    for message in form.non_field_errors():
        messages.error(request, str(message))
    return redirect(back)


def answer(request: ActorRequest, template: str, form: forms.Form | None, **context: Any) -> HttpResponse:
    """The page; 422 when the form came back with something to mend."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    common = {"form": form, "once": request.POST.get("once") or str(uuid4())}
    return render(request, template, common | context, status=status)
