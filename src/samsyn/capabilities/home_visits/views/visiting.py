"""On the spot: the record, the stop rule, the screening, the family's sheet."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.home_visits import queries
from samsyn.capabilities.home_visits.actions import recording, screening
from samsyn.capabilities.home_visits.forms.record import OfficerRecordForm, RecordForm, StopForm
from samsyn.capabilities.home_visits.forms.screening import OfferForm, StepForm
from samsyn.capabilities.home_visits.rows import VisitPage
from samsyn.capabilities.home_visits.sheet import family_sheet
from samsyn.capabilities.home_visits.who_is_there import people_there, residents
from samsyn.foundation.units.doors import ActorRequest
from samsyn.foundation.units.swedish import in_swedish
from samsyn.law import Party

from .answers import answer, attempt, page, typed
from .small import small

DRAFT = "home-visit-record"
BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def on_site(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    form = _record_form(request, shown)
    if form.is_bound and form.is_valid():

        def do() -> str:
            recording.sign_record(actor=request.actor, visit_id=visit_id, facts=form.facts(), at=now)
            return reverse("home_visits:visit", args=[visit_id])

        done = attempt(
            request, form, do, at=now, said=_("Anteckningen är signerad."), draft=(DRAFT, visit_id)
        )
        if done:
            return done
    typed(request, form, DRAFT, visit_id)
    return answer(
        request, "home_visits/on_site.html", form, page=shown, stop_form=StopForm(method=shown.method)
    )


def _record_form(request: ActorRequest, shown: VisitPage) -> OfficerRecordForm:
    """Social services' form, or an officer's short one."""
    data = request.POST or None
    starts = {"came_at": shown.starts_at, "left_at": shown.ends_at}
    people = people_there(shown)
    if request.actor.party is not Party.SOCIAL_SERVICES:
        return OfficerRecordForm(data, method=shown.method, people=people, initial=starts)
    return RecordForm(data, method=shown.method, people=people, residents=residents(shown), initial=starts)


@require_POST
@page
def stop(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    return small(
        request,
        visit_id,
        lambda at: recording.stop(
            actor=request.actor, visit_id=visit_id, reason=request.POST.get("reason", ""), at=at
        ),
        said=_("Besöket är avbrutet."),
        to="home_visits:on_site",
    )


@require_http_methods(BOTH)
@page
def screen(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    shown = _for_screening(request, visit_id)
    now = timezone.now()
    names = [one.name for one in shown.person.guardians_with_custody]
    form = OfferForm(request.POST or None, guardians=names)
    if form.is_bound and form.is_valid():

        def do() -> str:
            screening.offer(
                actor=request.actor,
                visit_id=visit_id,
                answer=form.chosen(),
                said=form.said(),
                at=now,
            )
            return reverse("home_visits:screening", args=[visit_id])

        done = attempt(request, form, do, at=now, said=_("Svaret är sparat. Bara du ser det."))
        if done:
            return done
    return _screening(request, shown, form)


@require_POST
@page
def screening_step(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    shown = _for_screening(request, visit_id)
    now = timezone.now()
    own = queries.screening_page(actor=request.actor, visit_id=visit_id, method=shown.method)
    if own is None or shown.method.screening is None:
        raise Http404
    form = StepForm(request.POST, screening=shown.method.screening, state=own.state)
    if form.is_valid():

        def do() -> str:
            screening.advance(
                actor=request.actor, visit_id=visit_id, to=form.to_state, sample=form.sample(), at=now
            )
            return reverse("home_visits:screening", args=[visit_id])

        done = attempt(request, form, do, at=now, said=_("Sparat."))
        if done:
            return done
    return _screening(request, shown, form)


@require_POST
@page
def screening_take_back(request: ActorRequest, visit_id: UUID, consent_id: UUID) -> HttpResponse:
    _for_screening(request, visit_id)
    return small(
        request,
        visit_id,
        lambda at: screening.take_back(actor=request.actor, visit_id=visit_id, consent_id=consent_id, at=at),
        said=_("Samtycket är taget tillbaka. Inget mer görs med provet."),
        to="home_visits:screening",
    )


@require_POST
@page
def screening_told(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    _for_screening(request, visit_id)
    return small(
        request,
        visit_id,
        lambda at: screening.tell(actor=request.actor, visit_id=visit_id, at=at),
        said=_("Antecknat att den unge har fått veta."),
        to="home_visits:screening",
    )


@require_GET
@page
def sheet(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    now = timezone.now()
    if request.actor.party is not Party.SOCIAL_SERVICES:
        raise Http404
    with in_swedish():  # the words on it are the family's
        shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate(now))
    made = family_sheet(actor=request.actor, page=shown, on=timezone.localdate(now))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="familjeblad.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _for_screening(request: ActorRequest, visit_id: UUID) -> VisitPage:
    """The visit, for social services; for every other unit the page does not exist."""
    if request.actor.party is not Party.SOCIAL_SERVICES:
        raise Http404
    shown = queries.visit_page(actor=request.actor, visit_id=visit_id, on=timezone.localdate())
    if shown.method.screening is None or shown.track != "preventive":
        raise Http404
    return shown


def _screening(request: ActorRequest, shown: VisitPage, form: OfferForm | StepForm) -> HttpResponse:
    own = queries.screening_page(actor=request.actor, visit_id=shown.id, method=shown.method)
    method = shown.method.screening
    step_form = form if isinstance(form, StepForm) else None
    if own and method and step_form is None:
        step_form = StepForm(screening=method, state=own.state)
    names = [one.name for one in shown.person.guardians_with_custody]
    offer_form = form if isinstance(form, OfferForm) else OfferForm(guardians=names)
    return answer(
        request,
        "home_visits/screening.html",
        form,
        page=shown,
        own=own,
        method=method,
        consent=shown.method.consent(method.consent) if method else None,
        offer_form=offer_form,
        step_form=step_form,
        asked_by=queries.screening_is_somebody_elses(actor=request.actor, visit_id=shown.id),
    )
