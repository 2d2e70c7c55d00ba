from django.db import migrations

from samsyn.foundation.units.rooms import Protect

OWN = "worker_id = (SELECT samsyn.current_worker())"


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial"), ("units", "0002_security")]
    operations = [
        Protect("Draft", delete=True),
        Protect("Submission", update=["location"]),
        migrations.RunSQL(
            f"CREATE POLICY own_drafts ON drafts_draft AS RESTRICTIVE USING ({OWN} OR pg_has_role("
            "current_user, (SELECT relowner FROM pg_class WHERE oid = 'drafts_draft'::regclass), 'MEMBER'))",
            "DROP POLICY own_drafts ON drafts_draft",
        ),
    ]
