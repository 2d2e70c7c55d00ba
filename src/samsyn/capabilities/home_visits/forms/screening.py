"""The offer of a drug screening, its answers, and the steps of a sample."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.screening import Said, Sample
from samsyn.capabilities.home_visits.models import ScreeningAnswer
from samsyn.methods.sections import Screening
from samsyn.methods.vocabulary import ScreeningState

from .fields import YesNo, choices


class OfferForm(forms.Form):
    """What was answered, and each person's own yes or no."""

    answer = forms.ChoiceField(label=_("Svaret"), choices=ScreeningAnswer.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, guardians: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.guardians = list(guardians)
        fields: dict[str, Any] = self.fields
        fields["youth"] = YesNo(label=_("Den unge själv"), required=False)
        for index, name in enumerate(self.guardians):
            fields[f"guardian_{index}"] = YesNo(
                label=_("%(name)s, vårdnadshavare") % {"name": name}, required=False
            )

    def chosen(self) -> ScreeningAnswer:
        """What was answered, once the form is valid."""
        return ScreeningAnswer(self.cleaned_data["answer"])

    def said(self) -> tuple[Said, ...]:
        """Each answer that was given, once the form is valid."""
        told = self.cleaned_data
        given = [Said("youth", "", told["youth"])] if told["youth"] is not None else []
        given += [
            Said("guardian", name, told[f"guardian_{index}"])
            for index, name in enumerate(self.guardians)
            if told[f"guardian_{index}"] is not None
        ]
        return tuple(given)


class StepForm(forms.Form):
    """The next step of a sample, and what that step needs."""

    to = forms.ChoiceField(label=_("Vad har hänt?"), widget=forms.RadioSelect)
    matrix = forms.ChoiceField(label=_("Prov"), required=False)
    supervised = YesNo(label=_("Togs provet under uppsikt?"), required=False)
    id_checked = YesNo(label=_("Är identiteten kontrollerad?"), required=False)
    site = forms.CharField(label=_("Var togs provet?"), max_length=120, required=False)
    lab_reference = forms.CharField(label=_("Laboratoriets nummer"), max_length=60, required=False)

    def __init__(self, *args: Any, screening: Screening, state: str, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        words = {one.key: one.label for one in screening.states}
        nexts = next((one.leads_to for one in screening.states if one.key == state), ())
        fields["to"].choices = [(to.value, words[to]) for to in nexts]
        fields["matrix"].choices = choices(screening.matrices, _("Välj"))
        if ScreeningState.TAKEN not in nexts:
            for name in ("matrix", "supervised", "id_checked", "site"):
                del fields[name]
        if ScreeningState.SENT_TO_LAB not in nexts:
            del fields["lab_reference"]

    @property
    def to_state(self) -> ScreeningState:
        return ScreeningState(self.cleaned_data["to"])

    def sample(self) -> Sample:
        """What was written, once the form is valid."""
        return Sample(**{name: value for name, value in self.cleaned_data.items() if name != "to"})
