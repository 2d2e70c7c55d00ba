from django.db import migrations

from samsyn.foundation.messages.delivery_sql import statements
from samsyn.foundation.units.rooms import Protect


def deliver(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0001_initial"),
        ("units", "0002_security"),
        ("audit", "0002_sealing"),
        ("people", "0002_rooms"),
    ]
    operations = [
        Protect("Assessment", append_only=True),
        Protect("AssessmentItem", append_only=True),
        Protect("SentMessage", append_only=True),
        Protect("Receipt", insert=False, append_only=True),
        Protect("ReceivedMessage", insert=False, update=["person_id"]),
        migrations.RunPython(deliver, migrations.RunPython.noop),
    ]
