"""The minutes as one writes them: who was there, each point, everybody's own words, what was decided."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.functional import Promise
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
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.vocabulary import Absence
from samsyn.foundation.people.fields import OneLineField
from samsyn.foundation.step_answers.forms import StepForm

from .expected import CAME, Guest, Point, first_values, guests_of, points_of, units_of
from .fields import Moment, MostlyEmpty, Prose

DECISIONS = 8
THERE: list[tuple[str, str | Promise]] = [
    ("", _("Inte ifyllt")),
    (CAME, _("Var med")),
    *((value, label) for value, label in Absence.choices),
]


class MinutesForm(MostlyEmpty, StepForm):
    """One page for the whole meeting. What is left empty is not in the minutes, save what the method has to know."""

    needed = ("began_at", "ended_at")

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
        self.unmark()

    def _add_point(self, point: Point) -> None:
        self.fields[point.name] = Prose(label=point.heading, required=False, rows=4)
        if self.page.withdrawn:
            self.fields[f"out_{point.name}"] = forms.BooleanField(
                label=_("Ta inte med i det som skickas"),
                required=False,
                initial=point.category in self.page.closed_categories,
            )

    def _add_guest(self, number: int, guest: Guest) -> None:
        if not guest.known:
            asked = (
                _("Vem från %(unit)s?") % {"unit": guest.authority} if guest.authority else _("Någon mer?")
            )
            self.fields[f"name_{number}"] = OneLineField(label=asked, max_length=250, required=False)
        label = guest.name if guest.known else guest.authority or _("Var med?")
        self.fields[f"there_{number}"] = forms.ChoiceField(label=label, choices=THERE, required=False)

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

    def unmark(self) -> None:
        """What the method asks of its own says by itself whether it may be left."""
        super().unmark()
        for bound in self.own():
            bound.field.required = self.is_needed(bound.name)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
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

    def people(self) -> Iterator[tuple[BoundField, BoundField | None]]:
        """For each who is expected, whether they came; and a name where it is not known."""
        for number, guest in enumerate(self.guests):
            yield self[f"there_{number}"], None if guest.known else self[f"name_{number}"]

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
            extra=self.given(),
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
            name = guest.name if guest.known else self.cleaned_data[f"name_{number}"]
            there = self.cleaned_data[f"there_{number}"]
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
