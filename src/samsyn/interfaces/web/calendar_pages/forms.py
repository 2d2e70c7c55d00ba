"""The shape of what is typed on the calendar's pages."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.calendars.series import MOST, Rule, SeriesError, days_of
from samsyn.foundation.calendars.series_actions import Scope
from samsyn.foundation.calendars.vocabulary import BookingKind, Every, FeedScope, Holidays

Times = tuple[dt.datetime, dt.datetime]
KINDS = [(kind.value, kind.label) for kind in BookingKind if kind is not BookingKind.VISIT]
SCOPES = [
    (Scope.THIS.value, _("Bara den här gången")),
    (Scope.FROM_HERE.value, _("Den här och alla efter")),
    (Scope.ALL.value, _("Hela serien, utom det som har varit")),
]


class ScopeForm(forms.Form):
    """Which calendar an address is for."""

    scope_code = forms.ChoiceField(choices=FeedScope.choices)

    def scope(self) -> FeedScope:
        return FeedScope(self.cleaned_data["scope_code"])


class TimeForm(forms.Form):
    """A day, from and to."""

    day = forms.DateField(label=_("Dag"), error_messages={"required": _("Välj en dag.")})
    from_time = forms.TimeField(label=_("Från"), error_messages={"required": _("Skriv när det börjar.")})
    to_time = forms.TimeField(label=_("Till"), error_messages={"required": _("Skriv när det slutar.")})

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        begins, ends = told.get("from_time"), told.get("to_time")
        if begins and ends and ends <= begins:
            self.add_error("to_time", _("Tiden slutar innan den börjar. Ändra sluttiden."))
        return told

    def times(self, day: dt.date | None = None) -> Times:
        """From and to, on the day that was typed or on another."""
        told = self.cleaned_data
        on = day or told["day"]
        return _moment(on, told["from_time"]), _moment(on, told["to_time"])


class BookForm(TimeForm):
    """A time to book, once or in a series."""

    kind = forms.ChoiceField(label=_("Vad"), choices=KINDS, initial=BookingKind.MEETING.value)
    what = forms.CharField(
        label=_("Rubrik"),
        help_text=_("Skriv inga namn. Rubriken ser alla i enheten."),
        max_length=120,
        error_messages={"required": _("Skriv en rubrik, till exempel Veckomöte.")},
    )
    place = forms.CharField(label=_("Plats"), max_length=200, required=False)
    place_is_public = forms.BooleanField(
        label=_("Platsen är ett kontor eller en annan allmän plats"),
        help_text=_("Då visas den i prenumerationer. Kryssa aldrig i för en familjs bostad."),
        required=False,
    )
    with_whom = forms.CharField(
        label=_("Tillsammans med"),
        help_text=_("En verksamhet, till exempel Lindskolan. Inga namn."),
        max_length=200,
        required=False,
    )
    every = forms.ChoiceField(
        label=_("Upprepa"), choices=[("", _("Nej, en gång")), *Every.choices], required=False
    )
    number = forms.IntegerField(
        label=_("Antal gånger"),
        min_value=2,
        max_value=MOST,
        required=False,
        error_messages={
            "min_value": _("En serie är minst två gånger."),
            "max_value": _("En serie är högst 60 gånger."),
        },
    )
    until = forms.DateField(label=_("Eller till och med"), required=False)
    holidays = forms.ChoiceField(
        label=_("Röda dagar i serien"), choices=Holidays.choices, initial=Holidays.SKIP.value, required=False
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("every") and told.get("day") and not self.errors:
            try:
                days_of(told["day"], self.rule())
            except SeriesError as error:
                self.add_error("number", str(error))
        return told

    @property
    def in_series(self) -> bool:
        return bool(self.cleaned_data["every"])

    def rule(self) -> Rule:
        told = self.cleaned_data
        holidays = Holidays(told.get("holidays") or Holidays.SKIP)
        return Rule(Every(told["every"]), holidays, told.get("number"), told.get("until"))

    def all_times(self) -> tuple[Times, ...]:
        """Every time that will be booked."""
        if not self.in_series:
            return (self.times(),)
        return tuple(self.times(day) for day in days_of(self.cleaned_data["day"], self.rule()))


class MoveForm(TimeForm):
    """Another time for a booking, and how much of its series moves along."""

    scope = forms.ChoiceField(
        label=_("Flytta"), choices=SCOPES, initial=Scope.THIS.value, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, in_series: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if not in_series:
            del self.fields["scope"]

    def how_much(self) -> Scope:
        return Scope(self.cleaned_data.get("scope") or Scope.THIS)


class CancelForm(forms.Form):
    """Why a booking is cancelled, and how much of its series."""

    scope = forms.ChoiceField(
        label=_("Ställ in"), choices=SCOPES, initial=Scope.THIS.value, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Varför?"),
        help_text=_("Alla som hade tiden ser det. Skriv inga namn."),
        max_length=300,
        error_messages={"required": _("Skriv kort varför, så att de som hade tiden förstår.")},
    )

    def __init__(self, *args: Any, in_series: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if not in_series:
            del self.fields["scope"]

    def how_much(self) -> Scope:
        return Scope(self.cleaned_data.get("scope") or Scope.THIS)


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
