"""What the pages here refuse, and the way they answer."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone

from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.drafts import pages
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.doors import ActorRequest

page = pages.page
attempt = partial(pages.attempt, refusals=(FamilyRefused, NotDelivered, PayloadError))


def answer(request: ActorRequest, template: str, form: forms.Form | None, **context: Any) -> HttpResponse:
    """The page, which no browser keeps: a code may stand on it."""
    response = pages.answer(request, template, form, **context)
    response.headers["Cache-Control"] = "no-store"
    return response


def person_or_404(request: ActorRequest, person_id: UUID) -> PersonPage:
    """The person, or 404 when all about it is locked to others."""
    if not may_know_person(actor=request.actor, person_id=person_id):
        raise Http404
    return person_page(actor=request.actor, person_id=person_id, on=timezone.localdate())
