"""What the family types."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """A code handed over in person, and the young person's birthday."""

    code = forms.CharField(
        label=_("Din kod"),
        help_text=_("Den du fick på papper. Stora och små bokstäver spelar ingen roll."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    born = forms.DateField(
        label=_("När är den unge född?"),
        help_text=_("Är du förälder skriver du ditt barns födelsedag."),
        error_messages={"invalid": _("Skriv födelsedagen som 2009-04-30.")},
    )


class RatingForm(forms.Form):
    """One's own number for a goal."""

    value = forms.TypedChoiceField(
        label=_("Hur nära är det i dag?"),
        help_text=_("0 är långt borta och 10 är framme. Det finns inget rätt svar."),
        choices=[(str(number), str(number)) for number in range(11)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj en siffra.")},
    )


class TextForm(forms.Form):
    """Something one writes."""

    text = forms.CharField(
        label=_("Vad vill du säga?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        error_messages={"required": _("Skriv något först.")},
    )
