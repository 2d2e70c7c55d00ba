"""Verbs of hand-overs: hand over, acknowledge, take a booking. Its day and its withdrawal are in `effect`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.calendars import actions as calendar
from samsyn.foundation.cases import actions as case_actions
from samsyn.foundation.cases import places
from samsyn.foundation.cases.clocks import add_working_days, local_day
from samsyn.foundation.cases.deputies import midnight
from samsyn.foundation.cases.models import Case, Task
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish

from .effect import ABOUT, take_effect
from .giving import cases_of, colleagues
from .models import HandedCase, HandedTask, HandOver, Why
from .refusals import HandOverRefused

DAYS_TO_ACKNOWLEDGE = 2  # working days


@dataclass(frozen=True)
class HandOverFacts:
    """Who hands over to whom, from when and why.

    `important` is what matters most, by case; `tasks` names somebody else than the receiver for a task; `loose` are
    tasks that belong to no case of the giver's.
    """

    giver_id: UUID
    giver_name: str
    receiver_id: UUID
    from_on: dt.date
    why: str
    why_more: str
    everything: bool
    important: Mapping[UUID, str]
    tasks: Mapping[UUID, UUID]
    loose: Sequence[UUID] = ()


@transaction.atomic
def hand_over(*, actor: Actor, facts: HandOverFacts, at: dt.datetime) -> UUID:
    """Hand cases over: the receiver is named in each at once, and responsible from the day.

    The giver may, or a manager. Each case gets an entry, and the receiver a task: to acknowledge it.
    Raises HandOverRefused.
    """
    names = {one.worker_id: one.name for one in colleagues(actor=actor, on=facts.from_on)}
    _check(actor, facts, names, at)
    row = HandOver.objects.create(
        unit_id=actor.unit_id,
        giver_id=facts.giver_id,
        giver_name=facts.giver_name,
        receiver_id=facts.receiver_id,
        receiver_name=names[facts.receiver_id],
        from_on=facts.from_on,
        why=Why(facts.why),
        why_more=clean_text(facts.why_more),
        everything=facts.everything,
        made_at=at,
        made_by=actor.worker_id,
        made_by_name=actor.name,
    )
    record(
        actor=actor, verb="hand_over", object_kind="handover", object_id=row.id, cases=len(facts.important)
    )
    for case in _cases(actor, facts):
        _give_case(actor, row, case, facts.important[case.id], at)
    for task in _tasks(actor, facts):
        to = facts.tasks.get(task.id, facts.receiver_id)
        HandedTask.objects.create(unit_id=actor.unit_id, handover=row, task=task, to_id=to, to_name=names[to])
    _ask_to_acknowledge(actor, row, len(facts.important), at)
    if row.from_on <= local_day(at):
        take_effect(actor=actor, at=at)
    return row.id


def _check(actor: Actor, facts: HandOverFacts, names: dict[UUID, str], at: dt.datetime) -> None:
    if facts.giver_id != actor.worker_id and not actor.may("manages"):
        raise HandOverRefused(_("Du kan bara lämna över dina egna ärenden. Be enhetschefen om andras."))
    if facts.receiver_id == facts.giver_id or facts.receiver_id not in names:
        raise HandOverRefused(_("Välj en annan medarbetare, som arbetar med ärenden här den dagen."))
    if any(to not in names for to in facts.tasks.values()):
        raise HandOverRefused(_("En uppgift har fått någon som inte arbetar här den dagen. Välj om."))
    if facts.from_on < local_day(at):
        raise HandOverRefused(_("Dagen har redan varit. Välj en dag från och med i dag."))
    if not facts.important and not facts.loose:
        raise HandOverRefused(_("Välj minst ett ärende eller en uppgift att lämna över."))
    if any(not text.strip() for text in facts.important.values()):
        raise HandOverRefused(_("Skriv några rader om det viktigaste i varje ärende."))


def _cases(actor: Actor, facts: HandOverFacts) -> list[Case]:
    found = cases_of(actor.unit_id, facts.giver_id).filter(id__in=list(facts.important))
    rows = list(found.order_by("number"))
    if len(rows) != len(facts.important):
        raise HandOverRefused(
            _(
                "Ett av ärendena har avslutats eller bytt handläggare under tiden. Ladda om sidan och välj igen."
            )
        )
    return rows


def _tasks(actor: Actor, facts: HandOverFacts) -> list[Task]:
    """The giver's open tasks in the cases, and the loose ones that were chosen."""
    rows = Task.objects.filter(unit_id=actor.unit_id, owner_id=facts.giver_id, done_at__isnull=True)
    chosen = set(facts.loose)
    return [row for row in rows.order_by("due_on") if row.case_id in facts.important or row.id in chosen]


def _give_case(actor: Actor, row: HandOver, case: Case, important: str, at: dt.datetime) -> None:
    said = clean_text(important).strip()
    HandedCase.objects.create(unit_id=actor.unit_id, handover=row, case=case, important=said, at=at)
    places.name_worker(
        actor=actor, case_id=case.id, worker_id=row.receiver_id, worker_name=row.receiver_name, at=at
    )
    if row.from_on > local_day(at):
        places.end_place(actor=actor, case_id=case.id, worker_id=row.giver_id, until_at=midnight(row.from_on))
    case_actions.write_entry(
        actor=actor,
        case_id=case.id,
        person_id=case.person_id,
        kind=ABOUT,
        text=_entry_text(row, said),
        happened_at=at,
        at=at,
    )


@in_swedish()
def _entry_text(row: HandOver, important: str) -> str:
    """The hand-over as it stands in the journal."""
    why = str(Why(row.why).label)
    head = _("Ärendet lämnas över från %(giver)s till %(receiver)s från och med %(day)s.") % {
        "giver": row.giver_name,
        "receiver": row.receiver_name,
        "day": date_format(row.from_on, "j F Y"),
    }
    because = _("Anledning: %(why)s") % {"why": f"{why}. {row.why_more}" if row.why_more else why}
    return "\n\n".join([head, because, _("Det viktigaste:"), important])


def _ask_to_acknowledge(actor: Actor, row: HandOver, cases: int, at: dt.datetime) -> None:
    with in_swedish():
        what = _("Ta över efter %(name)s: läs och bekräfta") % {"name": row.giver_name}
    case_actions.add_task(
        actor=actor,
        what=what,
        due_on=max(row.from_on, add_working_days(local_day(at), DAYS_TO_ACKNOWLEDGE)),
        starts_at=at,
        owner_id=row.receiver_id,
        owner_name=row.receiver_name,
        about_kind=ABOUT,
        about=row.id,
    )


@transaction.atomic
def acknowledge(*, actor: Actor, handover_id: UUID, note: str, at: dt.datetime) -> None:
    """The receiver says that it is read and taken over; HandOverRefused for anybody else, and a second time."""
    row = HandOver.objects.select_for_update().get(unit_id=actor.unit_id, id=handover_id)
    if row.receiver_id != actor.worker_id:
        raise HandOverRefused(_("Bara %(name)s kan bekräfta överlämningen.") % {"name": row.receiver_name})
    if row.withdrawn_at:
        raise HandOverRefused(_("Överlämningen är återtagen. Ingenting har ändrats."))
    if row.acknowledged_at:
        raise HandOverRefused(_("Överlämningen är redan bekräftad. Ingenting har ändrats."))
    row.acknowledged_at, row.acknowledged_note = at, clean_text(note).strip()
    row.save(update_fields=["acknowledged_at", "acknowledged_note"])
    record(actor=actor, verb="acknowledge", object_kind="handover", object_id=row.id)
    case_actions.finish_tasks_about(actor=actor, about=row.id, at=at)


@transaction.atomic
def take_booking(*, actor: Actor, handover_id: UUID, booking_id: UUID) -> None:
    """The receiver takes a booked time of the giver's; HandOverRefused for anybody but those it concerns."""
    row = HandOver.objects.get(unit_id=actor.unit_id, id=handover_id)
    if actor.worker_id != row.receiver_id and not actor.may("manages"):
        raise HandOverRefused(_("Bara %(name)s kan ta över tiden.") % {"name": row.receiver_name})
    taken = calendar.give_to(
        actor=actor,
        booking_id=booking_id,
        from_id=row.giver_id,
        worker_id=row.receiver_id,
        worker_name=row.receiver_name,
    )
    if not taken:
        raise HandOverRefused(_("Tiden är inställd eller har redan någon annan. Ingenting har ändrats."))
