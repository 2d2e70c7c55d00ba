"""Registering the person whom a message is about, with what the message says already filled in."""

from typing import Any

from samsyn.capabilities.intake.payloads import ConcernReport
from samsyn.foundation.people.forms import PersonForm
from samsyn.foundation.people.identity_numbers import IdentityKind
from samsyn.foundation.units.models import Municipality


def municipality_choices() -> list[tuple[str, str]]:
    """The municipalities a person may be registered in, codes and names. One statement."""
    return list(Municipality.objects.order_by("name").values_list("code", "name"))


class NewPersonForm(PersonForm):
    """The unit's own row of a person; nothing is taken over that a worker has not seen."""


def as_told(payload: Any) -> dict[str, Any]:
    """What the message says of the child, as the form's initial values."""
    if not isinstance(payload, ConcernReport):
        return {}
    child = payload.child
    names = (
        "given_name",
        "family_name",
        "identity_number",
        "birth_date",
        "age_from",
        "age_to",
        "sex",
        "protected_identity",
        "interpreter_language",
        "home_municipality",
        "school",
        "address",
        "telephone",
    )
    reserve = child.identity_number and "-" not in child.identity_number
    return {name: getattr(child, name) for name in names} | {
        "identity_kind": IdentityKind.RESERVE.value if reserve else ""
    }
