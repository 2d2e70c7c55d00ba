"""Telling the family: a letter to print, the own page, and a note of who was told."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.meetings.actions import inviting
from samsyn.capabilities.meetings.forms.inviting import FamilyForm
from samsyn.capabilities.meetings.kinds import FAMILY_MEETING, FAMILY_MINUTES, FamilyMeeting, FamilyMinutes
from samsyn.capabilities.meetings.papers import family_letter
from samsyn.capabilities.meetings.queries import family as queries
from samsyn.capabilities.meetings.queries import family_minutes as held
from samsyn.capabilities.meetings.queries.family import FamilyPage
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.vocabulary import News, Way
from samsyn.capabilities.meetings.whom import family_of, person_of
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import Room
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law import Category, Fact

from .answers import BOTH, as_pdf, attempt, page, show


@require_http_methods(BOTH)
@page
def family(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """The letters, the own pages, and the form of noting who was told."""
    today = timezone.localdate()
    shown = queries.family_page(actor=request.actor, meeting_id=meeting_id)
    people = family_of(person_of(actor=request.actor, person_id=shown.row.person_id, on=today))
    form = FamilyForm(request.POST or None, family=people, initial={"told_on": today, "news": shown.news})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data

        def do(now: dt.datetime) -> str:
            inviting.note_family_told(
                actor=request.actor,
                meeting_id=meeting_id,
                whom=told["whom"],
                news=News(told["news"]),
                way=Way(told["way"]),
                told_on=told["told_on"],
                at=now,
            )
            return reverse("meetings:family", args=[meeting_id])

        done = attempt(request, form, do, said=_("Antecknat."))
        if done:
            return done
    rooms = queries.rooms(actor=request.actor, person_id=shown.row.person_id, on=today)
    return show(
        request, "meetings/family.html", form, page=shown, people=list(enumerate(people)), rooms=rooms
    )


@require_http_methods(BOTH)
@page
def own_page(request: ActorRequest, meeting_id: UUID, own_room_id: UUID) -> HttpResponse:
    """The time: the law's answer, exactly what would stand on the own page, and sending it."""
    shown = queries.family_page(actor=request.actor, meeting_id=meeting_id)
    room = _room(request, shown.row.person_id, own_room_id)
    payload = queries.letter(actor=request.actor, page=shown)
    sending = Sending(meeting_id, shown.row.person_id, room, (Category.MEETING,), lambda _opened: payload)
    return _offer(request, sending, shown)


@require_http_methods(BOTH)
@page
def own_minutes(request: ActorRequest, meeting_id: UUID, own_room_id: UUID) -> HttpResponse:
    """Approved minutes: the law's answer, exactly what would stand on the own page, and sending it."""
    minutes = held.approved_minutes(actor=request.actor, meeting_id=meeting_id)
    person_id = minutes.family.row.person_id
    room = _room(request, person_id, own_room_id)

    def told(opened: Collection[Category]) -> FamilyMinutes:
        return held.letter(actor=request.actor, minutes=minutes, room=room, opened=opened)

    about = held.what_it_is_about(minutes=minutes, room=room)
    return _offer(request, Sending(meeting_id, person_id, room, about, told), minutes.family)


@dataclass(frozen=True)
class Sending:
    """What is about to be sent to an own page, once it is known what the law opens for."""

    meeting_id: UUID
    person_id: UUID
    room: Room
    categories: tuple[Category, ...]
    payload: Callable[[Collection[Category]], FamilyMeeting | FamilyMinutes]


def _room(request: ActorRequest, person_id: UUID, own_room_id: UUID) -> Room:
    rooms = queries.rooms(actor=request.actor, person_id=person_id, on=timezone.localdate())
    room = next((one for one in rooms if one.id == own_room_id), None)
    if room is None:
        raise Http404
    return room


def _offer(request: ActorRequest, sending: Sending, shown: FamilyPage) -> HttpResponse:
    def ask_law(facts: Mapping[Fact, bool | int]) -> Matrix:
        examination = examine_for(
            actor=request.actor,
            room=sending.room,
            person_id=sending.person_id,
            categories=sending.categories,
            on=timezone.localdate(),
            facts=facts,
        )
        return Matrix((examination,))

    matrix, judgement = judge(ask_law, request.POST if "judged" in request.POST else None)
    (asked,) = matrix.examinations
    examination = replace(asked, items=tuple(one for one in asked.items if one.open))
    opened = [one.category for one in examination.items]
    payload = sending.payload(opened)
    may_send = Category.MEETING in opened and (not judgement.asked or judgement.is_valid())
    if "send" in request.POST and may_send:

        def do(now: dt.datetime) -> str:
            inviting.send_to_family(
                actor=request.actor,
                meeting_id=sending.meeting_id,
                room=sending.room,
                examination=examination,
                payload=payload,
                why=judgement.cleaned_data.get("why", "") if judgement.is_bound else "",
                at=now,
            )
            return reverse("meetings:family", args=[sending.meeting_id])

        done = attempt(request, judgement, do, said=_("Skickat till %(whom)s.") % {"whom": sending.room.name})
        if done:
            return done
    return show(
        request,
        "meetings/own_page.html",
        judgement,
        page=shown,
        room=sending.room,
        person_id=sending.person_id,
        matrix=matrix,
        payload=payload,
        letter=FAMILY_MEETING.template if isinstance(payload, FamilyMeeting) else FAMILY_MINUTES.template,
        may_send=may_send,
    )


@require_GET
@page
def letter(request: ActorRequest, meeting_id: UUID, number: int) -> HttpResponse:
    """The invitation to one of the family, to print."""
    today = timezone.localdate()
    shown = meeting_page(actor=request.actor, meeting_id=meeting_id, on=today)
    people = family_of(shown.person)
    if number >= len(people):
        raise Http404
    made = family_letter(actor=request.actor, page=shown, to=people[number], on=today)
    return as_pdf(made, "inbjudan.pdf")
