from django.db import migrations

from samsyn.capabilities.intake.attachments_sql import statements
from samsyn.foundation.units.rooms import Protect


def guard(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_reportattachment"), ("letters", "0003_purpose_chosen")]
    operations = [
        Protect("ReportAttachment", update=["draft_id", "message_id"], delete=True),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
