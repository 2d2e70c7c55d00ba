"""The shape of a tip as the public writes it, and as a worker writes it down from a call (domain 15.2)."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.documents.pictures import NotAPictureError, redrawn
from samsyn.law.vocabulary import Party

from .fields import LineField, PastDayField, TellingField
from .payload import Channel, ReporterKind, Tip, Urgency, Worry
from .pictures import LARGEST, MOST
from .queries import Receiver

SEEN = (
    ("yes", _("Ja, jag har själv sett eller hört det")),
    ("no", _("Nej, någon annan har berättat det för mig")),
)
WHO = (
    (ReporterKind.ANONYMOUS.value, _("Jag vill vara anonym")),
    (ReporterKind.PRIVATE_NAMED.value, _("Jag är privatperson och lämnar mitt namn")),
    (ReporterKind.PROFESSIONAL.value, _("Jag tipsar i mitt arbete och lämnar mitt namn")),
)
CALLED = tuple(channel for channel in Channel.choices if channel[0] != Channel.WEB.value)


class PictureInput(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """At most three pictures; gives them redrawn, as a list of JPEG bytes."""

    widget = PictureInput
    default_error_messages = {
        "many": _("Högst tre bilder får plats. Välj ut dem som säger mest."),
        "large": _("Bilden ”%(name)s” är större än 5 MB. Välj en mindre."),
        "not_one": _(
            "Filen ”%(name)s” är inte en bild av sorten JPEG eller PNG. Ta bort den eller välj en annan."
        ),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = [file for file in data or [] if file]
        if len(files) > MOST:
            raise ValidationError(self.error_messages["many"], code="many")
        return [self._redrawn(file) for file in files]

    def _redrawn(self, file: Any) -> bytes:
        params = {"name": file.name[:80]}
        if file.size > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large", params=params)
        try:
            return redrawn(file.read())
        except NotAPictureError as error:
            raise ValidationError(self.error_messages["not_one"], code="not_one", params=params) from error


class TipForm(forms.Form):
    """A tip from anybody. `receivers` are the units that take tips; the form finds the one that is meant."""

    urgency = forms.ChoiceField(
        label=_("Är det bråttom?"),
        choices=Urgency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj om det är bråttom. Du kan också svara att du inte vet.")},
    )
    municipality = forms.ChoiceField(
        label=_("Vilken kommun gäller det?"),
        error_messages={"required": _("Välj vilken kommun det gäller.")},
    )
    receiver = forms.ChoiceField(
        label=_("Vem vill du berätta för?"),
        widget=forms.RadioSelect,
        initial=Party.SOCIAL_SERVICES.value,
        error_messages={"required": _("Välj vem du vill berätta för.")},
    )
    what = TellingField(
        label=_("Vad har du sett eller hört?"),
        help_text=_(
            "Berätta så mycket du kan. Det är bra att skilja på det du själv sett och det andra sagt."
        ),
        rows=8,
        error_messages={"required": _("Skriv vad du har sett eller hört.")},
    )
    first_hand = forms.ChoiceField(
        label=_("Har du sett eller hört det själv?"), choices=SEEN, widget=forms.RadioSelect, required=False
    )
    subject_hint = LineField(
        label=_("Vem gäller det?"),
        help_text=_("Namn, ungefärlig ålder, skola eller hur personen brukar vara klädd. Skriv det du vet."),
        required=False,
    )
    where = LineField(
        label=_("Var var det?"),
        help_text=_("Till exempel en adress, en park eller en skola."),
        required=False,
    )
    observed_on = PastDayField(label=_("Vilken dag var det?"), widget=forms.DateInput, required=False)
    how_long = LineField(
        label=_("Hur länge har det pågått?"),
        help_text=_("Till exempel ”sedan i somras” eller ”varje fredag kväll”."),
        required=False,
    )
    categories = forms.MultipleChoiceField(
        label=_("Vad handlar oron om?"),
        choices=Worry.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    pictures = PicturesField(
        label=_("Bilder"),
        help_text=_("Högst tre, JPEG eller PNG, högst 5 MB var. Vi tar bort uppgifter om plats och kamera."),
        widget=PictureInput(attrs={"accept": "image/jpeg,image/png", "multiple": True}),
        required=False,
    )
    reporter_kind = forms.ChoiceField(
        label=_("Vill du vara anonym?"),
        choices=WHO,
        widget=forms.RadioSelect,
        initial=ReporterKind.ANONYMOUS.value,
        error_messages={"required": _("Välj om du vill vara anonym.")},
    )
    name = LineField(label=_("Ditt namn"), most=120, required=False)
    contact = LineField(label=_("Telefon eller e-post"), most=200, required=False)

    def __init__(self, *args: Any, receivers: tuple[Receiver, ...], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.receivers = receivers
        self.fields["observed_on"].today = today  # type: ignore[attr-defined]
        places = {one.municipality: one.municipality_name for one in receivers}
        parties = {one.party for one in receivers}
        self.fields["municipality"].choices = [*self._first_choice(places), *places.items()]  # type: ignore[attr-defined]
        self.fields["receiver"].choices = [  # type: ignore[attr-defined]
            (party.value, label) for party, label in RECEIVING.items() if party in parties
        ]

    @staticmethod
    def _first_choice(places: dict[str, str]) -> list[tuple[str, Any]]:
        return [("", _("Välj kommun"))] if len(places) > 1 else []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_receiver(cleaned)
        self._check_reporter(cleaned)
        return cleaned

    def _check_receiver(self, cleaned: dict[str, Any]) -> None:
        place, party = cleaned.get("municipality"), cleaned.get("receiver")
        fits = [one for one in self.receivers if (one.municipality, one.party.value) == (place, party)]
        if fits:
            cleaned["unit"] = fits[0]
        elif place and party:
            self.add_error(
                "receiver", _("Där går det inte att tipsa här. Välj den andra mottagaren, eller ring.")
            )

    def _check_reporter(self, cleaned: dict[str, Any]) -> None:
        kind, contact = cleaned.get("reporter_kind"), cleaned.get("contact")
        told = contact or cleaned.get("name")
        if kind == ReporterKind.ANONYMOUS and told:
            text = _(
                "Du vill vara anonym men har skrivit namn eller kontaktuppgift. Ta bort det, eller välj "
                "ett annat svar."
            )
            self.add_error("reporter_kind", text)
        elif kind and kind != ReporterKind.ANONYMOUS and not contact and "contact" not in self.errors:
            self.add_error("contact", _("Skriv hur du kan nås, eller välj att vara anonym."))

    def tip(self) -> Tip:
        """The tip, once the form is valid."""
        told = self.cleaned_data
        return Tip(
            what=told["what"],
            urgency=Urgency(told["urgency"]),
            municipality=told["municipality"],
            channel=Channel(told.get("channel", Channel.WEB)),
            reporter_kind=ReporterKind(told["reporter_kind"]),
            first_hand={"yes": True, "no": False}.get(told["first_hand"]),
            subject_hint=told["subject_hint"],
            where=told["where"],
            observed_on=told["observed_on"],
            how_long=told["how_long"],
            categories=tuple(Worry(one) for one in told["categories"]),
        )

    @property
    def more_is_open(self) -> bool:
        """Whether the part with what may be left out has something in it to see."""
        asked = ("first_hand", "subject_hint", "where", "observed_on", "how_long", "categories", "pictures")
        return self.is_bound and any(self.data.get(name) or name in self.errors for name in asked)


RECEIVING = {
    Party.SOCIAL_SERVICES: _("Socialtjänsten – om du är orolig för en ung person"),
    Party.POLICE: _("Polisen – om det gäller brott"),
}


class PublicTipForm(TipForm):
    """With a trap for machines: a field that no human sees."""

    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        if self.data.get("website"):
            text = _(
                "Ett fält som ska vara tomt har fyllts i. Ta bort det som står i fältet ”Lämna tomt”, och "
                "skicka igen."
            )
            raise ValidationError(text)
        return super().clean()


class CallForm(TipForm):
    """A tip that a worker writes down for somebody who calls, comes or writes."""

    channel = forms.ChoiceField(
        label=_("Hur kom tipset?"),
        choices=CALLED,
        widget=forms.RadioSelect,
        initial=Channel.PHONE.value,
        error_messages={"required": _("Välj hur tipset kom.")},
    )
    give_code = forms.BooleanField(
        label=_("Ge en svarskod som du läser upp eller skriver ut"),
        help_text=_(
            "Med koden kan personen läsa ett svar på webben och berätta mer, utan att säga vem hon "
            "eller han är."
        ),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["what"].label = _("Vad berättar personen?")
        self.fields["what"].help_text = _("Skriv så nära personens egna ord som du kan.")
        self.fields["first_hand"].label = _("Har personen sett eller hört det själv?")
        self.fields["reporter_kind"].label = _("Vill personen vara anonym?")
        self.fields["reporter_kind"].choices = ReporterKind.choices  # type: ignore[attr-defined]
        self.fields["first_hand"].choices = (("yes", _("Ja")), ("no", _("Nej, hört av någon annan")))  # type: ignore[attr-defined]
        self.fields["name"].label = _("Personens namn")
        self.fields["receiver"].label = _("Vart ska tipset?")


class CodeForm(forms.Form):
    """The receipt code, as it is typed."""

    code = forms.CharField(
        label=_("Din svarskod"),
        help_text=_("Tjugo tecken i fem grupper, till exempel 7KQ4-M2XD-0R8T-VW3B-C5NE."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "spellcheck": "false", "inputmode": "text"}
        ),
        error_messages={"required": _("Skriv koden som du fick när du lämnade tipset.")},
        strip=True,
    )


class AdditionForm(forms.Form):
    """More from the one who left a tip."""

    text = TellingField(
        label=_("Berätta mer, eller svara"),
        rows=5,
        error_messages={"required": _("Skriv det du vill lägga till.")},
    )


class AnswerForm(forms.Form):
    """The unit's answer to the one who left a tip."""

    text = TellingField(
        label=_("Svar till den som tipsade"),
        help_text=_("Tacka, fråga det du behöver veta, eller berätta vart man kan vända sig."),
        rows=6,
        error_messages={"required": _("Skriv ett svar.")},
    )
    says_nothing = forms.BooleanField(
        label=_("Svaret säger ingenting om den unge: inte om den är känd, inte vad ni gör eller beslutar"),
        error_messages={
            "required": _("Läs igenom svaret och bekräfta att det inte säger något om den unge.")
        },
    )
