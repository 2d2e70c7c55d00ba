"""Writing to the family: the text, the law's questions, the letter as it will be read, and what the family wrote."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.family_contact import actions, queries
from samsyn.capabilities.family_contact.forms import LetterForm, ResultForm, WhoKnowsForm
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import Room, rooms_of
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.units.doors import ActorRequest

from .pages import answer, attempt, page, person_or_404

BOTH = ["GET", "POST"]
Send = Callable[[Examination, str], UUID]


@require_http_methods(BOTH)
@page
def write(request: ActorRequest, family_room_id: UUID) -> HttpResponse:
    person, room = _found(request, family_room_id)
    form = LetterForm(request.POST or None)
    answered = _answered(request)

    def send(examination: Examination, why: str) -> UUID:
        return actions.write_letter(
            actor=request.actor,
            room=room,
            examination=examination,
            text=form.cleaned_data["text"],
            at=timezone.now(),
            why=why,
            in_reply_to=answered,
        )

    return _judged_and_sent(request, person, room, form, send, answered=answered, preview="letter")


@require_http_methods(BOTH)
@page
def who_knows(request: ActorRequest, family_room_id: UUID) -> HttpResponse:
    person, room = _found(request, family_room_id)
    told = queries.told_to_others(actor=request.actor, person_id=person.line.person_id)
    lines = queries.known_of(told=told, purposes={})
    choices = [
        (str(message), f"{line.who}: {line.what} ({line.on.isoformat()})")
        for message, line in zip(dict.fromkeys(one.message_id for one in told), lines, strict=True)
    ]
    form = WhoKnowsForm(choices, request.POST or None)

    def send(examination: Examination, why: str) -> UUID:
        return actions.show_who_knows(
            actor=request.actor,
            room=room,
            examination=examination,
            chosen=[UUID(one) for one in form.cleaned_data["shown"]],
            text=form.cleaned_data["text"],
            at=timezone.now(),
            why=why,
        )

    return _judged_and_sent(request, person, room, form, send, nothing=not told, preview="who_knows")


def _judged_and_sent(
    request: ActorRequest,
    person: PersonPage,
    room: Room,
    form: LetterForm | WhoKnowsForm,
    send: Send,
    **context: Any,
) -> HttpResponse:
    """First the text; then the law's questions with the letter as it will be read; then it goes."""
    context |= {"person": person, "room": room}
    if not (form.is_bound and form.is_valid()):
        return answer(request, "family_contact/write.html", form, **context)
    judging = request.POST.get("step") == "send"
    examination = _examined(request, person, room, form, {})
    judgement = JudgementForm(examination.asks, request.POST if judging else None)
    context |= {"letter": form, "examination": examination}
    if judging and judgement.is_valid():
        examination = _examined(request, person, room, form, judgement.facts())
        context["examination"] = examination
        done = _sent(request, judgement, examination, send, person)
        if done:
            return done
    return answer(request, "family_contact/review.html", judgement, **context)


def _sent(
    request: ActorRequest, judgement: JudgementForm, examination: Examination, send: Send, person: PersonPage
) -> HttpResponse | None:
    why = judgement.cleaned_data.get("why", "")
    back = reverse("family_contact:family", args=[person.line.person_id])

    def do() -> str:
        send(examination, why)
        return back

    return attempt(
        request, judgement, do, at=timezone.now(), said=_("Brevet är skickat till den egna sidan.")
    )


def _examined(
    request: ActorRequest, person: PersonPage, room: Room, form: LetterForm | WhoKnowsForm, facts: Any
) -> Examination:
    return examine_for(
        actor=request.actor,
        room=room,
        person_id=person.line.person_id,
        categories=form.categories(),
        on=timezone.localdate(),
        facts=facts,
    )


def _found(request: ActorRequest, family_room_id: UUID) -> tuple[PersonPage, Room]:
    person_id, room = queries.room_of(
        actor=request.actor, family_room_id=family_room_id, on=timezone.localdate()
    )
    return person_or_404(request, person_id), room


def _answered(request: ActorRequest) -> UUID | None:
    """The family's letter that this one answers, if any."""
    told = request.POST.get("svar") or request.GET.get("svar") or ""
    try:
        message_id = UUID(told)
    except ValueError:
        return None
    return message_id if queries.family_letter(actor=request.actor, message_id=message_id) else None


@require_http_methods(BOTH)
@page
def letter(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """What the family wrote; answer it, or say what was done."""
    shown = queries.family_letter(actor=request.actor, message_id=message_id)
    if shown is None or shown.person_id is None:
        raise Http404
    person = person_or_404(request, shown.person_id)
    form = ResultForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.set_aside(
            actor=request.actor,
            message_id=message_id,
            person_id=shown.person_id,
            result=form.cleaned_data["result"],
            at=timezone.now(),
        )
        return redirect("family_contact:family", shown.person_id)
    rooms = rooms_of(actor=request.actor, person_id=shown.person_id, on=timezone.localdate(), closed=True)
    context: dict[str, Any] = {
        "person": person,
        "message": shown,
        "payload": shown.payload,
        "room": queries.room_with(rooms=rooms, unit_id=shown.other_id),
    }
    return answer(request, "family_contact/received.html", form, **context)
