"""The invited unit's answer: in the form, or as its own calendar program wrote it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.queries.received import Time as InvitedTime
from samsyn.capabilities.meetings.vocabulary import DeclineReason, Reply

from .fields import Moment

LARGEST = 100_000  # bytes; an answer is some thousand


class AnswerForm(forms.Form):
    """The invited unit's answer."""

    asked_by_answer = ("proposed_at", "minutes", "reason")
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

    again = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    def __init__(
        self, *args: Any, times: Iterable[InvitedTime], again: bool, words: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.waiting = list(times)
        if not again:
            del self.fields["again"]
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
            again="again" in self.fields,
        )


class AnswerFileForm(forms.Form):
    """An answer that was given in the calendar program and saved as a file. What it holds is read, and never kept."""

    answer_file = forms.FileField(
        label=_("Svaret från kalendern"),
        help_text=_("En fil som slutar på .ics. Bara svaret läses, filen sparas inte."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": _("Välj filen med svaret."),
            "empty": _("Filen är tom. Spara svaret i kalendern igen."),
        },
    )

    def clean_answer_file(self) -> "UploadedFile[bytes]":
        given: UploadedFile[bytes] = self.cleaned_data["answer_file"]
        if (given.size or 0) > LARGEST:
            raise forms.ValidationError(_("Filen är för stor för att vara ett svar. Välj en annan fil."))
        return given
