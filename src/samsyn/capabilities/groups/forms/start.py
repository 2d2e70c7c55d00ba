"""Consultation, nomination, selection, place."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.starting import Answered, Decided, Nomination
from samsyn.capabilities.groups.models import Consultation, Met
from samsyn.capabilities.groups.the_method import asked_steps
from samsyn.foundation.people.naming import Named
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.law import Party
from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.target_group import Obstacle
from samsyn.methods.vocabulary import StepKind

from .fields import Day, Line, Pick, Prose, YesNo, choose

MET, WORDS, REASON = "met_", "words_", "why_"
WHO = [(one.value, one.label.capitalize()) for one in Party]


class ConsultForm(StepForm):
    """A question about nobody, and the advice."""

    asked_by = forms.ChoiceField(label=_("Vem frågar?"), choices=WHO)
    asked_on = Day(label=_("När?"))
    question = Prose(
        label=_("Vad är frågan?"),
        rows=5,
        help_text=_(
            "Beskriv läget utan namn, utan nummer och utan det som gör att någon kan räkna ut vem det är."
        ),
    )
    advice = Prose(label=_("Vilket råd gav ni?"), rows=4)

    def __init__(
        self,
        *args: Any,
        named: Named | None = None,
        methods: list[tuple[str, Method]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._ask_of(methods or [])
        if named and named.words:
            self.fields["kept_why"] = Prose(
                label=_("Varför får det stå kvar? %(words)s") % {"words": ", ".join(named.words)},
                required=False,
                rows=2,
            )

    def _ask_of(self, methods: list[tuple[str, Method]]) -> None:
        """Which way of working it is about, where one of them asks something of its own."""
        asking = [(key, one) for key, one in methods if _asks(one)]
        if not asking:
            return
        choices = [("", _("Vet inte än")), *((key, one.title) for key, one in asking)]
        self.fields["method"] = forms.ChoiceField(
            label=_("Vilket arbetssätt gäller frågan?"), choices=choices, required=False
        )
        for key, one in asking:
            self.ask_by("method", key, one.title, asked_steps(one, StepKind.CONSULTATION))

    def asked(self) -> Asked:
        """What was asked, once the form is valid."""
        told = self.cleaned_data
        place, _colon, key = told.get("method", "").rpartition(":")
        return Asked(Party(told["asked_by"]), told["question"], told["advice"], told["asked_on"], key, place)


class NominateForm(StepForm):
    """Under which method, who nominates, why, who knows, and on which ground the name was told."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    method = Pick(label=_("Vilket arbetssätt?"))
    track = forms.ChoiceField(label=_("Spår"), required=False)
    nominated_by = forms.ChoiceField(label=_("Vem föreslår?"), choices=WHO)
    nominated_by_who = Line(label=_("Namn och uppgift"), required=False)
    nominated_on = Day(label=_("Vilken dag?"))
    why = Prose(label=_("Varför?"), rows=4)
    known_to = Prose(
        label=_("Vilka känner till förslaget?"),
        rows=2,
        help_text=_("Vet den unge och vårdnadshavarna om det?"),
    )
    ground = Prose(
        label=_("På vilken grund har namnet nämnts?"),
        rows=2,
        help_text=_("Till exempel att familjen har sagt ja, eller vilken bestämmelse det är."),
    )
    consultation = forms.ChoiceField(label=_("Frågade någon först utan namn?"), required=False)

    def __init__(
        self,
        *args: Any,
        methods: list[tuple[str, Method]],
        consultations: tuple[Consultation, ...] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        choose(self, "method", [(key, one.title) for key, one in methods])
        tracks = {one.key: one.name for _key, method in methods for one in method.tracks}
        choose(self, "track", [("", _("Inget särskilt")), *tracks.items()])
        asked = [(str(one.id), f"{one.asked_on}: {one.question[:60]}") for one in consultations]
        choose(self, "consultation", [("", _("Nej")), *asked])
        if not asked:
            del self.fields["consultation"]
        for key, method in methods:
            self.ask_by("method", key, method.title, asked_steps(method, StepKind.NOTICE))

    def told(self) -> Nomination:
        """What was written, once the form is valid."""
        told = self.cleaned_data
        return Nomination(
            nominated_on=told["nominated_on"],
            nominated_by=Party(told["nominated_by"]),
            nominated_by_who=told["nominated_by_who"],
            why=told["why"],
            known_to=told["known_to"],
            ground=told["ground"],
            track=told["track"],
            consultation_id=told.get("consultation") or None,
        )


class SelectForm(StepForm):
    """Each criterion yes, no or unknown, with words; then the decision."""

    def __init__(
        self,
        *args: Any,
        method: Method,
        obstacles: tuple[Obstacle, ...] = (),
        asks: tuple[Step, ...] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        group = method.target_group
        self.asked = [one.key for one in (*group.criteria, *group.exclusions)]
        for one in (*group.criteria, *group.exclusions):
            self.fields[MET + one.key] = Pick(
                label=one.question,
                choices=Met.choices,
            )
            self.fields[WORDS + one.key] = Line(label=_("Med egna ord"), required=False, max_length=1000)
        for obstacle in obstacles:
            self.fields[REASON + obstacle.key] = Prose(
                label=_("Varför går ni vidare trots detta? %(text)s") % {"text": obstacle.text},
                help_text=obstacle.instead,
                required=False,
                rows=2,
            )
        self.fields["chosen"] = YesNo(label=_("Ska den unge erbjudas en plats?"))
        self.fields["why"] = Prose(label=_("Varför?"))
        self.fields["alternative"] = Prose(
            label=_("Vad erbjuds i stället, eller under tiden?"), required=False, rows=2
        )
        self.ask(asks)

    def answers(self) -> dict[str, Answered]:
        """The answers by the method's own keys."""
        told = self.cleaned_data
        return {key: Answered(Met(told[MET + key]), told[WORDS + key]) for key in self.asked}

    def decided(self) -> Decided:
        """The decision, once the form is valid."""
        told = self.cleaned_data
        reasons = {
            name.removeprefix(REASON): value for name, value in told.items() if name.startswith(REASON)
        }
        return Decided(told["chosen"], told["why"], told["alternative"], reasons)


class PlaceForm(forms.Form):
    """A place, with a reason where somebody has waited longer."""

    why = Prose(label=_("Varför får den här unge platsen först?"), rows=2)

    def __init__(self, *args: Any, waiting: int, **more: Any) -> None:
        super().__init__(*args, **more)
        if not waiting:
            del self.fields["why"]


def _asks(method: Method) -> bool:
    return any(step.extra_fields for step in asked_steps(method, StepKind.CONSULTATION))


def first_values(today: dt.date, party: Party) -> dict[str, Any]:
    """What most forms here begin with."""
    return {"asked_on": today, "nominated_on": today, "nominated_by": party.value, "asked_by": party.value}
