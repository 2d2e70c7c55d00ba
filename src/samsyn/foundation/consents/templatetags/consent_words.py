"""A consent's kept text on a page, each language marked as what it is."""

from django import template
from django.utils.translation import get_language

from samsyn.foundation.consents.wording import TextPart, parts

register = template.Library()


@register.filter
def languages_of(text: str) -> tuple[TextPart, ...]:
    """The text by its languages, as it was kept: the Swedish first."""
    return parts(text)


@register.filter
def languages_mine_first(text: str) -> tuple[TextPart, ...]:
    """The same for the one who answers: the language of the page first."""
    mine = (get_language() or "sv")[:2]
    return tuple(sorted(parts(text), key=lambda one: one.language != mine))
