"""Taking in what another unit has told of how it goes with what it took on.

Only a worker of this unit can change this unit's rows, so it is done when one looks; a page that shows commitments
calls `take_in` first. A message is taken in once: what has been is linked to the young person.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.models import Case
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.acting import Actor

from . import actions
from .actions import Said
from .kinds import PROGRESS, PROGRESS_NOTE, ProgressNote, ProgressTold

MOST = 50


def waiting(actor: Actor) -> QuerySet[ReceivedMessage]:
    """What has come in a cooperation of the unit's open cases, and that nobody has linked to a person."""
    cases = Case.objects.filter(unit_id=actor.unit_id, closed_at=None, person__isnull=False)
    return ReceivedMessage.objects.filter(
        unit_id=actor.unit_id,
        kind_id__in=(PROGRESS.id, PROGRESS_NOTE.id),
        person_id__isnull=True,
        withdrawn_at__isnull=True,
        cooperation_id__in=cases.values("cooperation_id"),
    )


def take_in(*, actor: Actor) -> int:
    """Let what has come change the unit's own commitments; returns how many had an effect.

    One statement while nothing is new.
    """
    ids = list(waiting(actor).order_by("received_at").values_list("id", flat=True)[:MOST])
    return sum(_take_in(actor, one) for one in ids)


@transaction.atomic
def _take_in(actor: Actor, message_id: UUID) -> int:
    ReceivedMessage.objects.select_for_update().get(unit_id=actor.unit_id, id=message_id)
    if not waiting(actor).filter(id=message_id).exists():
        return 0  # a colleague who looked at the same moment was first
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.payload is None or message.cooperation_id is None:
        return 0
    case = _case(actor, message.cooperation_id)
    reading.link_person(actor=actor, message_id=message_id, person_id=case.person_id)
    done = _progress(actor, message)
    record(actor=actor, verb="take_in", object_kind="case", object_id=case.id, person_id=case.person_id)
    return done


def _case(actor: Actor, cooperation_id: UUID) -> Case:
    rows = Case.objects.filter(unit_id=actor.unit_id, cooperation_id=cooperation_id, closed_at=None)
    return rows.filter(person__isnull=False).order_by("opened_at")[0]


def _progress(actor: Actor, message: reading.OpenedMessage) -> int:
    """Keep what was said; from a unit that did not take it on it changes nothing."""
    told: ProgressTold | ProgressNote = message.payload
    note = told.note if isinstance(told, ProgressNote) else ""
    kept = actions.take_in(
        actor=actor,
        common_id=told.commitment,
        said=Said(told.step, note, told.hindrance, told.new_due_on),
        by=message.signature,
        message_id=message.id,
        sender_id=message.other_id or message.id,
        at=message.at,
    )
    return int(kept)
