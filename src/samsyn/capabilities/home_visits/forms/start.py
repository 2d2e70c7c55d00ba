"""The questions of the target group, and the reasons where somebody goes on all the same."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.the_method import Place
from samsyn.methods.model import Method
from samsyn.methods.target_group import Obstacle

from .fields import Prose, YesNo

PREFIX, REASON = "q_", "why_"


class StartForm(forms.Form):
    """One question for each criterion and exclusion of the method, and a reason for each obstacle met."""

    municipality = forms.ChoiceField(label=_("Kommunens rutin"))
    person = forms.UUIDField(widget=forms.HiddenInput)
    matter = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        method: Method,
        places: tuple[Place, ...],
        obstacles: tuple[Obstacle, ...] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        municipality: Any = self.fields["municipality"]
        municipality.choices = [(place.key, place.name) for place in places]
        if len(places) == 1:
            municipality.widget = forms.HiddenInput()
            municipality.initial = places[0].key
        for one in (*method.target_group.criteria, *method.target_group.exclusions):
            self.fields[PREFIX + one.key] = YesNo(
                label=one.question, error_messages={"required": _("Svara ja eller nej.")}
            )
        for obstacle in obstacles:
            self.fields[REASON + obstacle.key] = Prose(
                label=_("Varför går ni vidare trots detta? %(text)s") % {"text": obstacle.text},
                help_text=obstacle.instead,
            )

    def answers(self) -> dict[str, bool | None]:
        """The answers by the method's own keys."""
        return {
            name.removeprefix(PREFIX): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }

    def reasons(self) -> dict[str, str]:
        """The reasons by obstacle."""
        return {
            name.removeprefix(REASON): value
            for name, value in self.cleaned_data.items()
            if name.startswith(REASON)
        }

    @property
    def matter_id(self) -> UUID | None:
        found: UUID | None = self.cleaned_data["matter"]
        return found
