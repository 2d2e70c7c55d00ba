"""The list of meetings, a meeting's page, calling one, its agenda, moving and cancelling."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.meetings.access import open_case
from samsyn.capabilities.meetings.actions import calling, changing
from samsyn.capabilities.meetings.actions.calling import MeetingFacts
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.forms.calling import AgendaForm, CallForm, CancelForm, MoveForm
from samsyn.capabilities.meetings.queries import lists
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.vocabulary import MeetingType, Mode
from samsyn.foundation.calendars.queries import booking
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, attempt, page, press, show

EARLY = dt.timedelta(minutes=15)  # one opens the minutes before the others sit down
TYPE_OF = {"sig": MeetingType.SIG, "sspf": MeetingType.SSPF, "forhandsbedomning": MeetingType.REPORT}


@require_GET
@page
def index(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    take_in(actor=request.actor, at=now)
    done = "avslutade" in request.GET
    return show(
        request,
        "meetings/index.html",
        meetings=lists.meetings(actor=request.actor, at=now, done=done),
        invitations=lists.unanswered(actor=request.actor),
        invited_to=lists.invited_to(actor=request.actor, at=now),
        done=done,
    )


@require_GET
@page
def meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    now = timezone.now()
    take_in(actor=request.actor, at=now)
    shown = _shown(request, meeting_id)
    return show(
        request,
        "meetings/meeting.html",
        page=shown,
        begun=shown.starts_at - EARLY <= now,
        ended=shown.ends_at <= now,
        waiting=sum(1 for one in shown.invited if one.reply is None),
    )


@require_GET
@page
def of_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    card = open_case(request.actor, case_id)
    return show(
        request, "meetings/of_case.html", card=card, lines=lists.of_case(actor=request.actor, case_id=case_id)
    )


@require_http_methods(BOTH)
@page
def call(request: ActorRequest, case_id: UUID) -> HttpResponse:
    card = open_case(request.actor, case_id)
    initial = {"type": TYPE_OF.get(card.method_key, MeetingType.OTHER), "chair": request.actor.name}
    form = CallForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():

        def do(now: dt.datetime) -> str:
            called = calling.call(
                actor=request.actor,
                case_id=case_id,
                facts=form.facts(),
                times=form.cleaned_data["when"],
                at=now,
            )
            return reverse("meetings:meeting", args=[called[0]])

        done = attempt(request, form, do, said=_("Mötet är bokat. Se över dagordningen och bjud in."))
        if done:
            return done
    return show(request, "meetings/call.html", form, card=card)


@require_POST
@page
def of_booking(request: ActorRequest, booking_id: UUID) -> HttpResponse:
    """The meeting of a report meeting's booked time: made when somebody asks for it, and then the same."""
    booked = booking(actor=request.actor, booking_id=booking_id)
    if booked is None or booked.case_id is None or booked.cancelled_at or booked.about_kind != "matter":
        raise Http404
    facts = MeetingFacts(MeetingType.REPORT, booked.place, Mode.ON_SITE, request.actor.name)
    found = calling.call_from_booking(
        actor=request.actor,
        booked=booked,
        facts=facts,
        at=timezone.now(),
    )
    return redirect("meetings:meeting", found)


@require_http_methods(BOTH)
@page
def agenda(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    shown = _shown(request, meeting_id)
    form = AgendaForm(request.POST or None, agenda=shown.agenda)
    if form.is_bound and form.is_valid():

        def do(now: dt.datetime) -> str:
            calling.change_agenda(actor=request.actor, meeting_id=meeting_id, lines=form.lines(), at=now)
            return reverse("meetings:meeting", args=[meeting_id])

        done = attempt(request, form, do, said=_("Dagordningen är sparad."))
        if done:
            return done
    return show(request, "meetings/agenda.html", form, page=shown)


@require_http_methods(BOTH)
@page
def move(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    shown = _shown(request, meeting_id)
    form = MoveForm(request.POST or None, initial=_times_to_begin_with(request, shown))
    if form.is_bound and form.is_valid():

        def do(now: dt.datetime) -> str:
            starts_at, ends_at = form.times()
            changing.move(
                actor=request.actor,
                meeting_id=meeting_id,
                starts_at=starts_at,
                ends_at=ends_at,
                place=form.cleaned_data["place"],
                at=now,
            )
            return reverse("meetings:meeting", args=[meeting_id])

        done = attempt(request, form, do, said=_("Mötet är flyttat, och de inbjudna har fått veta det."))
        if done:
            return done
    return show(request, "meetings/move.html", form, page=shown)


def _times_to_begin_with(request: ActorRequest, shown: MeetingPage) -> dict[str, object]:
    """The time that holds, or the one that the unit named in the address has proposed."""
    wanted = request.GET.get("forslag", "")
    proposed = next((one.proposed for one in shown.invited if str(one.other_id) == wanted), None)
    starts_at, ends_at = proposed or (shown.starts_at, shown.ends_at)
    minutes = int((ends_at - starts_at).total_seconds() // 60)
    return {"starts_at": starts_at, "minutes": minutes, "place": shown.place}


@require_POST
@page
def keep_time(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Keep the time though another was proposed."""
    return press(
        request,
        lambda now: changing.keep_time(actor=request.actor, meeting_id=meeting_id, at=now),
        to=reverse("meetings:meeting", args=[meeting_id]),
        said=_("Tiden står kvar. Ring den som föreslog en annan, så att de kan ändra sitt svar."),
    )


@require_http_methods(BOTH)
@page
def cancel(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    shown = _shown(request, meeting_id)
    form = CancelForm(request.POST or None, in_series=shown.series is not None)
    if form.is_bound and form.is_valid():

        def do(now: dt.datetime) -> str:
            changing.cancel(
                actor=request.actor,
                meeting_id=meeting_id,
                rest_of_series=bool(form.cleaned_data.get("rest")),
                why=form.cleaned_data["why"],
                at=now,
            )
            return reverse("meetings:meeting", args=[meeting_id])

        done = attempt(request, form, do, said=_("Mötet är inställt, och de inbjudna har fått veta det."))
        if done:
            return done
    return show(request, "meetings/cancel.html", form, page=shown)


def _shown(request: ActorRequest, meeting_id: UUID) -> MeetingPage:
    return meeting_page(actor=request.actor, meeting_id=meeting_id, on=timezone.localdate())
