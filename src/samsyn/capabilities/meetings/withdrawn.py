"""Which of the young person's consents have been withdrawn since a meeting was called."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.foundation.consents.models import Consent, ConsentWithdrawal
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category


@dataclass(frozen=True)
class Withdrawn:
    """A withdrawal: of which consent, when, and what kinds of information it had opened."""

    consent_id: UUID
    at: dt.datetime
    categories: tuple[Category, ...]


def withdrawn_since(*, actor: Actor, person_id: UUID, since: dt.datetime) -> tuple[Withdrawn, ...]:
    """The withdrawals, oldest first. One statement."""
    rows = ConsentWithdrawal.objects.select_related("consent").filter(
        unit_id=actor.unit_id, consent__person_id=person_id, withdrawn_at__gte=since
    )
    return tuple(withdrawn(row, row.consent) for row in rows.order_by("withdrawn_at", "id"))


def withdrawn(row: ConsentWithdrawal, consent: Consent) -> Withdrawn:
    """A withdrawal and its consent as the pages see it."""
    opened = tuple(Category(one) for one in consent.categories if one != Category.IDENTITY)
    return Withdrawn(row.consent_id, row.withdrawn_at, opened)
