"""The method of report meetings: by when one is to be offered, as the municipality has set it."""

import contextlib
import datetime as dt

from django.utils.text import slugify

from samsyn.foundation.cases import clocks
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Municipality
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.loader import method
from samsyn.methods.model import Method
from samsyn.methods.time_limits import due
from samsyn.methods.vocabulary import StepKind

KEY = "report_meeting"


def in_force(actor: Actor, on: dt.date) -> Method | None:
    """The version that holds on a day: the municipality's own, or the one as it is written. One statement.

    A unit of several municipalities goes by the first of them, in order of name, that has one of its own. None for a
    day before there was such a method.
    """
    names = Municipality.objects.filter(code__in=actor.municipalities).order_by("name")
    places = [slugify(name) for name in names.values_list("name", flat=True)]
    for place in (*places, None):
        with contextlib.suppress(UnknownMethodError):
            return method(KEY, place, on=on)
    return None


def offer_by(*, actor: Actor, received_on: dt.date, last: dt.date) -> dt.date:
    """The day by which a meeting is to be offered: as the version that held when the report came says, counted from it.

    Never after `last`, the day on which the preliminary assessment ends (SoL 20:2).
    """
    held = in_force(actor, received_on)
    offer = next((one for one in held.steps if one.kind is StepKind.OFFER), None) if held else None
    if offer is None or offer.time_limit is None:
        return last
    return min(due(offer.time_limit, received_on, clocks.is_working_day), last)
