from django.db import migrations

from samsyn.capabilities.log_review import finding_sql, judging_sql, making_sql
from samsyn.foundation.units.rooms import Protect


def make(apps, schema_editor):
    for statement in [*finding_sql.statements(), *making_sql.statements(), *judging_sql.statements()]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("log_review", "0001_initial"),
        ("audit", "0003_reviewers"),
        ("cases", "0002_rooms"),
        ("people", "0002_rooms"),
    ]
    operations = [
        Protect("Policy", append_only=True),
        Protect(
            "WorkerFacts",
            update=["address", "street", "postcode", "other_names", "told_at", "signature"],
            delete=True,
        ),
        Protect(
            "Review",
            insert=False,
            update=["signed_at", "signed_by", "signature", "words", "hash"],
            frozen_when="OLD.signed_at IS NOT NULL",
        ),
        Protect("Row", insert=False, append_only=True),
        Protect("Judgement", append_only=True),
        Protect("OpeningAnswer", append_only=True),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
