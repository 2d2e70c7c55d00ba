from django.db import migrations

from samsyn.foundation.family.telling_sql import statements


def telling(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("family", "0004_birthdays")]
    operations = [migrations.RunPython(telling, migrations.RunPython.noop)]
