"""What the unit has decided on its reviews, what workers have told, and a worker's own look-ups."""

import datetime as dt
from uuid import UUID

from django.db.models.functions import Now, TruncDate

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership

from .actions import PolicyFacts
from .models import Policy, Review, WorkerFacts
from .rows import Colleague, OwnLookup

MOST_LOOKUPS = 500
FIELDS = PolicyFacts.__dataclass_fields__


def policy_of(*, actor: Actor) -> tuple[PolicyFacts, Policy | None]:
    """The policy that holds, and its row when somebody has decided one. One statement."""
    row = Policy.objects.filter(unit_id=actor.unit_id).order_by("-set_at", "id").first()
    return (PolicyFacts(**{name: getattr(row, name) for name in FIELDS}) if row else PolicyFacts()), row


def colleagues(*, actor: Actor) -> tuple[Colleague, ...]:
    """The unit's workers and what each has told, for the reviewer. Two statements."""
    places = Membership.objects.filter(unit_id=actor.unit_id).exclude(to_on__lte=TruncDate(Now()))
    told = {row.worker_id: row for row in WorkerFacts.objects.filter(unit_id=actor.unit_id)}
    if told:
        note_read(actor=actor, object_kind="worker_facts")
    return tuple(_colleague(place, told.get(place.worker_id)) for place in places.order_by("worker_name"))


def facts_of(*, actor: Actor, worker_id: UUID) -> Colleague:
    """What one worker of the unit has told. Raises Membership.DoesNotExist for anybody else. Two statements."""
    place = Membership.objects.get(unit_id=actor.unit_id, worker_id=worker_id)
    told = WorkerFacts.objects.filter(unit_id=actor.unit_id, worker_id=worker_id).first()
    if told and worker_id != actor.worker_id:
        note_read(actor=actor, object_kind="worker_facts", object_id=worker_id)
    return _colleague(place, told)


def own_lookups(
    *, actor: Actor, starts: dt.datetime, ends: dt.datetime, limit: int = MOST_LOOKUPS
) -> tuple[OwnLookup, ...]:
    """The worker's own sealed log rows about persons, newest first. One statement."""
    rows = AuditLink.objects.filter(
        unit_id=actor.unit_id, worker_id=actor.worker_id, at__gte=starts, at__lt=ends, person_id__isnull=False
    )
    return tuple(
        OwnLookup(row.at, row.verb, row.object_kind, row.reason, row.person_id)
        for row in rows.order_by("-at")[:limit]
    )


def signed_reviews(
    *, actor: Actor, from_on: dt.date, until_on: dt.date
) -> tuple[tuple[dt.datetime, str], ...]:
    """When and by whom the reviews that touch a period were signed; nothing of what they found. One statement."""
    rows = Review.objects.filter(
        unit_id=actor.unit_id, signed_at__isnull=False, from_on__lt=until_on, until_on__gt=from_on
    )
    return tuple((row.signed_at, row.signature) for row in rows.order_by("signed_at") if row.signed_at)


def _colleague(place: Membership, facts: WorkerFacts | None) -> Colleague:
    return Colleague(
        worker_id=place.worker_id,
        name=place.worker_name,
        title=place.title,
        address=facts.address if facts else "",
        postcode=facts.postcode if facts else "",
        other_names=facts.other_names if facts else "",
        told_at=facts.told_at if facts else None,
        signature=facts.signature if facts else "",
    )
