"""The steps of a matter: one page each, all alike, so that every step looks and behaves the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.intake import the_method
from samsyn.capabilities.intake.actions import meetings, preliminary, protection, sorting
from samsyn.capabilities.intake.forms import steps as forms
from samsyn.capabilities.intake.queries.matters import MatterPage
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.drafts.keeping import discard_draft
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.methods.steps import Step as MethodStep

from .asking import REFUSED, do_once, page_or_404, typed_before


@dataclass(frozen=True)
class Step:
    """One step: its form, its action, and what the page says."""

    form: type[forms.StepForm]
    action: Callable[..., Any]
    title: Promise
    lead: Promise
    send: Promise
    law: Promise | str = ""
    done: Promise | str = ""
    asks: Callable[..., tuple[MethodStep, ...]] | None = None


STEPS = {
    "sortera": Step(
        forms.SortForm,
        sorting.sort,
        _("Sortera meddelandet"),
        _("Du avgör vad det är. Skriv skälet så att en kollega förstår."),
        _("Spara sorteringen"),
    ),
    "skydd": Step(
        forms.ProtectionForm,
        protection.assess_protection,
        _("Omedelbar skyddsbedömning"),
        _("Görs samma dag som anmälan kom. När du signerar kan den inte ändras."),
        _("Signera skyddsbedömningen"),
        _("20 kap. 1 § SoL"),
    ),
    "kontakt": Step(
        forms.ContactForm,
        preliminary.note_contact,
        _("Anteckna en kontakt"),
        _(
            "Innan en utredning är inledd får du kontakta den som anmälde, barnet och vårdnadshavarna, "
            "och läsa nämndens egna uppgifter. Skola, vård och andra väntar tills en utredning är inledd."
        ),
        _("Spara kontakten"),
        _("20 kap. 2 § SoL, JO 5219-2018"),
    ),
    "informera": Step(
        forms.InformForm,
        preliminary.note_informed,
        _("Information till barn och vårdnadshavare"),
        _(
            "Skriv vem som fick veta, när och hur. Vid misstanke om våld, heder eller övergrepp: vänta med hemmet."
        ),
        _("Spara"),
    ),
    "mote": Step(
        forms.MeetingForm,
        meetings.note_meeting,
        _("Anmälningsmöte"),
        _(
            "Erbjuds alltid när den som anmälde är anmälningsskyldig, om det inte är olämpligt. Det är frivilligt."
        ),
        _("Spara"),
        _("19 kap. 5 § SoL"),
        asks=the_method.asked_at_offer,
    ),
    "boka-mote": Step(
        forms.BookMeetingForm,
        meetings.book_meeting,
        _("Boka anmälningsmötet"),
        _("Mötet kommer i kalendern. Den som anmälde får tid och plats, och inget om barnet."),
        _("Boka och bjud in"),
        _("19 kap. 5 § SoL"),
        _("Mötet är bokat och står i kalendern. Den som ska komma från anmälaren har fått tid och plats."),
    ),
    "forlang": Step(
        forms.ExtendForm,
        preliminary.extend,
        _("Förläng förhandsbedömningen"),
        _("Bara vid synnerliga skäl. Hög arbetsbelastning eller brist på personal räknas inte."),
        _("Signera förlängningen"),
        _("20 kap. 2 § SoL"),
    ),
    "beslut": Step(
        forms.DecideForm,
        preliminary.decide,
        _("Besluta om utredning"),
        _("Beslutet fattas inom 14 dagar från att anmälan kom in. När du signerar kan det inte ändras."),
        _("Signera beslutet"),
        _("20 kap. 2 § SoL"),
    ),
    "system": Step(
        forms.ReferForm,
        preliminary.refer,
        _("Överfört till verksamhetssystemet"),
        _("Utredningen förs i kommunens verksamhetssystem. Skriv numret, så att den går att hitta."),
        _("Spara numret"),
    ),
}


@require_http_methods(["GET", "POST"])
@for_workers("works_cases")
def step(request: ActorRequest, matter_id: UUID, slug: str) -> HttpResponse:
    """Show a step's form with what was typed before, or carry the step out."""
    if slug not in STEPS:
        raise Http404
    chosen, page, now = STEPS[slug], page_or_404(request.actor, matter_id), timezone.now()
    typed = request.POST or typed_before(request.actor, draft_of(slug), matter_id)
    initial = {name: typed.get(name) for name in typed} if typed and request.method == "GET" else None
    own = _own_questions(request, chosen, page)
    form = chosen.form(request.POST or None, page=page, now=now, initial=initial, **own)
    if request.method == "POST" and form.is_valid():
        place = _carry_out(request, chosen, form, matter_id, slug)
        if place:
            return redirect(place)
    return _show(request, chosen, form, page, slug)


def _own_questions(request: ActorRequest, chosen: Step, page: MatterPage) -> dict[str, Any]:
    """What the method asks of its own in the step, and what was answered last."""
    if chosen.asks is None:
        return {}
    received_on = local_day(page.matter.received_at)
    return {"steps": chosen.asks(actor=request.actor, received_on=received_on), "known": page.known}


def draft_of(slug: str) -> str:
    return f"intake-{slug}"


def _carry_out(
    request: ActorRequest, chosen: Step, form: forms.StepForm, matter_id: UUID, slug: str
) -> str | None:
    """Carry the step out; None when it was refused, with the reason on the form."""
    location = reverse("intake:matter", args=[matter_id])
    try:
        place = do_once(
            request,
            actor=request.actor,
            location=location,
            act=lambda now: chosen.action(
                actor=request.actor, matter_id=matter_id, at=now, **form.arguments()
            ),
        )
    except (IntakeRefused, NotDelivered, Unanswered) as refused:
        form.add_error(None, str(refused))
        return None
    discard_draft(actor=request.actor, form=draft_of(slug), about=matter_id)
    messages.success(request, str(chosen.done or _("Sparat.")))
    return place


def _show(request: ActorRequest, chosen: Step, form: forms.StepForm, page: Any, slug: str) -> HttpResponse:
    context = {
        "step": chosen,
        "form": form,
        "page": page,
        "matter": page.matter,
        "once": token_of(request),
        "draft": draft_of(slug),
    }
    return render(request, "intake/step.html", context, status=REFUSED if form.is_bound else 200)
