from django.db import migrations

from samsyn.capabilities.home_visits.screening_sql import statements
from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("home_visits", "0001_initial"), ("cases", "0002_rooms"), ("people", "0002_rooms")]
    operations = [
        Protect(
            "Visit",
            update=[
                "state",
                "other_unit_id",
                "other_unit_name",
                "other_telephone",
                "starts_at",
                "ends_at",
                "booking_id",
                "worker_id",
                "worker_name",
                "stopped_at",
                "stop_reason",
                "closed_at",
                "closed_by",
                "outcome",
                "outcome_why",
                "told_of_closing",
            ],
            frozen_when="OLD.closed_at IS NOT NULL OR OLD.track = 'referred_to_police_process'",
        ),
        Protect("TargetAnswer", append_only=True),
        Protect(
            "ManagerDecision",
            update=["approved", "why", "decided_by", "decided_at"],
            frozen_when="OLD.decided_at IS NOT NULL",
        ),
        Protect("VisitPlan"),
        Protect(
            "VisitProposal",
            update=["visit_id", "state", "answer_id", "answered_at", "answered_by", "decline_reason"],
            frozen_when="OLD.answered_at IS NOT NULL",
        ),
        Protect("ProposedTime", update=["chosen"]),
        Protect("VisitRecord", append_only=True),
        Protect("VisitPresence", append_only=True),
        Protect("EntryConsent", append_only=True),
        Protect("InformationGiven", append_only=True),
        Protect("SupportOffered", append_only=True),
        Protect("Commitment", append_only=True),
        Protect(
            "Screening",
            update=[
                "answer",
                "state",
                "matrix",
                "supervised",
                "id_checked",
                "site",
                "taken_at",
                "lab_reference",
                "lab_sent_at",
                "lab_answered_at",
                "told_at",
                "told_by",
            ],
        ),
        Protect("ScreeningConsent", update=["withdrawn_at"], frozen_when="OLD.withdrawn_at IS NOT NULL"),
        Protect("ScreeningStep", append_only=True),
        Protect(
            "Talk",
            update=[
                "starts_at",
                "ends_at",
                "place",
                "state",
                "booking_id",
                "note",
                "settled_at",
                "settled_by",
            ],
            frozen_when="OLD.settled_at IS NOT NULL",
        ),
        Protect(
            "FollowUp",
            update=[
                "reached",
                "channel",
                "result",
                "wishes",
                "consents_hold",
                "understood",
                "listened",
                "helped",
                "done_at",
                "done_by",
            ],
            frozen_when="OLD.done_at IS NOT NULL",
        ),
        *[migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in statements()],
    ]
