"""What the pages here refuse, and the way they answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from samsyn.capabilities.groups.forms.fields import Words
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.cases.actions import AlreadyDone, CaseClosed
from samsyn.foundation.commitments.actions import CommitmentRefused
from samsyn.foundation.drafts import pages
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages.payloads import PayloadError
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.foundation.units.doors import ActorRequest

REFUSALS = (
    GroupRefused,
    CommitmentRefused,
    NotDelivered,
    CaseClosed,
    AlreadyDone,
    PayloadError,
    PersonRefused,
    FamilyRefused,
    Unanswered,
)
page, answer = pages.page, pages.answer
attempt = partial(pages.attempt, refusals=REFUSALS)
press = partial(pages.press, refusals=REFUSALS)


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
    if sheet.draft:
        pages.typed(request, form, *sheet.draft)
    return answer(request, sheet.template, form, sheet=sheet, **context)
