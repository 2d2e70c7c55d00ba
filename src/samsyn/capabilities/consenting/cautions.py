"""What a no means for what may be said: whom nothing is told any more with the consent as its ground."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.foundation.cases.cautions import Caution
from samsyn.foundation.consents.in_force import states
from samsyn.foundation.consents.models import ConsentParty
from samsyn.foundation.consents.states import State
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

CLOSED = (State.DECLINED, State.WITHDRAWN)


def closed_consents(actor: Actor, person_id: UUID, on: dt.date) -> tuple[Caution, ...]:
    """Who may not be told anything by a consent that was refused, withdrawn or no longer holds.

    One statement, and one more where there is such a consent. A party that a consent in force still covers is left out.
    """
    known = states(actor=actor, person_id=person_id, on=on)
    closed = {one: state for one, state in known.items() if state in CLOSED or state.ask_anew}
    if not closed:
        return ()
    in_force = {one for one, state in known.items() if state is State.IN_FORCE}
    rows = list(
        ConsentParty.objects.select_related("named")
        .filter(unit_id=actor.unit_id, consent_id__in=[*closed, *in_force], receives=True)
        .order_by("party", "id")
    )
    covered = {_name(row) for row in rows if row.consent_id in in_force}
    found = [
        Caution(_("Inget med stöd av samtycke"), _name(row), closed[row.consent_id].label)
        for row in rows
        if row.consent_id in closed and _name(row) not in covered and row.named_id != actor.unit_id
    ]
    return tuple(dict.fromkeys(found))


def _name(row: ConsentParty) -> str:
    return row.named.name if row.named else Party(row.party).label.capitalize()
