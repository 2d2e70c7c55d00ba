from django.db import migrations

from samsyn.capabilities.handover.effect_sql import statements


def secure(apps, schema_editor):
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("handover", "0003_withdrawal")]
    operations = [migrations.RunPython(secure, migrations.RunPython.noop)]
