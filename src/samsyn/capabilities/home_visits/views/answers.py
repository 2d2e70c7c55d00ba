"""What the pages here refuse, and the way they answer."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse

from samsyn.capabilities.home_visits.refusals import VisitRefused
from samsyn.foundation.calendars.actions import BookingError
from samsyn.foundation.cases.actions import AlreadyDone, CaseClosed
from samsyn.foundation.drafts import pages
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Party

REFUSALS = (
    VisitRefused,
    NotDelivered,
    CaseClosed,
    AlreadyDone,
    BookingError,
    PayloadError,
    PersonRefused,
    Unanswered,
)
page = pages.page
attempt = partial(pages.attempt, refusals=REFUSALS)


def answer(request: ActorRequest, template: str, form: forms.Form | None, **context: Any) -> HttpResponse:
    """The page, with what every page of a visit asks of its reader."""
    common = {
        "stop_once": str(uuid4()),
        "may_manage": request.actor.may("manages"),
        "page_sheet": request.actor.party is Party.SOCIAL_SERVICES,
    }
    return pages.answer(request, template, form, **(common | context))


def typed(request: ActorRequest, form: forms.Form, slug: str, about: UUID) -> forms.Form:
    """The form as the worker left it, when it was left half-written."""
    pages.typed(request, form, slug, about)
    return form
