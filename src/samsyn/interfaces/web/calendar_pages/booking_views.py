"""A booked time: booked once or in a series, shown, moved, cancelled."""

import datetime as dt
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.foundation.calendars import actions, queries, series_actions
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.swedish_days import holiday, week_code
from samsyn.foundation.calendars.vocabulary import BookingKind
from samsyn.foundation.drafts.keeping import first_time
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .forms import BookForm, CancelForm, MoveForm, Times

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@for_workers("works_cases")
def book(request: ActorRequest) -> HttpResponse:
    form = BookForm(request.POST or None, initial={"day": request.GET.get("dag")})
    over: tuple[BookingLine, ...] = ()
    if form.is_bound and form.is_valid():
        times = form.all_times()
        over = _over(request, times)
        if not over:
            if _first(request):
                _book(request, form, times)
            return redirect("web:week", week_code(timezone.localdate(times[0][0])))
    return _form(request, "calendar/book.html", form, over)


@require_GET
@for_workers("works_cases")
def booking(request: ActorRequest, booking_id: UUID) -> HttpResponse:
    """A booked time with the rest of its series."""
    shown = _booking(request, booking_id)
    context = {
        "booking": shown,
        "series": queries.series_of(actor=request.actor, series_id=shown.series_id)
        if shown.series_id
        else (),
        "holiday": holiday(timezone.localdate(shown.starts_at)),
        "week_code": week_code(timezone.localdate(shown.starts_at)),
        "can_change": shown.own_page and not shown.cancelled_at and shown.starts_at > timezone.now(),
    }
    return render(request, "calendar/booking.html", context)


@require_http_methods(BOTH)
@for_workers("works_cases")
def move(request: ActorRequest, booking_id: UUID) -> HttpResponse:
    shown = _booking(request, booking_id)
    form = MoveForm(request.POST or None, in_series=bool(shown.series_id), initial=_initial(shown))
    over: tuple[BookingLine, ...] = ()
    if form.is_bound and form.is_valid():
        over = _over(request, (form.times(),), shown)
        if not over and _moved(request, form, shown):
            return redirect("web:booking", booking_id)
    return _form(request, "calendar/move.html", form, over, booking=shown)


@require_http_methods(BOTH)
@for_workers("works_cases")
def cancel(request: ActorRequest, booking_id: UUID) -> HttpResponse:
    shown = _booking(request, booking_id)
    form = CancelForm(request.POST or None, in_series=bool(shown.series_id))
    if form.is_bound and form.is_valid():
        try:
            gone = series_actions.cancel_some(
                actor=request.actor,
                booking_id=booking_id,
                scope=form.how_much(),
                why=form.cleaned_data["why"],
                at=timezone.now(),
            )
        except actions.BookingError as error:
            form.add_error(None, str(error))
        else:
            words = ngettext("%(number)d tid är inställd.", "%(number)d tider är inställda.", len(gone))
            messages.success(request, words % {"number": len(gone)})
            return redirect("web:booking", booking_id)
    return _form(request, "calendar/cancel.html", form, (), booking=shown)


def _booking(request: ActorRequest, booking_id: UUID) -> BookingLine:
    found = queries.booking(actor=request.actor, booking_id=booking_id)
    if found is None:
        raise Http404
    return found


def _over(
    request: ActorRequest, times: tuple[Times, ...], moved: BookingLine | None = None
) -> tuple[BookingLine, ...]:
    """What the worker already has at these times, unless the worker has been told and books all the same."""
    if request.POST.get("anyway"):
        return ()
    worker = (moved.worker_id if moved else None) or request.actor.worker_id
    but = (moved.id,) if moved else ()
    return queries.conflicts(actor=request.actor, worker_id=worker, times=times, but=but)


def _first(request: ActorRequest) -> bool:
    try:
        token = UUID(request.POST.get("once", ""))
    except ValueError:
        return True
    return first_time(actor=request.actor, token=token, at=timezone.now())


def _book(request: ActorRequest, form: BookForm, times: tuple[Times, ...]) -> None:
    told = form.cleaned_data
    shared: dict[str, Any] = {name: told[name] for name in ("what", "place", "place_is_public", "with_whom")}
    shared["kind"] = BookingKind(told["kind"])
    if form.in_series:
        series_actions.book_series(
            actor=request.actor, rule=form.rule(), times=times, at=timezone.now(), **shared
        )
        messages.success(request, _("Serien är bokad: %(number)d tider.") % {"number": len(times)})
        return
    actions.book(actor=request.actor, starts_at=times[0][0], ends_at=times[0][1], **shared)
    messages.success(request, _("Tiden är bokad."))


def _moved(request: ActorRequest, form: MoveForm, shown: BookingLine) -> bool:
    starts_at, ends_at = form.times()
    try:
        number = series_actions.move_some(
            actor=request.actor,
            booking_id=shown.id,
            scope=form.how_much(),
            starts_at=starts_at,
            ends_at=ends_at,
            at=timezone.now(),
        )
    except actions.BookingError as error:
        form.add_error(None, str(error))
        return False
    words = ngettext("%(number)d tid är flyttad.", "%(number)d tider är flyttade.", number)
    messages.success(request, words % {"number": number})
    return True


def _initial(shown: BookingLine) -> dict[str, dt.date | dt.time]:
    begins, ends = timezone.localtime(shown.starts_at), timezone.localtime(shown.ends_at)
    return {"day": begins.date(), "from_time": begins.time(), "to_time": ends.time()}


def _form(
    request: ActorRequest, template: str, form: forms.Form, over: tuple[BookingLine, ...], **context: Any
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context |= {"form": form, "over": over, "once": uuid4()}
    return render(request, template, context, status=status)
