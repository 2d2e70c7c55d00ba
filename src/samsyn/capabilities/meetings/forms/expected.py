"""What a meeting's minutes are expected to hold: the points, who may be there, and what the form begins with."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _now

from samsyn.capabilities.meetings.rows import MeetingPage, MinutesPage
from samsyn.capabilities.meetings.vocabulary import Kind
from samsyn.capabilities.meetings.whom import family_of
from samsyn.law import Category

MORE_PEOPLE = 2
CAME = "came"


@dataclass(frozen=True)
class Point:
    """Something to be written down: from the agenda, or somebody's own words."""

    name: str
    kind: Kind
    heading: str
    category: Category
    without_police: bool = False


@dataclass(frozen=True)
class Guest:
    """Somebody who is expected: the name may be filled in, the authority stands."""

    name: str
    authority: str
    other_id: UUID | None = None

    @property
    def known(self) -> bool:
        """Whether it is known who it is: of the own unit or the family."""
        return bool(self.name) and self.other_id is None


def points_of(page: MeetingPage) -> tuple[Point, ...]:
    """The agenda's lines, and the own words of the young person and each guardian."""
    lines = [
        Point(f"item_{one.number}", Kind(one.kind), one.heading, Category(one.category), one.without_police)
        for one in page.agenda
    ]
    kinds = {one.kind for one in lines}
    if Kind.WORKS not in kinds:
        lines.append(Point("works", Kind.WORKS, str(Kind.WORKS.label), Category.SUPPORT_AND_PLAN))
    if Kind.WORRIES not in kinds:
        lines.append(Point("worries", Kind.WORRIES, str(Kind.WORRIES.label), Category.CONCERN))
    youth, *guardians = family_of(page.person)
    lines.append(
        Point(
            "youth",
            Kind.YOUTH,
            _now("Den unges egna ord (%(who)s)") % {"who": youth},
            Category.SUPPORT_AND_PLAN,
        )
    )
    for number, name in enumerate(guardians):
        heading = _now("Vårdnadshavarens egna ord (%(who)s)") % {"who": name}
        lines.append(Point(f"guardian_{number}", Kind.GUARDIAN, heading, Category.FAMILY))
    return tuple(lines)


def units_of(page: MeetingPage) -> list[tuple[UUID, str]]:
    """The other units at the meeting: the one that reported, and those that are invited."""
    found = dict([page.reporter] if page.reporter else [])
    found |= {one.other_id: one.name for one in page.invited}
    return list(found.items())


def guests_of(page: MeetingPage, own_unit: str) -> tuple[Guest, ...]:
    """Who is expected: those who lead and write, the family, each invited unit, and room for more."""
    functions = {one.other_id: one.function for one in page.invited}
    own = [name for name in dict.fromkeys((page.chair, page.note_taker)) if name]
    return (
        *(Guest(name, own_unit) for name in own),
        *(Guest(name, _now("familjen")) for name in family_of(page.person)),
        *(Guest(functions.get(one, ""), name, one) for one, name in units_of(page)),
        *(Guest("", "") for _number in range(MORE_PEOPLE)),
    )


def first_values(page: MeetingPage, points: tuple[Point, ...], guests: tuple[Guest, ...]) -> dict[str, Any]:
    """What the form begins with: the booked time and those expected, or the version before."""
    values: dict[str, Any] = {"began_at": page.starts_at, "ended_at": page.ends_at}
    for number, guest in enumerate(guests):
        values[f"name_{number}"] = guest.name
    return values | (_written(page.minutes, points, guests) if page.minutes else {})


def _written(told: MinutesPage, points: tuple[Point, ...], guests: tuple[Guest, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "began_at": told.row.began_at,
        "ended_at": told.row.ended_at,
        "feedback_agreed": told.row.feedback_agreed,
        "withdrawn_handled": told.row.withdrawn_handled,
    }
    texts = {(part.kind, part.heading): part for part in told.parts}
    for point in points:
        part = texts.get((point.kind, point.heading))
        if part:
            values |= {point.name: part.text, f"out_{point.name}": part.left_out}
    left = list(told.present)
    for number, guest in enumerate(guests):
        one = next(
            (one for one in left if (one.authority, one.other_id) == (guest.authority, guest.other_id)), None
        )
        if one:
            left.remove(one)
            values |= {f"name_{number}": one.name, f"there_{number}": CAME if one.present else one.absence}
    for number, decision in enumerate(told.decisions):
        owner = str(decision.other_id) if decision.other_id else decision.owner
        values |= _decision_values(
            number, owner, decision.what, decision.who, decision.due_on, decision.sign_of_done
        )
    return values


def _decision_values(number: int, owner: str, what: str, who: str, due: dt.date, sign: str) -> dict[str, Any]:
    told = {"what": what, "owner": owner, "who": who, "due": due, "sign": sign}
    return {f"{name}_{number}": value for name, value in told.items()}
