from django.db import migrations

from samsyn.foundation.settlements.settling_sql import statements


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("settlements", "0001_initial"), ("units", "0002_security")]
    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
