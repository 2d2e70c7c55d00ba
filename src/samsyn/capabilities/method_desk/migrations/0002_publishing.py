from django.db import migrations

from samsyn.capabilities.method_desk.publishing_sql import statements


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("method_desk", "0001_initial"), ("units", "0002_security")]
    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
