from django.db import migrations

from samsyn.foundation.units.rooms import Protect

WRITTEN_ONCE = (
    "CriterionAnswer",
    "Selection",
    "PlaceGiven",
    "ContactAttempt",
    "MappingNote",
    "Instrument",
    "Enrolment",
    "GoalRating",
    "PlanSignature",
    "PlanSending",
    "Review",
    "GroupClosing",
)


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0001_initial"),
        ("cases", "0002_rooms"),
        ("people", "0002_rooms"),
        ("commitments", "0002_rooms"),
    ]
    operations = [
        Protect("Consultation", append_only=True),
        Protect(
            "GroupCase",
            update=["selected", "selected_at", "place_at", "enrolled_on", "closed_at"],
            frozen_when="OLD.closed_at IS NOT NULL",
        ),
        Protect(
            "Member",
            update=["answer", "decline", "answered_at", "answered_by", "answer_id", "ended_at", "ended_why"],
            frozen_when="OLD.ended_at IS NOT NULL",
        ),
        Protect(
            "Plan",
            update=[
                "crisis_plan",
                "on_relapse",
                "guardians_do",
                "next_meeting_at",
                "adopted_at",
                "adopted_by",
            ],
            delete=True,
            frozen_when="OLD.adopted_at IS NOT NULL",
        ),
        Protect("Goal", update=["area", "words", "by_on", "frozen"], delete=True, frozen_when="OLD.frozen"),
        Protect("PlanCommitment", update=["frozen"], delete=True, frozen_when="OLD.frozen"),
        Protect(
            "AfterCheck",
            update=["reached", "how_it_is", "wants_contact", "done_at", "done_by"],
            frozen_when="OLD.done_at IS NOT NULL",
        ),
        *(Protect(table, append_only=True) for table in WRITTEN_ONCE),
    ]
