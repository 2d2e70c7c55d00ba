"""The form of a step's page, with the fields that the method adds."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samsyn.methods.steps import ExtraField, Step

from .fields import field_for
from .given import Answer, Given, asked_fields
from .values import stored

Asked = tuple[Step, ExtraField]


class StepForm(forms.Form):
    """A form that asks the extra fields of its steps last, and keeps their answers apart from its own.

    `steps` are asked on every page of their kind. `known` holds the newest answers, by step and field, where the page
    is one that comes back to the same answers.
    """

    def __init__(
        self,
        *args: Any,
        steps: Iterable[Step] = (),
        known: Mapping[tuple[str, str], str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._asked: dict[str, Asked] = {}
        self._only_for: dict[str, tuple[str, str]] = {}
        self._answers: dict[str, str] = {}
        self.ask(steps, known=known)

    def ask(self, steps: Iterable[Step], *, known: Mapping[tuple[str, str], str] | None = None) -> None:
        """Ask the extra fields of these steps, after the fields there are."""
        for step, field in asked_fields(steps):
            name = f"extra_{step.key}_{field.key}"
            self.fields[name] = field_for(field, field.label, required=field.required)
            self._asked[name] = (step, field)
            if known and (step.key, field.key) in known:
                self.initial[name] = known[step.key, field.key]

    def ask_by(self, chooser: str, choice: str, title: str, steps: Iterable[Step]) -> None:
        """Ask the extra fields of these steps of the one who chooses `choice` in the field `chooser`."""
        for step, field in asked_fields(steps):
            name = f"extra_{choice}_{step.key}_{field.key}".replace(":", "_")
            label = f"{title}: {field.label}"
            self.fields[name] = field_for(field, label, required=False)
            self._asked[name] = (step, field)
            self._only_for[name] = (chooser, choice)

    def clean(self) -> dict[str, Any]:
        """The form's own answers; those of the extra fields are moved to `given`."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for name, (_step, field) in self._asked.items():
            if name not in told:
                continue
            value = stored(told.pop(name))
            if not self._concerned(name, told):
                continue
            if field.required and not value:
                self.add_error(name, _("Svara på: %(label)s") % {"label": field.label})
            self._answers[name] = value
        return told

    def _concerned(self, name: str, told: Mapping[str, Any]) -> bool:
        chooser, choice = self._only_for.get(name, ("", ""))
        return not chooser or told.get(chooser) == choice

    def own(self) -> list[forms.BoundField]:
        """The extra fields as they are drawn, for a page that places its fields itself."""
        return [self[name] for name in self._asked]

    def is_needed(self, name: str) -> bool:
        """Whether the method has to know the answer to the extra field of this name."""
        return self._asked[name][1].required

    def given(self) -> Given:
        """What was answered to the extra fields, once the form is valid."""
        return Given(tuple(Answer(*self._asked[name], value) for name, value in self._answers.items()))
