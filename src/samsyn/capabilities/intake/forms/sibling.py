"""The same report for a second child of the family: what is common is filled in, what is the child's own is not."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.capabilities.intake.payloads import ConcernReport, PoliceAddition

# what one child said, knows, did or showed is that child's own
OWN_WORDS = {"child", "childs_words", "child_informed"}
OWN_PART = {"child_role", "influence_signs", "handed_to"}
NOT_TYPED = {"guardians", "police", "reporter_name", "reporter_role", "reporter_authority", "attachments"}


def for_a_sibling(report: ConcernReport, recipient_id: UUID) -> dict[str, list[str]]:
    """The fields of a new report as if they were typed; the child's are empty."""
    plain = {name: getattr(report, name) for name in report.__dataclass_fields__}
    told: dict[str, Any] = {name: value for name, value in plain.items() if name not in OWN_WORDS | NOT_TYPED}
    for number, guardian in enumerate(report.guardians, 1):
        told[f"guardian_{number}"], told[f"guardian_{number}_telephone"] = guardian.name, guardian.telephone
    told |= _police(report.police) if report.police else {}
    told |= {"feedback_requested": "on" if report.feedback_requested else "", "recipient": recipient_id}
    return {name: [typed] for name, value in told.items() if (typed := _typed(value))}


def _police(police: PoliceAddition) -> dict[str, Any]:
    plain = {name: getattr(police, name) for name in police.__dataclass_fields__ if name not in OWN_PART}
    plain["event_at"] = timezone.localtime(police.event_at).strftime("%Y-%m-%dT%H:%M")
    asked = {True: "true", False: "false", None: "unknown"}
    return plain | {"mediation_asked": asked[police.mediation_asked]}


def _typed(value: Any) -> str:
    """A value as the form would have been sent it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))
