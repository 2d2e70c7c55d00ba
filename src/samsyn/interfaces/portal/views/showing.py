"""Drawing a family's page: its places, its headings, and a form that is sent once."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samsyn.foundation.drafts.keeping import first_time, remember_result, result_of
from samsyn.foundation.drafts.typed import submission_token
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.interfaces.portal.doors import MemberRequest

REFUSALS = (FamilyRefused, NotDelivered, PayloadError)


def show(
    request: MemberRequest, template: str, form: forms.Form | None = None, **context: Any
) -> HttpResponse:
    """The page; 422 when the form came back with something to mend."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    once = request.POST.get("once") or str(uuid4())
    context |= {"member": request.member, "form": form, "once": once}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, template, context, status=status)


def do_once(
    request: MemberRequest, form: forms.Form, do: Callable[[], Any], *, said: str, to: str
) -> HttpResponse | None:
    """Do it once and go to `to`; None, with the reason on the form, when it cannot be done."""
    token, actor = submission_token(request.POST), request.member.actor
    try:
        with transaction.atomic():
            if not first_time(actor=actor, token=token, at=timezone.now()):
                return redirect(result_of(actor=actor, token=token) or to)
            do()
            remember_result(actor=actor, token=token, location=to)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, said)
    return redirect(to)


def pressed(request: MemberRequest, do: Callable[[], Any], *, said: str, to: str) -> HttpResponse:
    """A button without a form: done once, or why not on the page it came from."""
    form = forms.Form({})
    form.full_clean()
    done = do_once(request, form, do, said=said, to=to)
    if done is None:
        for text in form.non_field_errors():
            messages.error(request, str(text))
        return redirect(to)
    return done
