"""Får jag dela? One question a page, at most four, and then the answer. Without a person nothing is stored."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.sharing import asking, queries
from samsyn.capabilities.sharing.actions.sending import keep, refrain_from_all
from samsyn.capabilities.sharing.conversation import Said, sealed, unsealed
from samsyn.capabilities.sharing.forms.compose import WhyForm
from samsyn.capabilities.sharing.forms.conversation import OWN, AboutForm, ToForm, WhatForm
from samsyn.capabilities.sharing.verdicts import verdicts
from samsyn.capabilities.sharing.whom import known_person
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .answers import BOTH, attempt, person_or_404, status_of

WHOM, TO, WHAT, JUDGE, ANSWER = "1", "2", "3", "4", "svar"


@never_cache
@require_http_methods(BOTH)
@for_workers("works_cases", "takes_tips")
def conversation(request: ActorRequest, person_id: UUID | None = None) -> HttpResponse:
    """The page that comes next. Everything said so far is in the page; nothing stands in the address."""
    said = unsealed(request.POST.get("said", ""), actor=request.actor)
    begun = said is not None
    if said is None:
        said = Said(person_id=person_id)
    if person_id is not None:
        said = replace(said, person_id=person_id)
    if said.person_id is not None:
        _check_person(request, said.person_id)
    page = request.POST.get("page", "") if begun else ""
    if "go" in request.POST and begun:
        return _show(request, said, request.POST["go"])
    if page in (WHOM, TO, WHAT):
        return _answered(request, said, page)
    if page in (JUDGE, ANSWER):
        return _judged(request, said, page)
    return _show(request, said, TO if said.whom_known else WHOM)


def _check_person(request: ActorRequest, person_id: UUID) -> None:
    """The person is the unit's own and may be known to this worker; the read is logged."""
    if not request.actor.may("works_cases"):
        raise Http404
    person_or_404(request.actor, person_id, timezone.localdate())


def _form(request: ActorRequest, said: Said, page: str, *, sent: bool) -> Any:
    posted = request.POST if sent else None
    today = timezone.localdate()
    if page == WHOM:
        persons = asking.persons(actor=request.actor, posted=posted, on=today)
        return AboutForm(posted, today=today, persons=persons, initial=AboutForm.initial_of(said))
    if page == TO:
        return ToForm(
            posted,
            units=queries.units(actor=request.actor),
            own=request.actor.party,
            initial=ToForm.initial_of(said),
        )
    return WhatForm(posted, initial=WhatForm.initial_of(said))


def _answered(request: ActorRequest, said: Said, page: str) -> HttpResponse:
    """Take the answer to one of the three first questions and show what comes next."""
    form = _form(request, said, page, sent=True)
    if not form.is_valid():
        return _page(request, said, page, form)
    said = form.add_to(said)
    if page == WHOM and said.person_id is not None:
        _check_person(request, said.person_id)
    following = {WHOM: TO, TO: WHAT}
    return _show(request, said, following[page]) if page in following else _judged(request, said, page)


def _show(request: ActorRequest, said: Said, page: str) -> HttpResponse:
    """A question that is asked, as far as those before it are answered."""
    if page != WHOM and not said.whom_known:
        page = WHOM
    elif page in (WHAT, JUDGE) and not said.to_known:
        page = TO
    elif page == JUDGE:
        return _judged(request, said, WHAT, again=True)
    if page not in (WHOM, TO, WHAT):
        page = WHOM
    return _page(request, said, page, _form(request, said, page, sent=False))


def _judged(request: ActorRequest, said: Said, page: str, *, again: bool = False) -> HttpResponse:
    """The fourth question where there is something to judge, else the answer."""
    if not (said.whom_known and said.to_known and said.categories):
        return _show(request, said, WHAT)
    typed = request.POST if page == JUDGE else asking.as_typed(said)
    matrix, if_asked, form = asking.ask(actor=request.actor, said=said, typed=typed, on=timezone.localdate())
    new = any(f"fact_{ask.fact.value}" not in typed for ask in form.asked)
    first = page == WHAT and bool(form.asked)
    if (again and form.asked) or first or (page == JUDGE and form.errors):
        return _page(request, said, JUDGE, form)
    if page == JUDGE and new and form.given() and "answer" not in request.POST:
        return _page(request, replace(said, facts=form.given()), JUDGE, form)
    if page == JUDGE:
        said = replace(said, facts=form.given())
    return _answer(request, said, matrix, if_asked, form)


def _answer(
    request: ActorRequest, said: Said, matrix: Matrix, if_asked: Matrix, judged: JudgementForm
) -> HttpResponse:
    wanted = "keep" in request.POST or "refrain" in request.POST
    keeping = WhyForm(request.POST if wanted else None)
    may_keep = said.person_id is not None and said.to_unit is not None
    if wanted and may_keep and keeping.is_valid():
        done = attempt(
            request,
            keeping,
            lambda now: _keep(request, said, matrix, keeping, now),
            said=_("Prövningen är sparad. Ingenting har skickats."),
        )
        if done:
            return done
    context = _common(request, said, ANSWER) | {
        "verdicts": verdicts(matrix, if_asked),
        "judged": [(ask.question, asking.words_of(said.facts.get(ask.fact))) for ask in judged.asked],
        "recipient": matrix.recipients[0],
        "keeping": keeping,
        "may_keep": may_keep,
        "any_open": any(item.open for item in matrix.examinations[0].items),
        "has_mistakes": keeping.is_bound and bool(keeping.errors),
        "on": matrix.examinations[0].on,
    }
    return render(request, "sharing/answer.html", context, status=status_of(keeping))


def _keep(request: ActorRequest, said: Said, matrix: Matrix, form: WhyForm, now: dt.datetime) -> str:
    why, (examination,) = form.cleaned_data["why"], matrix.examinations
    if "refrain" in request.POST:
        refrain_from_all(actor=request.actor, examinations=(examination,), why=why, at=now)
    else:
        keep(actor=request.actor, examination=examination, why=why, at=now)
    return reverse("web:who_knows_what", args=[said.person_id])


def _page(request: ActorRequest, said: Said, page: str, form: forms.Form) -> HttpResponse:
    shown = page == WHOM and form.is_bound and form.data.get("who") == OWN
    context = _common(request, said, page) | {"form": form, "choosing": shown}
    return render(request, "sharing/question.html", context, status=status_of(form))


def _common(request: ActorRequest, said: Said, page: str) -> dict[str, Any]:
    person = None
    if said.person_id is not None:
        person = known_person(actor=request.actor, person_id=said.person_id, on=timezone.localdate())
    return {
        "said": said,
        "sealed": sealed(said, actor=request.actor),
        "page": page,
        "person": person,
        "told": asking.told_so_far(actor=request.actor, said=said, person=person),
        "once": token_of(request),
    }
