"""Review, closing, and how it is afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.groups.actions.after import Closed, Reviewed
from samsyn.capabilities.groups.models import GoOn
from samsyn.foundation.step_answers.forms import StepForm
from samsyn.methods.model import Method

from .fields import Day, Line, Pick, Prose, YesNo, choose


class ReviewForm(StepForm):
    """What the review came to."""

    held_on = Day(label=_("Vilken dag?"))
    youth_view = Prose(label=_("Vad säger den unge?"))
    guardian_view = Prose(label=_("Vad säger vårdnadshavarna?"), required=False)
    goals_own = YesNo(label=_("Är målen fortfarande den unges egna?"), required=False)
    consent_holds = YesNo(label=_("Gäller samtycket fortfarande?"), required=False)
    school_or_work = Prose(label=_("Hur går det i skolan eller på arbetet?"), required=False, rows=2)
    better = Prose(label=_("Vad har blivit bättre?"), required=False, rows=2)
    worse = Prose(label=_("Vad har blivit sämre?"), required=False, rows=2)
    go_on = Pick(label=_("Hur går ni vidare?"), choices=GoOn.choices)
    why = Prose(label=_("Varför?"), rows=2)

    def told(self) -> Reviewed:
        """What was written, once the form is valid."""
        return Reviewed(**self.cleaned_data | {"go_on": GoOn(self.cleaned_data["go_on"])})


class CloseForm(StepForm):
    """How it ended."""

    reason = forms.ChoiceField(label=_("Skäl"))
    planned = YesNo(label=_("Var avslutet planerat?"))
    why = Prose(label=_("Berätta kort varför."))
    youth_view = Prose(label=_("Den unges egen bild av hur det gick"), required=False)
    youth_view_missing = Line(label=_("Om den saknas: varför?"), required=False)
    keeps_contact = Line(label=_("Vem håller kontakten efteråt?"))
    after_check = YesNo(label=_("Har den unge sagt ja till att ni hör av er efter sex och tolv månader?"))

    def __init__(self, *args: Any, method: Method, **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "reason", [("", _("Välj")), *((one.key, one.label) for one in method.outcomes)])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("youth_view") and not told.get("youth_view_missing"):
            self.add_error("youth_view", _("Skriv den unges egen bild, eller varför den saknas."))
        return told

    def told(self) -> Closed:
        """What was written, once the form is valid."""
        return Closed(**self.cleaned_data)


class CheckForm(StepForm):
    """How it is some months after."""

    reached = YesNo(label=_("Fick ni kontakt?"))
    how_it_is = Prose(label=_("Hur säger den unge att det är?"), required=False)
    wants_contact = YesNo(label=_("Vill den unge ha ny kontakt?"), required=False)
