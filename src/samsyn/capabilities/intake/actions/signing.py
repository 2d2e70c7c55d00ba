"""What every signed act of the reception checks first."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from samsyn.capabilities.intake.entries import entry_of
from samsyn.capabilities.intake.journal import write
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor


def matter_to_change(actor: Actor, matter_id: UUID) -> Matter:
    """The matter, held until the transaction ends, so that two who decide at once do so one after the other."""
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll får inte handlägga. Be din chef om rätt roll."))
    return Matter.objects.select_for_update().get(unit_id=actor.unit_id, id=matter_id)


def signature(actor: Actor, at: dt.datetime) -> dict[str, Any]:
    """The columns that say who signed and when."""
    return {"unit_id": actor.unit_id, "by": actor.worker_id, "signature": actor.signature, "signed_at": at}


def check_qualified(actor: Actor) -> None:
    """Only a social worker with the degree that SoL 25:1 asks for may assess and decide about a child."""
    if not actor.qualified_for_child_cases:
        raise IntakeRefused(
            _(
                "Bedömningen får bara göras av en socialsekreterare med socionomexamen eller motsvarande "
                "(25 kap. 1 § SoL). Be en kollega som har det att göra den. Din text finns kvar."
            )
        )


def check_child_concern(matter: Matter) -> None:
    """The steps of a preliminary assessment belong to a report about a child."""
    if matter.sorting != Sorting.CHILD_CONCERN:
        raise IntakeRefused(_("Sortera först meddelandet som en orosanmälan om ett barn."))


def check_moment(matter: Matter, moment: dt.datetime, at: dt.datetime) -> None:
    """What happened has happened, and not before the report came."""
    if moment > at:
        raise IntakeRefused(_("Tidpunkten har inte varit än. Skriv när det skedde."))
    if moment < matter.received_at.replace(second=0, microsecond=0):  # moments are typed by the minute
        day = local_day(matter.received_at).isoformat()
        raise IntakeRefused(_("Tidpunkten ligger före den dag meddelandet kom in, %(day)s.") % {"day": day})


def sign(*, actor: Actor, matter: Matter, row: Model, verb: str, at: dt.datetime) -> None:
    """Keep a signed row: write it into the journal and the log."""
    row.save(force_insert=True)
    note(actor=actor, matter=matter, row=row, verb=verb, at=at)


def note(*, actor: Actor, matter: Matter, row: Model, verb: str, at: dt.datetime) -> None:
    """Tell the journal and the log of a row that is kept."""
    entry = entry_of(row)
    if entry:
        write(
            actor=actor, matter=matter, kind=entry.kind, text=entry.text, happened_at=entry.happened_at, at=at
        )
    record(
        actor=actor,
        verb=verb,
        object_kind="matter",
        object_id=matter.id,
        person_id=matter.person_id,
        row=str(row.pk),
    )
