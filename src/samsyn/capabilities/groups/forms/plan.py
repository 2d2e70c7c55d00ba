"""The plan: texts, goals, numbers, commitments, adoption."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts, Signed
from samsyn.capabilities.groups.models import LifeArea, SignedHow, Signer
from samsyn.foundation.commitments.actions import CommitmentFacts
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party
from samsyn.methods.steps import Step as MethodStep

from .fields import Day, Line, Moment, Pick, Prose, choose

RATING = [("", _("Inte sagt")), *((str(number), str(number)) for number in range(11))]
TO_THE_FAMILY = _("Den unge och vårdnadshavare med egen sida får läsa hela texten.")
YOUTH, GUARDIAN, OTHER = "youth", "guardian", "other"


class TextsForm(forms.Form):
    """What the plan says beside goals and commitments."""

    crisis_plan = Prose(
        label=_("När det blir svårt: vem ringer den unge, och vad händer då?"),
        help_text=TO_THE_FAMILY,
        rows=4,
    )
    on_relapse = Prose(label=_("Om det går snett: vad gör ni då?"), help_text=TO_THE_FAMILY, required=False)
    guardians_do = Prose(label=_("Vad gör vårdnadshavarna?"), required=False)
    next_meeting_at = Moment(label=_("När ses gruppen nästa gång?"), required=False)

    def texts(self) -> PlanTexts:
        """What was written, once the form is valid."""
        return PlanTexts(**self.cleaned_data)


class GoalForm(forms.Form):
    """A goal in the young person's own words, with their own number."""

    words = Prose(label=_("Målet, med den unges egna ord"))
    area = forms.ChoiceField(label=_("Område"), choices=LifeArea.choices)
    by_on = Day(label=_("Till när?"), required=False)
    rating = forms.TypedChoiceField(
        label=_("Hur nära är det i dag, tycker den unge? 0 är långt borta och 10 är framme."),
        choices=RATING,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def facts(self) -> GoalFacts:
        """What was written, once the form is valid."""
        return GoalFacts(**self.cleaned_data | {"area": LifeArea(self.cleaned_data["area"])})


class RateForm(forms.Form):
    """The young person's own number for a goal, on a day."""

    value = forms.TypedChoiceField(
        label=_("Hur nära är det nu, tycker den unge? 0 är långt borta och 10 är framme."),
        choices=[("", _("Välj")), *RATING[1:]],
        coerce=int,
        error_messages={"required": _("Välj den siffra som den unge säger.")},
    )
    on = Day(label=_("Vilken dag?"))


class CommitmentForm(forms.Form):
    """What, who, which authority, by when, and how one sees that it is done."""

    what = Line(label=_("Vad ska göras?"), max_length=500)
    owner = Pick(label=_("Vem tar på sig det?"))
    who = Line(
        label=_("Namn"),
        max_length=120,
        required=False,
        help_text=_("En namngiven person. För den unge och vårdnadshavarna räcker valet ovan."),
    )
    due_on = Day(label=_("Till när?"))
    sign_of_done = Line(label=_("Hur ser ni att det är gjort?"), max_length=300)

    def __init__(
        self, *args: Any, actor: Actor, units: tuple[Recipient, ...], person: PersonPage, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.actor, self.units = actor, {str(one.unit_id): one for one in units}
        self.family = {YOUTH: (Party.YOUTH, person.given_name or person.line.name)} | {
            f"{GUARDIAN}-{number}": (Party.GUARDIAN, one.name) for number, one in enumerate(person.guardians)
        }
        choose(
            self,
            "owner",
            [
                (str(actor.unit_id), actor.unit_name),
                *((key, one.name) for key, one in self.units.items()),
                *((key, name) for key, (_party, name) in self.family.items()),
                (OTHER, _("Någon annan")),
            ],
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        owner = told.get("owner", "")
        if owner in self.family and not told.get("who"):
            told["who"] = self.family[owner][1]
        if owner == str(self.actor.unit_id) and not told.get("who"):
            told["who"] = self.actor.name
        if owner and not told.get("who") and "who" not in self.errors:
            self.add_error("who", _("Skriv vem. En plan utan namn och dag blir sällan av."))
        return told

    def facts(self) -> CommitmentFacts:
        """What was written, once the form is valid."""
        told = self.cleaned_data
        party, unit_id, name, worker = self._owner(told["owner"], told["who"])
        return CommitmentFacts(
            told["what"], told["who"], party, told["due_on"], told["sign_of_done"], unit_id, name, worker
        )

    def _owner(self, owner: str, who: str) -> tuple[Party, UUID | None, str, UUID | None]:
        if owner == str(self.actor.unit_id):
            mine = self.actor.worker_id if who == self.actor.name else None
            return self.actor.party, self.actor.unit_id, self.actor.unit_name, mine
        if owner in self.units:
            unit = self.units[owner]
            return unit.party, unit.unit_id, unit.name, None
        return self.family.get(owner, (Party.PRIVATE_PERSON, ""))[0], None, "", None


class AdoptForm(StepForm):
    """How the young person and the guardians stand behind the version."""

    signed_on = Day(label=_("Vilken dag?"))

    def __init__(
        self,
        *args: Any,
        person: PersonPage,
        asks: tuple[MethodStep, ...] = (),
        known: Mapping[tuple[str, str], str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.names: dict[str, tuple[Signer, str]] = {"youth": (Signer.YOUTH, person.line.name)}
        for number, one in enumerate(person.guardians_with_custody):
            self.names[f"guardian_{number}"] = (Signer.GUARDIAN, one.name)
        for key, (signer, name) in self.names.items():
            asked = [] if signer is Signer.YOUTH else [("", _("Inte tillfrågad än"))]
            self.fields[key] = Pick(
                label=_("%(name)s, %(who)s") % {"name": name, "who": Signer(signer).label.lower()},
                choices=[*asked, *SignedHow.choices],
                required=signer is Signer.YOUTH,
            )
        self.ask(asks, known=known)

    def signed(self) -> tuple[Signed, ...]:
        """Who has signed or said so, once the form is valid."""
        told = self.cleaned_data
        return tuple(
            Signed(signer, name, SignedHow(told[key]), told["signed_on"])
            for key, (signer, name) in self.names.items()
            if told.get(key)
        )
