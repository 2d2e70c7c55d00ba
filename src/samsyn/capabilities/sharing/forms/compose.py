"""What is to be told or asked, to whom and for what."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.sharing.words import HINTS, category_choices, category_words, purpose_choices
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import MOST_RECIPIENTS
from samsyn.law import Category, Purpose

from .fields import ExplainedBoxes, Prose

TOLD = tuple(category for category in Category if category is not Category.IDENTITY)
LONGEST_QUESTION = 5_000


class ToWhomForm(forms.Form):
    """The recipients, of those in the cooperation, and the purpose."""

    recipients = forms.MultipleChoiceField(
        label=_("Till vilka?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Välj minst en mottagare."),
            "invalid_choice": _("En av mottagarna finns inte i er samverkan. Välj bland dem som visas."),
        },
    )
    purpose = forms.ChoiceField(
        label=_("Vad ska uppgifterna användas till?"),
        error_messages={
            "required": _("Välj vad uppgifterna ska användas till."),
            "invalid_choice": _("Välj ett av de ändamål som visas."),
        },
    )

    def __init__(self, *args: Any, units: Iterable[Recipient], **more: Any) -> None:
        super().__init__(*args, **more)
        self.units = {str(one.unit_id): one for one in units}
        fields: dict[str, Any] = self.fields
        fields["recipients"].choices = [(key, one.name) for key, one in self.units.items()]
        fields["purpose"].choices = [("", _("Välj")), *purpose_choices()]

    def clean_recipients(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["recipients"]
        if len(chosen) > MOST_RECIPIENTS:
            raise forms.ValidationError(
                _("Du har valt %(n)d mottagare. Välj högst %(most)d åt gången.")
                % {"n": len(chosen), "most": MOST_RECIPIENTS}
            )
        return chosen

    def chosen(self) -> tuple[Recipient, ...]:
        """The recipients, once the form is valid."""
        return tuple(self.units[key] for key in self.cleaned_data["recipients"])

    def purpose_chosen(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])


class TellForm(ToWhomForm):
    """A text for each kind of information that is to be told; what is left empty is not told."""

    def __init__(self, *args: Any, first: Collection[Category] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.first = frozenset(first)
        for category in sorted(TOLD, key=lambda one: one not in self.first):
            self.fields[f"text_{category.value}"] = Prose(
                label=category_words(category), help_text=HINTS[category], required=False
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        wrong = any(name.startswith("text_") for name in self.errors)
        if not wrong and not self._texts(told):
            self.add_error(
                None, _("Skriv något under minst en sorts uppgift. Det som lämnas tomt skickas inte.")
            )
        return told

    def texts(self) -> dict[Category, str]:
        """What is to be told, once the form is valid."""
        return self._texts(self.cleaned_data)

    def parts(self) -> Iterator[tuple[BoundField, bool]]:
        """Each text's field, and whether it stands unfolded."""
        for category in sorted(TOLD, key=lambda one: one not in self.first):
            field = self[f"text_{category.value}"]
            yield field, bool(field.value() or field.errors or category in self.first)

    @staticmethod
    def _texts(told: dict[str, Any]) -> dict[Category, str]:
        return {one: told[f"text_{one.value}"] for one in TOLD if told.get(f"text_{one.value}")}


class AskForm(ToWhomForm):
    """What is asked for. The question itself tells no more than that one asks."""

    wanted = forms.MultipleChoiceField(
        label=_("Vad behöver ni veta?"),
        widget=ExplainedBoxes({one.value: words for one, words in HINTS.items()}),
        choices=[one for one in category_choices() if one[0] != Category.IDENTITY.value],
        error_messages={"required": _("Välj minst en sorts uppgift som ni frågar efter.")},
    )
    question = Prose(
        label=_("Er fråga"),
        help_text=_("Skriv bara frågan. Det ni själva vet om den unge lämnar ni med Dela uppgifter."),
        max_length=LONGEST_QUESTION,
        error_messages={"required": _("Skriv er fråga, så att den som svarar förstår vad ni behöver.")},
    )

    def wanted_chosen(self) -> tuple[Category, ...]:
        return tuple(Category(one) for one in self.cleaned_data["wanted"])


class LetGoForm(forms.Form):
    """Why nothing comes of an assessment that was kept; it may be left."""

    why = forms.CharField(label=_("Varför?"), max_length=500, required=False)


class WhyForm(forms.Form):
    """A reason that is kept with the assessment."""

    why = Prose(
        label=_("Varför?"),
        help_text=_("Texten sparas med prövningen."),
        max_length=LONGEST_QUESTION,
        error_messages={"required": _("Skriv varför.")},
    )
