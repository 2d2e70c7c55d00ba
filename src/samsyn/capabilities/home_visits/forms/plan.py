"""The plan of a visit, the manager's answer, the refraining."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.home_visits.actions.planning import PlanFacts
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.law import Party
from samsyn.methods.model import Method

from .fields import Moment, Prose, YesNo, choices

LEADERS = ((Party.SOCIAL_SERVICES.value, _("Socialtjänsten")), (Party.POLICE.value, _("Polisen")))


class PlanForm(StepForm):
    """What is agreed before the visit. The labels' explanations come from the method."""

    purpose = Prose(label=_("Syfte"))
    concern = Prose(
        label=_("Det som sägs"),
        required=False,
        help_text=_("Allmänna ord om ryktet eller tipset. Skriv aldrig något som visar vem det kom från."),
    )
    may_tell = Prose(label=_("Vad får berättas för familjen"))
    leader = forms.ChoiceField(label=_("Vem leder"), choices=LEADERS, widget=forms.RadioSelect)
    interpreter_language = forms.ChoiceField(label=_("Språk och tolk"), required=False)
    siblings = Prose(label=_("Syskon"), required=False, rows=2)
    two_homes = Prose(label=_("Två hem"), required=False, rows=2)
    place_kind = forms.ChoiceField(label=_("Plats"))
    place = forms.CharField(
        label=_("Adress eller lokal"),
        max_length=200,
        required=False,
        help_text=_("Tomt betyder den adress som står på den unges sida."),
    )
    announced = YesNo(label=_("Är besöket aviserat?"))
    guardian_answer = Prose(label=_("Vad vårdnadshavaren svarade"), required=False, rows=2)
    unannounced_why = Prose(label=_("Varför kan det inte aviseras?"), required=False, rows=2)
    time_1 = Moment(label=_("Första tiden"), required=True)
    time_2 = Moment(label=_("Andra tiden"), required=False)
    time_3 = Moment(label=_("Tredje tiden"), required=False)
    minutes = forms.IntegerField(label=_("Längd i minuter"), min_value=15, max_value=240)
    with_address = forms.BooleanField(label=_("Skicka med adressen"), required=False)
    with_family = forms.BooleanField(label=_("Skicka med det som rör syskon och två hem"), required=False)
    staff_safety = Prose(
        label=_("Säkerhet"),
        required=False,
        rows=2,
        help_text=_("Er egen arbetsgivares rutin. Det här skickas aldrig."),
    )
    no_source = forms.BooleanField(
        label=_("Ingenting i texten visar vem som har tipsat eller anmält"),
        error_messages={"required": _("Läs igenom texten och kryssa i när inget visar vem som tipsat.")},
    )

    def __init__(self, *args: Any, method: Method, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["interpreter_language"].choices = [("", _("Ingen tolk behövs")), *LANGUAGES.items()]
        if method.visit is None:
            return
        fields["place_kind"].choices = choices(method.visit.address_kinds)
        fields["minutes"].initial = method.visit.longest_minutes
        fields["announced"].help_text = f"{method.visit.announced} {method.visit.unannounced}"
        for point in method.visit.planning:
            if point.key in fields and not fields[point.key].help_text:
                fields[point.key].help_text = point.text

    def facts(self) -> PlanFacts:
        """What was written, once the form is valid."""
        told = dict(self.cleaned_data)
        del told["no_source"], told["unannounced_why"]
        return PlanFacts(**told)


class DecisionForm(forms.Form):
    """The manager's answer."""

    approved = YesNo(label=_("Ditt beslut"), choices=(("yes", _("Ja, gå vidare")), ("no", _("Nej"))))
    why = Prose(label=_("Skälet"), rows=2)


class WhyForm(forms.Form):
    """A reason."""

    why = Prose(label=_("Varför avstår ni?"), rows=2)


class CancelForm(forms.Form):
    """Why a visit is called off, from the list that tells nothing of the young person."""

    reason = forms.ChoiceField(label=_("Varför ställs besöket in?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        from samsyn.capabilities.home_visits.kinds import DeclineReason

        super().__init__(*args, **more)
        field: Any = self.fields["reason"]
        field.choices = [(one.value, one.label) for one in DeclineReason]
