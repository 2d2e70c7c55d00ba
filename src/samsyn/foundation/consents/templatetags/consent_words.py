"""A consent's kept text on a page, each language marked as what it is."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samsyn.foundation.consents.wording import ENGLISH_BEGINS, TextPart, parts

register = template.Library()
LEAD = re.compile(r"([^.,:]{3,40}:)( .+)")


@register.filter
def languages_of(text: str) -> tuple[TextPart, ...]:
    """The text by its languages, as it was kept: the Swedish first."""
    return parts(text)


@register.filter
def languages_mine_first(text: str) -> tuple[TextPart, ...]:
    """The same for the one who answers: the language of the page first."""
    mine = (get_language() or "sv")[:2]
    return tuple(sorted(parts(text), key=lambda one: one.language != mine))


@register.filter
def lead_words(text: str) -> SafeString:
    """The same words for the eye: the heading and what each line is about ("De här får veta:") in bold."""
    before, begins, said = text.rpartition(f"{ENGLISH_BEGINS}\n\n")
    heading, *rest = said.split("\n")
    lines = format_html_join("\n", "{}", ((_line(one),) for one in rest))
    return format_html("{}{}<strong>{}</strong>\n{}", before, begins, heading, lines)


def _line(text: str) -> SafeString:
    found = LEAD.fullmatch(text)
    return format_html("<strong>{}</strong>{}", *found.groups()) if found else format_html("{}", text)
