"""What was received under a consent that has been withdrawn: closed, until a worker has judged it.

What was told cannot be untold, but it is not used further unless somebody has found another ground (domain 14.2).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.units.acting import Actor

from .kinds import Kind, kind
from .models import ClosedUse, FurtherUse, ReceivedMessage
from .payloads import clean_text, unpack


class UseRefused(ValueError):
    """What was asked cannot be done; the message says why and what to do, in Swedish."""


@dataclass(frozen=True)
class Judged:
    """What a worker judged."""

    used: bool
    ground: str
    reasons: str
    signature: str
    at: dt.datetime

    @property
    def label(self) -> str | Promise:
        """The judgement in words."""
        return gettext_lazy("Får användas") if self.used else gettext_lazy("Används inte")


@dataclass(frozen=True)
class Closed:
    """That a received message is closed, since when, and how it has been judged since."""

    message_id: UUID
    consent_id: UUID
    at: dt.datetime
    judged: tuple[Judged, ...] = ()

    @property
    def folded(self) -> bool:
        """Whether its content is still not to be used."""
        return not (self.judged and self.judged[-1].used)


@dataclass(frozen=True)
class ClosedMessage:
    """A closed message in full, for the one who judges it."""

    closed: Closed
    kind: Kind
    payload: object
    sender_name: str
    sender_party: str
    received_at: dt.datetime
    person_id: UUID | None


def still_closed(actor: Actor, message: str) -> Exists:
    """Whether the message whose id is in the column `message` is closed and not judged to be used: for a list."""
    last = FurtherUse.objects.filter(unit_id=actor.unit_id, closed_id=OuterRef("id"))
    rows = ClosedUse.objects.filter(unit_id=actor.unit_id, message_id=OuterRef(message))
    rows = rows.annotate(used_last=last.order_by("-judged_at", "-id").values("used")[:1])
    return Exists(rows.filter(Q(used_last__isnull=True) | Q(used_last=False)))


def closed_uses(*, actor: Actor, message_ids: Iterable[UUID]) -> dict[UUID, Closed]:
    """Which of these received messages are closed. One statement; another where some are."""
    rows = list(ClosedUse.objects.filter(unit_id=actor.unit_id, message_id__in=list(message_ids)))
    if not rows:
        return {}
    judged: dict[UUID, list[Judged]] = {}
    for one in FurtherUse.objects.filter(
        unit_id=actor.unit_id, closed_id__in=[row.id for row in rows]
    ).order_by("judged_at", "id"):
        judged.setdefault(one.closed_id, []).append(
            Judged(one.used, one.ground, one.reasons, one.signature, one.judged_at)
        )
    return {
        row.message_id: Closed(row.message_id, row.consent_id, row.closed_at, tuple(judged.get(row.id, ())))
        for row in rows
    }


def closed_message(*, actor: Actor, message_id: UUID) -> ClosedMessage:
    """A closed message in full, to be judged; the reading is logged with its reason.

    Raises ReceivedMessage.DoesNotExist when the unit has no such closed message.
    """
    row = ReceivedMessage.objects.get(unit_id=actor.unit_id, id=message_id)
    closed = closed_uses(actor=actor, message_ids=[message_id]).get(message_id)
    if closed is None:
        raise ReceivedMessage.DoesNotExist
    note_read(
        actor=actor,
        object_kind="message",
        object_id=row.id,
        person_id=row.person_id,
        reason=gettext_noop("Prövar om det får användas sedan samtycket återkallats."),
    )
    form = kind(row.kind_id)
    return ClosedMessage(
        closed=closed,
        kind=form,
        payload=unpack(form.payload, row.payload),
        sender_name=row.sender_name,
        sender_party=row.sender_party,
        received_at=row.received_at,
        person_id=row.person_id,
    )


@transaction.atomic
def judge_use(
    *, actor: Actor, message_id: UUID, used: bool, ground: str, reasons: str, at: dt.datetime
) -> None:
    """Judge what may be done with it. Raises UseRefused; ClosedUse.DoesNotExist when it is not closed."""
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll i enheten får inte pröva det. Be din chef om rätt roll."))
    mine = {"unit_id": actor.unit_id}
    ReceivedMessage.objects.select_for_update().filter(**mine, id=message_id).first()  # one worker at a time
    row = ClosedUse.objects.get(**mine, message_id=message_id)
    if used and not ground.strip():
        raise UseRefused(_("Skriv vilket stöd i lag ni har för att använda det utan samtycket."))
    if not reasons.strip():
        raise UseRefused(_("Skriv hur du har tänkt, så att det går att förstå i efterhand."))
    latest = (
        FurtherUse.objects.filter(unit_id=actor.unit_id, closed=row).order_by("-judged_at", "-id").first()
    )
    if latest and latest.used == used:
        raise UseRefused(_("%(who)s har redan kommit fram till samma sak.") % {"who": latest.signature})
    FurtherUse.objects.create(
        **mine,
        closed=row,
        used=used,
        ground=clean_text(ground.strip()) if used else "",
        reasons=clean_text(reasons.strip()),
        judged_by=actor.worker_id,
        signature=actor.signature,
        judged_at=at,
    )
    record(
        actor=actor,
        verb="use_further" if used else "leave_closed",
        object_kind="message",
        object_id=message_id,
        reason=reasons,
        ground=ground,
    )
