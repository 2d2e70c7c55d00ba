"""Where a task, a booking or a message leads."""

from uuid import UUID

from django import template
from django.urls import reverse

from samsyn.foundation.cases import pages
from samsyn.interfaces.web import words_of_codes

register = template.Library()

ABOUT = {"case": "web:case", "message": "web:message", "booking": "web:booking"}
RECEIVED = {
    "tip": "intake:message",
    "tip_addition": "intake:message",
    "concern_report": "intake:message",
    "visit_proposal": "home_visits:proposal",
    "group_invitation": "groups:invitation",
    "information": "sharing:message",
    "request": "sharing:message",
    "nothing_given": "sharing:message",
    "group_meeting_invitation": "meetings:invitation",
    "group_meeting_minutes": "meetings:received_minutes",
    "from_family_letter": "family_contact:letter",
    "from_family_disagreement": "family_contact:letter",
    "from_family_consent_wish": "family_contact:letter",
    "from_family_rating": "family_contact:letter",
}


@register.simple_tag
def about_url(kind: str, about: UUID | None, case_id: UUID | None = None) -> str:
    """The page of what a task or booking is about; the case's page, or nothing, when it has none of its own."""
    name = pages.address_of(kind) or ABOUT.get(kind)
    if about and name:
        return reverse(name, args=[about])
    return reverse("web:case", args=[case_id]) if case_id else ""


@register.simple_tag
def message_url(kind: str, message_id: UUID, *, received: bool = True, fallback: str = "web:message") -> str:
    """The page where a message is read and acted upon; `fallback` for a kind that has none of its own."""
    name = RECEIVED.get(kind, fallback) if received else "web:message"
    return reverse(name, args=[message_id])


@register.filter
def log_verb(code: str) -> str:
    return words_of_codes.verb(code)


@register.filter
def log_object(code: str) -> str:
    return words_of_codes.object_kind(code)


@register.filter
def category_name(code: str) -> str:
    return words_of_codes.category(code)


@register.filter
def method_name(key: str) -> str:
    return words_of_codes.method(key)
