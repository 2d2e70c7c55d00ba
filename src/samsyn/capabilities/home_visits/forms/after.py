"""Talks, follow-ups and closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.after import MOST_TALKS, FollowUpResult, Series
from samsyn.capabilities.home_visits.models import TalkState, ThreeAnswers
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.methods.model import Method

from .fields import Moment, Prose, YesNo, choices

EVERY = ((7, _("Varje vecka")), (14, _("Varannan vecka")), (28, _("Var fjärde vecka")))
CHANNELS = (
    ("telephone", _("Telefon")),
    ("meeting", _("Träff")),
    ("video", _("Video")),
    ("message", _("Sms eller annat meddelande")),
    ("home", _("Hemma hos familjen")),
)


class SeriesForm(forms.Form):
    """Talks to book."""

    first_at = Moment(label=_("Det första samtalet"), required=True)
    count = forms.IntegerField(label=_("Hur många samtal?"), min_value=1, max_value=MOST_TALKS)
    days_between = forms.TypedChoiceField(label=_("Hur ofta?"), choices=EVERY, coerce=int)
    minutes = forms.IntegerField(label=_("Minuter varje gång"), min_value=15, max_value=180)
    place = forms.CharField(label=_("Plats"), max_length=200, required=False)

    def __init__(self, *args: Any, method: Method, **more: Any) -> None:
        super().__init__(*args, **more)
        if method.talks:
            self.initial = dict(self.initial) | {
                "count": method.talks.count,
                "days_between": method.talks.days_between,
                "minutes": method.talks.minutes,
            }

    def series(self) -> Series:
        """What was written, once the form is valid."""
        return Series(**self.cleaned_data)


class TalkForm(forms.Form):
    """What became of a talk, or its new time."""

    what = forms.ChoiceField(
        label=_("Vad hände?"),
        choices=(
            (TalkState.HELD.value, _("Samtalet hölls")),
            (TalkState.MISSED.value, _("Den unge kom inte")),
            (TalkState.CANCELLED.value, _("Det ställdes in")),
            ("move", _("Flytta till en annan tid")),
        ),
        widget=forms.RadioSelect,
    )
    new_time = Moment(label=_("Ny tid"), required=False)
    note = Prose(label=_("Anteckning"), required=False, help_text=_("Skrivs i journalen när samtalet hölls."))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("what") == "move" and not told.get("new_time") and "new_time" not in self.errors:
            self.add_error("new_time", _("Skriv den nya tiden."))
        return told


def state_of(told: dict[str, Any]) -> TalkState:
    """What became of the talk, of a form that did not move it."""
    return TalkState(told["what"])


class FollowUpForm(StepForm):
    """What a follow-up gave, with the family's three answers where the method asks for them."""

    reached = YesNo(label=_("Fick ni kontakt?"))
    channel = forms.ChoiceField(label=_("Hur?"), choices=CHANNELS)
    result = Prose(label=_("Hur är det?"))
    wishes = Prose(label=_("Vad vill den unge?"), required=False, rows=2)
    consents_hold = YesNo(label=_("Gäller det ni kom överens om fortfarande?"), required=False)

    def __init__(self, *args: Any, method: Method, with_questions: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for one in method.family_questions if with_questions else ():
            if one.key in ("understood", "listened", "helped"):
                self.fields[one.key] = forms.ChoiceField(
                    label=one.label, choices=[("", _("Inte svarat")), *ThreeAnswers.choices], required=False
                )

    def facts(self) -> FollowUpResult:
        """What was written, once the form is valid."""
        return FollowUpResult(**self.cleaned_data)


class CloseForm(StepForm):
    """The outcome, why, and who was told."""

    outcome = forms.ChoiceField(label=_("Utfall"))
    why = Prose(label=_("Varför avslutar ni?"))
    told = Prose(label=_("Vem har fått veta att det är avslutat?"), rows=2)

    def __init__(self, *args: Any, method: Method, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["outcome"]
        field.choices = choices(method.outcomes, _("Välj"))
