"""What belongs to a tip beside its text, for others: `{% load tip_thread %}{% tip_thread message.id %}`.

The kinds' own templates use it, so a page that includes `kind.template` with `message` has it already.
"""

from typing import Any
from uuid import UUID

from django import template

from samsyn.capabilities.tips import queries

register = template.Library()


@register.inclusion_tag("tips/_with_the_tip.html", takes_context=True)
def tip_thread(context: dict[str, Any], message_id: UUID) -> dict[str, Any]:
    """Pictures, additions, answers and the way to answer, of a tip or an addition to one; else nothing."""
    actor = context["request"].actor
    return {
        "thread": queries.thread_of(actor=actor, message_id=message_id),
        "works_cases": actor.may("works_cases"),
        "knows_reporters": queries.may_know_reporters(actor),
    }
