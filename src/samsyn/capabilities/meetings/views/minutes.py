"""The minutes: written as one talks, approved, given to each unit its part of them."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.meetings import own_questions
from samsyn.capabilities.meetings.actions import approving, distributing, minuting
from samsyn.capabilities.meetings.forms.minutes import MinutesForm
from samsyn.capabilities.meetings.papers import minutes_paper
from samsyn.capabilities.meetings.parcels import Distributing
from samsyn.capabilities.meetings.queries import parcels
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.foundation.drafts.keeping import save_draft
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, as_pdf, attempt, page, press, show, typed
from .weighed import Weighed, weigh

DRAFT = "meeting-minutes"
NOT_TYPED = {"csrfmiddlewaretoken", "once", "keep"}


@require_http_methods(BOTH)
@page
def write(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Write them; `keep` saves what is typed so far, which is how it is done without JavaScript."""
    shown = meeting_page(actor=request.actor, meeting_id=meeting_id, on=timezone.localdate())
    if not shown.open:
        return redirect("meetings:meeting", meeting_id)
    if "keep" in request.POST:
        return _keep(request, meeting_id)
    form = MinutesForm(
        request.POST or None,
        page=shown,
        own_unit=request.actor.unit_name,
        steps=own_questions.asked(
            actor=request.actor, case=shown.case, kind=shown.type, starts_at=shown.starts_at
        ),
        known=shown.minutes.known if shown.minutes else None,
    )
    if form.is_bound and form.is_valid():

        def do(now: dt.datetime) -> str:
            minuting.write_minutes(actor=request.actor, meeting_id=meeting_id, facts=form.facts(), at=now)
            return reverse("meetings:meeting", args=[meeting_id])

        said = _("Protokollet är sparat. Läs igenom det och godkänn.")
        done = attempt(request, form, do, said=said, draft=(DRAFT, meeting_id))
        if done:
            return done
    kept = typed(request, form, DRAFT, meeting_id)
    return show(request, "meetings/write.html", form, page=shown, kept=kept)


def _keep(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    data = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    save_draft(actor=request.actor, form=DRAFT, about=meeting_id, data=data, at=timezone.now())
    messages.success(request, _("Utkastet är sparat. Bara du ser det tills du sparar protokollet."))
    return redirect("meetings:write", meeting_id)


@require_POST
@page
def approve(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    try:
        minutes_id = UUID(request.POST.get("minutes", ""))
    except ValueError as error:
        raise Http404 from error
    meeting_page(actor=request.actor, meeting_id=meeting_id, on=timezone.localdate())
    return press(
        request,
        lambda now: approving.approve(
            actor=request.actor, meeting_id=meeting_id, minutes_id=minutes_id, at=now
        ),
        to=reverse("meetings:meeting", args=[meeting_id]),
        said=_("Protokollet är godkänt och signerat. Nu kan var och en få sin del."),
    )


@require_http_methods(BOTH)
@page
def share(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The law's answer for each unit, exactly what each gets, and sending it."""
    shown = meeting_page(actor=request.actor, meeting_id=meeting_id, on=timezone.localdate())
    parcel = parcels.distributing(actor=request.actor, page=shown)
    weighed = weigh(request, shown, parcel, parcels.units_to_tell(actor=request.actor, page=shown))
    if "send" in request.POST and weighed.may_send:
        done = _send(request, shown, weighed)
        if done:
            return done
    return show(
        request,
        "meetings/review.html",
        weighed.judgement,
        page=shown,
        weighed=weighed,
        written=(),
        letter="meetings/messages/minutes.html",
        change=False,
    )


def _send(request: ActorRequest, shown: MeetingPage, weighed: Weighed) -> HttpResponse | None:
    parcel = weighed.parcel
    if not isinstance(parcel, Distributing):
        raise TypeError(parcel)

    def do(now: dt.datetime) -> str:
        distributing.distribute(
            actor=request.actor,
            meeting_id=shown.id,
            parcel=parcel,
            matrix=weighed.matrix,
            why=weighed.why,
            at=now,
        )
        return reverse("meetings:meeting", args=[shown.id])

    said = _("Skickat till %(whom)s.") % {"whom": ", ".join(one.name for one in weighed.reached)}
    return attempt(request, weighed.judgement, do, said=said)


@require_GET
@page
def paper(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    today = timezone.localdate()
    shown = meeting_page(actor=request.actor, meeting_id=meeting_id, on=today)
    if shown.minutes is None:
        raise Http404
    return as_pdf(minutes_paper(actor=request.actor, page=shown, on=today), "protokoll.pdf")
