"""The matter's page, and who it is about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.intake.actions import persons, receiving
from samsyn.capabilities.intake.forms.persons import NewPersonForm, as_told, municipality_choices
from samsyn.capabilities.intake.forms.steps import PersonChoiceForm
from samsyn.capabilities.intake.queries import matters
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.people.refusals import PersonRefused
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .asking import REFUSED, matter_or_404, page_or_404


@require_GET
@for_workers("works_cases")
def matter(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    page = page_or_404(request.actor, matter_id)
    message = receiving.read_thread(actor=request.actor, message_id=page.matter.message_id)
    others = (
        matters.matters_of_person(actor=request.actor, person_id=page.matter.person_id, besides=matter_id)
        if page.matter.person_id
        else ()
    )
    context = {"page": page, "matter": page.matter, "message": message, "others": others}
    return render(request, "intake/matter.html", context | {"payload": message.payload if message else None})


@require_GET
@for_workers("works_cases")
def who(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    card, today = matter_or_404(request.actor, matter_id), timezone.localdate()
    message = receiving.read(actor=request.actor, message_id=card.message_id)
    payload, text = (message.payload if message else None), request.GET.get("sok", "").strip()
    context = {
        "matter": card,
        "payload": payload,
        "text": text,
        "found": matters.search(actor=request.actor, text=text, on=today) if text else None,
        "likely": matters.who_it_may_be(actor=request.actor, payload=payload, on=today),
    }
    return render(request, "intake/who.html", context)


@require_POST
@for_workers("works_cases")
def choose(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    matter_or_404(request.actor, matter_id)
    form = PersonChoiceForm(request.POST)
    person_id = form.person_id() if form.is_valid() else None
    try:
        if person_id:
            persons.link(actor=request.actor, matter_id=matter_id, person_id=person_id, at=timezone.now())
        else:
            persons.unlink(actor=request.actor, matter_id=matter_id, at=timezone.now())
    except IntakeRefused as error:
        messages.error(request, error.message)
        return redirect("intake:who", matter_id)
    messages.success(request, _("Sparat. Du kan ändra dig om det visar sig vara någon annan."))
    return redirect("intake:matter", matter_id)


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def register(request: ActorRequest, matter_id: UUID) -> HttpResponse:
    card, now = matter_or_404(request.actor, matter_id), timezone.now()
    message = receiving.read(actor=request.actor, message_id=card.message_id)
    initial = as_told(message.payload if message else None)
    form = NewPersonForm(
        request.POST or None,
        initial=initial,
        on=timezone.localdate(now),
        municipalities=municipality_choices(),
        prefix="child",
    )
    if request.method == "POST" and form.is_valid():
        try:
            persons.register_and_link(actor=request.actor, matter_id=matter_id, facts=form.facts(), at=now)
            return redirect("intake:matter", matter_id)
        except PersonRefused as error:
            form.add_error(None, error.message)
    status = REFUSED if form.is_bound else 200
    return render(request, "intake/register.html", {"matter": card, "form": form}, status=status)
