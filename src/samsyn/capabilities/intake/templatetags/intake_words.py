"""Words that the reception's pages need for codes in a message."""

from django import template

from samsyn.capabilities.intake.forms.persons import municipality_choices

register = template.Library()


@register.filter
def municipality_name(code: str) -> str:
    """A municipality's name; the code itself for one that is not known here."""
    return dict(municipality_choices()).get(code, code)
