"""The methods that work with a group around one young person: those that have a plan, led by the own kind of party."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from samsyn.foundation.cases import clocks
from samsyn.foundation.step_answers.queries import StepAnswers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Municipality
from samsyn.law import Category
from samsyn.methods.asked import steps_asked
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.loader import method, method_version, valid
from samsyn.methods.model import Consent, Method
from samsyn.methods.steps import Step
from samsyn.methods.time_limits import due
from samsyn.methods.vocabulary import StepKind


@dataclass(frozen=True)
class Place:
    """A municipality under whose routine a group works."""

    key: str
    name: str


def municipalities(actor: Actor) -> tuple[Place, ...]:
    """The municipalities that the unit works with, in order of name. One statement."""
    names = Municipality.objects.filter(code__in=actor.municipalities).order_by("name")
    return tuple(Place(slugify(name), name) for name in names.values_list("name", flat=True))


def led_here(actor: Actor, municipality: str, on: dt.date) -> tuple[Method, ...]:
    """The methods with a plan that the actor's kind of authority leads, as the municipality has set them."""
    own = {one.key: one for one in valid(municipality or None, on=on)}
    every = {one.key: one for one in valid(None, on=on)} | own
    return tuple(
        one
        for one in sorted(every.values(), key=lambda found: found.title)
        if step_of(one, StepKind.PLAN) and one.lead.kind is actor.party
    )


def in_force(key: str, municipality: str, on: dt.date) -> Method:
    """The method as the municipality has set it, or as it is written. Raises UnknownMethodError for neither."""
    try:
        return method(key, municipality or None, on=on)
    except UnknownMethodError:
        return method(key, None, on=on)


def of_case(key: str, municipality: str, version: str) -> Method:
    """The version that a case began under and keeps (design, idea 3)."""
    return method_version(key, municipality or None, int(version))


def step_of(kept: Method, kind: StepKind) -> Step | None:
    """The method's first step of a kind, or None: SSPF has no enrolment of its own."""
    return next((one for one in kept.steps if one.kind is kind), None)


def steps_of(kept: Method, kind: StepKind) -> tuple[Step, ...]:
    return tuple(one for one in kept.steps if one.kind is kind)


def asked_steps(kept: Method, kind: StepKind, track: str = "") -> tuple[Step, ...]:
    """The steps of a kind whose extra fields its page asks, in the group's track."""
    return steps_asked(kept, kind, track)


def by_kind(kept: Method, answers: Iterable[StepAnswers]) -> dict[str, tuple[StepAnswers, ...]]:
    """What was answered in each kind of step, in the method's order."""
    there = {one.step_key: one for one in answers}
    kinds = {step.kind for step in kept.steps if step.key in there}
    return {
        kind.value: tuple(there[step.key] for step in steps_of(kept, kind) if step.key in there)
        for kind in kinds
    }


def due_after(step: Step | None, day: dt.date, default_days: int) -> dt.date:
    """The last day for a step counted from `day`; `default_days` where the method has set none."""
    if step is None or step.time_limit is None:
        return day + dt.timedelta(days=default_days)
    return due(step.time_limit, day, clocks.is_working_day)


def asked_consent(kept: Method) -> Consent | None:
    """The consent without which the group cannot work together."""
    return next((one for one in kept.consents if one.required_categories), None)


def required(kept: Method) -> tuple[Category, ...]:
    """What a unit has to be covered for to be in the group."""
    consent = asked_consent(kept)
    return consent.required_categories if consent else ()
