from django.db import migrations

from samsyn.capabilities.legal_counsel.counting_sql import statements


def count(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("letters", "0005_points"), ("settlements", "0002_settling")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
