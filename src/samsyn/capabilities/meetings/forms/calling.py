"""The forms before a meeting: calling it, its agenda, moving and cancelling."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.actions.calling import MeetingFacts, Time
from samsyn.capabilities.meetings.agendas import Line
from samsyn.capabilities.meetings.models import AgendaItem
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.foundation.calendars.series import Rule, SeriesError, days_of
from samsyn.foundation.calendars.vocabulary import Every, Holidays
from samsyn.foundation.people.fields import OneLineField
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.law import Category

from .fields import Moment, MostlyEmpty, Prose, category_choices, name_what_is_missing

BLANK_LINES = 3
MOST_LINES = 20
ONCE = ("", _("Bara en gång"))


class CallForm(forms.Form):
    """A meeting, or a series of them."""

    type = forms.ChoiceField(label=_("Vad är det för möte?"), choices=MeetingType)
    starts_at = Moment(label=_("När börjar det?"))
    minutes = forms.IntegerField(label=_("Hur många minuter?"), min_value=15, max_value=480, initial=60)
    every = forms.ChoiceField(label=_("Återkommer det?"), choices=[ONCE, *Every.choices], required=False)
    times = forms.IntegerField(
        label=_("Hur många gånger?"), min_value=2, max_value=24, required=False, initial=6
    )
    mode = forms.ChoiceField(label=_("Hur ses ni?"), choices=Mode, initial=Mode.ON_SITE)
    place = OneLineField(
        label=_("Var?"),
        help_text=_("Skriv lokalen. Platsen står i inbjudan: skriv ingens namn eller adress."),
        max_length=200,
    )
    chair = OneLineField(label=_("Vem leder mötet?"), max_length=120)
    note_taker = OneLineField(label=_("Vem skriver?"), max_length=120, required=False)
    interpreter_language = forms.ChoiceField(
        label=_("Behövs tolk?"), choices=[("", _("Nej")), *LANGUAGES.items()], required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("every") and not told.get("times"):
            self.add_error("times", _("Skriv hur många gånger, eller välj ”Bara en gång”."))
        if not self.errors:
            try:
                told["when"] = self._times(told)
            except SeriesError as error:
                self.add_error("times", str(error))
        return told

    @staticmethod
    def _times(told: dict[str, Any]) -> tuple[Time, ...]:
        starts, length = told["starts_at"], dt.timedelta(minutes=told["minutes"])
        if not told["every"]:
            return ((starts, starts + length),)
        rule = Rule(Every(told["every"]), Holidays.SKIP, times=told["times"])
        days = days_of(starts.date(), rule)
        moments = [starts.replace(year=day.year, month=day.month, day=day.day) for day in days]
        return tuple((moment, moment + length) for moment in moments)

    def facts(self) -> MeetingFacts:
        """What was decided, once the form is valid."""
        told = self.cleaned_data
        return MeetingFacts(
            type=MeetingType(told["type"]),
            place=told["place"],
            mode=Mode(told["mode"]),
            chair=told["chair"],
            note_taker=told["note_taker"],
            interpreter_language=told["interpreter_language"],
        )


class AgendaForm(MostlyEmpty):
    """The lines of an agenda; an empty heading takes the line away."""

    def __init__(self, *args: Any, agenda: Iterable[AgendaItem], **options: Any) -> None:
        super().__init__(*args, **options)
        lines = list(agenda)
        self.size = min(MOST_LINES, len(lines) + BLANK_LINES)
        for number in range(self.size):
            self._add(number, lines[number] if number < len(lines) else None)
        self.needed = tuple(name for name in self.fields if name.startswith(("category_", "kind_")))
        self.unmark()

    def _add(self, number: int, line: AgendaItem | None) -> None:
        self.fields[f"heading_{number}"] = OneLineField(
            label=_("Punkt %(n)d") % {"n": number + 1},
            max_length=200,
            required=False,
            initial=line.heading if line else "",
        )
        self.fields[f"category_{number}"] = forms.ChoiceField(
            label=_("Vad det handlar om"),
            choices=category_choices(),
            initial=line.category if line else Category.SUPPORT_AND_PLAN.value,
        )
        self.fields[f"police_{number}"] = forms.BooleanField(
            label=_("Utan polisen"), required=False, initial=bool(line and line.without_police)
        )
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            choices=Kind, widget=forms.HiddenInput, initial=line.kind if line else Kind.ITEM
        )

    def rows(self) -> Iterator[tuple[int, tuple[BoundField, ...], BoundField]]:
        """Each line's number, the fields that are seen and the one that is not."""
        for number in range(self.size):
            seen = tuple(self[f"{name}_{number}"] for name in ("heading", "category", "police"))
            yield number + 1, seen, self[f"kind_{number}"]

    def lines(self) -> tuple[Line, ...]:
        """The agenda, once the form is valid."""
        told = self.cleaned_data
        return tuple(
            Line(
                told[f"heading_{number}"],
                Category(told[f"category_{number}"]),
                Kind(told[f"kind_{number}"]),
                told[f"police_{number}"],
            )
            for number in range(self.size)
            if told[f"heading_{number}"]
        )


class MoveForm(forms.Form):
    starts_at = Moment(label=_("När börjar det?"))
    minutes = forms.IntegerField(label=_("Hur många minuter?"), min_value=15, max_value=480)
    place = OneLineField(label=_("Var?"), max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)

    def times(self) -> Time:
        starts = self.cleaned_data["starts_at"]
        return starts, starts + dt.timedelta(minutes=self.cleaned_data["minutes"])


class CancelForm(forms.Form):
    rest = forms.BooleanField(label=_("Ställ in alla senare möten i serien också"), required=False)
    why = Prose(
        label=_("Varför?"),
        help_text=_("Stannar hos er. De inbjudna får veta att mötet är inställt, inte varför."),
        rows=2,
        error_messages={"required": _("Skriv varför mötet ställs in.")},
    )

    def __init__(self, *args: Any, in_series: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not in_series:
            del self.fields["rest"]
