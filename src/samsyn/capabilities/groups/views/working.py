"""Contact, mapping, enrolment, and the units that are asked."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.groups import access
from samsyn.capabilities.groups.actions import inviting, joining, leaving, mapping
from samsyn.capabilities.groups.forms.fields import ReasonForm
from samsyn.capabilities.groups.forms.working import (
    AnswerForm,
    AreaForm,
    AttemptForm,
    EnrolForm,
    InstrumentForm,
    InviteForm,
)
from samsyn.capabilities.groups.kinds import GROUP_INVITATION
from samsyn.capabilities.groups.queries import lists
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.vocabulary import StepKind

from .answers import Sheet, answer, attempt, fill_in, page

BOTH = ["GET", "POST"]


def _of_group(
    request: ActorRequest, group_id: UUID, form: forms.Form, do: Callable[[], object], sheet: Sheet, said: str
) -> HttpResponse:
    """A form of a group, that goes back to the group's page."""
    access.found_group(request.actor, group_id)

    def once() -> str:
        do()
        return sheet.back

    return fill_in(request, form, once, sheet, said=said)


def _back(group_id: UUID) -> str:
    return reverse("groups:group", args=[group_id])


@require_http_methods(BOTH)
@page
def contact(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    initial = {"tried_at": timezone.localtime(now), "who": request.actor.name}
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    form = AttemptForm(request.POST or None, initial=initial, steps=shown.asks(StepKind.FIRST_CONTACT))
    sheet = Sheet(
        _("Skriv ett kontaktförsök"),
        _("Spara"),
        _back(group_id),
        _("Det kan ta flera försök och lång tid. Ingenting avslutas av sig självt."),
        ("group-contact", group_id),
    )

    def do() -> None:
        mapping.note_attempt(
            actor=request.actor, group_id=group_id, attempt=form.attempt(), extra=form.given(), at=now
        )

    return _of_group(request, group_id, form, do, sheet, _("Kontaktförsöket är sparat."))


@require_http_methods(BOTH)
@page
def area(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    form = AreaForm(
        request.POST or None,
        initial={"said_on": timezone.localdate(now)},
        steps=shown.asks(StepKind.MAPPING),
        known=shown.known,
    )
    sheet = Sheet(
        _("Kartläggning, ett område"),
        _("Spara området"),
        _back(group_id),
        _("I ord, utan poäng. Skriv den unges och vårdnadshavarnas egna ord."),
        ("group-area", group_id),
    )

    def do() -> None:
        mapping.note_area(
            actor=request.actor, group_id=group_id, noted=form.noted(), extra=form.given(), at=now
        )

    return _of_group(request, group_id, form, do, sheet, _("Området är sparat."))


@require_http_methods(BOTH)
@page
def instrument(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    form = InstrumentForm(request.POST or None, initial={"used_on": timezone.localdate(now)})
    sheet = Sheet(
        _("Ett bedömningsinstrument har använts"),
        _("Spara"),
        _back(group_id),
        _("Här står bara vilket, när och var det finns. Resultatet stannar där det gjordes."),
    )

    def do() -> None:
        mapping.note_instrument(actor=request.actor, group_id=group_id, used=form.used(), at=now)

    return _of_group(request, group_id, form, do, sheet, _("Sparat."))


@require_http_methods(BOTH)
@page
def enrol(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    shown = group_page(actor=request.actor, group_id=group_id, on=today)
    asks = shown.asks(StepKind.ENROLMENT)
    form = EnrolForm(request.POST or None, method=shown.method, today=today, steps=asks)
    sheet = Sheet(
        _("Skriv in den unge"),
        _("Spara beslutet"),
        _back(group_id),
        _(
            "Beslutet fattas av den som har rätt till det hos er. Här står dagen, formen och vem som beslutade."
        ),
    )

    def do() -> None:
        mapping.enrol(
            actor=request.actor, group_id=group_id, enrolled=form.enrolled(), extra=form.given(), at=now
        )

    return _of_group(request, group_id, form, do, sheet, _("Inskrivningen är sparad."))


@require_http_methods(BOTH)
@page
def invite(request: ActorRequest, group_id: UUID, unit_id: UUID) -> HttpResponse:
    now = timezone.now()
    unit = next((one for one in assessing.recipients(actor=request.actor) if one.unit_id == unit_id), None)
    if unit is None:
        raise Http404
    form = InviteForm(request.POST or None)
    sheet = Sheet(
        _("Bjud in %(unit)s") % {"unit": unit.name},
        _("Skicka inbjudan"),
        _back(group_id),
        _("%(unit)s får veta vem den unge är och vad ni skriver här. Det vilar på samtycket.")
        % {"unit": unit.name},
        ("group-invite", group_id),
    )

    def do() -> None:
        inviting.invite(actor=request.actor, group_id=group_id, unit_id=unit_id, at=now, **form.cleaned_data)

    return _of_group(request, group_id, form, do, sheet, _("Inbjudan är skickad."))


@require_http_methods(BOTH)
@page
def end_member(request: ActorRequest, member_id: UUID) -> HttpResponse:
    now = timezone.now()
    group_id, unit = access.group_of_member(request.actor, member_id)
    form = ReasonForm(request.POST or None)
    sheet = Sheet(
        _("Avsluta för %(unit)s") % {"unit": unit},
        _("Avsluta deras del"),
        _back(group_id),
        _("De får veta att deras del är avslutad, och får ingenting mer."),
        danger=True,
    )

    def do() -> None:
        inviting.end_membership(
            actor=request.actor, member_id=member_id, why=form.cleaned_data["why"], at=now
        )

    return _of_group(request, group_id, form, do, sheet, _("Deras del är avslutad."))


@require_http_methods(BOTH)
@page
def invitation(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """An invitation that has come: what it says, and the unit's answer."""
    now = timezone.now()
    message = reading.open_message(actor=request.actor, message_id=message_id)
    if message is None or message.kind != GROUP_INVITATION:
        raise Http404
    if message.folded:
        return redirect("consenting:judge", message_id)
    done = joining.answered(actor=request.actor, message_id=message_id)
    if done or message.withdrawn_at:
        return answer(request, "groups/invitation.html", None, message=message, answered=done)
    likely = lists.who_it_may_be(actor=request.actor, told=message.payload, on=timezone.localdate(now))
    form = AnswerForm(request.POST or None, persons=likely)
    if form.is_bound and form.is_valid():

        def do() -> str:
            found = joining.answer_invitation(
                actor=request.actor, message_id=message_id, reply=form.said(), at=now
            )
            return reverse("groups:group", args=[found]) if found else reverse("groups:index")

        sent = attempt(request, form, do, said=_("Svaret är skickat."))
        if sent:
            return sent
    return answer(request, "groups/invitation.html", form, message=message, answered=False)


@require_http_methods(BOTH)
@page
def leave(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    form = ReasonForm(request.POST or None)
    sheet = Sheet(
        _("Avsluta er del"),
        _("Avsluta"),
        _back(group_id),
        _("Ert ärende avslutas. Den verksamhet som leder gruppen får veta det."),
        danger=True,
    )

    def do() -> None:
        leaving.leave(actor=request.actor, group_id=group_id, why=form.cleaned_data["why"], at=now)

    return _of_group(request, group_id, form, do, sheet, _("Er del är avslutad."))
