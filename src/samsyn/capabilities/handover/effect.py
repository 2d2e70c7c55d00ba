"""A hand-over's day comes, or it is withdrawn before that."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import places
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.cases.deputies import midnight
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish

from .models import HandedCase, HandOver
from .refusals import HandOverRefused

ABOUT = "handover"
READ_WITHIN = dt.timedelta(days=2)


def take_effect(*, actor: Actor, at: dt.datetime) -> int:
    """Let the unit's hand-overs whose day has come take effect. Returns how many. One statement.

    The night's work does it; asked here too, so that the desk is right when a night was missed. The newest goes
    first: a case that was handed on meanwhile stays where it was handed last.
    """
    return _done("SELECT samsyn.own_handovers_take_effect(%s, %s)", [local_day(at), at])


def take_effect_everywhere(*, on: dt.date) -> int:
    """The same for every unit, acting for nobody. Returns how many took effect."""
    return _done("SELECT samsyn.every_units_handovers_take_effect(%s)", [on])


def _done(statement: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        (done,) = cursor.fetchone()
    return int(done or 0)


@transaction.atomic
def withdraw(*, actor: Actor, handover_id: UUID, why: str, at: dt.datetime) -> None:
    """Take back a hand-over before its day: the giver keeps the cases, the receiver's places in them end.

    Each case gets an entry, and the receiver is told by a task. Raises HandOverRefused for anybody but who made it,
    and once it holds; HandOver.DoesNotExist for another unit's.
    """
    row = HandOver.objects.select_for_update().get(unit_id=actor.unit_id, id=handover_id)
    _check(actor, row, why, at)
    said = clean_text(why).strip()
    row.withdrawn_at, row.withdrawn_why = at, said
    row.save(update_fields=["withdrawn_at", "withdrawn_why"])
    record(actor=actor, verb="withdraw", object_kind=ABOUT, object_id=row.id)
    for handed in HandedCase.objects.select_related("case").filter(unit_id=actor.unit_id, handover=row):
        _keep_case(actor, row, handed, said, at)
    result = gettext_noop("Överlämningen är återtagen")
    cases.finish_tasks_about(actor=actor, about=row.id, at=at, result=result)
    _tell_receiver(actor, row, at)


def _check(actor: Actor, row: HandOver, why: str, at: dt.datetime) -> None:
    if row.made_by != actor.worker_id:
        raise HandOverRefused(_("Bara %(name)s kan återta överlämningen.") % {"name": row.made_by_name})
    if row.withdrawn_at:
        raise HandOverRefused(_("Överlämningen är redan återtagen. Ingenting har ändrats."))
    if row.in_effect_at or row.from_on <= local_day(at):
        raise HandOverRefused(_("Överlämningen gäller redan. Lämna över ärendena på nytt i stället."))
    if not why.strip():
        raise HandOverRefused(_("Skriv varför överlämningen återtas."))


def _keep_case(actor: Actor, row: HandOver, handed: HandedCase, why: str, at: dt.datetime) -> None:
    case = handed.case
    places.keep_place(actor=actor, case_id=case.id, worker_id=row.giver_id, ending_at=midnight(row.from_on))
    places.end_place_from(
        actor=actor, case_id=case.id, worker_id=row.receiver_id, from_at=row.made_at, until_at=at
    )
    if case.closed_at is None:
        cases.write_entry(
            actor=actor,
            case_id=case.id,
            person_id=case.person_id,
            kind=ABOUT,
            text=_entry_text(row, why),
            happened_at=at,
            at=at,
        )


@in_swedish()
def _entry_text(row: HandOver, why: str) -> str:
    told = _("Överlämningen till %(receiver)s den %(day)s blir inte av. %(giver)s har ärendet kvar.") % {
        "receiver": row.receiver_name,
        "day": date_format(row.from_on, "j F Y"),
        "giver": row.giver_name,
    }
    return f"{told}\n\n" + _("Anledning: %(why)s") % {"why": why}


def _tell_receiver(actor: Actor, row: HandOver, at: dt.datetime) -> None:
    with in_swedish():
        what = _("Överlämningen från %(name)s blir inte av: läs varför") % {"name": row.giver_name}
    cases.add_task(
        actor=actor,
        what=what,
        due_on=local_day(at) + READ_WITHIN,
        starts_at=at,
        owner_id=row.receiver_id,
        owner_name=row.receiver_name,
        about_kind=ABOUT,
        about=row.id,
    )


@transaction.atomic
def note_withdrawal_read(*, actor: Actor, handover_id: UUID, at: dt.datetime) -> None:
    """The receiver has read that it was withdrawn: the task goes."""
    row = HandOver.objects.filter(unit_id=actor.unit_id, id=handover_id, receiver_id=actor.worker_id)
    if row.filter(withdrawn_at__isnull=False).exists():
        cases.finish_tasks_about(actor=actor, about=handover_id, at=at)
