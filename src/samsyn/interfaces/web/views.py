"""The worker's pages that belong to no capability: desk, cases, persons, calendar, messages, log."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.consenting.desk import remind
from samsyn.capabilities.consenting.queries.consents import consent_lines
from samsyn.capabilities.family_contact.queries import views_on
from samsyn.capabilities.handover.effect import take_effect
from samsyn.capabilities.home_visits.actions.taking_in import take_in_answers
from samsyn.foundation.audit.queries import log_lines
from samsyn.foundation.calendars.queries import bookings
from samsyn.foundation.cases import actions as case_actions
from samsyn.foundation.cases import own_pages
from samsyn.foundation.cases import queries as case_queries
from samsyn.foundation.cases.paging import moment_of
from samsyn.foundation.cases.queries import Whose
from samsyn.foundation.messages import kept, knowing, reading, sending
from samsyn.foundation.people import person_page as people
from samsyn.foundation.people.queries import search_persons
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .desk import desk as desk_of
from .forms import ReasonForm, SearchForm, TaskForm
from .timelines import knowledge

WHOSE = {"mina": Whose.MINE, "rollens": Whose.ROLE, "ersatter": Whose.DEPUTY}


@require_GET
@for_workers()
def desk(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    if request.actor.may("works_cases"):
        take_in_answers(actor=request.actor, at=now)
        remind(actor=request.actor, at=now)
        take_effect(actor=request.actor, at=now)
    whose = WHOSE.get(request.GET.get("visa", ""))
    shown = desk_of(actor=request.actor, at=now, today=today, whose=whose)
    choices = [(Whose(one), key) for key, one in WHOSE.items() if one in shown.filters]
    return render(request, "web/desk.html", {"desk": shown, "today": today, "choices": choices})


@require_GET
@for_workers("works_cases")
def cases(request: ActorRequest) -> HttpResponse:
    closed = "avslutade" in request.GET
    rows = case_queries.cases(actor=request.actor, closed=closed)
    return render(request, "web/cases.html", {"cases": rows, "closed": closed})


@require_GET
@for_workers("works_cases")
def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    card = case_queries.case_card(actor=request.actor, case_id=case_id)
    if card is None:
        raise Http404
    if not card.openable:
        return render(
            request, "web/case_locked.html", {"case": card, "form": ReasonForm()}, status=HTTPStatus.FORBIDDEN
        )
    tasks = case_queries.tasks_of_case(actor=request.actor, case_id=case_id)
    context = {
        "case": card,
        "left": [one for one in tasks if not one.done_at],
        "done": [one for one in tasks if one.done_at],
        "entries": case_queries.entries_page(
            actor=request.actor, case_id=case_id, before=moment_of(request.GET.get("fore", ""))
        ),
        "own_pages": own_pages.own_pages(actor=request.actor, case_id=case_id),
        "may_hand_over": not card.closed_at
        and (request.actor.may("manages") or card.responsible_id == request.actor.worker_id),
    }
    return render(request, "web/case.html", context)


@require_POST
@for_workers("works_cases")
def open_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    card = case_queries.case_card(actor=request.actor, case_id=case_id)
    if card is None:
        raise Http404
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(
            request,
            "web/case_locked.html",
            {"case": card, "form": form},
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    case_actions.open_with_reason(
        actor=request.actor, case_id=case_id, why=form.cleaned_data["why"], at=timezone.now()
    )
    return redirect("web:case", case_id)


@require_GET
@for_workers("works_cases")
def persons(request: ActorRequest) -> HttpResponse:
    form = SearchForm(request.GET if "sok" in request.GET else None)
    found = None
    if form.is_valid():
        found = search_persons(actor=request.actor, text=form.cleaned_data["sok"], on=timezone.localdate())
    return render(request, "web/persons.html", {"form": form, "found": found})


@require_GET
@for_workers("works_cases")
def person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    page = _person(request, person_id)
    context = {
        "person": page,
        "timeline": case_queries.timeline_page(
            actor=request.actor, person_id=person_id, before=moment_of(request.GET.get("fore", ""))
        ),
        "cases": case_queries.cases_of_person(actor=request.actor, person_id=person_id),
        "consents": consent_lines(actor=request.actor, person_id=person_id, on=timezone.localdate()),
    }
    return render(request, "web/person.html", context)


@require_GET
@for_workers("works_cases")
def who_knows_what(request: ActorRequest, person_id: UUID) -> HttpResponse:
    page = _person(request, person_id)
    told = knowing.who_knows_what(actor=request.actor, person_id=person_id)
    context = {
        "person": page,
        "knowledge": knowledge(told),
        "told": told,
        "refrained": knowing.refrained(actor=request.actor, person_id=person_id),
        "waiting": kept.waiting(actor=request.actor, person_id=person_id, at=timezone.now()),
    }
    return render(request, "web/who_knows_what.html", context)


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def whereabouts(request: ActorRequest, person_id: UUID) -> HttpResponse:
    page = _person(request, person_id)
    form = ReasonForm(request.POST or None)
    shown = None
    if form.is_valid():
        shown = people.whereabouts(actor=request.actor, person_id=person_id, reason=form.cleaned_data["why"])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "web/whereabouts.html", {"person": page, "form": form, "shown": shown}, status=status
    )


@require_GET
@for_workers("works_cases")
def calendar(request: ActorRequest) -> HttpResponse:
    today = timezone.localdate()
    start = _monday(request.GET.get("vecka", ""), today)
    begins = timezone.make_aware(dt.datetime.combine(start, dt.time()))
    rows = bookings(actor=request.actor, starts=begins, ends=begins + dt.timedelta(days=7))
    days = [
        (day, [row for row in rows if timezone.localdate(row.starts_at) == day])
        for day in (start + dt.timedelta(days=n) for n in range(7))
    ]
    context = {
        "days": days,
        "start": start,
        "today": today,
        "before": start - dt.timedelta(days=7),
        "after": start + dt.timedelta(days=7),
        "empty": not rows,
    }
    return render(request, "web/calendar.html", context)


@require_GET
@for_workers("works_cases")
def sent(request: ActorRequest) -> HttpResponse:
    return render(request, "web/sent.html", {"lines": reading.sent(actor=request.actor)})


@require_GET
@for_workers("works_cases")
def message(request: ActorRequest, message_id: UUID) -> HttpResponse:
    found = reading.sent_message(actor=request.actor, message_id=message_id) or reading.open_message(
        actor=request.actor, message_id=message_id
    )
    if found is None:
        raise Http404
    own_views = () if found.received else views_on(actor=request.actor, message_id=message_id)
    context = {"message": found, "payload": found.payload, "own_views": own_views}
    return render(request, "web/message.html", context)


@require_POST
@for_workers("works_cases")
def withdraw(request: ActorRequest, message_id: UUID) -> HttpResponse:
    if reading.sent_message(actor=request.actor, message_id=message_id) is None:
        raise Http404
    try:
        sending.withdraw(actor=request.actor, message_id=message_id, at=timezone.now())
        messages.success(request, _("Meddelandet är återkallat. Mottagaren hade inte läst det."))
    except sending.NotDelivered as error:
        messages.error(request, str(error))
    return redirect("web:message", message_id)


@require_POST
@for_workers("works_cases")
def finish_task(request: ActorRequest, task_id: UUID) -> HttpResponse:
    form = TaskForm(request.POST)
    back = request.POST.get("tillbaka", "/")
    try:
        result = form.cleaned_data["result"] if form.is_valid() else ""
        case_actions.finish_task(actor=request.actor, task_id=task_id, at=timezone.now(), result=result)
        messages.success(request, _("Klart. Uppgiften är bortplockad från bordet."))
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except (case_actions.AlreadyDone, case_actions.DoneOnItsPage) as error:
        messages.error(request, str(error))
    return redirect(back if back.startswith("/") and not back.startswith("//") else "/")


@require_GET
@for_workers("reviews_logs")
def log(request: ActorRequest) -> HttpResponse:
    return render(request, "web/log.html", {"lines": log_lines(actor=request.actor)})


def _person(request: ActorRequest, person_id: UUID) -> people.PersonPage:
    """The person, or 404 when the unit has none such or all about it is locked to others."""
    if not case_queries.may_know_person(actor=request.actor, person_id=person_id):
        raise Http404
    try:
        return people.person_page(actor=request.actor, person_id=person_id, on=timezone.localdate())
    except ObjectDoesNotExist as error:
        raise Http404 from error


def _monday(asked: str, today: dt.date) -> dt.date:
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        day = today
    return day - dt.timedelta(days=day.weekday())
