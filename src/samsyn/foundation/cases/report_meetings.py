"""The method of report meetings (anmälningsmöte): the version that holds for a unit on a day.

A concern report's case has no method of its own, so whoever works with its meeting asks here which version it goes by.
"""

import contextlib
import datetime as dt

from django.utils.text import slugify

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Municipality
from samsyn.methods.asked import REPORT_METHOD
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.loader import method
from samsyn.methods.model import Method


def in_force(actor: Actor, on: dt.date) -> Method | None:
    """The version that holds on a day: the municipality's own, or the one as it is written. One statement.

    A unit of several municipalities goes by the first of them, in order of name, that has one of its own. None for a
    day before there was such a method.
    """
    names = Municipality.objects.filter(code__in=actor.municipalities).order_by("name")
    places = [slugify(name) for name in names.values_list("name", flat=True)]
    for place in (*places, None):
        with contextlib.suppress(UnknownMethodError):
            return method(REPORT_METHOD, place, on=on)
    return None
