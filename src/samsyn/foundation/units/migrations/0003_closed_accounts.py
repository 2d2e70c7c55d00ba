from django.db import migrations

from samsyn.foundation.units.closing_sql import FUNCTIONS


def close(apps, schema_editor):
    schema_editor.execute(FUNCTIONS, params=None)


class Migration(migrations.Migration):
    dependencies = [("units", "0002_security")]
    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
