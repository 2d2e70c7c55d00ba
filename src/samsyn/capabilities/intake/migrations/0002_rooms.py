from django.db import migrations

from samsyn.foundation.units.rooms import Protect

SIGNED = (
    "HandledMessage",
    "SortingDecision",
    "ProtectionAssessment",
    "PreliminaryContact",
    "MeetingOffer",
    "InformedPerson",
    "AssessmentExtension",
    "PreliminaryDecision",
    "CaseSystemReference",
    "Forwarding",
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("people", "0002_rooms"), ("cases", "0002_rooms")]
    operations = [
        Protect(
            "Matter",
            update=["person_id", "case_id", "sorting", "closed_at", "responsible_id", "responsible_name"],
        ),
        *(Protect(name, update=False, append_only=True) for name in SIGNED),
        Protect(
            "ReporterAnswer",
            update=["outcome", "message_id", "refrained_why", "answered_at", "signature"],
            frozen_when="OLD.answered_at IS NOT NULL",
        ),
        Protect("FiledReport", update=["feedback_requested_at", "request_id"]),
    ]
