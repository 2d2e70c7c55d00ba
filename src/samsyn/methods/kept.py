"""What a municipality's own version of a method has to keep of the method it was copied from.

The texts that keep a rule of law, the obstacles that nobody may pass and the law's time limits are alike everywhere.
"""

from collections.abc import Iterator
from typing import Any

from samsyn.methods.checks.finding import Finding
from samsyn.methods.model import Method
from samsyn.methods.steps import TimeLimit
from samsyn.methods.texts import places
from samsyn.methods.vocabulary import Basis, Override
from samsyn.methods.wording import title_of

OWN = ("name", "evidence", "sources", "target_group.hard_stop_reason", "target_group.criteria")
"""Texts that are alike where settings are laid over a method, and its own in a copy."""


def kept_findings(method: Method, origin: Method) -> Iterator[Finding]:
    """Where the copy does not keep what its origin has to be kept of."""
    yield from _fixed_texts(method, origin)
    yield from _obstacles(method, origin)
    yield from _laws_time_limits(method, origin)
    yield from _points(method, origin)
    if method.target_group.hard_stop > origin.target_group.hard_stop:
        message = f"gränsen får inte vara högre än {origin.target_group.hard_stop} år, som i {origin.name}."
        yield Finding("target_group.hard_stop", message)


def _fixed_texts(method: Method, origin: Method) -> Iterator[Finding]:
    fixed = {place.address: place.text for place in places(origin) if not place.rule.local}
    for place in places(method):
        text = fixed.get(place.address)
        if text is not None and place.text != text and not place.address.startswith(OWN):
            yield Finding(place.address, f"den texten är lika i alla kommuner. Skriv: ”{text}”")


def _obstacles(method: Method, origin: Method) -> Iterator[Finding]:
    there = {one.key: one for one in method.target_group.exclusions}
    for one in origin.target_group.exclusions:
        kept = there.get(one.key)
        if kept is None:
            yield Finding("target_group.exclusions", f"hindret ”{one.question}” ska finnas kvar.")
        elif one.override is Override.NEVER and kept.override is not Override.NEVER:
            yield Finding(
                f"target_group.exclusions.{one.key}.override", "här får ingen gå vidare. Välj never."
            )


def _laws_time_limits(method: Method, origin: Method) -> Iterator[Finding]:
    set_by_law = {
        step.key: step.time_limit
        for step in origin.steps
        if step.time_limit and step.time_limit.basis is Basis.LAW
    }
    for step in method.steps:
        law: TimeLimit | None = set_by_law.get(step.key)
        if law is not None and step.time_limit != law:
            message = f"tidsgränsen står i {law.citation} och ändras inte av en kommun."
            yield Finding(f"steps.{step.key}.time_limit", message)


def _points(method: Method, origin: Method) -> Iterator[Finding]:
    """What is never told and how one behaves on a visit."""
    if method.visit is None or origin.visit is None:
        return
    for part in ("conduct", "never_told"):
        there = {point.key for point in getattr(method.visit, part)}
        missing: list[Any] = [point for point in getattr(origin.visit, part) if point.key not in there]
        for point in missing:
            yield Finding(f"visit.{part}", f"punkten ”{title_of(point)}” ska finnas kvar.")
