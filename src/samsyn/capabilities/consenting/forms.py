"""The shape of input: asking, signing on paper, looking, withdrawing, judging."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.consents.models import WithdrawnBy
from samsyn.foundation.consents.scans import LARGEST
from samsyn.foundation.consents.scope import Explained, InEnglish, Scope, ScopeParty
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.payloads import PayloadError, clean_text
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.law import Category, Party, Purpose

MORE_PURPOSES = (Purpose.PROTECT_CHILD, Purpose.PREVENT_CRIME, Purpose.INQUIRY)
CATEGORIES = tuple(one for one in Category if one not in (Category.IDENTITY, Category.CRIMINAL_RECORD))
YES_NO = (("yes", _("Ja")), ("no", _("Nej")))


class Prose(forms.CharField):
    """Text of several lines, without signs that cannot be seen."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **{"max_length": 5000} | options)

    def to_python(self, value: Any) -> str:
        try:
            return clean_text((super().to_python(value) or "").strip())
        except PayloadError as error:
            raise ValidationError(str(error)) from error


class AskForm(forms.Form):
    """What is asked for. Nothing is ticked from the beginning (domain 14.2)."""

    parties = forms.MultipleChoiceField(
        label=_("Vilka ska ni få prata med?"),
        help_text=_("Välj så få som det räcker med."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en verksamhet att prata med.")},
    )
    only = forms.MultipleChoiceField(
        label=_("Bara de här enheterna"),
        help_text=_("Tomt betyder vilken enhet som helst av det slaget i kommunen."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    both_ways = forms.ChoiceField(
        label=_("Får de också berätta, för er och för varandra?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        initial="yes",
    )
    categories = forms.MultipleChoiceField(
        label=_("Vad får ni prata om?"),
        help_text=_("Vem den unge är ingår alltid. Inget annat än det du kryssar i."),
        choices=[(one.value, capfirst(one.label)) for one in CATEGORIES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst ett ämne att prata om.")},
    )
    why = Prose(
        label=_("Vad ska det leda till?"),
        help_text=_("Med ord som den unge och vårdnadshavarna känner igen. Texten står i samtycket."),
        max_length=1000,
        error_messages={"required": _("Skriv vad samarbetet ska leda till.")},
    )
    purposes = forms.MultipleChoiceField(
        label=_("Får uppgifterna också användas till något mer än stöd?"),
        choices=[(one.value, capfirst(one.label)) for one in MORE_PURPOSES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    special_limits = Prose(label=_("Särskilda gränser"), required=False, rows=2)
    valid_from = forms.DateField(label=_("Från och med"), widget=forms.DateInput)
    last_day = forms.DateField(
        label=_("Till och med"), help_text=_("Högst tolv månader."), widget=forms.DateInput
    )
    language = forms.ChoiceField(label=_("På vilket språk är det förklarat?"), required=False)
    in_english = forms.BooleanField(
        label=_("Ta med samma text på engelska"),
        help_text=_("Den svenska texten är den som gäller. Den engelska står efter, och båda skrivs under."),
        required=False,
    )
    why_english = Prose(label=_("På engelska: vad ska det leda till?"), required=False, max_length=1000)
    limits_english = Prose(label=_("På engelska: särskilda gränser"), required=False, rows=2)
    interpreter = forms.CharField(label=_("Tolk"), required=False, max_length=120)
    explained_by = forms.CharField(
        label=_("Vem har förklarat?"),
        max_length=300,
        error_messages={"required": _("Skriv vem som har förklarat vad samtycket betyder.")},
    )
    explained_on = forms.DateField(
        label=_("Vilken dag?"),
        widget=forms.DateInput,
        error_messages={"required": _("Skriv vilken dag det förklarades.")},
    )
    mature = forms.ChoiceField(
        label=_("Är den unge mogen att svara själv?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Svara på om den unge är mogen att svara själv.")},
    )
    maturity = Prose(
        label=_("Vad bygger du det på?"),
        rows=2,
        error_messages={"required": _("Skriv vad du bygger bedömningen av mognaden på.")},
    )

    def __init__(
        self,
        *args: Any,
        recipients: Iterable[Recipient],
        own: tuple[Party, UUID],
        judge_maturity: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        (self.own, self.own_unit), units = own, tuple(recipients)
        fields: dict[str, Any] = self.fields
        kinds = {one.party: one.party.label for one in units}
        fields["parties"].choices = [(one.value, capfirst(label)) for one, label in kinds.items()]
        fields["only"].choices = [(str(one.unit_id), one.name) for one in units]
        self.units = {str(one.unit_id): one.party for one in units}
        fields["language"].choices = [("", _("Svenska")), *LANGUAGES.items()]
        if not judge_maturity:
            del fields["mature"], fields["maturity"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        chosen = set(told.get("parties", []))
        if any(self.units[one] not in chosen for one in told.get("only", [])):
            self.add_error("only", _("Du har valt en enhet vars slag inte är valt ovanför. Välj det också."))
        if told.get("in_english"):
            self._clean_english(told)
        return told

    def _clean_english(self, told: dict[str, Any]) -> None:
        """What stands in the text in Swedish has to be written in English too."""
        if not told.get("why_english"):
            self.add_error("why_english", _("Skriv på engelska också vad samarbetet ska leda till."))
        if bool(told.get("special_limits")) != bool(told.get("limits_english")):
            self.add_error(
                "limits_english", _("Gränserna ska stå både på svenska och på engelska, eller inte alls.")
            )

    def scope(self) -> Scope:
        """What was asked for, once the form is valid."""
        told = self.cleaned_data
        gives = told["both_ways"] == "yes"
        named = [(self.units[one], UUID(one)) for one in told["only"]]
        parties = [ScopeParty(self.own, self.own_unit)]
        for value in told["parties"]:
            party = Party(value)
            units: list[UUID | None] = [unit for kind, unit in named if kind is party]
            parties += [ScopeParty(party, unit, gives=gives) for unit in units or [None]]
        return Scope(
            parties=tuple(parties),
            categories=(Category.IDENTITY, *(Category(one) for one in told["categories"])),
            why=told["why"],
            valid_from=told["valid_from"],
            valid_to=told["last_day"] + dt.timedelta(days=1),
            purposes=(Purpose.SUPPORT, *(Purpose(one) for one in told["purposes"])),
            special_limits=told["special_limits"],
        )

    def explained(self) -> Explained:
        """How it was explained."""
        told = self.cleaned_data
        return Explained(told["explained_by"], told["explained_on"], told["language"], told["interpreter"])

    def english(self) -> InEnglish | None:
        """What is said in English too, None where the text is in Swedish alone."""
        told = self.cleaned_data
        return InEnglish(told["why_english"], told["limits_english"]) if told["in_english"] else None

    def mature_or_not(self) -> bool | None:
        """The judgement of maturity, None where none is needed."""
        return {"yes": True, "no": False}.get(self.cleaned_data.get("mature", ""))


class ScanForm(forms.Form):
    """A signed paper."""

    roles = forms.MultipleChoiceField(
        label=_("Vems underskrifter står på papperet?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj vems underskrift som står på papperet.")},
    )
    paper = forms.FileField(
        label=_("Det skannade papperet"),
        help_text=_("PDF, JPEG eller PNG, högst 8 MB. En kollega tittar på det innan det räknas."),
        error_messages={
            "required": _("Välj filen med det skannade papperet."),
            "empty": _("Filen är tom. Skanna papperet igen."),
        },
    )
    signed_on = forms.DateField(label=_("När skrev de under?"), widget=forms.DateInput)

    def __init__(self, *args: Any, givers: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["roles"].choices = list(givers)

    def clean_paper(self) -> Any:
        paper = self.cleaned_data["paper"]
        if paper.size > LARGEST:
            raise ValidationError(_("Filen är större än 8 MB. Skanna med lägre upplösning."))
        return paper


class LookForm(forms.Form):
    """The second look."""

    confirmed = forms.ChoiceField(
        label=_("Är det rätt blankett, och står de underskrifter där som ska stå där?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Svara ja eller nej.")},
    )
    why = Prose(label=_("Om nej: vad stämmer inte?"), required=False, rows=2, max_length=1000)


class WithdrawForm(forms.Form):
    """How it was told; who told it is the button that is pressed."""

    way = forms.ChoiceField(
        label=_("Hur sades det?"),
        choices=[one for one in WithdrawnBy.choices if one[0] != WithdrawnBy.SCREEN],
        initial=WithdrawnBy.SPOKEN.value,
    )
    said = Prose(label=_("Med egna ord"), required=False, rows=2)


class UseForm(forms.Form):
    """What may be done with what was received under a consent that is withdrawn."""

    used = forms.ChoiceField(
        label=_("Får ni använda det trots att samtycket är återkallat?"),
        choices=(("no", _("Nej, det får vara stängt")), ("yes", _("Ja, med annat stöd i lag"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Svara ja eller nej.")},
    )
    ground = forms.CharField(
        label=_("Om ja: vilket stöd i lag?"),
        help_text=_("Till exempel 19 kap. 1 § SoL."),
        max_length=300,
        required=False,
    )
    reasons = Prose(label=_("Hur har du tänkt?"), error_messages={"required": _("Skriv hur du har tänkt.")})
