"""What every worker may do: read the law, and ask the lawyer."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.legal_counsel.actions import ask_lawyer
from samsyn.capabilities.legal_counsel.forms import AskForm, LawForm
from samsyn.capabilities.legal_counsel.queries import law
from samsyn.capabilities.legal_counsel.queries.points import open_point, settled_now
from samsyn.capabilities.legal_counsel.refusals import CounselRefused
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.law import Party

from .once import do_once

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
PREFILLED = {"till": "recipient", "uppgift": "category", "andamal": "purpose"}


@require_GET
@for_workers()
def read_law(request: ActorRequest) -> HttpResponse:
    """The law by direction and by words; at first from the worker's own kind of party."""
    asked = request.GET if any(name in request.GET for name in LawForm.base_fields) else None
    form = LawForm(asked, initial={"fran": request.actor.party.value, "dag": timezone.localdate()})
    sender: Party | None = request.actor.party
    recipient, words, on = None, "", timezone.localdate()
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        sender = Party(told["fran"]) if told["fran"] else None
        recipient = Party(told["till"]) if told["till"] else None
        words, on = told["sok"], told["dag"] or on
    found = law.directions(sender=sender, recipient=recipient, words=words, on=on)
    chosen = bool(recipient or words)
    context: dict[str, Any] = {
        "form": form,
        "on": on,
        "directions": found if chosen else (),
        "ways": () if chosen else found,
        "others": law.not_crossing(words=words, on=on) if sender is None or words else (),
        "limits": law.limits(words=words, on=on) if sender is None or words else (),
        "settled": settled_now(actor=request.actor, on=on),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "legal_counsel/law.html", context, status=status)


@require_http_methods(["GET", "POST"])
@for_workers("works_cases", "takes_tips")
def ask(request: ActorRequest) -> HttpResponse:
    """Ask the lawyer about nobody. The address may name the point and what the worker was about to send, no person."""
    initial = {field: request.GET[name] for name, field in PREFILLED.items() if name in request.GET}
    form = AskForm(request.POST or None, initial=initial)
    point = request.POST.get("punkt", request.GET.get("punkt", ""))
    if request.method == "POST" and form.is_valid():
        payload = form.payload(sender=request.actor.party, point=point)
        try:
            do_once(
                request,
                lambda now: ask_lawyer(
                    actor=request.actor,
                    question=payload,
                    nobodys_names=form.cleaned_data["nobodys_names"],
                    at=now,
                ),
            )
        except (CounselRefused, NotDelivered) as refused:
            form.add_error("question", str(refused))
        else:
            messages.success(request, _("Frågan är skickad till juristen. Svaret kommer till Inkommet."))
            return redirect("web:desk")
    context = {"form": form, "point": open_point(point), "punkt": point, "once": token_of(request)}
    return render(
        request, "legal_counsel/ask.html", context, status=REFUSED if form.errors else HTTPStatus.OK
    )
