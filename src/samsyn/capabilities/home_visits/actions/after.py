"""After the visit: talks in a series, follow-ups with their results, and closing."""

import datetime as dt
from dataclasses import dataclass, fields
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.home_visits import journal
from samsyn.capabilities.home_visits.access import answered_with, held_visit
from samsyn.capabilities.home_visits.models import FollowUp, Talk, TalkState, Visit, VisitState
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendars
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.actions import keep
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import swedish
from samsyn.law import Party
from samsyn.methods.asked import steps_asked
from samsyn.methods.vocabulary import StepKind

from .recording import method_of

MOST_TALKS = 20
AFTERWARDS = (VisitState.HELD, VisitState.STOPPED)


@dataclass(frozen=True)
class Series:
    """Talks to book: the first day and time in Swedish time, how many, how many days between, how long."""

    first_at: dt.datetime
    count: int
    days_between: int
    minutes: int
    place: str = ""


@dataclass(frozen=True)
class FollowUpResult:
    """What a follow-up gave."""

    reached: bool
    channel: str
    result: str
    wishes: str = ""
    consents_hold: bool | None = None
    understood: str = ""
    listened: str = ""
    helped: str = ""


@transaction.atomic
def book_talks(*, actor: Actor, visit_id: UUID, series: Series, at: dt.datetime) -> int:
    """Book a series of talks on the same clock time, summer and winter; returns how many."""
    visit = _afterwards(actor, visit_id)
    if not 1 <= series.count <= MOST_TALKS:
        raise VisitRefused(_("Boka mellan ett och %(most)s samtal åt gången.") % {"most": MOST_TALKS})
    if series.first_at <= at:
        raise VisitRefused(_("Det första samtalet har en tid som har varit. Välj en tid som kommer."))
    first = Talk.objects.filter(unit_id=actor.unit_id, visit=visit).count() + 1
    local = timezone.localtime(series.first_at).replace(tzinfo=None)
    for index in range(series.count):
        naive = local + dt.timedelta(days=index * series.days_between)
        _book_talk(actor, visit, first + index, timezone.make_aware(naive), series)
    record(
        actor=actor,
        verb="book",
        object_kind="talks",
        object_id=visit.id,
        person_id=visit.person_id,
        count=series.count,
    )
    return series.count


@transaction.atomic
def settle_talk(*, actor: Actor, talk_id: UUID, state: TalkState, note: str, at: dt.datetime) -> UUID:
    """Say that a talk was held, missed or called off; returns the visit's id."""
    talk = _talk(actor, talk_id)
    if state is TalkState.BOOKED:
        raise VisitRefused(_("Välj om samtalet hölls, uteblev eller ställdes in."))
    if state is TalkState.HELD and talk.starts_at > at:
        raise VisitRefused(_("Samtalet har inte varit än. Flytta det om ni sågs tidigare."))
    talk.state, talk.note, talk.settled_at, talk.settled_by = state, clean_text(note), at, actor.signature
    talk.save(update_fields=["state", "note", "settled_at", "settled_by"])
    if state is TalkState.CANCELLED and talk.booking_id:
        calendars.cancel(actor=actor, booking_id=talk.booking_id, why=gettext_noop("Inställt"), at=at)
    if state is TalkState.HELD:
        cases.write_entry(
            actor=actor,
            case_id=talk.visit.case_id,
            person_id=talk.visit.person_id,
            kind="talk",
            text=note.strip() or gettext_noop("Samtal %(number)s hölls.") % {"number": talk.number},
            happened_at=talk.starts_at,
            at=at,
        )
    cases.finish_tasks_about(actor=actor, about=talk.id, at=at, result=swedish(TalkState(state).label))
    record(actor=actor, verb="settle", object_kind="talk", object_id=talk.id, person_id=talk.visit.person_id)
    return talk.visit_id


@transaction.atomic
def move_talk(*, actor: Actor, talk_id: UUID, starts_at: dt.datetime, at: dt.datetime) -> UUID:
    """Give a talk another time; the time it first had is kept."""
    talk = _talk(actor, talk_id)
    if starts_at <= at:
        raise VisitRefused(_("Den nya tiden har redan varit. Välj en tid som kommer."))
    length = talk.ends_at - talk.starts_at
    talk.starts_at, talk.ends_at = starts_at, starts_at + length
    talk.save(update_fields=["starts_at", "ends_at"])
    if talk.booking_id:
        calendars.move(
            actor=actor, booking_id=talk.booking_id, starts_at=talk.starts_at, ends_at=talk.ends_at
        )
    record(actor=actor, verb="move", object_kind="talk", object_id=talk.id, person_id=talk.visit.person_id)
    return talk.visit_id


@transaction.atomic
def finish_follow_up(
    *, actor: Actor, follow_up_id: UUID, result: FollowUpResult, extra: Given = NOTHING, at: dt.datetime
) -> UUID:
    """Keep what a follow-up gave; returns the visit's id. Raises Decided when a colleague has done it."""
    row = (
        FollowUp.objects.select_for_update()
        .select_related("visit")
        .get(unit_id=actor.unit_id, id=follow_up_id)
    )
    visit = held_visit(actor, row.visit_id, *AFTERWARDS)
    if row.done_at:
        raise Decided(_("Uppföljningen är redan gjord av %(who)s.") % {"who": row.done_by})
    for name in ("reached", "channel", "consents_hold", "understood", "listened", "helped"):
        setattr(row, name, getattr(result, name))
    row.result, row.wishes = clean_text(result.result), clean_text(result.wishes)
    row.done_at, row.done_by = at, actor.signature
    row.save(update_fields=[field.name for field in fields(FollowUpResult)] + ["done_at", "done_by"])
    cases.write_entry(
        actor=actor,
        case_id=visit.case_id,
        person_id=visit.person_id,
        kind="follow_up",
        text=with_answers(_follow_up_text(visit, row), extra),
        happened_at=at,
        at=at,
    )
    asked = [one for one in steps_asked(method_of(visit), StepKind.FOLLOW_UP) if one.key == row.step_key]
    keep(actor=actor, given=extra, steps=asked, given_with=answered_with(visit), at=at)
    cases.finish_tasks_about(actor=actor, about=row.id, at=at)
    record(
        actor=actor, verb="follow_up", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id
    )
    return visit.id


@transaction.atomic
def close(
    *,
    actor: Actor,
    visit_id: UUID,
    outcome: str,
    why: str,
    told: str,
    extra: Given = NOTHING,
    at: dt.datetime,
) -> None:
    """Close the visit and its case with an outcome, a reason and who was told.

    Promises stay on the desk of the one who promised; talks still booked have to be settled first.
    """
    visit = held_visit(actor, visit_id, VisitState.PLANNED, *AFTERWARDS, VisitState.NOT_HELD)
    method = method_of(visit)
    if outcome not in {one.key for one in method.outcomes}:
        raise VisitRefused(_("Välj ett av utfallen i listan."))
    if not why.strip() or not told.strip():
        raise VisitRefused(_("Skriv varför ni avslutar och vem som har fått veta det."))
    if Talk.objects.filter(unit_id=actor.unit_id, visit=visit, state=TalkState.BOOKED).exists():
        raise VisitRefused(_("Det finns bokade samtal kvar. Markera dem som hållna eller inställda först."))
    words = {one.key: one.label for one in method.outcomes}
    said = journal.paragraphs([("Utfall", words[outcome]), ("Skäl", why), ("Vem som fått veta", told)])
    asked = steps_asked(method, StepKind.CLOSING)
    keep(actor=actor, given=extra, steps=asked, given_with=answered_with(visit), at=at)
    cases.write_entry(
        actor=actor,
        case_id=visit.case_id,
        person_id=visit.person_id,
        kind="home_visit_closed",
        text=with_answers(said, extra),
        happened_at=at,
        at=at,
    )
    visit.outcome, visit.outcome_why, visit.told_of_closing = outcome, clean_text(why), clean_text(told)
    visit.state, visit.closed_at, visit.closed_by = VisitState.CLOSED, at, actor.signature
    visit.save(update_fields=["outcome", "outcome_why", "told_of_closing", "state", "closed_at", "closed_by"])
    _end_tasks(actor, visit, at)
    cases.close_case(actor=actor, case_id=visit.case_id, outcome=outcome, why=why, at=at)
    record(actor=actor, verb="close", object_kind="home_visit", object_id=visit.id, person_id=visit.person_id)


def _end_tasks(actor: Actor, visit: Visit, at: dt.datetime) -> None:
    """Everything that only the visit asked for; a promise stands until it is kept."""
    for rule in ("home_visit_planning", "home_visit_answer", "home_visit_times", "home_visit"):
        cases.finish_tasks_about(
            actor=actor, about=visit.id, rule=rule, at=at, result=gettext_noop("Avslutat")
        )
    for row in FollowUp.objects.filter(unit_id=actor.unit_id, visit=visit, done_at__isnull=True):
        cases.finish_tasks_about(actor=actor, about=row.id, at=at, result=gettext_noop("Avslutat"))


def _afterwards(actor: Actor, visit_id: UUID) -> Visit:
    """A visit that has been, in a unit that follows up: social services."""
    if actor.party is not Party.SOCIAL_SERVICES:
        raise Visit.DoesNotExist
    return held_visit(actor, visit_id, *AFTERWARDS)


def _book_talk(actor: Actor, visit: Visit, number: int, starts_at: dt.datetime, series: Series) -> None:
    talk = Talk(
        unit_id=actor.unit_id,
        visit=visit,
        number=number,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=series.minutes),
        first_starts_at=starts_at,
        place=series.place,
    )
    talk.booking_id = calendars.book(
        actor=actor,
        what=gettext_noop("Samtal"),
        starts_at=talk.starts_at,
        ends_at=talk.ends_at,
        place=series.place,
        case_id=visit.case_id,
        about_kind="talk",
        about=talk.id,
        worker_id=visit.worker_id,
        worker_name=visit.worker_name,
    )
    talk.save()


def _talk(actor: Actor, talk_id: UUID) -> Talk:
    talk = Talk.objects.select_for_update().select_related("visit").get(unit_id=actor.unit_id, id=talk_id)
    held_visit(actor, talk.visit_id, *AFTERWARDS)
    if talk.settled_at:
        raise Decided(_("Samtalet är redan markerat av %(who)s.") % {"who": talk.settled_by})
    return talk


def _follow_up_text(visit: Visit, row: FollowUp) -> str:
    step = method_of(visit).step(row.step_key)
    reached = "Fick kontakt." if row.reached else "Fick ingen kontakt."
    return journal.paragraphs([(step.name, reached), ("Hur det är", row.result), ("Önskemål", row.wishes)])
