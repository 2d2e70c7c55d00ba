"""What is filled in on the spot, with one thumb."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.recording import Promise, RecordFacts, Resident
from samsyn.capabilities.home_visits.models import Capacity, EntryAnswer
from samsyn.methods.model import Method

from .fields import Moment, Prose, Words, YesNo, choices

RESIDENTS, PROMISES, OTHERS = 4, 3, 2
ASKED = (Capacity.GUARDIAN, Capacity.ADULT, Capacity.YOUTH)
SUPPORT_ANSWERS = (("", _("Erbjöds inte")), ("yes", _("Ja")), ("no", _("Nej")), ("later", _("Vill tänka")))


@dataclass(frozen=True)
class Section:
    """A part of the page: a heading and its fields."""

    heading: Words
    fields: tuple[BoundField, ...]
    text: Words = ""
    more: tuple[BoundField, ...] = ()
    more_label: Words = ""
    folded: bool = False


class OfficerRecordForm(forms.Form):
    """The officer's own short record: when, who was there, what the police promised."""

    came_at = Moment(label=_("Vi kom"), required=True)
    left_at = Moment(label=_("Vi gick"), required=True)
    place_kind = forms.ChoiceField(label=_("Plats"))
    present = forms.MultipleChoiceField(
        label=_("Vilka var med?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kryssa i vilka som var med.")},
    )
    mine = Capacity.OFFICER

    def __init__(self, *args: Any, method: Method, people: Sequence[tuple[str, Words]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.method = method
        fields: dict[str, Any] = self.fields
        fields["place_kind"].choices = choices(method.visit.address_kinds) if method.visit else []
        fields["present"].choices = people
        for index in range(OTHERS):
            fields[f"other_{index}"] = forms.CharField(
                label=_("Någon mer (namn eller roll)"), max_length=160, required=False
            )
        for index in range(PROMISES):
            self._promise(fields, index)

    def _promise(self, fields: dict[str, Any], index: int) -> None:
        fields[f"promise_{index}_what"] = forms.CharField(
            label=_("Vad lovade vi?") if index == 0 else _("Något mer?"), max_length=300, required=False
        )
        fields[f"promise_{index}_by"] = forms.ChoiceField(
            label=_("Vem gör det?"), choices=self.who(), required=False
        )
        fields[f"promise_{index}_on"] = forms.DateField(
            label=_("Senast"), required=False, widget=forms.DateInput
        )

    def who(self) -> list[tuple[str, Words]]:
        """Who can have promised something; an officer keeps the police's own promises."""
        return [(Capacity.OFFICER.value, _("Jag"))]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for index in range(PROMISES):
            if told.get(f"promise_{index}_what") and not told.get(f"promise_{index}_on"):
                self.add_error(f"promise_{index}_on", _("Skriv en dag, så att löftet inte glöms bort."))
        if told.get("came_at") and told.get("left_at") and told["left_at"] <= told["came_at"]:
            self.add_error("left_at", _("Ni gick innan ni kom. Kontrollera klockslagen."))
        return told

    def facts(self) -> RecordFacts:
        """What was written, once the form is valid."""
        told = self.cleaned_data
        return RecordFacts(
            came_at=told["came_at"],
            left_at=told["left_at"],
            place_kind=told["place_kind"],
            present=self._present(),
            promises=self._promises(),
        )

    def _present(self) -> tuple[tuple[Capacity, str], ...]:
        told = self.cleaned_data
        chosen = [tuple(value.split("|", 1)) for value in told["present"]]
        others = [told[f"other_{index}"] for index in range(OTHERS)]
        return (
            *((Capacity(capacity), name) for capacity, name in chosen),
            *((Capacity.OTHER, name) for name in others if name),
        )

    def _promises(self) -> tuple[Promise, ...]:
        told = self.cleaned_data
        return tuple(
            Promise(
                told[f"promise_{i}_what"],
                Capacity(told[f"promise_{i}_by"] or self.mine),
                told[f"promise_{i}_on"],
            )
            for i in range(PROMISES)
            if told[f"promise_{i}_what"]
        )

    def sections(self) -> list[Section]:
        """The form in the order of the visit."""
        return [
            Section(_("Tid och plats"), self._named("came_at", "left_at", "place_kind")),
            self._who_was_there(),
            self._promised(_("Det vi lovade")),
        ]

    def _who_was_there(self) -> Section:
        return Section(
            _("Vilka var med"),
            self._named("present"),
            more=self._starting("other_"),
            more_label=_("Lägg till någon"),
        )

    def _promised(self, heading: Words) -> Section:
        rows = [self._starting(f"promise_{index}_") for index in range(PROMISES)]
        more = tuple(field for row in rows[1:] for field in row)
        return Section(heading, rows[0], more=more, more_label=_("Lägg till något mer"))

    def _named(self, *names: str) -> tuple[BoundField, ...]:
        return tuple(self[name] for name in names)

    def _starting(self, *starts: str) -> tuple[BoundField, ...]:
        return tuple(self[name] for name in self.fields if name.startswith(starts))


class RecordForm(OfficerRecordForm):
    """Social services' record: consent to enter, information, the family's own words, support, outcome."""

    youth_said_yes_to_talk = YesNo(label=_("Ville den unge prata med oss?"), required=False)
    youth_voice = Prose(label=_("Den unges egna ord"), required=False, rows=4)
    guardian_voice = Prose(label=_("Vårdnadshavarnas egna ord"), required=False, rows=4)
    information = forms.MultipleChoiceField(
        label=_("Det här har vi berättat"), widget=forms.CheckboxSelectMultiple, required=False
    )
    outcome = forms.ChoiceField(label=_("Vad blir nästa steg?"), widget=forms.RadioSelect)
    outcome_why = Prose(label=_("Varför"), required=False, rows=2)
    mine = Capacity.SOCIAL_WORKER

    def __init__(self, *args: Any, residents: Sequence[tuple[str, Capacity]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["came_at"].required = fields["left_at"].required = False
        fields["present"].required = False
        if self.method.visit:
            fields["information"].choices = [
                (p.key, f"{p.label}: {p.text}") for p in self.method.visit.information_given
            ]
        fields["outcome"].choices = choices(self.method.outcomes)
        for one in self.method.support:
            fields[f"support_{one.key}"] = forms.ChoiceField(
                label=one.label, choices=SUPPORT_ANSWERS, required=False
            )
        for index in range(RESIDENTS):
            name, capacity = residents[index] if index < len(residents) else ("", Capacity.ADULT)
            self._resident(fields, index, name, capacity)
        fields.pop("support_drug_screening", None)  # has a page of its own, for social services only

    def _resident(self, fields: dict[str, Any], index: int, name: str, capacity: Capacity) -> None:
        """One who is asked: somebody known is one question to tap, somebody else is written."""
        known = forms.HiddenInput() if name else None
        fields[f"resident_{index}_name"] = forms.CharField(
            label=_("Namn"), max_length=160, required=False, initial=name, widget=known
        )
        fields[f"resident_{index}_capacity"] = forms.ChoiceField(
            label=_("Är"),
            choices=[(one.value, one.label) for one in ASKED],
            initial=capacity.value,
            required=False,
            widget=known or forms.Select,
        )
        fields[f"resident_{index}_answer"] = forms.ChoiceField(
            label=_("Får vi komma in? %(name)s") % {"name": name} if name else _("Får vi komma in?"),
            choices=EntryAnswer.choices,
            required=False,
            widget=forms.RadioSelect,
        )
        fields[f"resident_{index}_withdrawn"] = forms.BooleanField(
            label=_("Ändrade sig, och vi gick"), required=False
        )

    def who(self) -> list[tuple[str, Words]]:
        return [
            (Capacity.SOCIAL_WORKER.value, _("Jag")),
            (Capacity.YOUTH.value, _("Den unge")),
            (Capacity.GUARDIAN.value, _("Vårdnadshavare")),
            (Capacity.OFFICER.value, _("Polisen")),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        held = told.get("outcome") not in ("visit_declined", "not_reached")
        for name in ("came_at", "left_at") if held else ():
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _("Skriv när besöket började och slutade."))
        for index in range(RESIDENTS):
            if told.get(f"resident_{index}_answer") and not told.get(f"resident_{index}_name"):
                self.add_error(f"resident_{index}_name", _("Skriv vem som svarade."))
        return told

    def facts(self) -> RecordFacts:
        told, short = self.cleaned_data, super().facts()
        support = {one.key: told.get(f"support_{one.key}", "") for one in self.method.support}
        said = {"yes": True, "no": False, "later": None}
        return RecordFacts(
            came_at=short.came_at,
            left_at=short.left_at,
            place_kind=short.place_kind,
            present=short.present,
            residents=self._residents(),
            information=tuple(told["information"]),
            youth_said_yes_to_talk=told["youth_said_yes_to_talk"],
            youth_voice=told["youth_voice"],
            guardian_voice=told["guardian_voice"],
            promises=short.promises,
            support={key: said[answer] for key, answer in support.items() if answer},
            outcome=told["outcome"],
            outcome_why=told["outcome_why"],
        )

    def _residents(self) -> tuple[Resident, ...]:
        told = self.cleaned_data
        return tuple(
            Resident(
                told[f"resident_{i}_name"],
                Capacity(told[f"resident_{i}_capacity"] or Capacity.ADULT),
                EntryAnswer(told[f"resident_{i}_answer"]),
                told[f"resident_{i}_withdrawn"] and told[f"resident_{i}_answer"] == EntryAnswer.YES,
            )
            for i in range(RESIDENTS)
            if told[f"resident_{i}_answer"]
        )

    def sections(self) -> list[Section]:
        known = sum(bool(self.fields[f"resident_{i}_name"].initial) for i in range(RESIDENTS))
        asked = [self._starting(f"resident_{i}_") for i in range(RESIDENTS)]
        return [
            Section(
                _("Får vi komma in?"),
                tuple(field for row in asked[:known] for field in row),
                _("Fråga alla vuxna som bor där och är hemma. Ett nej räcker för att stanna utanför."),
                tuple(field for row in asked[known:] for field in row),
                _("Lägg till någon som bor där"),
            ),
            self._who_was_there(),
            Section(_("Det här har vi berättat"), self._named("information")),
            Section(
                _("Den unges och familjens ord"),
                self._named("youth_said_yes_to_talk", "youth_voice", "guardian_voice"),
                _("Skriv som de sa det. De kan läsa det här."),
            ),
            Section(_("Stöd vi erbjöd"), self._starting("support_"), folded=True),
            self._promised(_("Vi kom överens om")),
            Section(
                _("Tid, plats och nästa steg"),
                self._named("came_at", "left_at", "place_kind", "outcome", "outcome_why"),
            ),
        ]


class StopForm(forms.Form):
    """One reason, no text."""

    reason = forms.ChoiceField(label=_("Varför slutar ni?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, method: Method, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["reason"]
        field.choices = choices(method.visit.stop_rule.reasons) if method.visit else []
