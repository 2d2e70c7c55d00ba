"""Doing what a form asks once, however many times it is sent."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from samsyn.foundation.drafts.keeping import first_time
from samsyn.foundation.drafts.typed import submission_token
from samsyn.foundation.units.doors import ActorRequest


def do_once(request: ActorRequest, act: Callable[[dt.datetime], object]) -> None:
    """Do it, unless this form's token has done it already; a refusal leaves the token free."""
    now, token = timezone.now(), submission_token(request.POST)
    with transaction.atomic():
        if first_time(actor=request.actor, token=token, at=now):
            act(now)
