"""A person's consents, asking for one, one in full, and its form on paper."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.consenting import desk
from samsyn.capabilities.consenting.forms import AskForm
from samsyn.capabilities.consenting.queries import consents, reach
from samsyn.capabilities.consenting.sheet import consent_sheet
from samsyn.foundation.cases.actions import finish_tasks_about
from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.consents import actions
from samsyn.foundation.consents.givers import needed_of
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.scope import Scope
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.doors import ActorRequest

from .answering import can_sign_on_screen
from .pages import answer, attempt, page, press


@require_GET
@page
def of_person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, person_id)
    lines = consents.consent_lines(actor=request.actor, person_id=person_id, on=timezone.localdate())
    return answer(request, "consenting/of_person.html", None, person=person, consents=lines)


@require_http_methods(["GET", "POST"])
@page
def ask(request: ActorRequest, person_id: UUID) -> HttpResponse:
    now = timezone.now()
    person = person_or_404(request, person_id)
    try:
        needed = needed_of(actor=request.actor, person_id=person_id, on=timezone.localdate(now))
    except ConsentRefused as refusal:
        return answer(request, "consenting/ask.html", None, person=person, refusal=refusal.message)
    form = AskForm(
        request.POST or None,
        recipients=assessing.recipients(actor=request.actor),
        own=(request.actor.party, request.actor.unit_id),
        judge_maturity=needed.may_judge_maturity,
        initial=_initial(request, person, timezone.localdate(now)),
    )
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _asked(request, person_id, form, now),
            at=now,
            said=_("Frågan är ställd. Nu kan den skrivas ut och skrivas under."),
        )
        if done:
            return done
    return answer(request, "consenting/ask.html", form, person=person, needed=needed)


def _asked(request: ActorRequest, person_id: UUID, form: AskForm, now: dt.datetime) -> str:
    desk.settle_reminders(actor=request.actor, person_id=person_id, at=now)
    asked = actions.ask(
        actor=request.actor,
        person_id=person_id,
        scope=form.scope(),
        explained=form.explained(),
        at=now,
        mature=form.mature_or_not(),
        maturity=form.cleaned_data.get("maturity", ""),
        english=form.english(),
    )
    return reverse("consenting:consent", args=[asked])


def _initial(request: ActorRequest, person: PersonPage, on: dt.date) -> dict[str, object]:
    return {
        "valid_from": on,
        "last_day": Scope.default_end(on) - dt.timedelta(days=1),
        "explained_by": request.actor.signature,
        "explained_on": on,
        "language": person.interpreter_language,
        "in_english": person.interpreter_language == "en",
    }


@require_GET
@page
def consent(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate())
    return answer(
        request,
        "consenting/consent.html",
        None,
        page=shown,
        worker_id=request.actor.worker_id,
        can_sign=can_sign_on_screen(),
        reminded=desk.is_reminded(actor=request.actor, consent_id=asked_id),
        raised=reach.raised_by(actor=request.actor, page=shown),
        told_units={one.recipient_id for one in shown.copies},
        units=assessing.recipients(
            actor=request.actor, parties=[one.party for one in shown.parties if one.receives]
        )
        if shown.state == "in_force"
        else (),
    )


@require_GET
@page
def form_pdf(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    today = timezone.localdate()
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=today)
    response = HttpResponse(
        consent_sheet(actor=request.actor, page=shown, on=today), content_type="application/pdf"
    )
    response["Content-Disposition"] = 'inline; filename="samtycke.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@page
def seen(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    now, back = timezone.now(), reverse("consenting:consent", args=[asked_id])
    consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))

    def do() -> str:
        finish_tasks_about(actor=request.actor, about=asked_id, rule=desk.ENDS, at=now)
        return back

    return press(request, do, at=now, said=_("Påminnelsen är borta från bordet."), back=back)


def person_or_404(request: ActorRequest, person_id: UUID) -> PersonPage:
    """The person, or 404 when all about it is locked to others."""
    if not may_know_person(actor=request.actor, person_id=person_id):
        raise Http404
    return person_page(actor=request.actor, person_id=person_id, on=timezone.localdate())
