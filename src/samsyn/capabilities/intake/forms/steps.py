"""The forms of a matter's steps. Each answers `arguments()`: what its action takes."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake import words
from samsyn.capabilities.intake.queries.matters import MatterPage
from samsyn.foundation.people.fields import OneLineField
from samsyn.foundation.step_answers.forms import StepForm as OwnQuestions

from .fields import MomentField, ProseField, choice, name_what_is_missing, yes_or_no


class StepForm(forms.Form):
    """A step in a matter. `now` bounds its moments; `page` is what is already signed."""

    starts_now: tuple[str, ...] = ()

    def __init__(self, *args: Any, page: MatterPage, now: dt.datetime, **options: Any) -> None:
        options["initial"] = dict.fromkeys(self.starts_now, timezone.localtime(now)) | (
            options.get("initial") or {}
        )
        super().__init__(*args, **options)
        self.page = page
        name_what_is_missing(self)
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.now, field.earliest = now, page.matter.received_at

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def need(self, name: str, message: Any) -> None:
        """A field that is needed because of another."""
        if not self.errors.get(name) and not self.cleaned_data.get(name):
            self.add_error(name, message)


class SortForm(StepForm):
    sorting = choice(words.Sorting, _("Vad är det här?"))
    why = ProseField(label=_("Varför bedömer du så?"))
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: MatterPage, **options: Any) -> None:
        seen = page.sorted_last.id if page.sorted_last else None
        options["initial"] = {"seen": seen} | (options.get("initial") or {})
        super().__init__(*args, page=page, **options)


class ProtectionForm(StepForm):
    starts_now = ("assessed_at",)
    need_protection = yes_or_no(_("Behöver barnet omedelbart skydd?"))
    reasons = ProseField(
        label=_("Motivering"),
        help_text=_("Vad i anmälan bygger du på? Väg in tidigare uppgifter hos nämnden."),
    )
    earlier_known = choice(words.Earlier, _("Är barnet aktuellt sedan tidigare?"))
    assessed_at = MomentField(label=_("När gjordes bedömningen?"))

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        return told | {"need": told.pop("need_protection")}


class ContactForm(StepForm):
    starts_now = ("happened_at",)
    with_whom = choice(words.ContactWith, _("Vem hade du kontakt med?"))
    who = OneLineField(label=_("Namn eller funktion"), max_length=200, required=False)
    outside_why = ProseField(
        label=_("Varför togs kontakten?"),
        help_text=_("Behövs bara när det är någon annan än den som anmälde, barnet eller vårdnadshavarna."),
        required=False,
        rows=3,
    )
    way = choice(words.Way, _("Hur?"))
    happened_at = MomentField(label=_("När?"))
    what = ProseField(label=_("Vad kom fram?"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("with_whom") == words.ContactWith.OTHER:
            self.need(
                "outside_why",
                _(
                    "Innan en utredning är inledd får bara den som anmälde, barnet och vårdnadshavarna kontaktas. "
                    "Skriv varför den här kontakten ändå togs."
                ),
            )
        return told


class InformForm(StepForm):
    whom = choice(words.Informed, _("Vem?"))
    informed_at = MomentField(label=_("När lämnades informationen?"), required=False)
    way = choice(words.Way, _("Hur?"), required=False)
    not_why = ProseField(
        label=_("Om informationen väntar: varför?"),
        help_text=_("Till exempel vid misstanke om våld i familjen."),
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "informed_at" in told and not told["informed_at"]:
            self.need("not_why", _("Skriv när informationen lämnades, eller varför den väntar."))
        elif told.get("informed_at") and told.get("not_why"):
            self.add_error("not_why", _("Skriv antingen när informationen lämnades eller varför den väntar."))
        return told


class MeetingForm(StepForm, OwnQuestions):
    asked_by_answer = ("declined_by", "unsuitable_because")
    answer = choice(words.Offer, _("Hur är det med anmälningsmötet?"))
    declined_by = choice(words.Decliner, _("Vem tackade nej?"), required=False)
    unsuitable_because = choice(words.UnsuitableBecause, _("Varför är ett möte olämpligt?"), required=False)
    why = ProseField(label=_("Beskriv skälet eller vad som sades"), required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        match told.get("answer"):
            case words.Offer.DECLINED:
                self.need("declined_by", _("Välj vem som tackade nej till mötet."))
            case words.Offer.UNSUITABLE:
                self.need("unsuitable_because", _("Välj varför ett möte är olämpligt."))
                self.need("why", _("Beskriv kort varför ett möte är olämpligt."))
        return told

    def arguments(self) -> dict[str, Any]:
        return super().arguments() | {"extra": self.given()}


class BookMeetingForm(StepForm):
    starts_at = forms.DateTimeField(label=_("När börjar mötet?"))
    minutes = forms.IntegerField(label=_("Hur många minuter?"), min_value=15, max_value=480, initial=60)
    place = OneLineField(
        label=_("Var?"),
        help_text=_(
            "Skriv lokalen. Platsen står i inbjudan till den som anmälde: skriv ingens namn eller adress."
        ),
        max_length=200,
    )
    with_child = forms.BooleanField(label=_("Barnet är med"), required=False, initial=True)
    with_guardians = forms.BooleanField(label=_("Vårdnadshavarna är med"), required=False, initial=True)
    with_reporter = forms.BooleanField(
        label=_("Den som anmälde är med, och får en inbjudan"), required=False, initial=True
    )


class ExtendForm(StepForm):
    ground = choice(words.Extension, _("Varför behövs mer tid?"))
    why = ProseField(label=_("Beskriv skälet"))
    until = forms.DateField(label=_("Ny sista dag"), widget=forms.DateInput)


class DecideForm(StepForm):
    starts_now = ("decided_at",)
    decision = choice(words.Decision, _("Beslut"))
    reasons = ProseField(label=_("Skäl för beslutet"), rows=6)
    child_heard = choice(words.Heard, _("Har barnet kommit till tals?"))
    child_not_heard_why = ProseField(label=_("Om inte: varför?"), required=False, rows=3)
    delegation_point = OneLineField(
        label=_("Delegationspunkt"), help_text=_("Enligt nämndens delegationsordning."), max_length=60
    )
    decided_at = MomentField(label=_("När fattades beslutet?"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("child_heard") == words.Heard.NO:
            self.need("child_not_heard_why", _("Skriv varför barnet inte har kommit till tals."))
        return told


class ReferForm(StepForm):
    system = OneLineField(
        label=_("Verksamhetssystem"),
        help_text=_("Till exempel Treserva, Lifecare, Viva eller Combine."),
        max_length=60,
    )
    number = OneLineField(label=_("Nummer i systemet"), max_length=60)


class PersonChoiceForm(forms.Form):
    """One of the unit's persons, as a human has chosen."""

    person = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def person_id(self) -> UUID | None:
        return self.cleaned_data.get("person")


class RefrainForm(forms.Form):
    why = ProseField(label=_("Varför är det olämpligt att återkoppla?"))


class ForwardForm(forms.Form):
    """What is passed on, in the reception's own words. The source is never named."""

    recipient = forms.ChoiceField(label=_("Till"))
    about = OneLineField(
        label=_("Vem gäller det?"), help_text=_("Lämna tomt för en plats."), max_length=200, required=False
    )
    where = OneLineField(label=_("Var?"), max_length=200, required=False)
    observed = OneLineField(label=_("När?"), max_length=200, required=False)
    what = ProseField(label=_("Vad vill du lämna vidare?"), help_text=_("Skriv aldrig vem som har berättat."))

    def __init__(self, *args: Any, recipients: Any, person_needed: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)
        self.fields["recipient"].choices = [(str(one.unit_id), one.name) for one in recipients]  # type: ignore[attr-defined]
        if person_needed:
            self.fields["about"].required = True
            self.fields["about"].help_text = ""
        else:
            del self.fields["about"]
            self.fields["where"].required = True
