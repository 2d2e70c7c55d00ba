from django.db import migrations

from samsyn.foundation.messages.delivery_sql import DELIVER


def deliver_anew(apps, schema_editor):
    schema_editor.execute(DELIVER, params=None)


class Migration(migrations.Migration):
    """The recipient's copy names what a lawyer had settled, where the answer stood on it."""

    dependencies = [("letters", "0006_received_indexes"), ("settlements", "0002_settling")]
    operations = [migrations.RunPython(deliver_anew, migrations.RunPython.noop)]
