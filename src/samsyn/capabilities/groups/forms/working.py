"""Contact, mapping, enrolment, and who is asked."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Attempt, Enrolled, Noted, Used
from samsyn.capabilities.groups.models import Channel, Decline, LifeArea
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import LegalForm

from .fields import Day, Line, Moment, Pick, Prose, YesNo, choose

NEW = "new"


class AttemptForm(StepForm):
    """One try to reach the young person."""

    tried_at = Moment(label=_("När?"))
    channel = forms.ChoiceField(label=_("Hur?"), choices=Channel.choices)
    who = Line(label=_("Vem tog kontakt?"), help_text=_("Gärna den som den unge litar mest på."))
    reached = YesNo(label=_("Fick ni kontakt?"))
    came_of_it = Prose(label=_("Vad sades, eller vad gör ni nu?"))

    def attempt(self) -> Attempt:
        """What was written, once the form is valid."""
        return Attempt(**self.cleaned_data | {"channel": Channel(self.cleaned_data["channel"])})


class AreaForm(StepForm):
    """What was said of one area of life; there are no points."""

    area = forms.ChoiceField(label=_("Område"), choices=LifeArea.choices)
    works_well = Prose(label=_("Vad fungerar bra?"), required=False)
    worries = Prose(label=_("Vad oroar?"), required=False)
    wishes = Prose(label=_("Vad önskar den unge?"), required=False)
    source = Line(label=_("Vem berättade?"))
    said_on = Day(label=_("När?"))

    def noted(self) -> Noted:
        """What was written, once the form is valid."""
        return Noted(**self.cleaned_data | {"area": LifeArea(self.cleaned_data["area"])})


class InstrumentForm(forms.Form):
    """That an instrument was used; never what it came to."""

    name = Line(label=_("Vilket instrument?"), max_length=120)
    used_on = Day(label=_("När användes det?"))
    kept_where = Line(
        label=_("Var finns det?"),
        help_text=_("Till exempel akten i verksamhetssystemet. Skriv inga poäng här."),
    )

    def used(self) -> Used:
        """What was written, once the form is valid."""
        return Used(**self.cleaned_data)


class EnrolForm(StepForm):
    """The decision of enrolment."""

    legal_form = Pick(
        label=_("I vilken form?"), choices=[(one.value, one.label.capitalize()) for one in LegalForm]
    )
    decided_on = Day(label=_("Vilken dag beslutades det?"))
    decided_by = Line(label=_("Vem beslutade?"))
    delegation_point = Line(label=_("Punkt i delegationsordningen"), required=False, max_length=60)

    def __init__(self, *args: Any, method: Method, today: dt.date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {"legal_form": method.legal_form.value, "decided_on": today} | dict(self.initial)

    def enrolled(self) -> Enrolled:
        """What was written, once the form is valid."""
        return Enrolled(**self.cleaned_data | {"legal_form": LegalForm(self.cleaned_data["legal_form"])})


class InviteForm(forms.Form):
    """In which function a unit is asked, and why."""

    function = Line(
        label=_("I vilken uppgift?"),
        max_length=120,
        help_text=_("Till exempel mentor, områdespolis eller fritidsledare."),
    )
    why = Prose(
        label=_("Vad hoppas ni att de kan göra?"),
        help_text=_("Det här står i inbjudan. Skriv inte mer om den unge än vad samtycket omfattar."),
    )


class AnswerForm(forms.Form):
    """Yes about one of the own persons, or no with a reason that is about the unit."""

    reply = Pick(label=_("Ert svar"), choices=(("yes", _("Ja, vi är med")), ("no", _("Nej"))))
    person = Pick(label=_("Vem är det hos er?"), required=False)
    decline = forms.ChoiceField(
        label=_("Varför nej?"), choices=[("", _("Välj")), *Decline.choices], required=False
    )

    def __init__(self, *args: Any, persons: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "person", [*persons, (NEW, _("Ingen av dem, lägg upp som ny hos oss"))])
        if not persons:
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("reply") == "no" and not told.get("decline"):
            self.add_error("decline", _("Välj varför."))
        if told.get("reply") == "yes" and "person" in self.fields and not told.get("person"):
            self.add_error("person", _("Välj vem det är hos er, eller lägg upp den unge som ny."))
        return told

    def said(self) -> Reply:
        """The answer, once the form is valid."""
        told = self.cleaned_data
        if told["reply"] == "no":
            return Reply(accepts=False, decline=Decline(told["decline"]))
        chosen = told.get("person") or NEW
        return Reply(accepts=True, person_id=None if chosen == NEW else UUID(chosen))
