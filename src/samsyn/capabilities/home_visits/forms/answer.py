"""Yes, another time, or no."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.kinds import DeclineReason, Reply, Time

from .fields import Moment, Words

NEW = "new"


class AnswerForm(forms.Form):
    """The answer to a proposal. `persons` are those it may be about; empty where it is known."""

    reply = forms.ChoiceField(
        label=_("Ert svar"),
        choices=(
            (Reply.ACCEPT.value, _("Ja, vi kommer")),
            (Reply.OTHER_TIME.value, _("Föreslå en annan tid")),
            (Reply.DECLINE.value, _("Nej")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ja, en annan tid eller nej.")},
    )
    time = forms.ChoiceField(label=_("Vilken tid passar?"), required=False, widget=forms.RadioSelect)
    person = forms.ChoiceField(label=_("Vem är det hos er?"), required=False, widget=forms.RadioSelect)
    other_1 = Moment(label=_("Annan tid"), required=False)
    other_2 = Moment(label=_("Ännu en annan tid"), required=False)
    reason = forms.ChoiceField(label=_("Varför nej?"), required=False)

    def __init__(
        self,
        *args: Any,
        times: Iterable[tuple[Time, Words]],
        persons: Iterable[tuple[str, Words]] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.times = [time for time, _words in times]
        fields: dict[str, Any] = self.fields
        fields["time"].choices = [(str(index), words) for index, (_time, words) in enumerate(times)]
        fields["reason"].choices = [("", _("Välj")), *((one.value, one.label) for one in DeclineReason)]
        listed = list(persons)
        if listed:
            fields["person"].choices = [*listed, (NEW, _("Ingen av dem, lägg upp som ny hos oss"))]
        else:
            del fields["person"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        reply = told.get("reply")
        if reply == Reply.ACCEPT and not told.get("time"):
            self.add_error("time", _("Välj en av tiderna."))
        if reply == Reply.OTHER_TIME and not (told.get("other_1") or "other_1" in self.errors):
            self.add_error("other_1", _("Skriv den tid ni föreslår."))
        if reply == Reply.DECLINE and not told.get("reason"):
            self.add_error("reason", _("Välj varför."))
        if reply in (Reply.ACCEPT, Reply.OTHER_TIME) and "person" in self.fields and not told.get("person"):
            self.add_error("person", _("Välj vem det är hos er, eller lägg upp den unge som ny."))
        return told

    def answer(self) -> Answer:
        """The answer, once the form is valid."""
        told = self.cleaned_data
        match Reply(told["reply"]):
            case Reply.ACCEPT:
                return Answer(Reply.ACCEPT, (self.times[int(told["time"])],))
            case Reply.OTHER_TIME:
                return Answer(Reply.OTHER_TIME, self._other_times())
            case _:
                return Answer(Reply.DECLINE, reason=DeclineReason(told["reason"]))

    def _other_times(self) -> tuple[Time, ...]:
        length = self.times[0].ends_at - self.times[0].starts_at if self.times else dt.timedelta(hours=1)
        starts = sorted({one for one in (self.cleaned_data["other_1"], self.cleaned_data["other_2"]) if one})
        return tuple(Time(start, start + length) for start in starts)
