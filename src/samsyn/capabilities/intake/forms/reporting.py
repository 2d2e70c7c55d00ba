"""The structured concern report (domain 15.3): one child, in the order a reporter thinks."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake import words
from samsyn.capabilities.intake.payloads import ConcernReport, PoliceAddition, ReportedChild, ReportedGuardian
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.fields import OneLineField
from samsyn.foundation.people.forms import PersonForm
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from .fields import DayField, MomentField, ProseField, choice, name_what_is_missing, yes_or_no

LINE = 200


class ChildForm(PersonForm):
    """The child: a name or a number, and an age, since without an age the law cannot be asked."""

    FIRST = (
        "given_name",
        "family_name",
        "identity_number",
        "birth_date",
        "age_from",
        "age_to",
        "protected_identity",
    )

    @property
    def first_part(self) -> list[forms.BoundField]:
        """What every report says."""
        return [self[name] for name in self.FIRST]

    @property
    def further_part(self) -> list[forms.BoundField]:
        """What a reporter may know as well."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def further_has_mistake(self) -> bool:
        return any(field.errors for field in self.further_part)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        number = told.get("identity_number")
        dated = told.get("birth_date") or (number and number.birth_date) or told.get("age_from") is not None
        if not self.errors and not dated:
            self.add_error(
                "birth_date", _("Skriv födelsedatum, eller en ungefärlig ålder om det inte är känt.")
            )
        return told


class ReportForm(forms.Form):
    """The concern, and what the reception needs to assess it the same day."""

    recipient = forms.ChoiceField(label=_("Till"))
    concern = ProseField(
        label=_("Beskriv oron"),
        help_text=_("Vad har hänt? Skilj på vad du vet och vad du tror."),
        rows=8,
    )
    source = choice(words.Source, _("Hur vet du det?"))
    observed_on = DayField(label=_("Vilken dag?"), widget=forms.DateInput)
    place = OneLineField(label=_("Var?"), max_length=LINE, required=False)
    childs_words = ProseField(label=_("Barnets egna ord"), required=False, rows=3)
    duration = OneLineField(label=_("Hur länge har det pågått?"), max_length=LINE, required=False)
    recurrence = OneLineField(label=_("Hur ofta?"), max_length=LINE, required=False)
    protective = ProseField(label=_("Vad fungerar bra för barnet?"), required=False, rows=3)
    violence = yes_or_no(_("Misstänker du våld i barnets närhet?"))
    honour = yes_or_no(_("Misstänker du hedersrelaterat våld eller förtryck?"))
    sexual = yes_or_no(_("Misstänker du sexuella övergrepp?"))
    acute_need = choice(words.YesNoUnknown, _("Behöver barnet skydd nu, som du ser det?"))
    acute_why = ProseField(label=_("Varför?"), required=False, rows=3)
    other_children = OneLineField(
        label=_("Andra barn i hemmet"),
        help_text=_("Gör en egen anmälan för varje barn."),
        max_length=LINE,
        required=False,
    )
    others_who_know = OneLineField(label=_("Andra som känner till oron"), max_length=LINE, required=False)
    prior_actions = ProseField(label=_("Vad har redan gjorts?"), required=False, rows=3)
    guardian_1 = OneLineField(label=_("Vårdnadshavare 1, namn"), max_length=LINE, required=False)
    guardian_1_telephone = OneLineField(label=_("Vårdnadshavare 1, telefon"), max_length=40, required=False)
    guardian_2 = OneLineField(label=_("Vårdnadshavare 2, namn"), max_length=LINE, required=False)
    guardian_2_telephone = OneLineField(label=_("Vårdnadshavare 2, telefon"), max_length=40, required=False)
    child_informed = choice(words.Told, _("Vet barnet om anmälan?"))
    guardians_informed = choice(words.Told, _("Vet vårdnadshavarna om anmälan?"))
    not_informed_why = ProseField(label=_("Om någon inte vet om den: varför?"), required=False, rows=3)
    reporter_contact = OneLineField(
        label=_("Så når vi dig"), help_text=_("Telefon eller adress i tjänsten."), max_length=LINE
    )
    meeting_possible = yes_or_no(
        _("Kan du vara med på ett anmälningsmöte med barnet, vårdnadshavarna och socialtjänsten?")
    )
    feedback_requested = forms.BooleanField(
        label=_("Jag vill få veta om en utredning inleds eller inte"), required=False, initial=True
    )

    def __init__(
        self, *args: Any, recipients: Sequence[Recipient], now: dt.datetime, on: dt.date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        name_what_is_missing(self)
        self.fields["recipient"].choices = [(str(one.unit_id), one.name) for one in recipients]  # type: ignore[attr-defined]
        self.fields["observed_on"].on = on  # type: ignore[attr-defined]
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.now = now

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("acute_need") == words.YesNoUnknown.YES and not told.get("acute_why"):
            self.add_error(
                "acute_why", _("Beskriv varför barnet behöver skydd nu. Ring också socialtjänsten direkt.")
            )
        not_told = {told.get("child_informed"), told.get("guardians_informed")} - {words.Told.YES, None, ""}
        if not_told and not told.get("not_informed_why"):
            self.add_error(
                "not_informed_why", _("Skriv varför barnet eller vårdnadshavarna inte vet om anmälan.")
            )
        return told

    POLICE: tuple[str, ...] = ()
    FAMILY = (
        "guardian_1",
        "guardian_1_telephone",
        "guardian_2",
        "guardian_2_telephone",
        "other_children",
        "others_who_know",
        "prior_actions",
        "child_informed",
        "guardians_informed",
        "not_informed_why",
    )
    REPORTER = ("recipient", "reporter_contact", "meeting_possible", "feedback_requested")

    @property
    def police_part(self) -> list[forms.BoundField]:
        return [self[name] for name in self.POLICE]

    @property
    def family_part(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FAMILY]

    @property
    def reporter_part(self) -> list[forms.BoundField]:
        return [self[name] for name in self.REPORTER]

    @property
    def concern_part(self) -> list[forms.BoundField]:
        """The concern itself: whatever belongs to no other part."""
        others = {*self.POLICE, *self.FAMILY, *self.REPORTER}
        return [self[name] for name in self.fields if name not in others]

    def recipient_id(self) -> UUID:
        return UUID(self.cleaned_data["recipient"])

    def police(self) -> PoliceAddition | None:
        return None

    def report(self, actor: Actor, child: PersonFacts) -> ConcernReport:
        """The report that these answers make, signed by the worker."""
        told = self.cleaned_data
        plain = {name: told[name] for name in ConcernReport.__dataclass_fields__ if name in told}
        return ConcernReport(
            **plain,
            child=reported_child(child),
            guardians=tuple(
                ReportedGuardian(told[name], told[f"{name}_telephone"])
                for name in ("guardian_1", "guardian_2")
                if told[name]
            ),
            reporter_name=actor.name,
            reporter_role=actor.title,
            reporter_authority=f"{actor.organisation}, {actor.unit_name}",
            police=self.police(),
        )


class PoliceReportForm(ReportForm):
    """The same with the police add-on, structured, so that the police's reports become alike (domain 15.3)."""

    event_number = OneLineField(label=_("Händelsenummer eller diarienummer"), max_length=60)
    event_at = MomentField(label=_("När hände det?"))
    event_place = OneLineField(label=_("Plats för händelsen"), max_length=LINE)
    child_role = choice(words.ChildRole, _("Barnets roll i händelsen"))
    event_type = choice(words.EventType, _("Vad rör händelsen, i stort?"))
    companions = forms.IntegerField(label=_("Antal i sällskapet"), min_value=0, max_value=999, required=False)
    influence_signs = OneLineField(label=_("Tecken på påverkan"), max_length=LINE, required=False)
    handed_to = OneLineField(label=_("Överlämnad till"), max_length=LINE, required=False)
    mediation_asked = forms.NullBooleanField(
        label=_("Har medling erbjudits?"),
        widget=forms.RadioSelect(
            choices=[("true", _("Ja")), ("false", _("Nej")), ("unknown", _("Inte aktuellt"))]
        ),
        required=False,
    )
    POLICE = (
        "event_number",
        "event_at",
        "event_place",
        "child_role",
        "event_type",
        "companions",
        "influence_signs",
        "handed_to",
        "mediation_asked",
    )

    def police(self) -> PoliceAddition | None:
        return PoliceAddition(**{name: self.cleaned_data[name] for name in self.POLICE})


def report_form_for(actor: Actor) -> type[ReportForm]:
    """The police have their add-on; everybody else has not."""
    return PoliceReportForm if actor.party is Party.POLICE else ReportForm


def reported_child(facts: PersonFacts) -> ReportedChild:
    """The child as it is told to another unit."""
    where = facts.whereabouts
    return ReportedChild(
        given_name=facts.given_name,
        family_name=facts.family_name,
        identity_number=facts.identity.written if facts.identity else "",
        birth_date=facts.born,
        age_from=facts.ages[0] if facts.ages else None,
        age_to=facts.ages[1] if facts.ages else None,
        sex=facts.sex,
        protected_identity=facts.protected_identity,
        interpreter_language=facts.interpreter_language,
        home_municipality=where.home_municipality if where else "",
        school=where.school if where else "",
        address=where.address if where else "",
        telephone=where.telephone if where else "",
    )
