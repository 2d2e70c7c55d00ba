"""The shape of what a worker asks, and of what the lawyer settles and answers."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.payloads import PayloadError, clean_text
from samsyn.foundation.settlements.decision import Decision
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Labelled

from .kinds import LegalQuestion
from .queries.points import open_point, points_between

LONGEST = 5000
SHORTEST = 10


class Text(forms.CharField):
    """A few sentences of plain text."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        super().__init__(max_length=LONGEST, min_length=SHORTEST, **options)

    def clean(self, value: Any) -> str:
        try:
            return clean_text(super().clean(value))
        except PayloadError as error:
            raise forms.ValidationError(str(error)) from error


def words_of(kind: type[Labelled]) -> list[tuple[str, str | Promise]]:
    """The words of a closed list as choices."""
    return [(word.value, word.label[0].upper() + word.label[1:]) for word in kind]


def choice(label: Any, kind: type[Labelled]) -> forms.ChoiceField:
    """One word of a closed list, none of them chosen beforehand."""
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Välj …")), *words_of(kind)],
        error_messages={"required": _("Välj ett svar."), "invalid_choice": _("Välj ett svar.")},
    )


class AskForm(forms.Form):
    """A question to the lawyer, about nobody."""

    recipient = choice(_("Till vem skulle uppgiften lämnas?"), Party)
    category = choice(_("Vad är det för slags uppgift?"), Category)
    purpose = choice(_("Vad ska den användas till?"), Purpose)
    question = Text(
        label=_("Din fråga"),
        help_text=_(
            "Beskriv läget utan att skriva vem det gäller: inga namn, personnummer, adresser eller skolor. "
            "Skriv ”den unge”."
        ),
        error_messages={
            "required": _("Skriv vad du undrar."),
            "min_length": _("Skriv frågan med minst tio tecken, så att juristen förstår den."),
        },
    )
    nobodys_names = forms.BooleanField(
        label=_("Ord som ser ut som namn i min text är inte någons namn"), required=False
    )

    def payload(self, *, sender: Party, point: str) -> LegalQuestion:
        """The question as it is sent, with the unsettled point named or else the one that lies on the way."""
        told = self.cleaned_data
        recipient, category = Party(told["recipient"]), Category(told["category"])
        purpose = Purpose(told["purpose"])
        on_the_way = points_between(sender, recipient, category, purpose)
        return LegalQuestion(
            sender,
            recipient,
            category,
            purpose,
            told["question"],
            point if open_point(point) else on_the_way[0].id if len(on_the_way) == 1 else "",
        )


class AnswerForm(forms.Form):
    """What the lawyer answers."""

    answer = Text(
        label=_("Ditt svar"),
        help_text=_(
            "Svaret går till den enhet som frågade. Skriv inte vem det gäller, om du skulle veta det."
        ),
        error_messages={
            "required": _("Skriv ditt svar."),
            "min_length": _("Skriv svaret med minst tio tecken."),
        },
    )


class SettleForm(forms.Form):
    """A decision on a point, from a day, with reasons."""

    decision = forms.ChoiceField(
        label=_("Vad gäller för kommunen?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Välj vad som ska gälla."),
            "invalid_choice": _("Det går inte att välja. Välj vad som ska gälla."),
        },
    )
    from_on = forms.DateField(
        label=_("Från och med"),
        help_text=_("I dag eller en senare dag. Ett avgörande gäller aldrig bakåt."),
        error_messages={"required": _("Skriv från vilken dag det gäller.")},
    )
    to_on = forms.DateField(
        label=_("Till och med"),
        help_text=_("Lämna tomt om det gäller tills vidare. Efter den dagen är frågan öppen igen."),
        required=False,
    )
    reasons = Text(
        label=_("Skäl"),
        help_text=_("Alla enheter i kommunen ser skälen, ditt namn och dagen där avgörandet används."),
        error_messages={
            "required": _("Skriv skälen, så att den som läser avgörandet kan följa dem."),
            "min_length": _("Skriv skälen med minst tio tecken."),
        },
    )

    def __init__(self, *args: Any, today: dt.date, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = [(word.value, word.label) for word in Decision]
        self.fields["decision"].choices = choices if decided else choices[:2]  # type: ignore[attr-defined]

    def clean_from_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["from_on"]
        if day < self.today:
            raise forms.ValidationError(
                _("Ett avgörande gäller aldrig bakåt. Välj i dag eller en senare dag.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("from_on"), told.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Den sista dagen ligger före den första."))
        return told

    def first_day_after(self) -> dt.date | None:
        """The first day on which it no longer holds, as it is stored."""
        last: dt.date | None = self.cleaned_data["to_on"]
        return last + dt.timedelta(days=1) if last else None


class LawForm(forms.Form):
    """What part of the law to read."""

    fran = forms.ChoiceField(label=_("Från"), choices=[("", _("Alla")), *words_of(Party)], required=False)
    till = forms.ChoiceField(label=_("Till"), choices=[("", _("Alla")), *words_of(Party)], required=False)
    sok = forms.CharField(label=_("Ord i lagen"), max_length=80, required=False)
    dag = forms.DateField(
        label=_("Som den gäller den"),
        required=False,
        error_messages={"invalid": _("Skriv dagen som åååå-mm-dd.")},
    )
