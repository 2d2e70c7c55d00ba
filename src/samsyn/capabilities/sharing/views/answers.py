"""What the views here share: finding or 404, doing it once, keeping what was typed."""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from samsyn.capabilities.sharing.refusals import SharingRefused
from samsyn.capabilities.sharing.whom import known_person
from samsyn.foundation.drafts.keeping import discard_draft, first_time, remember_result, result_of
from samsyn.foundation.drafts.typed import submission_token
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import ActorRequest

BOTH = ["GET", "POST"]
REFUSALS = (SharingRefused, NotDelivered, PayloadError, PersonRefused)


def person_or_404(actor: Actor, person_id: UUID, on: dt.date) -> PersonPage:
    """One of the unit's own persons; 404 alike for nobody, another unit's, and one locked to others."""
    found = known_person(actor=actor, person_id=person_id, on=on)
    if found is None:
        raise Http404
    return found


def token_of(request: ActorRequest) -> str:
    """The token of the form to show: the same again after a mistake, else a new one."""
    return str(submission_token(request.POST))


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


def status_of(*forms_shown: forms.Form | None) -> int:
    """422 when a form came back with something to mend."""
    wrong = any(form is not None and form.is_bound and form.errors for form in forms_shown)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
