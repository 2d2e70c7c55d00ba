"""After the visit: talks, follow-ups, closing."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.home_visits import access, queries, the_method
from samsyn.capabilities.home_visits.actions import after
from samsyn.capabilities.home_visits.forms.after import (
    CloseForm,
    FollowUpForm,
    SeriesForm,
    TalkForm,
    state_of,
)
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Party
from samsyn.methods.asked import steps_asked
from samsyn.methods.vocabulary import StepKind

from .answers import answer, attempt, page, typed

BOTH = ["GET", "POST"]


@require_GET
@page
def of_talk(request: ActorRequest, talk_id: UUID) -> HttpResponse:
    """From a talk in the calendar to its page."""
    return redirect("home_visits:talk", access.visit_of_talk(request.actor, talk_id), talk_id)


@require_GET
@page
def of_follow_up(request: ActorRequest, follow_up_id: UUID) -> HttpResponse:
    """From a follow-up on the desk to its page."""
    visit_id = access.visit_of_follow_up(request.actor, follow_up_id)
    return redirect("home_visits:follow_up", visit_id, follow_up_id)


@require_GET
@page
def of_decision(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """From a question on the manager's desk to the visit that it is about, where it is answered."""
    return redirect("home_visits:visit", access.visit_of_decision(request.actor, decision_id))


@require_http_methods(BOTH)
@page
def talks(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    if request.actor.party is not Party.SOCIAL_SERVICES:
        raise Http404
    form = SeriesForm(request.POST or None, method=shown.method)
    if form.is_bound and form.is_valid():

        def do() -> str:
            after.book_talks(actor=request.actor, visit_id=visit_id, series=form.series(), at=now)
            return reverse("home_visits:visit", args=[visit_id])

        done = attempt(request, form, do, at=now, said=_("Samtalen är bokade."))
        if done:
            return done
    return answer(request, "home_visits/talks.html", form, page=shown)


@require_http_methods(BOTH)
@page
def talk(request: ActorRequest, visit_id: UUID, talk_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    line = next((one for one in shown.talks if one.id == talk_id), None)
    if line is None:
        raise Http404
    form = TalkForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request, form, lambda: _talk(request, talk_id, form), at=now, said=_("Samtalet är markerat.")
        )
        if done:
            return done
    return answer(
        request, "home_visits/talk.html", typed(request, form, "talk", talk_id), page=shown, talk=line
    )


def _talk(request: ActorRequest, talk_id: UUID, form: TalkForm) -> str:
    now, told = timezone.now(), form.cleaned_data
    if told["what"] == "move":
        found = after.move_talk(actor=request.actor, talk_id=talk_id, starts_at=told["new_time"], at=now)
    else:
        found = after.settle_talk(
            actor=request.actor,
            talk_id=talk_id,
            state=state_of(told),
            note=told["note"],
            at=now,
        )
    return reverse("home_visits:visit", args=[found])


@require_http_methods(BOTH)
@page
def follow_up(request: ActorRequest, visit_id: UUID, follow_up_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    line = next((one for one in shown.follow_ups if one.id == follow_up_id), None)
    if line is None:
        raise Http404
    last = the_method.follow_ups(shown.method)[-1]
    asks = [one for one in steps_asked(shown.method, StepKind.FOLLOW_UP) if one.key == line.step_key]
    form = FollowUpForm(
        request.POST or None, method=shown.method, with_questions=last.key == line.step_key, steps=asks
    )
    if form.is_bound and form.is_valid():

        def do() -> str:
            found = after.finish_follow_up(
                actor=request.actor,
                follow_up_id=follow_up_id,
                result=form.facts(),
                extra=form.given(),
                at=now,
            )
            return reverse("home_visits:visit", args=[found])

        done = attempt(
            request, form, do, at=now, said=_("Uppföljningen är sparad."), draft=("follow-up", follow_up_id)
        )
        if done:
            return done
    typed(request, form, "follow-up", follow_up_id)
    return answer(request, "home_visits/follow_up.html", form, page=shown, line=line)


@require_http_methods(BOTH)
@page
def close(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    asks = steps_asked(shown.method, StepKind.CLOSING)
    form = CloseForm(request.POST or None, method=shown.method, steps=asks)
    if form.is_bound and form.is_valid():

        def do() -> str:
            after.close(
                actor=request.actor, visit_id=visit_id, extra=form.given(), at=now, **form.cleaned_data
            )
            return reverse("home_visits:visit", args=[visit_id])

        done = attempt(
            request, form, do, at=now, said=_("Hembesöket är avslutat."), draft=("close-visit", visit_id)
        )
        if done:
            return done
    typed(request, form, "close-visit", visit_id)
    return answer(request, "home_visits/close.html", form, page=shown)
