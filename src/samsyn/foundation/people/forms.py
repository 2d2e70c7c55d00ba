"""The shape of what is written about a person and a guardian."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.people.facts import GuardianFacts, PersonFacts, Whereabouts
from samsyn.foundation.people.fields import BirthDateField, IdentityNumberField, NameField, OneLineField
from samsyn.foundation.people.identity_numbers import IdentityKind
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.foundation.people.models import OLDEST_AGE_TOLD, Custody, ProtectedIdentity, Sex
from samsyn.foundation.people.names import LONGEST_NAME
from samsyn.foundation.people.person_page import PersonPage

NOT_KNOWN = ("", _("Inte känt"))
YES_OR_NO = (NOT_KNOWN, ("yes", _("Ja")), ("no", _("Nej")))
INTERPRETER = (("", _("Behövs inte, eller inte känt")), *LANGUAGES.items())
SAID = {"yes": True, "no": False}
WHEREABOUTS = ("address", "telephone", "school", "home_municipality")


class PersonForm(forms.Form):
    """A person. `on` is today; `municipalities` are the codes and names to choose from.

    With `hidden` the whereabouts of a protected identity are neither shown nor changed.
    """

    given_name = NameField(label=_("Förnamn"))
    family_name = NameField(label=_("Efternamn"))
    identity_kind = forms.ChoiceField(
        label=_("Slag av nummer"),
        choices=[("", _("Personnummer, samordningsnummer eller T-nummer")), ("reserve", _("Reservnummer"))],
        required=False,
    )
    identity_number = IdentityNumberField(
        label=_("Personnummer eller annat nummer"), help_text=_("Till exempel 20170110-2384.")
    )
    birth_date = BirthDateField(
        label=_("Födelsedatum"), help_text=_("Behövs inte om numret är känt."), widget=forms.DateInput
    )
    birth_date_differs = forms.BooleanField(
        label=_("Födelsedatumet är rätt, fast numret säger något annat"), required=False
    )
    age_from = forms.IntegerField(
        label=_("Ungefärlig ålder, från"), min_value=0, max_value=OLDEST_AGE_TOLD, required=False
    )
    age_to = forms.IntegerField(
        label=_("Ungefärlig ålder, till"), min_value=0, max_value=OLDEST_AGE_TOLD, required=False
    )
    sex = forms.ChoiceField(
        label=_("Kön"), choices=(NOT_KNOWN, *Sex.choices), required=False, widget=forms.RadioSelect
    )
    protected_identity = forms.ChoiceField(
        label=_("Skyddade personuppgifter"),
        choices=ProtectedIdentity.choices,
        initial=ProtectedIdentity.NONE,
        widget=forms.RadioSelect,
    )
    interpreter_language = forms.ChoiceField(label=_("Tolk"), choices=INTERPRETER, required=False)
    home_municipality = forms.ChoiceField(label=_("Folkbokföringskommun"), required=False)
    school = OneLineField(label=_("Skola"), max_length=120, required=False)
    address = OneLineField(label=_("Adress"), max_length=200, required=False)
    telephone = OneLineField(label=_("Telefon"), max_length=40, required=False)

    def __init__(
        self,
        *args: Any,
        on: date,
        municipalities: Sequence[tuple[str, str]] = (),
        hidden: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.hidden = hidden
        self.fields["birth_date"].on = on  # type: ignore[attr-defined]
        self.fields["identity_number"].on = on  # type: ignore[attr-defined]
        self.fields["home_municipality"].choices = [NOT_KNOWN, *municipalities]  # type: ignore[attr-defined]
        for name in WHEREABOUTS if hidden else ():
            del self.fields[name]

    def clean_identity_kind(self) -> str:
        """The number is read after this, as the kind that was chosen."""
        chosen = str(self.cleaned_data["identity_kind"])
        kind = IdentityKind(chosen) if chosen else None
        self.fields["identity_number"].kind = kind  # type: ignore[attr-defined]
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._check_somebody(cleaned)
        self._check_birth_date(cleaned)
        self._check_ages(cleaned)
        return cleaned

    def facts(self) -> PersonFacts:
        """What was written, once the form is valid."""
        told = self.cleaned_data
        ages = (told["age_from"], told["age_to"]) if told["age_from"] is not None else None
        return PersonFacts(
            given_name=told["given_name"],
            family_name=told["family_name"],
            identity=told["identity_number"],
            birth_date=told["birth_date"],
            ages=ages,
            sex=told["sex"],
            protected_identity=told["protected_identity"],
            interpreter_language=told["interpreter_language"],
            whereabouts=None if self.hidden else Whereabouts(**{name: told[name] for name in WHEREABOUTS}),
        )

    def _check_somebody(self, told: dict[str, Any]) -> None:
        known = ("given_name", "family_name", "identity_number")
        if not self.errors and not any(told.get(name) for name in known):
            self.add_error("given_name", _("Skriv minst ett namn eller ett nummer."))

    def _check_birth_date(self, told: dict[str, Any]) -> None:
        number, born = told.get("identity_number"), told.get("birth_date")
        if not number or not number.birth_date or not born or told.get("birth_date_differs"):
            return
        if born != number.birth_date:
            self.add_error(
                "birth_date",
                _("Födelsedatumet är ett annat än i numret. Rätta det, eller kryssa i att båda stämmer."),
            )

    def _check_ages(self, told: dict[str, Any]) -> None:
        """Both ends of a guessed age, in order, and only where no birth date is known."""
        ages = [age for age in (told.get("age_from"), told.get("age_to")) if age is not None]
        if not ages:
            return
        told["age_from"], told["age_to"] = youngest, oldest = ages[0], ages[-1]
        number = told.get("identity_number")
        if told.get("birth_date") or (number and number.birth_date):
            told["age_from"] = told["age_to"] = None
        elif youngest > oldest:
            self.add_error("age_to", _("Den högre åldern behöver stå sist. Byt plats på åldrarna."))


def as_written(page: PersonPage) -> dict[str, Any]:
    """What stands about a person, as the initial values of a PersonForm that corrects it."""
    youngest, oldest = page.ages_told or (None, None)
    return {
        "given_name": page.given_name,
        "family_name": page.family_name,
        "identity_kind": page.identity_kind if page.identity_kind is IdentityKind.RESERVE else "",
        "identity_number": page.written_number,
        "birth_date": page.line.birth_date,
        "birth_date_differs": page.birth_date_differs,
        "age_from": youngest,
        "age_to": oldest,
        "sex": page.sex or "",
        "protected_identity": page.protected_identity,
        "interpreter_language": page.interpreter_language,
        **asdict(page.whereabouts),
    }


class GuardianForm(forms.Form):
    """A guardian: chosen among the unit's persons (`person_id`) or written by name. `on` is today."""

    person_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = NameField(label=_("Namn"), max_length=2 * LONGEST_NAME)
    telephone = OneLineField(label=_("Telefon"), max_length=40, required=False)
    address = OneLineField(label=_("Adress"), max_length=200, required=False)
    custody = forms.ChoiceField(label=_("Vårdnad"), choices=Custody.choices, initial=Custody.UNKNOWN)
    lives_with = forms.ChoiceField(label=_("Bor med den unge"), choices=YES_OR_NO, required=False)
    reachable = forms.ChoiceField(label=_("Går att nå"), choices=YES_OR_NO, required=False)
    language = forms.ChoiceField(label=_("Tolk"), choices=INTERPRETER, required=False)
    informed_on = BirthDateField(label=_("Informerad den"), widget=forms.DateInput)
    not_informed_because = OneLineField(
        label=_("Inte informerad, därför att"), max_length=500, required=False
    )

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["informed_on"].on = on  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors and not told["person_id"] and not told["name"]:
            self.add_error("name", _("Skriv vårdnadshavarens namn."))
        if told.get("informed_on") and told.get("not_informed_because"):
            self.add_error(
                "not_informed_because",
                _("Skriv antingen när vårdnadshavaren informerades eller varför det inte har skett."),
            )
        return told

    def facts(self) -> GuardianFacts:
        """What was written, once the form is valid."""
        told = self.cleaned_data
        said = {name: SAID.get(told[name]) for name in ("lives_with", "reachable")}
        return GuardianFacts(**told | said)
