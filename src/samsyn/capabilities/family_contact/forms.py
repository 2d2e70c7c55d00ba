"""The shape of what a worker types on the family's pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.people.person_page import PersonPage
from samsyn.law import Category

from .kinds import ALWAYS

ALSO = tuple(
    one for one in Category if one not in (*ALWAYS, Category.CRIMINAL_RECORD, Category.REPORT_OUTCOME)
)
GROUNDS = (
    (Ground.WHEREABOUTS.value, _("Var barnet vistas är hemligt för vårdnadshavaren (26 kap. 2 § OSL)")),
    (Ground.HARM.value, _("Barnet kan lida betydande men om vårdnadshavaren får veta (12 kap. 3 § OSL)")),
)


class OpenForm(forms.Form):
    """Opening a room where identity is protected: the named worker's decision."""

    why = forms.CharField(
        label=_("Varför är det säkert med en egen sida?"),
        help_text=_("Den unge har skyddade personuppgifter. Ditt beslut sparas med ditt namn."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class WhyForm(forms.Form):
    """Why something is ended."""

    why = forms.CharField(label=_("Varför?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ResultForm(forms.Form):
    """What was done about what the family wrote."""

    result = forms.CharField(
        label=_("Vad gjorde ni?"),
        help_text=_("Till exempel: ringde Alva och rättade anteckningen."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class LetterForm(forms.Form):
    """A letter to the family, and what it is about beside who the young person is and the support."""

    text = forms.CharField(
        label=_("Brevet"),
        help_text=_(
            "Skriv som du pratar. Skriv inget om andra barn, om den som anmält eller tipsat, eller om en utredning."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5000,
    )
    also = forms.MultipleChoiceField(
        label=_("Handlar brevet också om något av det här?"),
        choices=[(one.value, one.label.capitalize()) for one in ALSO],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def categories(self) -> tuple[Category, ...]:
        """All that the letter carries."""
        return (*ALWAYS, *(Category(one) for one in self.cleaned_data["also"]))


class WhoKnowsForm(forms.Form):
    """Which of what was told is shown, and a few words with it."""

    shown = forms.MultipleChoiceField(
        label=_("Vad vill ni visa?"),
        help_text=_(
            "Visa inte det som skulle skada en utredning eller peka ut den som anmält. Det ni inte väljer nämns inte."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en rad att visa, eller gå tillbaka.")},
    )
    text = forms.CharField(
        label=_("Några ord till"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].choices = choices  # type: ignore[attr-defined]

    def categories(self) -> tuple[Category, ...]:
        """What a list of who knows what carries."""
        return ALWAYS


class WithholdForm(forms.Form):
    """A decision that something is not for a guardian."""

    ground = forms.ChoiceField(label=_("Varför?"), choices=GROUNDS, widget=forms.RadioSelect)
    guardian = forms.ChoiceField(label=_("Vem gäller det?"), widget=forms.RadioSelect)
    categories = forms.MultipleChoiceField(
        label=_("Vad får inte visas?"),
        help_text=_(
            "Gäller betydande men. Väljer du inget döljs allt. För 26 kap. 2 § döljs alltid var barnet vistas."
        ),
        choices=[(one.value, one.label.capitalize()) for one in Category],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reasons = forms.CharField(
        label=_("Skälen för beslutet"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )

    def __init__(self, person: PersonPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guardian"].choices = [  # type: ignore[attr-defined]
            ("", _("Alla vårdnadshavare")),
            *((str(one.guardian_id), one.name) for one in person.guardians),
        ]
        self.fields["guardian"].required = False
