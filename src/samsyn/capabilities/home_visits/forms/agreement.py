"""The agreement on tests, as the paper that the family signs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.agreeing import AgreementFacts

from .fields import Prose, YesNo, missing


class AgreementForm(forms.Form):
    """What was agreed and who signed."""

    purpose = Prose(label=_("Varför gör ni det här?"))
    substances = forms.CharField(label=_("Vad får testas?"), max_length=300)
    interval = forms.CharField(label=_("Hur ofta?"), max_length=200)
    from_on = forms.DateField(label=_("Från och med"), widget=forms.DateInput)
    until_on = forms.DateField(label=_("Till och med"), widget=forms.DateInput)
    recipients = forms.CharField(
        label=_("Vem får veta resultatet?"), help_text=_("Aldrig polisen."), max_length=300
    )
    on_positive = Prose(label=_("Vad händer om ett prov visar något?"))
    on_missed = Prose(label=_("Vad händer om ett prov uteblir?"))
    youth_signed = YesNo(label=_("Har den unge skrivit under?"))
    guardians = forms.MultipleChoiceField(
        label=_("Vilka vårdnadshavare har skrivit under?"),
        help_text=_("Alla behöver skriva under när den unge är under 15 år."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    signed_on = forms.DateField(label=_("Undertecknat den"), widget=forms.DateInput)
    copy_given = YesNo(label=_("Har familjen fått ett eget exemplar?"))

    def __init__(self, *args: Any, guardians: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        for field in fields.values():
            field.error_messages |= missing({"label": field.label})
        fields["guardians"].choices = [(name, name) for name in guardians]
        if not guardians:
            del fields["guardians"]

    def facts(self) -> AgreementFacts:
        """What was agreed, once the form is valid."""
        told = self.cleaned_data
        return AgreementFacts(**{name: told[name] for name in AgreementFacts.__dataclass_fields__})
