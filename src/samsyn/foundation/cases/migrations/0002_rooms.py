from django.db import migrations

from samsyn.foundation.units.rooms import Protect


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("people", "0002_rooms"), ("letters", "0002_delivery")]
    operations = [
        Protect("CaseCounter", update=["last"]),
        Protect(
            "Case",
            update=[
                "person_id",
                "responsible_id",
                "responsible_name",
                "locked",
                "locked_why",
                "closed_at",
                "closed_by",
                "outcome",
                "outcome_why",
            ],
            frozen_when="OLD.closed_at IS NOT NULL",
        ),
        Protect("CaseWorker", update=False),
        Protect(
            "Entry",
            update=["text", "kind", "happened_at", "signed_at"],
            delete=True,
            frozen_when="OLD.signed_at IS NOT NULL",
        ),
        Protect(
            "Task",
            update=["owner_id", "owner_name", "due_on", "done_at", "done_by", "result"],
            frozen_when="OLD.done_at IS NOT NULL",
        ),
    ]
