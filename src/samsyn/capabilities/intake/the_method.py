"""By when a report meeting is to be offered and what is asked then, as the municipality has set it."""

import datetime as dt

from samsyn.foundation.cases import clocks
from samsyn.foundation.cases.report_meetings import in_force
from samsyn.foundation.units.acting import Actor
from samsyn.methods.asked import steps_asked
from samsyn.methods.steps import Step
from samsyn.methods.time_limits import due
from samsyn.methods.vocabulary import StepKind


def offer_by(*, actor: Actor, received_on: dt.date, last: dt.date) -> dt.date:
    """The day by which a meeting is to be offered: as the version that held when the report came says, counted from it.

    Never after `last`, the day on which the preliminary assessment ends (SoL 20:2).
    """
    held = in_force(actor, received_on)
    offer = next((one for one in held.steps if one.kind is StepKind.OFFER), None) if held else None
    if offer is None or offer.time_limit is None:
        return last
    return min(due(offer.time_limit, received_on, clocks.is_working_day), last)


def asked_at_offer(*, actor: Actor, received_on: dt.date) -> tuple[Step, ...]:
    """The steps whose extra fields are asked where the offer and its answer are noted, as the report's version says."""
    held = in_force(actor, received_on)
    return steps_asked(held, StepKind.OFFER) if held else ()
