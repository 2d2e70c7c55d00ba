from django.db import migrations

from samsyn.foundation.audit.sealing_sql import statements


def seal(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("units", "0002_security")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
