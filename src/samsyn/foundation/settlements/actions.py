"""Settling a point for a municipality. The database's function has the last word."""

import datetime as dt
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor

from .decision import Decision
from .queries import settleable


class SettlementRefused(Exception):
    """The point was not settled; the message says why and what to do, in Swedish."""


@transaction.atomic
def settle(
    *,
    actor: Actor,
    municipality: str,
    point: str,
    decision: Decision,
    from_on: dt.date,
    to_on: dt.date | None,
    reasons: str,
    replaces: UUID | None,
) -> UUID:
    """Settle, change or end a decision on a point; `replaces` is the newest decision that the lawyer has read.

    Raises SettlementRefused.
    """
    if point not in settleable():
        raise SettlementRefused(_("Punkten avgörs i varje fall för sig och kan inte avgöras för kommunen."))
    settlement_id = uuid4()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT samsyn.settle(%s, %s, %s, %s, %s, %s, %s, %s)",
                [settlement_id, municipality, point, decision.value, from_on, to_on, reasons, replaces],
            )
    except DatabaseError as error:
        raise SettlementRefused(_why(error)) from error
    record(
        actor=actor,
        verb="settle",
        object_kind="settlement",
        object_id=settlement_id,
        reason=reasons,
        point=point,
        decision=decision.value,
        municipality=municipality,
    )
    return settlement_id


def _why(error: DatabaseError) -> str:
    said = getattr(error.__cause__, "diag", None)
    if said and said.constraint_name == "settlement_ends_after_it_begins":
        return _("Den sista dagen måste ligga efter den första.")
    return said.message_primary if said and said.message_primary else str(error)
