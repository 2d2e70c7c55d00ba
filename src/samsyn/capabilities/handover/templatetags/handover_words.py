"""What a draft is called, by the form that it was typed in."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

register = template.Library()

FORMS = {
    "concern_report": gettext_noop("En orosanmälan"),
    "close-visit": gettext_noop("Avslut av ett hembesök"),
    "follow-up": gettext_noop("En uppföljning"),
    "home-visit-plan": gettext_noop("Planen för ett hembesök"),
    "home-visit-record": gettext_noop("Anteckningen från ett hembesök"),
    "sample-agreement": gettext_noop("Ett provtagningsavtal"),
    "talk": gettext_noop("Anteckningen från ett samtal"),
    "tip-answer": gettext_noop("Ett svar på ett tips"),
    "note": gettext_noop("En anteckning"),
}


@register.filter
def draft_name(form: str) -> str:
    """The kind of draft in words; nothing of its content."""
    return _(FORMS[form]) if form in FORMS else _("Något påbörjat")
