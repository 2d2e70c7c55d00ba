"""Where a commitment that a message tells of is read in the own room."""

from typing import Any
from uuid import UUID

from django import template
from django.urls import reverse

from samsyn.foundation.cases.pages import address_of
from samsyn.foundation.commitments.desk import TASK
from samsyn.foundation.commitments.models import Commitment

register = template.Library()


@register.simple_tag(takes_context=True)
def page_of_commitment(context: dict[str, Any], common_id: UUID) -> str:
    """The address of the own copy's page, empty where the unit has none. One statement."""
    unit_id = context["request"].actor.unit_id
    found = (
        Commitment.objects.filter(unit_id=unit_id, common_id=common_id).values_list("id", flat=True).first()
    )
    return reverse(address_of(TASK), args=[found]) if found and address_of(TASK) else ""
