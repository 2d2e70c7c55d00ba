"""The shape of input: handing over, acknowledging, naming a deputy, reading a draft."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text

from .giving import CaseToGive, Colleague, TaskToGive, ToGive
from .models import Why

MOST_IMPORTANT = 1500
FOLLOWS = "follows"


class Prose(forms.CharField):
    """Text of several lines, without signs that cannot be seen."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **{"max_length": 2000} | options)

    def to_python(self, value: Any) -> str:
        try:
            return clean_text((super().to_python(value) or "").strip())
        except PayloadError as error:
            raise ValidationError(str(error)) from error


class HandOverForm(forms.Form):
    """To whom, from when, why; each case with what matters most in it, and each task that somebody else is to have."""

    receiver = forms.ChoiceField(
        label=_("Vem tar över?"),
        error_messages={"required": _("Välj vem som tar över.")},
    )
    from_on = forms.DateField(
        label=_("Från och med"),
        help_text=_("Den som tar över kan läsa genast, och ansvarar från den här dagen."),
        widget=forms.DateInput,
        error_messages={"required": _("Skriv från vilken dag."), "invalid": _("Skriv dagen som 2026-12-01.")},
    )
    why = forms.ChoiceField(
        label=_("Varför?"),
        choices=Why.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj varför ärendena lämnas över.")},
    )
    why_more = forms.CharField(label=_("Mer om varför"), required=False, max_length=300)

    def __init__(
        self, *args: Any, giving: ToGive, colleagues: Iterable[Colleague], chosen: set[UUID], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.giving = giving
        others = [(str(one.worker_id), f"{one.name}, {one.title}") for one in colleagues]
        fields: dict[str, Any] = self.fields
        fields["receiver"].choices = [
            ("", _("Välj")),
            *(one for one in others if one[0] != str(giving.worker_id)),
        ]
        for case in giving.cases:
            self._add_case(case, ticked=case.id in chosen)
        for task in (task for case in giving.cases for task in case.tasks):
            fields[f"task_{task.id.hex}"] = self._who(task, others)
        for task in giving.loose:
            fields[f"loose_{task.id.hex}"] = forms.BooleanField(
                label=task.what or _("En uppgift i ett låst ärende"), required=False, initial=True
            )

    def _add_case(self, case: CaseToGive, *, ticked: bool) -> None:
        self.fields[f"case_{case.id.hex}"] = forms.BooleanField(
            label=_("Lämna över ärende %(number)s") % {"number": case.number}, required=False, initial=ticked
        )
        self.fields[f"important_{case.id.hex}"] = Prose(
            label=_("Det viktigaste i %(number)s") % {"number": case.number},
            help_text=_("Några rader: vad som brådskar, vad som är lovat, vad man ska tänka på."),
            required=not self.is_bound or f"case_{case.id.hex}" in self.data,
            max_length=MOST_IMPORTANT,
            error_messages={
                "required": _("Skriv några rader om det viktigaste i %(number)s.") % {"number": case.number}
            },
        )

    def _who(self, task: TaskToGive, others: list[tuple[str, str]]) -> forms.ChoiceField:
        choices = [
            (FOLLOWS, _("Följer med ärendet")),
            *(one for one in others if one[0] != str(self.giving.worker_id)),
        ]
        what = task.what or _("En uppgift i ett låst ärende")
        return forms.ChoiceField(
            label=_("Vem tar ”%(what)s”?") % {"what": what}, choices=choices, initial=FOLLOWS
        )

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Each case with its fields, as the page draws them."""
        return [
            {
                "case": case,
                "ticked": self[f"case_{case.id.hex}"],
                "important": self[f"important_{case.id.hex}"],
                "tasks": [(task, self[f"task_{task.id.hex}"]) for task in case.tasks],
            }
            for case in self.giving.cases
        ]

    @property
    def loose(self) -> list[Any]:
        """The tasks that belong to no case, as the page draws them."""
        return [self[f"loose_{task.id.hex}"] for task in self.giving.loose]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.important() and not self.chosen_loose():
            self.add_error(None, _("Välj minst ett ärende eller en uppgift att lämna över."))
        return told

    def important(self) -> dict[UUID, str]:
        """What matters most, by each case that is ticked."""
        told = self.cleaned_data
        return {
            case.id: told.get(f"important_{case.id.hex}", "")
            for case in self.giving.cases
            if told.get(f"case_{case.id.hex}")
        }

    def named_tasks(self) -> dict[UUID, UUID]:
        """The tasks of ticked cases that somebody is named for."""
        chosen = self.important()
        return {
            task.id: UUID(to)
            for case in self.giving.cases
            if case.id in chosen
            for task in case.tasks
            if (to := self.cleaned_data.get(f"task_{task.id.hex}", FOLLOWS)) != FOLLOWS
        }

    def chosen_loose(self) -> list[UUID]:
        return [task.id for task in self.giving.loose if self.cleaned_data.get(f"loose_{task.id.hex}")]

    @property
    def everything(self) -> bool:
        """Whether all that the giver has is handed over."""
        return len(self.important()) == len(self.giving.cases) and len(self.chosen_loose()) == len(
            self.giving.loose
        )


class AcknowledgeForm(forms.Form):
    """The receiver's own words, where there is something to say."""

    note = Prose(label=_("Något att säga tillbaka"), required=False, rows=2, max_length=1000)


class WithdrawForm(forms.Form):
    """Why a hand-over is taken back before its day."""

    why = Prose(
        label=_("Varför blir överlämningen inte av?"),
        help_text=_("Den som skulle ha tagit över läser det, och det står i ärendena."),
        rows=2,
        max_length=500,
        error_messages={"required": _("Skriv varför överlämningen återtas.")},
    )


class ReasonForm(forms.Form):
    """Why a draft has to be read."""

    why = Prose(
        label=_("Varför behöver du läsa utkastet?"),
        help_text=_(
            "Det är inte färdigt, och den som skrev har inte skickat det. Ditt skäl sparas i loggen."
        ),
        rows=2,
        max_length=500,
        error_messages={
            "required": _("Skriv varför du behöver läsa utkastet. Det du skriver sparas i loggen.")
        },
    )


class DeputyForm(forms.Form):
    """Who stands in for whom, and when."""

    worker = forms.ChoiceField(label=_("Vem är borta?"))
    deputy = forms.ChoiceField(
        label=_("Vem ersätter?"), error_messages={"required": _("Välj vem som ersätter.")}
    )
    from_on = forms.DateField(label=_("Från och med"), widget=forms.DateInput)
    last_on = forms.DateField(
        label=_("Till och med"), help_text=_("Sedan tar det slut av sig självt."), widget=forms.DateInput
    )
    locked = forms.MultipleChoiceField(
        label=_("Släpp in ersättaren i de här låsta ärendena"),
        help_text=_("I de andra ser ersättaren bara att något ska göras, inte vad."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        own_id: UUID,
        manages: bool,
        colleagues: Iterable[Colleague],
        locked: Iterable[CaseToGive],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.own_id = own_id
        everybody = [(str(one.worker_id), one.name) for one in colleagues]
        fields: dict[str, Any] = self.fields
        fields["deputy"].choices = [("", _("Välj")), *everybody]
        fields["worker"].choices = everybody
        fields["locked"].choices = [(str(one.id), one.number) for one in locked]
        if not manages:
            del fields["worker"]
            fields["deputy"].choices = [one for one in fields["deputy"].choices if one[0] != str(own_id)]
        if not fields["locked"].choices:
            del fields["locked"]

    @property
    def worker_id(self) -> UUID:
        return UUID(self.cleaned_data["worker"]) if "worker" in self.fields else self.own_id

    @property
    def to_on(self) -> dt.date:
        """The first day on which it no longer holds."""
        last: dt.date = self.cleaned_data["last_on"]
        return last + dt.timedelta(days=1)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("from_on"), told.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("Den sista dagen är före den första. Ändra en av dem."))
        return told
