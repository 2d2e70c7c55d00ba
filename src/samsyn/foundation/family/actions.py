"""Verbs of a worker: open and close a family's room, make a code for it, withhold from a guardian and lift that."""

import datetime as dt
import secrets
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.actions import finish_tasks_about
from samsyn.foundation.people.models import Guardian, Person
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category

from .database import call
from .entering import digest_of
from .grounds import Ground
from .models import FamilyCode, FamilyRoom, Withholding
from .refusals import FamilyRefused

CLOSED = gettext_noop("Den egna sidan stängdes.")
LASTS = dt.timedelta(days=14)
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another when read aloud or by hand
GROUPS, LENGTH = 3, 4
WHEREABOUTS = (Category.WHEREABOUTS, Category.CONTACT_DETAILS)  # what OSL 26:2 hides


@transaction.atomic
def open_room(*, actor: Actor, person_id: UUID, guardian_id: UUID | None = None, why: str = "") -> UUID:
    """Open a room for a young person, or for a guardian of theirs. `why` is needed where identity is protected.

    From 15 the young person has an own; a guardian has one while they have custody and the young person is under
    18. Raises FamilyRefused for anything else, in words.
    """
    _may_write(actor)
    room_id: UUID = call(
        "SELECT samsyn.open_family_room(%s, %s, %s, %s)", [person_id, guardian_id, why, actor.signature]
    )
    return room_id


@transaction.atomic
def close_room(*, actor: Actor, family_room_id: UUID, why: str, at: dt.datetime) -> None:
    """Close a room: whoever is in it is out at once. What was sent stays sent, and nothing waits to be shown there."""
    _may_write(actor)
    call("SELECT samsyn.close_family_room(%s, %s, %s)", [family_room_id, why, actor.signature])
    finish_tasks_about(actor=actor, about=family_room_id, at=at, result=CLOSED)


@transaction.atomic
def make_code(*, actor: Actor, family_room_id: UUID, at: dt.datetime) -> str:
    """A new code for one sign-in within 14 days, shown this once; an earlier one that nobody used ends.

    Raises FamilyRefused when the room is closed.
    """
    _may_write(actor)
    rooms = FamilyRoom.objects.filter(unit_id=actor.unit_id, id=family_room_id, closed_at__isnull=True)
    found = rooms.first()
    if found is None:
        raise FamilyRefused(_("Den egna sidan är stängd. Öppna en ny om det behövs."))
    call("SELECT samsyn.end_family_codes(%s)", [family_room_id])
    code = "-".join("".join(secrets.choice(SIGNS) for _sign in range(LENGTH)) for _group in range(GROUPS))
    FamilyCode.objects.create(
        unit_id=actor.unit_id,
        room_id=family_room_id,
        digest=digest_of(code),
        made_at=at,
        made_by=actor.worker_id,
        signature=actor.signature,
        valid_until=at + LASTS,
    )
    record(
        actor=actor,
        verb="make_code",
        object_kind="family_room",
        object_id=family_room_id,
        person_id=found.person_id,
    )
    return code


@transaction.atomic
def withhold(
    *,
    actor: Actor,
    person_id: UUID,
    ground: Ground,
    reasons: str,
    at: dt.datetime,
    guardian_id: UUID | None = None,
    categories: Iterable[Category] = (),
) -> UUID:
    """Decide that something is not for a guardian (every guardian where none is named), and why.

    Under OSL 26:2 it is where the child stays; under 12:3 the categories that would cause considerable harm, all of
    them where none is named. It holds at once, also for what the guardian has been sent before.
    """
    _may_write(actor)
    person = Person.objects.get(unit_id=actor.unit_id, id=person_id)
    if guardian_id is not None:
        Guardian.objects.get(unit_id=actor.unit_id, id=guardian_id, youth=person)
    if not reasons.strip():
        raise FamilyRefused(_("Skriv skälen för beslutet. Den som läser det sedan behöver förstå det."))
    named = WHEREABOUTS if ground is Ground.WHEREABOUTS else (tuple(categories) or tuple(Category))
    row = Withholding.objects.create(
        unit_id=actor.unit_id,
        person=person,
        guardian_id=guardian_id,
        ground=ground,
        categories=[one.value for one in named],
        reasons=reasons.strip(),
        decided_at=at,
        decided_by=actor.worker_id,
        signature=actor.signature,
    )
    _log(actor, "withhold", row)
    return row.id


@transaction.atomic
def lift(*, actor: Actor, withholding_id: UUID, reasons: str, at: dt.datetime) -> None:
    """End a decision to withhold, and say why. FamilyRefused when somebody already has."""
    _may_write(actor)
    row = Withholding.objects.get(unit_id=actor.unit_id, id=withholding_id, lifts__isnull=True)
    if not reasons.strip():
        raise FamilyRefused(_("Skriv varför beslutet inte behövs längre."))
    try:
        with transaction.atomic():
            Withholding.objects.create(
                unit_id=actor.unit_id,
                person_id=row.person_id,
                guardian_id=row.guardian_id,
                ground=row.ground,
                categories=row.categories,
                reasons=reasons.strip(),
                lifts=row,
                decided_at=at,
                decided_by=actor.worker_id,
                signature=actor.signature,
            )
    except IntegrityError as error:
        raise FamilyRefused(_("Beslutet är redan upphävt. Ladda om sidan.")) from error
    _log(actor, "lift", row)


def _log(actor: Actor, verb: str, row: Withholding) -> None:
    record(
        actor=actor,
        verb=verb,
        object_kind="withholding",
        object_id=row.id,
        person_id=row.person_id,
        reason=row.reasons,
        guardian=row.guardian_id,
        categories=row.categories,
    )


def _may_write(actor: Actor) -> None:
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll i enheten får inte bjuda in familjen. Be en kollega."))
