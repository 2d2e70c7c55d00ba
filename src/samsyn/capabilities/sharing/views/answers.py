"""What the pages here refuse, and the way they answer."""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone

from samsyn.capabilities.sharing.refusals import SharingRefused
from samsyn.capabilities.sharing.whom import known_person
from samsyn.foundation.drafts import pages
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import ActorRequest

BOTH = pages.BOTH
REFUSALS = (SharingRefused, NotDelivered, PayloadError, PersonRefused)


def person_or_404(actor: Actor, person_id: UUID, on: dt.date) -> PersonPage:
    """One of the unit's own persons; 404 alike for nobody, another unit's, and one locked to others."""
    found = known_person(actor=actor, person_id=person_id, on=on)
    if found is None:
        raise Http404
    return found


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


def status_of(*forms_shown: forms.Form | None) -> int:
    """422 when a form came back with something to mend."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if pages.has_mistakes(*forms_shown) else HTTPStatus.OK
