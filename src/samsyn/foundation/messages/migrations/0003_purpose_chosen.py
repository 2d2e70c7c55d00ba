from django.db import migrations

from samsyn.foundation.messages.delivery_sql import CHECK_CROSSING


def check_anew(apps, schema_editor):
    schema_editor.execute(CHECK_CROSSING, params=None)


class Migration(migrations.Migration):
    """A kind of message without a purpose of its own is sent for the purpose that was assessed."""

    dependencies = [("letters", "0002_delivery")]
    operations = [migrations.RunPython(check_anew, migrations.RunPython.noop)]
