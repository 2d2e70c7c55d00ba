"""A tip's thread, for the pages of others: `{% load tip_thread %}{% tip_thread message.id %}`."""

from typing import Any
from uuid import UUID

from django import template

from samsyn.capabilities.tips import queries

register = template.Library()


@register.inclusion_tag("tips/thread.html", takes_context=True)
def tip_thread(context: dict[str, Any], message_id: UUID) -> dict[str, Any]:
    """The thread of a received tip, or of an addition to one, with the way to answer; nothing for other messages."""
    actor = context["request"].actor
    return {"thread": queries.thread_of(actor=actor, message_id=message_id), "answer_link": True}


@register.simple_tag(takes_context=True)
def tip_pictures(context: dict[str, Any], message_id: UUID) -> tuple[int, ...]:
    """The numbers of the pictures that came with a tip, for `tips:picture`."""
    thread = queries.thread_of(actor=context["request"].actor, message_id=message_id)
    return thread.pictures if thread else ()
