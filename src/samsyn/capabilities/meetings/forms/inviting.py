"""The forms of inviting: which units, telling the family, and the invited unit's answer."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.queries.received import Time as InvitedTime
from samsyn.capabilities.meetings.vocabulary import DeclineReason, News, Reply, Way
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import MOST_RECIPIENTS
from samsyn.foundation.people.fields import OneLineField

from .fields import Moment, Prose, name_what_is_missing


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
