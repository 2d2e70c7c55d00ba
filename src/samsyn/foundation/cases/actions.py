"""Verbs of a case: open, write, promise, finish, close. Each is one transaction and one audit entry."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import connection, transaction

from samsyn.foundation.audit.log import record
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership

from . import pages
from .clocks import add_working_days, local_day
from .deputies import signature_for
from .models import Case, CaseWorker, Entry, Task
from .places import open_place

DAYS_TO_ANSWER = 3  # working days for a manager to answer an opening with a reason


class CaseClosed(ValueError):
    """The case is closed: nothing more is written in it."""


class AlreadyDone(ValueError):
    """Somebody else did it first; the message says who and when."""


class DoneOnItsPage(ValueError):
    """The task is finished where its work is done, with what that page asks for."""


@dataclass(frozen=True)
class OpenedCase:
    id: UUID
    number: str
    cooperation_id: UUID


@transaction.atomic
def open_case(
    *,
    actor: Actor,
    person_id: UUID | None,
    method_key: str,
    method_version: str,
    at: dt.datetime,
    method_municipality: str = "",
    cooperation_id: UUID | None = None,
    locked_why: str = "",
) -> OpenedCase:
    """Open a case under a method's version; `cooperation_id` comes from a message when another unit began."""
    row = Case.objects.create(
        unit_id=actor.unit_id,
        number=_next_number(actor, local_day(at).year),
        person_id=person_id,
        method_key=method_key,
        method_version=method_version,
        method_municipality=method_municipality,
        cooperation_id=cooperation_id or uuid4(),
        opened_at=at,
        opened_by=actor.worker_id,
        responsible_id=actor.worker_id,
        responsible_name=actor.name,
        locked=bool(locked_why),
        locked_why=locked_why,
    )
    CaseWorker.objects.create(
        unit_id=actor.unit_id, case_id=row.id, worker_id=actor.worker_id, worker_name=actor.name, from_at=at
    )
    record(
        actor=actor,
        verb="open",
        object_kind="case",
        object_id=row.id,
        person_id=person_id,
        number=row.number,
        method=f"{method_key}/{method_version}",
    )
    return OpenedCase(row.id, row.number, row.cooperation_id)


def _next_number(actor: Actor, year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_casecounter (id, unit_id, year, last) VALUES (gen_random_uuid(), %s, %s, 1) "
            "ON CONFLICT (unit_id, year) DO UPDATE SET last = cases_casecounter.last + 1 RETURNING last",
            [actor.unit_id, year],
        )
        return f"{year}-{cursor.fetchone()[0]:04d}"


@transaction.atomic
def write_entry(
    *,
    actor: Actor,
    case_id: UUID,
    person_id: UUID | None,
    kind: str,
    text: str,
    happened_at: dt.datetime,
    at: dt.datetime,
    sign: bool = True,
    about_message: UUID | None = None,
    corrects: UUID | None = None,
    after_closing: bool = False,
) -> UUID:
    """Write what happened; signed, it can only be corrected by a new entry.

    `after_closing` is for what belongs to a case and comes when it has ended, as an answer to the one who reported.
    Raises CaseClosed otherwise.
    """
    case = Case.objects.filter(unit_id=actor.unit_id, id=case_id).first()
    if case and case.closed_at and not after_closing:
        message = "Ärendet är avslutat. Öppna ett nytt om något mer ska skrivas."
        raise CaseClosed(message)
    row = Entry.objects.create(
        unit_id=actor.unit_id,
        case_id=case_id,
        person_id=person_id,
        kind=kind,
        text=clean_text(text),
        happened_at=happened_at,
        written_at=at,
        written_by=actor.worker_id,
        signature=_in_case(actor, case, at) if case else actor.signature,
        signed_at=at if sign else None,
        about_message=about_message,
        corrects=corrects,
    )
    record(actor=actor, verb="write", object_kind="entry", object_id=row.id, person_id=person_id, kind=kind)
    return row.id


def _in_case(actor: Actor, case: Case, at: dt.datetime) -> str:
    """Under what is written in a case: a deputy writes for the one who is responsible."""
    return signature_for(
        actor, owner_id=case.responsible_id, owner_name=case.responsible_name, case_id=case.id, at=at
    )


@transaction.atomic
def add_task(
    *,
    actor: Actor,
    what: str,
    due_on: dt.date,
    starts_at: dt.datetime,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    rule: str = "",
    basis: str = "",
    owner_id: UUID | None = None,
    owner_name: str = "",
    promised_to: str = "",
    about_kind: str = "",
    about: UUID | None = None,
) -> UUID:
    """Put something to be done on a desk; without an owner it lies with the whole unit."""
    row = Task.objects.create(
        unit_id=actor.unit_id,
        case_id=case_id,
        person_id=person_id,
        what=what,
        rule=rule,
        basis=basis,
        owner_id=owner_id,
        owner_name=owner_name,
        promised_to=promised_to,
        about_kind=about_kind,
        about=about,
        starts_at=starts_at,
        due_on=due_on,
    )
    record(
        actor=actor,
        verb="add",
        object_kind="task",
        object_id=row.id,
        person_id=person_id,
        rule=rule,
        due_on=due_on,
    )
    return row.id


@transaction.atomic
def finish_task(*, actor: Actor, task_id: UUID, at: dt.datetime, result: str = "") -> None:
    """Tick off a task; AlreadyDone when a colleague was first, DoneOnItsPage for one that has a page of its own."""
    task = Task.objects.select_for_update().get(unit_id=actor.unit_id, id=task_id)
    if task.done_at:
        message = f"Det är redan gjort av {task.done_by}, {local_day(task.done_at)}."
        raise AlreadyDone(message)
    if not pages.done_by_hand(about_kind=task.about_kind, rule=task.rule):
        message = f"”{task.what}” blir klar när du fyller i den på sin egen sida. Öppna den därifrån."
        raise DoneOnItsPage(message)
    _finish(actor, task, at, result)


@transaction.atomic
def finish_tasks_about(
    *, actor: Actor, about: UUID, at: dt.datetime, rule: str = "", result: str = ""
) -> int:
    """Finish every open task about something, when what it waited for has been done. Returns how many."""
    tasks = Task.objects.select_for_update().filter(unit_id=actor.unit_id, about=about, done_at__isnull=True)
    if rule:
        tasks = tasks.filter(rule=rule)
    rows = list(tasks)
    for task in rows:
        _finish(actor, task, at, result)
    return len(rows)


def _finish(actor: Actor, task: Task, at: dt.datetime, result: str) -> None:
    by = signature_for(actor, owner_id=task.owner_id, owner_name=task.owner_name, case_id=task.case_id, at=at)
    task.done_at, task.done_by, task.result = at, by, clean_text(result)
    task.save(update_fields=["done_at", "done_by", "result"])
    record(
        actor=actor,
        verb="finish",
        object_kind="task",
        object_id=task.id,
        person_id=task.person_id,
        rule=task.rule,
    )


@transaction.atomic
def open_with_reason(*, actor: Actor, case_id: UUID, why: str, at: dt.datetime) -> None:
    """Open a locked or another team's case, with a written reason that the manager sees (SoLPuL 10 §)."""
    case = Case.objects.get(unit_id=actor.unit_id, id=case_id)
    place, new = CaseWorker.objects.filter(open_place()).get_or_create(
        unit_id=actor.unit_id,
        case_id=case_id,
        worker_id=actor.worker_id,
        defaults={"worker_name": actor.name, "from_at": at, "why": clean_text(why), "named": False},
    )
    record(
        actor=actor,
        verb="open_with_reason",
        object_kind="case",
        object_id=case_id,
        person_id=case.person_id,
        reason=why,
    )
    if new:
        _ask_managers(actor, case, place.id, at)


def _ask_managers(actor: Actor, case: Case, opening_id: UUID, at: dt.datetime) -> None:
    """Put the opening on the desk of each manager but the one who opened; where there is none, of each reviewer."""
    places = Membership.objects.filter(unit_id=actor.unit_id).exclude(to_on__lte=local_day(at))
    others = list(places.exclude(worker_id=actor.worker_id).order_by("worker_name"))
    managers = [place for place in others if "manager" in place.roles]
    for place in managers or [place for place in others if "log_reviewer" in place.roles]:
        add_task(
            actor=actor,
            what=f"{actor.name} öppnade det låsta ärendet {case.number}. Läs skälet och svara.",
            due_on=add_working_days(local_day(at), DAYS_TO_ANSWER),
            starts_at=at,
            case_id=case.id,
            person_id=case.person_id,
            basis="10 § SoLPuL",
            owner_id=place.worker_id,
            owner_name=place.worker_name,
            about_kind="opening",
            about=opening_id,
        )


@transaction.atomic
def note_outcome(*, actor: Actor, case_id: UUID, outcome: str, why: str, at: dt.datetime) -> None:
    """Say what has come of a case that goes on; CaseClosed when it has ended."""
    case = Case.objects.select_for_update().get(unit_id=actor.unit_id, id=case_id)
    if case.closed_at:
        message = f"Ärendet avslutades {local_day(case.closed_at)}. Ingenting har ändrats."
        raise CaseClosed(message)
    case.outcome, case.outcome_why = outcome, clean_text(why)
    case.save(update_fields=["outcome", "outcome_why"])
    record(
        actor=actor,
        verb="settle",
        object_kind="case",
        object_id=case_id,
        person_id=case.person_id,
        outcome=outcome,
        at=at.isoformat(),
    )


@transaction.atomic
def close_case(*, actor: Actor, case_id: UUID, outcome: str, why: str, at: dt.datetime) -> None:
    """Close a case with its outcome; CaseClosed when somebody already has."""
    case = Case.objects.select_for_update().get(unit_id=actor.unit_id, id=case_id)
    if case.closed_at:
        message = f"Ärendet avslutades {local_day(case.closed_at)}. Ingenting har ändrats."
        raise CaseClosed(message)
    case.closed_at, case.closed_by, case.outcome, case.outcome_why = (
        at,
        actor.worker_id,
        outcome,
        clean_text(why),
    )
    case.save(update_fields=["closed_at", "closed_by", "outcome", "outcome_why"])
    record(
        actor=actor,
        verb="close",
        object_kind="case",
        object_id=case_id,
        person_id=case.person_id,
        outcome=outcome,
    )
