"""The questions of "Får jag dela?", one form a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.sharing.conversation import Said, forget_judgements
from samsyn.capabilities.sharing.words import HINTS, category_choices, party_choices, purpose_choices
from samsyn.foundation.messages.assessing import Recipient
from samsyn.law import Category, Party, Purpose

from .fields import ExplainedBoxes

UNNAMED, OWN = "unnamed", "own"
OLDEST = 120


class AboutForm(forms.Form):
    """Nobody named, or one of the unit's own persons."""

    use_required_attribute = False
    who = forms.ChoiceField(
        label=_("Vem gäller det?"),
        choices=((UNNAMED, _("Ingen namngiven, bara en ålder")), (OWN, _("Någon som finns hos oss"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj om det gäller någon namngiven eller inte.")},
    )
    age = forms.IntegerField(
        label=_("Ålder"),
        min_value=0,
        max_value=OLDEST,
        error_messages={
            "min_value": _("Skriv en ålder mellan 0 och 120 år."),
            "max_value": _("Skriv en ålder mellan 0 och 120 år."),
            "invalid": _("Skriv åldern med siffror, till exempel 15."),
        },
    )
    born = forms.DateField(
        label=_("Eller födelsedatum"),
        widget=forms.DateInput,
        error_messages={"invalid": _("Skriv födelsedatumet som år-månad-dag, till exempel 2010-05-01.")},
    )
    protected = forms.BooleanField(label=_("Den unge har skyddade personuppgifter"), required=False)
    find = forms.CharField(
        label=_("Namn, personnummer eller ärendenummer"),
        help_text=_("Skriv början av ett namn eller hela numret. Sökningen sparas i loggen."),
        max_length=120,
    )
    person = forms.ChoiceField(label=_("Vem av dem?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, today: dt.date, persons: Iterable[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.today, self.persons = today, list(persons)
        field: Any = self.fields["person"]
        field.choices = self.persons

    def full_clean(self) -> None:
        """Only what belongs to the choice is asked for; nothing of it is marked as left to one's liking."""
        self._ask(required=False)
        super().full_clean()
        self._ask(required=True)

    def _ask(self, *, required: bool) -> None:
        for name in ("age", "born", "find", "person"):
            self.fields[name].required = required

    def clean_born(self) -> dt.date | None:
        born: dt.date | None = self.cleaned_data["born"]
        if born and born > self.today:
            raise forms.ValidationError(_("Födelsedatumet ligger i framtiden. Kontrollera året."))
        if born and born.year < self.today.year - OLDEST:
            raise forms.ValidationError(_("Födelsedatumet är mer än 120 år sedan. Kontrollera året."))
        return born

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("who") == UNNAMED and not self.errors:
            self._age_or_date(told)
        if told.get("who") == OWN and not told.get("person") and "person" not in self.errors:
            if len(told.get("find", "").strip()) < 2:  # noqa: PLR2004 - as every search of persons
                self.add_error("find", _("Skriv minst två tecken att söka på."))
            elif self.persons:
                self.add_error("person", _("Välj vem av dem det gäller."))
            else:
                self.add_error("find", _("Ingen träff i din verksamhet. Kontrollera stavningen."))
        return told

    def _age_or_date(self, told: dict[str, Any]) -> None:
        if told.get("age") is None and told.get("born") is None:
            self.add_error(
                "age", _("Skriv en ungefärlig ålder eller ett födelsedatum. Lagen skiljer på åldrar.")
            )
        elif told.get("age") is not None and told.get("born") is not None:
            self.add_error("born", _("Skriv antingen ålder eller födelsedatum, inte båda."))

    def add_to(self, said: Said) -> Said:
        """What is said with this answered."""
        told = self.cleaned_data
        if told["who"] == OWN:
            known = replace(said, person_id=UUID(told["person"]), age=None, born=None, protected=False)
        else:
            known = replace(
                said, person_id=None, age=told["age"], born=told["born"], protected=told["protected"]
            )
        return forget_judgements(known)

    @staticmethod
    def initial_of(said: Said) -> dict[str, Any]:
        who = OWN if said.person_id else UNNAMED if said.whom_known else None
        return {"who": who, "age": said.age, "born": said.born, "protected": said.protected}


class ToForm(forms.Form):
    """To whom, for what, and whether they have asked."""

    to = forms.ChoiceField(
        label=_("Till vem?"),
        error_messages={
            "required": _("Välj till vem."),
            "invalid_choice": _("Välj en enhet i er samverkan, eller ett annat slag av mottagare, i listan."),
        },
    )
    purpose = forms.ChoiceField(
        label=_("Vad ska uppgiften användas till?"),
        choices=purpose_choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad uppgiften ska användas till.")},
    )
    requested = forms.BooleanField(label=_("De har själva frågat efter uppgiften"), required=False)

    def __init__(self, *args: Any, units: Iterable[Recipient], own: Party, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["to"]
        field.choices = [
            ("", _("Välj")),
            (_("Enheter i er samverkan"), [(f"unit:{one.unit_id}", one.name) for one in units]),
            (_("Andra"), party_choices(own)),
        ]

    def add_to(self, said: Said) -> Said:
        """What is said with this answered."""
        told = self.cleaned_data
        what, value = told["to"].split(":", 1)
        return forget_judgements(
            replace(
                said,
                to_unit=UUID(value) if what == "unit" else None,
                to_party=Party(value) if what == "party" else None,
                purpose=Purpose(told["purpose"]),
                requested=told["requested"],
            )
        )

    @staticmethod
    def initial_of(said: Said) -> dict[str, Any]:
        to = f"unit:{said.to_unit}" if said.to_unit else f"party:{said.to_party}" if said.to_party else ""
        return {"to": to, "purpose": said.purpose, "requested": said.requested}


class WhatForm(forms.Form):
    """Which kinds of information."""

    categories = forms.MultipleChoiceField(
        label=_("Vad vill du lämna?"),
        help_text=_("Välj allt som behövs, och inget mer. Att säga vem det gäller är också en uppgift."),
        choices=category_choices,
        widget=ExplainedBoxes({one.value: words for one, words in HINTS.items()}),
        error_messages={
            "required": _("Välj minst en sorts uppgift."),
            "invalid_choice": _("Välj bland de sorters uppgifter som visas."),
        },
    )

    def add_to(self, said: Said) -> Said:
        """What is said with this answered."""
        chosen = tuple(Category(one) for one in self.cleaned_data["categories"])
        return forget_judgements(replace(said, categories=chosen))

    @staticmethod
    def initial_of(said: Said) -> dict[str, Any]:
        return {"categories": [one.value for one in said.categories]}
