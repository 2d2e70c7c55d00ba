from django.db import migrations

from samsyn.foundation.family.tasks_sql import statements


def tasks(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("family", "0002_rooms")]

    operations = [migrations.RunPython(tasks, migrations.RunPython.noop)]
