from django.db import migrations

from samsyn.foundation.family.birthdays_sql import statements


def birthdays(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("family", "0003_ratings"), ("cases", "0002_rooms")]
    operations = [migrations.RunPython(birthdays, migrations.RunPython.noop)]
