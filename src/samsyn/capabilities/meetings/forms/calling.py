"""The forms before a meeting: calling it, its agenda, inviting, moving, cancelling, telling the family, answering."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.actions.calling import MeetingFacts, Time
from samsyn.capabilities.meetings.agendas import Line
from samsyn.capabilities.meetings.models import AgendaItem
from samsyn.capabilities.meetings.queries.received import Time as InvitedTime
from samsyn.capabilities.meetings.vocabulary import DeclineReason, Kind, MeetingType, Mode, News, Reply, Way
from samsyn.foundation.calendars.series import Rule, SeriesError, days_of
from samsyn.foundation.calendars.vocabulary import Every, Holidays
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import MOST_RECIPIENTS
from samsyn.foundation.people.fields import OneLineField
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.law import Category

from .fields import Moment, Prose, category_choices, name_what_is_missing

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


class AgendaForm(forms.Form):
    """The lines of an agenda; an empty heading takes the line away."""

    def __init__(self, *args: Any, agenda: Iterable[AgendaItem], **options: Any) -> None:
        super().__init__(*args, **options)
        lines = list(agenda)
        self.size = min(MOST_LINES, len(lines) + BLANK_LINES)
        for number in range(self.size):
            self._add(number, lines[number] if number < len(lines) else None)

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


class InviteForm(forms.Form):
    """Which units, who at each, and what they are told of why."""

    units = forms.MultipleChoiceField(
        label=_("Vilka bjuder ni in?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Välj minst en verksamhet."),
            "invalid_choice": _(
                "En av dem är redan inbjuden eller finns inte i er samverkan. Välj bland dem som visas."
            ),
        },
    )
    why = Prose(
        label=_("Vad mötet ska leda till"),
        help_text=_("Följer med dit lagen öppnar för att berätta om stöd och planering."),
        required=False,
    )
    whole_series = forms.BooleanField(label=_("Bjud in till hela serien"), required=False, initial=True)

    def __init__(self, *args: Any, recipients: Iterable[Recipient], in_series: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.unit_id): one for one in recipients}
        fields: dict[str, Any] = self.fields
        fields["units"].choices = [(key, one.name) for key, one in self.known.items()]
        if not in_series:
            del self.fields["whole_series"]
        for key, one in self.known.items():
            self.fields[f"function_{key}"] = OneLineField(
                label=_("Vem hos %(unit)s?") % {"unit": one.name},
                help_text=_("En funktion, till exempel mentorn."),
                max_length=120,
                required=False,
            )

    def clean_units(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["units"]
        if len(chosen) > MOST_RECIPIENTS:
            raise forms.ValidationError(_("Välj högst %(most)d åt gången.") % {"most": MOST_RECIPIENTS})
        return chosen

    def chosen(self) -> tuple[Recipient, ...]:
        """The units, once the form is valid."""
        return tuple(self.known[key] for key in self.cleaned_data["units"])

    def functions(self) -> dict[UUID, str]:
        """Who is asked at each."""
        return {UUID(key): self.cleaned_data[f"function_{key}"] for key in self.known}

    def function_fields(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith("function_")]


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


class FamilyForm(forms.Form):
    """Who in the family was told what, how and when."""

    whom = forms.ChoiceField(label=_("Vem fick veta?"))
    news = forms.ChoiceField(label=_("Vad?"), choices=News)
    way = forms.ChoiceField(label=_("Hur?"), choices=Way)
    told_on = forms.DateField(label=_("Vilken dag?"), widget=forms.DateInput)

    def __init__(self, *args: Any, family: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["whom"].choices = [(name, name) for name in dict.fromkeys(family)]
        name_what_is_missing(self)


class AnswerForm(forms.Form):
    """The invited unit's answer."""

    reply = forms.ChoiceField(
        label=_("Kan ni komma?"),
        choices=[
            (Reply.ACCEPTED.value, _("Ja, vi kommer")),
            (Reply.OTHER_TIME.value, _("Vi föreslår en annan tid")),
            (Reply.DECLINED.value, _("Nej, vi kan inte")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj om ni kan komma.")},
    )
    meetings = forms.MultipleChoiceField(
        label=_("Vilka tider kan ni?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    proposed_at = Moment(label=_("Vilken tid föreslår ni?"), required=False)
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"), min_value=15, max_value=480, initial=60, required=False
    )
    reason = forms.ChoiceField(
        label=_("Om ni inte kan: varför?"), choices=[("", _("Välj")), *DeclineReason.choices], required=False
    )

    def __init__(self, *args: Any, times: Iterable[InvitedTime], words: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.waiting = list(times)
        fields: dict[str, Any] = self.fields
        fields["meetings"].choices = [(str(one.meeting_id), words(one)) for one in self.waiting]
        self.initial.setdefault("meetings", [str(one.meeting_id) for one in self.waiting])
        if len(self.waiting) == 1:
            del self.fields["meetings"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        match told.get("reply"):
            case Reply.OTHER_TIME if not told.get("proposed_at") and "proposed_at" not in self.errors:
                self.add_error("proposed_at", _("Skriv vilken tid ni föreslår."))
            case Reply.DECLINED if not told.get("reason"):
                self.add_error("reason", _("Välj varför ni inte kan."))
            case Reply.ACCEPTED if "meetings" in self.fields and not told.get("meetings"):
                self.add_error("meetings", _("Välj minst en av tiderna, eller svara att ni inte kan."))
        return told

    def answer(self) -> Answer:
        """What is answered, once the form is valid."""
        told = self.cleaned_data
        reply = Reply(told["reply"])
        chosen = told.get("meetings") or [str(one.meeting_id) for one in self.waiting]
        starts = told["proposed_at"] if reply is Reply.OTHER_TIME else None
        return Answer(
            reply=reply,
            meetings=tuple(UUID(one) for one in chosen) if reply is Reply.ACCEPTED else (),
            reason=DeclineReason(told["reason"]) if reply is Reply.DECLINED else None,
            proposed=(starts, starts + dt.timedelta(minutes=told["minutes"] or 60)) if starts else None,
        )
