"""Inkommet: the list, one message, taking it up, marking it as dealt with."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samsyn.capabilities.intake.actions import receiving
from samsyn.capabilities.intake.kinds import HANDLED_AS_MATTERS
from samsyn.capabilities.intake.queries import inbox as queries
from samsyn.capabilities.intake.queries.matters import matter_of_message
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.cases.paging import moment_of
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .attending import time_on_page


@require_GET
@for_workers("works_cases", "takes_tips")
def inbox(request: ActorRequest) -> HttpResponse:
    context = {
        "inbox": queries.inbox(actor=request.actor, before=moment_of(request.GET.get("fore", ""))),
        "may_count": request.actor.may("manages"),
    }
    return render(request, "intake/inbox.html", context)


@require_GET
@for_workers("works_cases")
def closed(request: ActorRequest) -> HttpResponse:
    return render(request, "intake/closed.html", {"lines": queries.closed_matters(actor=request.actor)})


@require_GET
@for_workers("works_cases", "takes_tips")
def message(request: ActorRequest, message_id: UUID) -> HttpResponse:
    matter = matter_of_message(actor=request.actor, message_id=message_id)
    if matter:
        return redirect("intake:matter", matter.id)
    tip = queries.tip_added_to(actor=request.actor, message_id=message_id)
    if tip:
        return redirect("intake:message", tip)
    now = timezone.now()
    found = receiving.read_thread(actor=request.actor, message_id=message_id, at=now)
    if found is None:
        raise Http404
    waits = found.kind.key in HANDLED_AS_MATTERS and not found.withdrawn_at
    running = (queries.protection_clock(found.at), queries.preliminary_clock(found.at)) if waits else ()
    context = {
        "message": found,
        "payload": found.payload,
        "waits": waits,
        "clocks": running,
        "stray": receiving.is_stray(actor=request.actor, message=found),
    }
    return render(request, "intake/message.html", context | time_on_page(request, found, now))


@require_POST
@for_workers("works_cases")
def take_up(request: ActorRequest, message_id: UUID) -> HttpResponse:
    try:
        matter = receiving.take_up(actor=request.actor, message_id=message_id, at=timezone.now())
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except (IntakeRefused, NotDelivered) as error:
        messages.error(request, str(error))
        return redirect("intake:message", message_id)
    return redirect("intake:matter", matter.id)


@require_POST
@for_workers("works_cases", "takes_tips")
def handle(request: ActorRequest, message_id: UUID) -> HttpResponse:
    try:
        matter_id = receiving.handle(actor=request.actor, message_id=message_id, at=timezone.now())
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except IntakeRefused as error:
        messages.error(request, str(error))
        return redirect("intake:message", message_id)
    messages.success(request, _("Klart. Meddelandet är borta ur Inkommet."))
    return redirect("intake:matter", matter_id) if matter_id else redirect("intake:inbox")
