"""Secret addresses for calendar programs: made, shown once, renewed, revoked, fetched."""

import datetime as dt
import hashlib
import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .models import Feed, FeedPolicy
from .rows import FeedLine, PublicBooking, feed_line
from .vocabulary import BookingKind, FeedScope

BYTES = 20  # 160 bits
SHOWN = ("id", "worker_id", "worker_name", "scope", "made_at", "last_fetched_on")


@dataclass(frozen=True)
class Fetched:
    """What a secret gave: whose calendar, and its bookings."""

    scope: FeedScope
    bookings: tuple[PublicBooking, ...]


@transaction.atomic
def make_feed(*, actor: Actor, scope: FeedScope, at: dt.datetime) -> str:
    """Make the worker's own address for a calendar and return its secret, which is nowhere kept.

    An address that the worker had for the same calendar ends in the same transaction.
    """
    secret = secrets.token_urlsafe(BYTES)
    Feed.objects.filter(
        unit_id=actor.unit_id, worker_id=actor.worker_id, scope=scope, revoked_at__isnull=True
    ).update(revoked_at=at, revoked_by_name=actor.name)
    row = Feed.objects.create(
        unit_id=actor.unit_id,
        worker_id=actor.worker_id,
        worker_name=actor.name,
        scope=scope,
        secret_hash=hash_of(secret),
        made_at=at,
    )
    record(actor=actor, verb="make", object_kind="calendar_feed", object_id=row.id, scope=str(scope.value))
    return secret


@transaction.atomic
def revoke_feed(*, actor: Actor, feed_id: UUID, at: dt.datetime) -> None:
    """End an address: one's own, or anybody's in the unit for who manages. Feed.DoesNotExist when there is none."""
    rows = _open_to(actor).filter(id=feed_id)
    if not rows.update(revoked_at=at, revoked_by_name=actor.name):
        raise Feed.DoesNotExist
    record(actor=actor, verb="withdraw", object_kind="calendar_feed", object_id=feed_id)


@transaction.atomic
def set_policy(*, actor: Actor, shows_case_number: bool, at: dt.datetime) -> None:
    """Decide whether the unit's feeds show case numbers; who manages decides, else PermissionError."""
    if not actor.may("manages"):
        raise PermissionError
    FeedPolicy.objects.update_or_create(
        unit_id=actor.unit_id,
        defaults={"shows_case_number": shows_case_number, "set_at": at, "set_by_name": actor.name},
    )
    record(actor=actor, verb="set", object_kind="calendar_policy", shows_case_number=shows_case_number)


def feeds(*, actor: Actor) -> tuple[FeedLine, ...]:
    """The open addresses that the worker may see: own ones, and the whole unit's for who manages. One statement."""
    rows = _open_to(actor).only(*SHOWN)
    return tuple(feed_line(row) for row in rows.order_by("worker_name", "scope"))


def shows_case_number(*, actor: Actor) -> bool:
    """What the unit has decided; not, until it has. One statement."""
    return FeedPolicy.objects.filter(unit_id=actor.unit_id, shows_case_number=True).exists()


def fetch(secret: str) -> Fetched | None:
    """What a calendar program gets for a secret; None when it opens nothing. One statement, logged in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.calendar_feed(%s)", [hash_of(secret)])
        answer = cursor.fetchone()[0]
    if answer is None:
        return None
    found = json.loads(answer) if isinstance(answer, str) else answer
    return Fetched(FeedScope(found["scope"]), tuple(_booking(one) for one in found["bookings"]))


def hash_of(secret: str) -> bytes:
    """What is kept of a secret. It has 160 random bits, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def _open_to(actor: Actor) -> QuerySet[Feed]:
    rows = Feed.objects.filter(unit_id=actor.unit_id, revoked_at__isnull=True)
    return rows if actor.may("manages") else rows.filter(worker_id=actor.worker_id)


def _booking(one: dict) -> PublicBooking:  # type: ignore[type-arg]
    return PublicBooking(
        id=UUID(one["id"]),
        kind=BookingKind(one["kind"]),
        starts_at=dt.datetime.fromisoformat(one["starts_at"]),
        ends_at=dt.datetime.fromisoformat(one["ends_at"]),
        place=one["place"],
        case_number=one["case_number"],
        sequence=one["sequence"],
        changed_at=dt.datetime.fromisoformat(one["changed_at"]),
        cancelled=one["cancelled"],
    )
