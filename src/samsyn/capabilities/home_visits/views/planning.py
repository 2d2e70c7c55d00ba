"""From the first question to the proposal: start, plan, propose, withdraw, decide."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.home_visits import access, queries, the_method
from samsyn.capabilities.home_visits.actions import planning, proposing, starting, taking_in
from samsyn.capabilities.home_visits.forms.plan import DecisionForm, PlanForm
from samsyn.capabilities.home_visits.forms.start import StartForm
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.asked import steps_asked
from samsyn.methods.vocabulary import StepKind

from .answers import answer, attempt, page, typed
from .asking import Weighed, weigh
from .small import small

DRAFT = "home-visit-plan"
BOTH = ["GET", "POST"]


@require_GET
@page
def index(request: ActorRequest) -> HttpResponse:
    taking_in.take_in_answers(actor=request.actor, at=timezone.now())
    closed = "avslutade" in request.GET
    return answer(
        request,
        "home_visits/index.html",
        None,
        visits=queries.visits(actor=request.actor, closed=closed),
        proposals=queries.unanswered_proposals(actor=request.actor),
        closed=closed,
    )


@require_GET
@page
def of_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    return redirect("home_visits:visit", access.visit_of_case(request.actor, case_id))


@require_GET
@page
def visit(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    taking_in.take_in_answers(actor=request.actor, at=now)
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    return answer(request, "home_visits/visit.html", None, page=shown, decision_form=DecisionForm(prefix="d"))


@require_http_methods(BOTH)
@page
def start(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    person_id = _uuid(request.POST.get("person") or request.GET.get("person", ""))
    places = the_method.municipalities(request.actor)
    chosen = request.POST.get("municipality") or (places[0].key if places else "")
    method = the_method.in_force(chosen, timezone.localdate(now))
    initial = {"person": person_id, "matter": request.GET.get("matter")}
    form = StartForm(request.POST or None, method=method, places=places, initial=initial)
    examined = starting.examine_person(
        actor=request.actor,
        person_id=person_id,
        municipality=chosen,
        answers=form.answers() if form.is_bound and form.is_valid() else {},
        on=timezone.localdate(now),
    )
    if form.is_bound and form.is_valid():
        form = StartForm(
            request.POST, method=method, places=places, obstacles=examined.result.overrides, initial=initial
        )
        begun = _begin(request, form, examined, chosen)
        if begun:
            return begun
    return answer(request, "home_visits/start.html", form, examined=examined, method=method)


def _begin(
    request: ActorRequest, form: StartForm, examined: starting.Examined, municipality: str
) -> HttpResponse | None:
    """Start, or mark the police's own track; None while a reason is missing or nothing can be started."""
    now = timezone.now()
    referring = "refer" in request.POST and examined.to_police
    if not form.is_valid() or (examined.hard_stops and not referring):
        return None

    def do() -> str:
        if referring:
            begun = starting.refer_to_police(
                actor=request.actor,
                examined=examined,
                municipality=municipality,
                at=now,
                matter_id=form.matter_id,
            )
        else:
            begun = starting.start(
                actor=request.actor,
                examined=examined,
                municipality=municipality,
                reasons=form.reasons(),
                at=now,
                matter_id=form.matter_id,
            )
        return reverse("home_visits:visit", args=[begun])

    return attempt(request, form, do, at=now, said=_("Hembesöket är påbörjat. Nu kan ni planera det."))


@require_http_methods(BOTH)
@page
def plan(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    start_values = queries.plan_values(actor=request.actor, visit_id=visit_id)
    form = PlanForm(
        request.POST or None,
        method=shown.method,
        steps=steps_asked(shown.method, StepKind.MEETING),
        known=shown.known,
        initial=start_values,
    )
    if form.is_bound and form.is_valid():

        def do() -> str:
            planning.save_plan(
                actor=request.actor,
                visit_id=visit_id,
                facts=form.facts(),
                unannounced_why=form.cleaned_data["unannounced_why"],
                extra=form.given(),
                at=now,
            )
            return reverse("home_visits:propose", args=[visit_id])

        done = attempt(request, form, do, at=now, said=_("Planen är sparad."), draft=(DRAFT, visit_id))
        if done:
            return done
    return answer(request, "home_visits/plan.html", typed(request, form, DRAFT, visit_id), page=shown)


@require_http_methods(BOTH)
@page
def propose(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    if shown.plan is None:
        return redirect("home_visits:plan", visit_id)
    weighed = weigh(request, shown, at=now)
    if "send" in request.POST and weighed.may_send:
        sent = attempt(
            request,
            weighed.form,
            lambda: _send(request, visit_id, weighed),
            at=now,
            said=_("Förslaget är skickat."),
        )
        if sent:
            return sent
    if "refrain" in request.POST and weighed.why_form.is_valid():
        kept = attempt(
            request,
            weighed.why_form,
            lambda: _refrain(request, visit_id, weighed),
            at=now,
            said=_("Att ni avstår är antecknat. Ingenting har skickats."),
        )
        if kept:
            return kept
    return answer(
        request,
        "home_visits/propose.html",
        weighed.shown_form,
        page=shown,
        weighed=weighed,
        preview_message={"payload": weighed.proposal},
        nearest=weighed.nearest,
        answered=weighed.answered(request),
    )


def _send(request: ActorRequest, visit_id: UUID, weighed: Weighed) -> str:
    proposing.propose(
        actor=request.actor,
        visit_id=visit_id,
        examination=weighed.examination,
        proposal=weighed.proposal,
        why=weighed.why,
        at=timezone.now(),
    )
    return reverse("home_visits:visit", args=[visit_id])


def _refrain(request: ActorRequest, visit_id: UUID, weighed: Weighed) -> str:
    proposing.refrain(
        actor=request.actor,
        visit_id=visit_id,
        examination=weighed.examination,
        why=weighed.why_form.cleaned_data["why"],
        at=timezone.now(),
    )
    return reverse("home_visits:visit", args=[visit_id])


@require_POST
@page
def withdraw(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    return small(
        request,
        visit_id,
        lambda at: proposing.withdraw(actor=request.actor, visit_id=visit_id, at=at),
        said=_("Förslaget är återtaget. Ingen hann läsa det."),
    )


@require_POST
@page
def decide(request: ActorRequest, visit_id: UUID, decision_id: UUID) -> HttpResponse:
    if not request.actor.may("manages"):
        raise Http404
    now = timezone.now()
    form = DecisionForm(request.POST, prefix="d")
    if form.is_valid():
        told = form.cleaned_data

        def do() -> str:
            found = planning.decide(
                actor=request.actor,
                decision_id=decision_id,
                approved=told["approved"],
                why=told["why"],
                at=now,
            )
            return reverse("home_visits:visit", args=[found])

        done = attempt(request, form, do, at=now, said=_("Ditt beslut är sparat."))
        if done:
            return done
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    return answer(request, "home_visits/visit.html", form, page=shown, decision_form=form)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
