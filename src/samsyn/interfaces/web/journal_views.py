"""Entries as text to carry into the municipality's case system, and the tick that says they are there."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samsyn.foundation.cases.journal import (
    CarryRefused,
    JournalText,
    carry,
    journal_of_case,
    journal_of_entry,
)
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .forms import CarriedForm


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def of_entry(request: ActorRequest, entry_id: UUID) -> HttpResponse:
    return _page(request, journal_of_entry(actor=request.actor, entry_id=entry_id))


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def of_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    return _page(request, journal_of_case(actor=request.actor, case_id=case_id))


def _page(request: ActorRequest, shown: JournalText | None) -> HttpResponse:
    if shown is None:
        raise Http404
    form = CarriedForm(request.POST or None, initial={"system_number": shown.latest_number})
    if form.is_bound and form.is_valid() and _carried(request, form, shown, timezone.now()):
        return redirect("web:case", shown.case_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "web/journal_text.html", {"shown": shown, "form": form}, status=status)


def _carried(request: ActorRequest, form: CarriedForm, shown: JournalText, at: dt.datetime) -> bool:
    """Mark just what the page showed: what was written since then is still to be carried."""
    told = form.cleaned_data
    chosen = [one for one in shown.entry_ids if not told["entries"] or str(one) in told["entries"].split()]
    try:
        number = carry(
            actor=request.actor,
            case_id=shown.case_id,
            entry_ids=chosen,
            system_number=told["system_number"],
            at=at,
        )
    except CarryRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    said = ngettext("%(n)d anteckning är överförd.", "%(n)d anteckningar är överförda.", number)
    messages.success(request, said % {"n": number} + " " + _("Det syns i ärendet."))
    return True
