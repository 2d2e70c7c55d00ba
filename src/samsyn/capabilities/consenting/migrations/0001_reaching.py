from django.db import migrations

from samsyn.capabilities.consenting.reaching_sql import statements


def reaching(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("consents", "0002_rooms"),
        ("letters", "0005_further_use"),
        ("cases", "0002_rooms"),
        ("calendars", "0002_rooms"),
    ]
    operations = [migrations.RunPython(reaching, migrations.RunPython.noop)]
