"""A press of one button on a visit's page."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from samsyn.foundation.units.doors import ActorRequest

from .answers import attempt


def small(
    request: ActorRequest,
    visit_id: UUID,
    do: Callable[[dt.datetime], object],
    *,
    said: str,
    to: str = "home_visits:visit",
) -> HttpResponse:
    """Do it and go back to the visit, with the reason when it could not be done."""
    now = timezone.now()
    location = reverse(to, args=[visit_id])
    form = forms.Form({})
    form.full_clean()

    def once() -> str:
        do(now)
        return location

    done = attempt(request, form, once, at=now, said=said)
    if done is None:
        for message in form.non_field_errors():
            messages.error(request, str(message))
        return redirect(location)
    return done
