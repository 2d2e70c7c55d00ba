"""The reporter's pages: write a concern report, read exactly what goes, send it, see what became of it."""

import dataclasses
import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.intake.actions import attaching, reporting
from samsyn.capabilities.intake.forms.attachments import AttachmentsForm
from samsyn.capabilities.intake.forms.review import Review, read_report, whole_form
from samsyn.capabilities.intake.forms.sibling import for_a_sibling
from samsyn.capabilities.intake.queries import reports
from samsyn.capabilities.intake.queries.attachments import kept_files
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.drafts.keeping import DraftTooLong, discard_draft, result_of, save_draft
from samsyn.foundation.messages import sending
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .asking import REFUSED, do_once, typed_before
from .attachments import keep_sent_files, with_files


@require_GET
@for_workers("works_cases", "takes_tips")
def overview(request: ActorRequest) -> HttpResponse:
    context = {"begun": reports.begun(actor=request.actor), "filed": reports.filed(actor=request.actor)}
    return render(request, "intake/reports.html", context)


@require_GET
@for_workers("works_cases", "takes_tips")
def new(request: ActorRequest) -> HttpResponse:
    """A fresh report, under an id of its own, so that two can be written beside each other."""
    return redirect("intake:write_report", uuid4())


@with_files
@require_http_methods(["GET", "POST"])
@for_workers("works_cases", "takes_tips")
def write(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Write; what is whole is kept as the draft and shown for review."""
    actor, now = request.actor, timezone.now()
    typed = request.POST if request.method == "POST" else typed_before(actor, reports.DRAFT, draft_id)
    form = whole_form(actor=actor, typed=typed, now=now, checked=request.method == "POST")
    chosen = AttachmentsForm(request.POST or None)
    if request.method == "POST":
        keep_sent_files(request, draft_id, chosen)
    if request.method == "POST" and form.is_valid() and chosen.is_valid():
        try:
            save_draft(actor=actor, form=reports.DRAFT, about=draft_id, data=_kept(request.POST), at=now)
            return redirect("intake:review_report", draft_id)
        except DraftTooLong as error:
            form.report.add_error(None, str(error))
    context = {
        "whole": form,
        "chosen": chosen,
        "files": kept_files(actor=actor, draft_id=draft_id),
        "form": form.report,
        "child": form.child,
        "draft_id": draft_id,
        "draft": reports.DRAFT,
    }
    return render(
        request, "intake/write_report.html", context, status=REFUSED if request.method == "POST" else 200
    )


@require_http_methods(["GET", "POST"])
@for_workers("works_cases", "takes_tips")
def review(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Exactly what the reception will get, the law's answer, the judgement, and the sending."""
    actor = request.actor
    found = read_report(
        actor=actor, typed=typed_before(actor, reports.DRAFT, draft_id), posted=request.POST or None
    )
    if found is None:
        return redirect(_sent_before(request, draft_id) or reverse("intake:write_report", args=[draft_id]))
    listed = tuple(one.listed for one in kept_files(actor=actor, draft_id=draft_id))
    found.report = dataclasses.replace(found.report, attachments=listed)
    if request.method == "POST" and found.is_valid():
        place = _send(request, found, draft_id)
        if place:
            return redirect(place)
    context = {"review": found, "payload": found.report, "draft_id": draft_id}
    return render(
        request, "intake/review_report.html", context, status=REFUSED if request.method == "POST" else 200
    )


@require_GET
@for_workers("works_cases", "takes_tips")
def filed(request: ActorRequest, message_id: UUID) -> HttpResponse:
    page = reports.filed_page(actor=request.actor, message_id=message_id)
    if page is None:
        raise Http404
    return render(
        request, "intake/filed.html", {"page": page, "payload": page.message.payload, "message": page.message}
    )


@require_POST
@for_workers("works_cases", "takes_tips")
def ask(request: ActorRequest, message_id: UUID) -> HttpResponse:
    try:
        reporting.ask_for_feedback(actor=request.actor, message_id=message_id, at=timezone.now())
        messages.success(request, _("Frågan är skickad. Svaret kommer i Inkommet."))
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except (IntakeRefused, sending.NotDelivered) as error:
        messages.error(request, str(error))
    return redirect("intake:filed", message_id)


@require_http_methods(["GET", "POST"])
@for_workers("works_cases", "takes_tips")
def discard(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Ask once, then throw away a report that was begun."""
    if request.method == "GET":
        return render(request, "intake/discard_report.html", {"draft_id": draft_id})
    attaching.take_away(actor=request.actor, draft_id=draft_id)
    discard_draft(actor=request.actor, form=reports.DRAFT, about=draft_id)
    messages.success(request, _("Utkastet är kastat. Ingenting har skickats."))
    return redirect("intake:reports")


@require_POST
@for_workers("works_cases", "takes_tips")
def sibling(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Begin a report on another child of the family, with what the two have in common."""
    page = reports.filed_page(actor=request.actor, message_id=message_id)
    if page is None or page.message.other_id is None or page.message.payload is None:
        raise Http404
    draft_id, typed = uuid4(), for_a_sibling(page.message.payload, page.message.other_id)
    save_draft(actor=request.actor, form=reports.DRAFT, about=draft_id, data=typed, at=timezone.now())
    messages.success(
        request, _("Det som är gemensamt är ifyllt. Skriv vem det andra barnet är och läs igenom texten.")
    )
    return redirect("intake:write_report", draft_id)


@require_POST
@for_workers("works_cases", "takes_tips")
def withdraw(request: ActorRequest, message_id: UUID) -> HttpResponse:
    if reports.filed_page(actor=request.actor, message_id=message_id) is None:
        raise Http404
    try:
        sending.withdraw(actor=request.actor, message_id=message_id, at=timezone.now())
        messages.success(request, _("Anmälan är återkallad. Ingen hade läst den."))
    except sending.NotDelivered as error:
        messages.error(request, str(error))
    return redirect("intake:filed", message_id)


def _send(request: ActorRequest, found: Review, draft_id: UUID) -> str | None:
    """Send once; None when it was refused, with the reason on the form."""
    actor = request.actor

    def file(now: dt.datetime) -> str:
        message_id = reporting.file_report(
            actor=actor,
            report=found.report,
            examination=found.answered(actor),
            person_id=found.person_id,
            new_person=found.new_person,
            why=found.judgement.cleaned_data.get("why", ""),
            draft_id=draft_id,
            at=now,
        )
        return reverse("intake:filed", args=[message_id])

    try:
        place = do_once(request, actor=actor, location=reverse("intake:reports"), act=file)
    except (IntakeRefused, PersonRefused, sending.NotDelivered) as refused:
        found.judgement.add_error(None, str(refused))
        return None
    discard_draft(actor=actor, form=reports.DRAFT, about=draft_id)
    messages.success(request, _("Orosanmälan är skickad."))
    return place


def _sent_before(request: ActorRequest, draft_id: UUID) -> str:
    """Where a report went that was sent a moment ago by a first press of the button."""
    return result_of(actor=request.actor, token=draft_id)


def _kept(posted: QueryDict) -> dict[str, Any]:
    return {name: values for name, values in posted.lists() if name not in {"csrfmiddlewaretoken", "once"}}
