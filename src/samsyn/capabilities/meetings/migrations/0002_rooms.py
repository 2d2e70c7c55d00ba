from django.db import migrations

from samsyn.capabilities.meetings.minutes_sql import statements
from samsyn.foundation.units.rooms import Protect

ANSWER = [
    "reply",
    "reason",
    "answered_at",
    "answered_by",
    "answer_id",
    "proposed_at",
    "proposed_end",
]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("cases", "0002_rooms"), ("people", "0002_rooms")]
    operations = [
        Protect(
            "Meeting",
            update=[
                "starts_at",
                "ends_at",
                "place",
                "mode",
                "chair",
                "note_taker",
                "interpreter_language",
                "sequence",
                "cancelled_at",
                "cancelled_by",
                "cancelled_why",
                "approved_at",
            ],
            frozen_when="OLD.approved_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL",
        ),
        Protect("AgendaItem", delete=True),
        Protect("FamilyNotice", append_only=True),
        Protect("Invited", update=[*ANSWER, "message_id"]),
        Protect(
            "Invitation",
            update=[
                "starts_at",
                "ends_at",
                "place",
                "sequence",
                "reply",
                "answered_at",
                "answered_by",
                "booking_id",
                "changed_by",
                "cancelled_at",
            ],
            frozen_when="OLD.cancelled_at IS NOT NULL",
        ),
        Protect("TakenIn", append_only=True),
        Protect("Minutes", append_only=True),
        Protect("MinutesPart", append_only=True),
        Protect("Attendance", append_only=True),
        Protect("Decision", append_only=True),
        Protect("Approval", append_only=True),
        Protect("MinutesSent", append_only=True),
        *[migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in statements()],
    ]
