"""The method of joint home visits: the version a municipality begins under, and the one a case keeps."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import slugify

from samsyn.foundation.cases import clocks
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Municipality
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.loader import method, method_version
from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.time_limits import due
from samsyn.methods.vocabulary import StepKind

KEY = "linkopingsmodellen"


@dataclass(frozen=True)
class Place:
    """A municipality whose joint routine the visit is done under."""

    key: str
    name: str


def municipalities(actor: Actor) -> tuple[Place, ...]:
    """The municipalities that the unit works with, in order of name. One statement."""
    names = Municipality.objects.filter(code__in=actor.municipalities).order_by("name")
    return tuple(Place(slugify(name), name) for name in names.values_list("name", flat=True))


def in_force(municipality: str, on: dt.date) -> Method:
    """The method as the municipality has set it, or as it is written where it has set nothing."""
    try:
        return method(KEY, municipality or None, on=on)
    except UnknownMethodError:
        return method(KEY, None, on=on)


def of_case(key: str, municipality: str, version: str) -> Method:
    """The version that a case began under and keeps (design, idea 3)."""
    return method_version(key, municipality or None, int(version))


def follow_ups(kept: Method) -> tuple[Step, ...]:
    """The follow-ups that the method has after a visit, in its order; the family is asked its questions at the last."""
    return tuple(step for step in kept.steps if step.kind is StepKind.FOLLOW_UP)


def due_after(kept: Method, step: str, day: dt.date) -> dt.date:
    """The last day for a step of the method that is counted from `day`; the day itself for one without limit."""
    limit = kept.step(step).time_limit
    return due(limit, day, clocks.is_working_day) if limit else day
