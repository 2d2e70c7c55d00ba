"""The minutes as one writes them: who was there, each point, everybody's own words, what was decided."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.actions.minuting import (
    FAMILY,
    OWN,
    UNIT,
    AttendanceFacts,
    DecisionFacts,
    MinutesFacts,
    PartFacts,
)
from samsyn.capabilities.meetings.rows import MeetingPage, MinutesPage
from samsyn.capabilities.meetings.vocabulary import Absence, Kind
from samsyn.capabilities.meetings.whom import family_of
from samsyn.foundation.people.fields import OneLineField
from samsyn.law import Category

from .fields import Moment, Prose

DECISIONS = 8
MORE_PEOPLE = 2
CAME = "came"
THERE: list[tuple[str, str | Promise]] = [
    ("", _("Inte ifyllt")),
    (CAME, _("Var med")),
    *((value, label) for value, label in Absence.choices),
]


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


class MinutesForm(forms.Form):
    """One page for the whole meeting. What is left empty is not in the minutes."""

    began_at = Moment(label=_("När började mötet?"))
    ended_at = Moment(label=_("När slutade det?"))
    feedback_agreed = Prose(
        label=_("Vad kom ni överens om att den som anmälde får veta?"), required=False, rows=2
    )
    withdrawn_handled = Prose(
        label=_("Hur gjorde ni med det som redan var sagt?"),
        help_text=_("Skriv vad som lämnas utanför, och vem som har fått veta det."),
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, page: MeetingPage, own_unit: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page, self.own_unit = page, own_unit
        self.points, self.guests = points_of(page), guests_of(page, own_unit)
        self.initial = first_values(page, self.points, self.guests) | dict(self.initial)
        if not page.is_report:
            del self.fields["feedback_agreed"]
        if not page.withdrawn:
            del self.fields["withdrawn_handled"]
        for point in self.points:
            self._add_point(point)
        for number, guest in enumerate(self.guests):
            self._add_guest(number, guest)
        for number in range(DECISIONS):
            self._add_decision(number)

    def _add_point(self, point: Point) -> None:
        self.fields[point.name] = Prose(label=point.heading, required=False, rows=4)
        if self.page.withdrawn:
            self.fields[f"out_{point.name}"] = forms.BooleanField(
                label=_("Ta inte med i det som skickas"),
                required=False,
                initial=point.category in self.page.closed_categories,
            )

    def _add_guest(self, number: int, guest: Guest) -> None:
        self.fields[f"name_{number}"] = OneLineField(
            label=guest.authority or _("Någon mer"), max_length=250, required=False
        )
        self.fields[f"there_{number}"] = forms.ChoiceField(label=_("Var med?"), choices=THERE, required=False)

    def _add_decision(self, number: int) -> None:
        owners = [(OWN, self.own_unit), (FAMILY, _("Den unge eller familjen"))]
        owners += [(str(one), name) for one, name in units_of(self.page)]
        self.fields[f"what_{number}"] = OneLineField(
            label=_("Vad ska göras?"), max_length=300, required=False
        )
        self.fields[f"owner_{number}"] = forms.ChoiceField(
            label=_("Vilken verksamhet?"), choices=owners, required=False, initial=OWN
        )
        self.fields[f"who_{number}"] = OneLineField(label=_("Vem?"), max_length=120, required=False)
        self.fields[f"due_{number}"] = forms.DateField(
            label=_("Senast när?"), widget=forms.DateInput, required=False
        )
        self.fields[f"sign_{number}"] = OneLineField(
            label=_("Hur ser ni att det är gjort?"), max_length=300, required=False
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for number in range(DECISIONS):
            if not told.get(f"what_{number}"):
                continue
            if not told.get(f"due_{number}") and f"due_{number}" not in self.errors:
                self.add_error(f"due_{number}", _("Skriv senast när det ska vara gjort."))
            elif told.get(f"due_{number}") and told[f"due_{number}"] < timezone.localdate():
                self.add_error(f"due_{number}", _("Dagen har redan varit. Välj en dag från och med i dag."))
            if not told.get(f"who_{number}"):
                self.add_error(
                    f"who_{number}", _("Skriv vem som gör det. Ett löfte utan namn blir sällan av.")
                )
            if not told.get(f"sign_{number}"):
                self.add_error(f"sign_{number}", _("Skriv hur ni ser att det är gjort."))
        return told

    def sections(self) -> Iterator[tuple[Point, BoundField, BoundField | None]]:
        """Each point with its field, and the one that leaves it out of what is sent."""
        for point in self.points:
            out = self[f"out_{point.name}"] if self.page.withdrawn else None
            yield point, self[point.name], out

    def people(self) -> Iterator[tuple[BoundField, BoundField]]:
        for number in range(len(self.guests)):
            yield self[f"name_{number}"], self[f"there_{number}"]

    def decisions(self) -> Iterator[tuple[int, bool, tuple[BoundField, ...]]]:
        """Each decision's number, whether it stands unfolded, and its fields."""
        names = ("what", "owner", "who", "due", "sign")
        for number in range(DECISIONS):
            fields = tuple(self[f"{name}_{number}"] for name in names)
            filled = bool(fields[0].value()) or any(field.errors for field in fields)
            yield number + 1, filled or number == 0, fields

    def facts(self) -> MinutesFacts:
        """All of it, once the form is valid."""
        told = self.cleaned_data
        return MinutesFacts(
            began_at=told["began_at"],
            ended_at=told["ended_at"],
            parts=[self._part(point) for point in self.points],
            present=list(self._present()),
            decisions=list(self._decided()),
            feedback_agreed=told.get("feedback_agreed", ""),
            withdrawn_handled=told.get("withdrawn_handled", ""),
            seen=self._seen(),
        )

    def _seen(self) -> int:
        """How many withdrawals the page showed. Not a field: the page always says what it shows now."""
        said = str(self.data.get("seen", ""))
        return int(said) if said.isdecimal() else 0

    def _part(self, point: Point) -> PartFacts:
        return PartFacts(
            kind=point.kind,
            heading=point.heading,
            category=point.category,
            text=self.cleaned_data[point.name],
            without_police=point.without_police,
            left_out=bool(self.cleaned_data.get(f"out_{point.name}")),
        )

    def _present(self) -> Iterator[AttendanceFacts]:
        for number, guest in enumerate(self.guests):
            name, there = self.cleaned_data[f"name_{number}"], self.cleaned_data[f"there_{number}"]
            if there and (name or guest.authority):
                absence = None if there == CAME else Absence(there)
                yield AttendanceFacts(name, guest.authority, guest.other_id, absence, absence is None)

    def _decided(self) -> Iterator[DecisionFacts]:
        names = {str(one): name for one, name in units_of(self.page)}
        for number in range(DECISIONS):
            told = {
                key: self.cleaned_data[f"{key}_{number}"] for key in ("what", "owner", "who", "due", "sign")
            }
            if not told["what"]:
                continue
            owner = told["owner"] or OWN
            kind = owner if owner in (OWN, FAMILY) else UNIT
            yield DecisionFacts(
                what=told["what"],
                who=told["who"],
                owner=kind,
                authority=self.own_unit if kind == OWN else names.get(owner, ""),
                due_on=told["due"],
                sign_of_done=told["sign"],
                other_id=UUID(owner) if kind == UNIT else None,
            )


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
