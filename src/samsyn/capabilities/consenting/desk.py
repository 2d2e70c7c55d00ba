"""What consents put on a desk: a second look, something that ends or changes soon, what a withdrawal closed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from samsyn.foundation.cases.actions import add_task, finish_tasks_about
from samsyn.foundation.cases.models import Task
from samsyn.foundation.consents import actions
from samsyn.foundation.consents.models import Consent, ConsentScan
from samsyn.foundation.messages import further_use
from samsyn.foundation.messages.models import ClosedUse, ReceivedMessage
from samsyn.foundation.units.acting import Actor
from samsyn.law.vocabulary import Giver

LOOK, ENDS = "consent_look", "consent_ends"
WITHDRAWN = "consent_withdrawn"
CONSENT = "consent"
LOOK_WITHIN = dt.timedelta(days=2)


@transaction.atomic
def put_scan(
    *,
    actor: Actor,
    consent_id: UUID,
    roles: Sequence[Giver],
    content: bytes,
    media_type: str,
    signed_on: dt.date,
    at: dt.datetime,
) -> UUID:
    """Put a signed paper in, and ask the unit for a second look."""
    scan = actions.put_scan(
        actor=actor,
        consent_id=consent_id,
        roles=roles,
        content=content,
        media_type=media_type,
        signed_on=signed_on,
        at=at,
    )
    add_task(
        actor=actor,
        what=gettext_noop("Titta på ett underskrivet samtycke som en kollega lagt in"),
        rule=LOOK,
        due_on=timezone.localdate(at) + LOOK_WITHIN,
        starts_at=at,
        person_id=Consent.objects.values_list("person_id", flat=True).get(
            unit_id=actor.unit_id, id=consent_id
        ),
        about_kind=CONSENT,
        about=consent_id,
    )
    return scan


@transaction.atomic
def look(*, actor: Actor, scan_id: UUID, confirmed: bool, why: str, at: dt.datetime) -> UUID:
    """The second look; the task goes when no paper waits. Returns the consent's id."""
    actions.look(actor=actor, scan_id=scan_id, confirmed=confirmed, why=why, at=at)
    scans = ConsentScan.objects.filter(unit_id=actor.unit_id)
    consent_id = scans.values_list("consent_id", flat=True).get(id=scan_id)
    if not scans.filter(consent_id=consent_id, looks__isnull=True).exists():
        finish_tasks_about(actor=actor, about=consent_id, rule=LOOK, at=at)
    return consent_id


@transaction.atomic
def judge_use(
    *, actor: Actor, message_id: UUID, used: bool, ground: str, reasons: str, at: dt.datetime
) -> None:
    """Judge what was received under a withdrawn consent; the task goes when nothing of it is left to judge."""
    further_use.judge_use(
        actor=actor, message_id=message_id, used=used, ground=ground, reasons=reasons, at=at
    )
    consent = ClosedUse.objects.values_list("consent_id", flat=True).get(
        unit_id=actor.unit_id, message_id=message_id
    )
    if not ClosedUse.objects.filter(
        unit_id=actor.unit_id, consent_id=consent, furtheruse__isnull=True
    ).exists():
        letters = ReceivedMessage.objects.filter(
            unit_id=actor.unit_id, kind__key=WITHDRAWN, payload__consent=str(consent)
        )
        for letter in letters.values_list("id", flat=True):
            finish_tasks_about(actor=actor, about=letter, rule=WITHDRAWN, at=at)


def remind(*, actor: Actor, at: dt.datetime) -> int:
    """Put a task on the desk for each consent that ends, or has to be asked anew, within 14 days. Once for each.

    The night's work does it; asked here too, so that the desk is right when a night was missed. One statement.
    """
    return _made("SELECT samsyn.remind_own_unit_of_consents(%s, %s)", [timezone.localdate(at), at])


def remind_every_unit(*, on: dt.date) -> int:
    """The same for every unit, acting for nobody; answers how many tasks there are new."""
    return _made("SELECT samsyn.remind_every_unit_of_consents(%s)", [on])


def _made(statement: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        (made,) = cursor.fetchone()
    return int(made or 0)


def settle_reminders(*, actor: Actor, person_id: UUID, at: dt.datetime) -> None:
    """A new question has been asked about the person: what was to be asked anew is done."""
    for consent_id in Consent.objects.filter(unit_id=actor.unit_id, person_id=person_id).values_list(
        "id", flat=True
    ):
        finish_tasks_about(actor=actor, about=consent_id, rule=ENDS, at=at)


def read_withdrawal(*, actor: Actor, letter_id: UUID, at: dt.datetime) -> None:
    """Nothing is left to judge: the task of the letter is done."""
    finish_tasks_about(actor=actor, about=letter_id, rule=WITHDRAWN, at=at)


def is_reminded(*, actor: Actor, consent_id: UUID) -> bool:
    """Whether a reminder of the consent lies on the desk."""
    return Task.objects.filter(
        unit_id=actor.unit_id, about=consent_id, rule=ENDS, done_at__isnull=True
    ).exists()
